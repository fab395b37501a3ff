#include "io/dialect.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

#include "io/unicode.hpp"

namespace retain::io {

namespace {

constexpr std::string_view delimiters = ",;\t|";

/// How well a delimiter fits, compared member by member.
using Fit = std::tuple<std::size_t, std::size_t, std::size_t>;

Fit fit_of(CsvReader reader, const std::function<bool(std::string_view)>& is_known) {
  constexpr std::size_t sampled_rows = 50;
  std::vector<CsvField> record;
  const auto read = [&] {
    try {
      while (reader.next(record)) {
        if (!is_blank(record)) return true;
      }
    } catch (const CsvError&) {
      // The delimiter that is chosen meets it again, and then it is reported.
    }
    return false;
  };
  read();
  const std::size_t width = record.size();
  const auto known = std::ranges::count_if(record, [&](const CsvField& field) { return is_known(field.text); });
  std::size_t alike = 0;
  // What never parts the header parts no record in the same way.
  for (std::size_t row = 0; width > 1 && row < sampled_rows && read(); ++row) alike += record.size() == width ? 1U : 0U;
  return {static_cast<std::size_t>(known), alike, width};
}

}  // namespace

bool is_blank(const std::vector<CsvField>& record) {
  return std::ranges::all_of(record, [](const CsvField& field) { return trim(field.text).empty(); });
}

Dialect detect_dialect(std::string_view text, std::optional<char> pinned, const std::function<bool(std::string_view)>& is_known) {
  Dialect dialect{pinned.value_or(','), text, {}};
  constexpr std::string_view declaration = "sep=";
  const std::string_view first_line = text.substr(0, text.find_first_of("\r\n"));
  if (first_line.size() == declaration.size() + 1 && first_line.starts_with(declaration)) {
    const std::size_t line_end = text.substr(first_line.size()).starts_with("\r\n") ? 2 : 1;
    dialect.body.remove_prefix(std::min(first_line.size() + line_end, text.size()));
    dialect.start.line = 2;
    dialect.delimiter = pinned.value_or(first_line.back());
    return dialect;
  }
  if (pinned) return dialect;
  Fit best;
  for (const char delimiter : delimiters) {
    const Fit fit = fit_of(CsvReader(text, delimiter), is_known);
    if (fit > best) {
      best = fit;
      dialect.delimiter = delimiter;
    }
  }
  return dialect;
}

}  // namespace retain::io
