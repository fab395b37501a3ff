#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "io/columns/header.hpp"
#include "io/options.hpp"

namespace retain::io {

/// Whether a folded name is in a list of names with commas between them.
bool is_listed(std::string_view list, std::string_view folded);

/// The column of this name.
std::optional<std::size_t> column_called(std::string_view name, std::span<const Header> headers);
/// Whether `--ignore` names a column.
bool is_ignored(const Header& header, const LoadOptions& options);

/// Throws InputError where `--ignore` names what is no column.
void refuse_missing_ignored(std::span<const Header> headers, const LoadOptions& options);

/// Throws InputError: what the user asks for is not in the table.
[[noreturn]] void refuse_flag_of_table(std::span<const Header> headers, std::string message, std::string hint);
/// The same of a column of a name that `flag` gives.
[[noreturn]] void refuse_missing_column(std::string_view name, std::string_view flag, std::span<const Header> headers);

}  // namespace retain::io
