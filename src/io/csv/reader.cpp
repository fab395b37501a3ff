#include "io/csv/reader.hpp"

#include <algorithm>

#include "text/format.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

constexpr bool ends_line(char c) { return c == '\n' || c == '\r'; }

constexpr const char* open_quote = "a quote opens here and never closes";
constexpr const char* open_quote_hint = "close the field with a quote, and double each quote inside it";

/// The first place from `start` on whose character ends the text there; its size where none does.
template <class Ends>
std::size_t end_of_text(std::string_view text, std::size_t start, Ends ends) {
  return static_cast<std::size_t>(std::find_if(text.begin() + static_cast<std::ptrdiff_t>(start), text.end(), ends) - text.begin());
}

}  // namespace

CsvError open_quote_error(TextPlace place, const Limits& limits) {
  return {open_quote, formatted("{}; --max-field raises the limit of a field, {}", open_quote_hint, size_text(limits.field_bytes)), place};
}

TextPlace CsvField::place_of(std::size_t code_points) const {
  if (code_points == 0 || is_cell) return place;
  std::string_view rest = raw;
  if (is_quoted()) rest.remove_prefix(1);
  for (; code_points > 0 && !rest.empty(); --code_points) {
    const bool doubled_quote = is_quoted() && rest.starts_with("\"\"");
    rest.remove_prefix(doubled_quote ? 2 : first_code_point(rest).size);
  }
  return advance(place, raw.substr(0, raw.size() - rest.size()));
}

void CsvReader::skip(std::size_t bytes) {
  place_ = advance(place_, rest_.substr(0, bytes));
  rest_.remove_prefix(bytes);
}

void CsvReader::skip_within_line(std::size_t bytes) {
  const std::string_view skipped = rest_.substr(0, bytes);
  place_.column +=
      delimiter_ == cell_delimiter ? static_cast<std::size_t>(std::ranges::count(skipped, cell_delimiter)) : count_code_points(skipped);
  rest_.remove_prefix(bytes);
}

bool CsvReader::next(std::vector<CsvField>& fields) {
  fields.clear();
  unescaped_.clear();
  if (rest_.empty()) return false;
  while (true) {
    if (fields.size() == limits_.columns) {
      throw CsvError(formatted("more than {} columns", limits_.columns),
                     "is it the right delimiter? --delimiter settles it, and --max-columns raises the limit", place_);
    }
    fields.push_back(read_field());
    if (at_line_end()) break;
    skip_within_line(1);
  }
  skip(rest_.starts_with("\r\n") ? 2 : rest_.empty() ? 0 : 1);
  return true;
}

CsvField CsvReader::read_field() {
  const CsvField field = rest_.starts_with('"') ? read_quoted_field() : read_plain_field();
  if (field.raw.size() > limits_.field_bytes) {
    throw CsvError(
        formatted("a field of more than {}", size_text(limits_.field_bytes)),
        formatted("{} --max-field raises the limit", field.is_quoted() ? "is the quote that opens it meant to?" : "is this a text file?"),
        field.place);
  }
  if (field.is_quoted() && !field.is_cell) {
    skip(field.raw.size());
  } else {
    skip_within_line(field.raw.size());
  }
  return field;
}

CsvField CsvReader::read_plain_field() {
  const std::size_t size = end_of_text(rest_, 0, [this](char c) { return c == delimiter_ || c == '"' || ends_line(c); });
  if (size < rest_.size() && rest_[size] == '"') {
    const std::string_view before = rest_.substr(0, size);
    const bool is_space_before = before.ends_with(' ');
    const char* hint = !is_space_before          ? "put the whole field in quotes, and double each quote inside it"
                       : trimmed(before).empty() ? "a quote opens a field right behind the delimiter: remove the spaces in front of it"
                                                 : "put the whole field in quotes, and double each quote inside it; --delimiter ' ' parts "
                                                   "fields at spaces";
    throw CsvError("a quote inside a field that does not start with one", hint, advance(place_, rest_.substr(0, size)));
  }
  return {rest_.substr(0, size), place_, rest_.substr(0, size), delimiter_ == cell_delimiter};
}

CsvField CsvReader::read_quoted_field() {
  std::size_t end = 1;
  bool escaped = false;
  while (true) {
    end = rest_.find('"', end);
    if (end == std::string_view::npos) {
      throw rest_.size() > limits_.field_bytes ? open_quote_error(place_, limits_) : CsvError(open_quote, open_quote_hint, place_);
    }
    if (end + 1 >= rest_.size() || rest_[end + 1] != '"') break;
    escaped = true;
    end += 2;
  }
  const std::string_view raw = rest_.substr(0, end + 1);
  if (raw.size() < rest_.size() && rest_[raw.size()] != delimiter_ && rest_[raw.size()] != '\n' && rest_[raw.size()] != '\r') {
    const bool is_escaped = raw.size() > 1 && raw[raw.size() - 2] == '\\';
    throw CsvError(is_escaped ? "a quote behind a backslash closes its field, and text follows" : "text after the closing quote of a field",
                   is_escaped ? "CSV has no backslash escapes: double each quote inside a field"
                              : "put the whole field in quotes, and double each quote inside it",
                   advance(place_, raw));
  }
  std::string_view text = raw.substr(1, raw.size() - 2);
  if (escaped && raw.size() <= limits_.field_bytes) {
    std::string& owned = unescaped_.emplace_back();
    for (std::size_t i = 0; i < text.size(); i += text[i] == '"' ? 2U : 1U) owned += text[i];
    text = owned;
  }
  return {text, place_, raw, delimiter_ == cell_delimiter};
}

}  // namespace retain::io
