#include "io/csv/mending.hpp"

#include <algorithm>
#include <utility>

#include "text/words.hpp"

namespace retain::io {

namespace {

/// A row that costs more is not looked into.
constexpr std::size_t most_surplus = 16;
constexpr std::size_t longest_damaged_line = std::size_t{1} << 14;

/// What one column holds by all ways to read a row.
class OneCell {
 public:
  void add(std::string_view text) {
    if (!text_) text_ = text;
    is_doubtful_ = is_doubtful_ || *text_ != text;
  }
  void add_unknown() { is_doubtful_ = true; }
  [[nodiscard]] bool is_doubtful() const { return is_doubtful_; }
  [[nodiscard]] std::string text() const { return text_.value_or(std::string()); }

 private:
  std::optional<std::string> text_;
  bool is_doubtful_ = false;
};

std::optional<MendedRow> agreed(const std::vector<OneCell>& cells, const MendedColumns& columns) {
  MendedRow row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (columns.are_read[i] && cells[i].is_doubtful()) return std::nullopt;
    row.push_back(cells[i].is_doubtful() ? std::string() : cells[i].text());
  }
  return row;
}

/// The ways to give the fields of a record to fewer columns, by how far each comes: a state is a column and a field, which is at most as
/// much farther on as there are fields too many, so that time is linear in the columns.
class Ways {
 public:
  Ways(const std::vector<CsvField>& record, const MendedColumns& columns)
      : record_(record), columns_(columns), width_(columns.are_read.size()), surplus_(record.size() - width_), cells_(width_) {}

  std::optional<MendedRow> settle() {
    const std::size_t states = (width_ + 1) * (surplus_ + 1);
    reaches_end_.assign(states, false);
    reaches_end_[state(width_, record_.size())] = true;
    for (std::size_t column = width_; column-- > 0;) {
      for (std::size_t field = column; field <= column + surplus_; ++field) {
        visit_steps(column, field, [&](std::size_t) { reaches_end_[state(column, field)] = true; });
      }
    }
    if (!reaches_end_[0]) return std::nullopt;
    std::vector<bool> is_reached(states, false);
    is_reached[0] = true;
    for (std::size_t column = 0; column < width_; ++column) {
      for (std::size_t field = column; field <= column + surplus_; ++field) {
        if (!is_reached[state(column, field)]) continue;
        visit_steps(column, field, [&](std::size_t fields) {
          is_reached[state(column + 1, field + fields)] = true;
          note(column, field, fields);
        });
      }
    }
    return agreed(cells_, columns_);
  }

 private:
  [[nodiscard]] std::size_t state(std::size_t column, std::size_t field) const { return column * (surplus_ + 1) + field - column; }

  /// Calls `visit(fields)` for each number of fields that the column may take and from which the end is reached.
  template <class Visit>
  void visit_steps(std::size_t column, std::size_t field, Visit visit) const {
    for (std::size_t fields = 1; field + fields <= column + 1 + surplus_; ++fields) {
      if (reaches_end_[state(column + 1, field + fields)] && may_be(column, field, fields)) visit(fields);
    }
  }

  [[nodiscard]] bool may_be(std::size_t column, std::size_t field, std::size_t fields) const {
    if (fields == 1) return columns_.may_hold(column, record_[field].text);
    const auto dropped = without_delimiters(field, fields);
    const std::string with = joined(field, fields);
    if (!dropped) return have_digits(field, fields) || columns_.may_mean(column, with);
    return columns_.may_hold(column, *dropped) || (!dropped->empty() && columns_.may_hold(column, with));
  }

  /// Whether some fields may be parts of one number or date, however it is written: "1,23,456.00".
  [[nodiscard]] bool have_digits(std::size_t field, std::size_t count) const {
    return std::all_of(record_.begin() + static_cast<std::ptrdiff_t>(field), record_.begin() + static_cast<std::ptrdiff_t>(field + count),
                       [](const CsvField& part) { return has_digit(part.text); });
  }

  /// The one field that is not empty among some, or an empty one; none where they are several.
  [[nodiscard]] std::optional<std::string> without_delimiters(std::size_t field, std::size_t count) const {
    std::string text;
    for (std::size_t i = field; i < field + count; ++i) {
      if (record_[i].text.empty()) continue;
      if (!text.empty()) return std::nullopt;
      text = record_[i].text;
    }
    return text;
  }
  [[nodiscard]] std::string joined(std::size_t field, std::size_t count) const {
    std::string text(record_[field].text);
    for (std::size_t i = field + 1; i < field + count; ++i) (text += columns_.delimiter) += record_[i].text;
    return text;
  }

  void note(std::size_t column, std::size_t field, std::size_t fields) {
    OneCell& cell = cells_[column];
    if (fields == 1) return cell.add(record_[field].text);
    const auto dropped = without_delimiters(field, fields);
    const std::string with = joined(field, fields);
    // A delimiter may be lost in a cell of several words; where it stands beside one, it is part of it or not.
    if (!dropped) return cell.add_unknown();
    if (columns_.may_hold(column, *dropped)) cell.add(*dropped);
    if (!dropped->empty() && columns_.may_hold(column, with)) cell.add(with);
  }

  const std::vector<CsvField>& record_;
  const MendedColumns& columns_;
  std::size_t width_;
  std::size_t surplus_;
  std::vector<OneCell> cells_;
  std::vector<bool> reaches_end_;
};

/// Stands for a quote that is part of a cell. No text that people write holds it.
constexpr char literal_quote = '\x1A';

/// A line with each quote behind a backslash as part of its cell.
std::string with_escaped_quotes(std::string_view line) {
  std::string text(line);
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"' && text[i - 1] == '\\') text[i] = literal_quote;
  }
  return text;
}

/// The cells of a line whose quotes behind backslashes are parts of them; empty where it is no row of the table by itself.
MendedRow split_escaped(std::string_view line, const MendedColumns& columns, const Limits& limits) {
  const std::string text = with_escaped_quotes(line);
  CsvReader reader(text, columns.delimiter, {}, limits);
  std::vector<CsvField> record;
  try {
    if (!reader.next(record) || !reader.rest().empty() || record.size() != columns.are_read.size()) return {};
  } catch (const CsvError&) {
    return {};
  }
  MendedRow row;
  for (std::size_t i = 0; i < record.size(); ++i) {
    const bool has_quote = record[i].text.find(literal_quote) != std::string_view::npos;
    if (has_quote ? columns.are_read[i] : !columns.may_hold(i, record[i].text)) return {};
    std::ranges::replace(row.emplace_back(record[i].text), literal_quote, '"');
  }
  return row;
}

}  // namespace

std::optional<MendedRow> mend_width(const std::vector<CsvField>& record, const MendedColumns& columns) {
  const std::size_t width = columns.are_read.size();
  const bool is_longer = record.size() > width && record.size() <= width + most_surplus;
  const auto is_empty = [](const CsvField& field) { return field.text.empty(); };
  if (!is_longer || !std::all_of(record.begin() + static_cast<std::ptrdiff_t>(width), record.end(), is_empty)) return std::nullopt;
  return Ways(record, columns).settle();
}

bool is_row(std::string_view line, const MendedColumns& columns, const Limits& limits) {
  return !split_escaped(line, columns, limits).empty();
}

std::optional<MendedRow> mend_escapes(std::string_view line, const MendedColumns& columns, const Limits& limits) {
  if (line.size() > longest_damaged_line || line.find(literal_quote) != std::string_view::npos) return std::nullopt;
  MendedRow row = split_escaped(line, columns, limits);
  return row.empty() ? std::nullopt : std::optional(std::move(row));
}

}  // namespace retain::io
