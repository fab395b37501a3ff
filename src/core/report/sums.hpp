#pragma once

#include <span>
#include <vector>

#include "retain/snapshot.hpp"
#include "retain/worksheet.hpp"

namespace retain {

/// The facts of several rows as those of one: facts add, stated rates and prices are kept where every row states the same one. A fact
/// that one row misses is missing in the sum.
Facts sum_of(std::span<const Facts* const> rows, const IdSet& present, Granularity granularity);

/// Marks the facts of a total that must stay unknown because they are in a part: there, customers came back who are not declared.
void inherit_unknowns(Facts& total, std::span<const Facts* const> parts);

/// Marks the rates and prices that a total misses although its parts state them: they do not add.
void mark_not_additive(Facts& total, std::span<const Facts* const> parts);

/// The reasons of several rows, added under their headers; one that a row misses is missing in the sum.
ReasonCounts sum_of(std::span<const ReasonCounts* const> rows);

}  // namespace retain
