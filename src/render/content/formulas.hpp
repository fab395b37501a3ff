#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/language/language.hpp"
#include "retain/quantity.hpp"

namespace retain::render {

/// The formulas of a quantity in symbols, in the order in which they are tried; none for a fact.
std::vector<std::string> formula_texts(const Quantity& quantity);

/// "crr, churn".
std::string joined_keys(const std::vector<Id>& ids);

/// What stands for a quantity in front of a line: its id, which the flags take, and in Korean its name.
std::string_view label_of(const Quantity& quantity, Language language);
/// "customer retention rate", "고객 유지율".
std::string_view name_of(const Quantity& quantity, Language language);
/// "Customer retention rate", "고객 유지율".
std::string capitalised_name(const Quantity& quantity, Language language);
/// "churn rate, lifespan", "이탈률, 고객 수명".
std::string joined_names(const std::vector<Id>& ids, Language language);

/// A worked formula as one line, or broken at its equals signs where it takes more than `room` columns.
std::vector<std::string> worked_lines(std::string_view worked, std::optional<std::size_t> room);

/// The example of a quantity computed: its formula, the same with the numbers, and the result. Empty for a fact.
std::string worked_example(const Quantity& quantity, Language language);

}  // namespace retain::render
