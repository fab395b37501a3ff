#include "io/columns/table_names.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "io/fields/row_fields.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

bool is_listed(std::string_view list, std::string_view folded) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    if (fold_header(list.substr(0, end)) == folded) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

std::optional<std::size_t> column_called(std::string_view name, std::span<const Header> headers) {
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (same_name(split_unit(headers[i].text), name)) return i;
  }
  return std::nullopt;
}

bool is_ignored(const Header& header, const LoadOptions& options) {
  return std::ranges::any_of(options.ignored, [&](const std::string& name) { return same_name(split_unit(header.text), name); });
}

void refuse_missing_ignored(std::span<const Header> headers, const LoadOptions& options) {
  for (const std::string& name : options.ignored) {
    if (!column_called(name, headers)) refuse_missing_column(name, "--ignore", headers);
  }
}

void refuse_flag_of_table(std::span<const Header> headers, std::string message, std::string hint) {
  Diagnostic wrong = error({}, std::move(message), std::move(hint), headers.front().place);
  wrong.cause = Cause::flag;
  throw InputError({std::move(wrong)});
}

void refuse_missing_column(std::string_view name, std::string_view flag, std::span<const Header> headers) {
  std::string names;
  for (const Header& header : headers) names += (names.empty() ? "" : ", ") + std::string(trim(header.text));
  refuse_flag_of_table(headers, formatted("no column {}, which {} names", in_quotes(name), flag), formatted("the columns are {}", names));
}

}  // namespace retain::io
