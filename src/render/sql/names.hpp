#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/sql/dialects.hpp"

namespace retain::render {

/// A name of a table or a column, as the catalogue of the engine has it.
using SqlName = std::string;

/// The parts of a name as it is written in SQL: `sales.payments`, `"customer id"`, a quotation mark within as two. Throws Error for what is
/// no name, so that nothing else gets into a query.
std::vector<SqlName> parse_sql_path(std::string_view text);
/// The same of a column, which has one part.
SqlName parse_sql_name(std::string_view text);

/// The name in the quotes of a dialect. Throws Error where it cannot stand in them.
std::string quoted_name(std::string_view name, const SqlDialect& dialect);
/// A text as a literal. Throws Error where engines of the dialect read it differently.
std::string text_literal(std::string_view text, const SqlDialect& dialect);
/// Texts as a list of literals.
std::string text_literals(const std::vector<std::string>& texts, const SqlDialect& dialect);

}  // namespace retain::render
