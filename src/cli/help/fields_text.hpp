#pragma once

#include <string>
#include <vector>

#include "io/fields/row_fields.hpp"
#include "render/language/language.hpp"

namespace retain::cli {

/// The names of a field as people write them, by rank.
std::vector<std::string> names_by_rank(const io::RowFieldInfo& field);
/// The page of all fields and shapes of customer rows, in lines of at most so many columns.
std::string all_fields(std::size_t width, render::Language language);
/// All that is known of one field.
std::string one_field(const io::RowFieldInfo& field, std::size_t width, render::Language language);

}  // namespace retain::cli
