#include "io/csv/mending.hpp"

#include <algorithm>

#include "text/words.hpp"

namespace retain::io {

namespace {

/// A row that costs more is not looked into.
constexpr std::size_t most_misplaced = 16;
constexpr std::size_t most_ways = 400;
constexpr std::size_t longest_parted = 64;
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

/// One step of a way through a record: so many columns take so many fields.
struct Step {
  std::size_t columns = 1;
  std::size_t fields = 1;
};

/// The ways to give the fields of a record to the columns, by how far each comes: a state is a column and a field that lie no farther apart
/// than fields are misplaced, so that time is linear in the columns.
class Ways {
 public:
  Ways(const std::vector<CsvField>& record, const MendedColumns& columns)
      : record_(record),
        columns_(columns),
        width_(columns.are_read.size()),
        misplaced_(std::max(record.size(), width_) - std::min(record.size(), width_)),
        cells_(width_) {}

  std::optional<MendedRow> settle() {
    const std::size_t states = (width_ + 1) * (misplaced_ + 1);
    reaches_end_.assign(states, false);
    for (std::size_t column = width_ + 1; column-- > 0;) {
      for (std::size_t field = last_field(column) + 1; field-- > first_field(column);) {
        reaches_end_[state(column, field)] = can_end(column, field) || can_go_on(column, field);
      }
    }
    if (!reaches_end_[0]) return std::nullopt;
    std::vector<bool> is_reached(states, false);
    is_reached[0] = true;
    for (std::size_t column = 0; column <= width_; ++column) {
      for (std::size_t field = first_field(column); field <= last_field(column); ++field) {
        if (!is_reached[state(column, field)] || !reaches_end_[state(column, field)]) continue;
        if (can_end(column, field)) {
          for (std::size_t lacking = column; lacking < width_; ++lacking) cells_[lacking].add_unknown();
        }
        visit_steps(column, field, [&](Step step) {
          is_reached[state(column + step.columns, field + step.fields)] = true;
          note(column, field, step);
        });
      }
    }
    return agreed(cells_, columns_);
  }

 private:
  [[nodiscard]] std::size_t state(std::size_t column, std::size_t field) const {
    return column * (misplaced_ + 1) + field - first_field(column);
  }
  [[nodiscard]] std::size_t first_field(std::size_t column) const { return is_long() ? column : column - std::min(column, misplaced_); }
  [[nodiscard]] std::size_t last_field(std::size_t column) const {
    return std::min(is_long() ? column + misplaced_ : column, record_.size());
  }
  [[nodiscard]] bool is_long() const { return record_.size() > width_; }

  /// All fields are taken, and what columns are left lack their cells.
  [[nodiscard]] bool can_end(std::size_t column, std::size_t field) const {
    if (field != record_.size()) return false;
    return column == width_ || (!is_long() && field > 0);
  }
  [[nodiscard]] bool can_go_on(std::size_t column, std::size_t field) const {
    bool can = false;
    visit_steps(column, field, [&can](Step) { can = true; });
    return can;
  }

  template <class Visit>
  void visit_steps(std::size_t column, std::size_t field, Visit visit) const {
    const auto try_step = [&](Step step) {
      const std::size_t next = column + step.columns;
      const bool is_inside = next <= width_ && field + step.fields >= first_field(next) && field + step.fields <= last_field(next);
      if (is_inside && reaches_end_[state(column + step.columns, field + step.fields)] && may_be(column, field, step)) visit(step);
    };
    try_step({1, 1});
    if (is_long()) {
      for (std::size_t joined = 2; joined <= misplaced_ + 1; ++joined) try_step({1, joined});
    } else {
      try_step({2, 1});
    }
  }

  [[nodiscard]] bool may_be(std::size_t column, std::size_t field, Step step) const {
    if (step.columns == 2) return may_be_parted(column, record_[field].text);
    if (step.fields == 1) return columns_.may_hold(column, record_[field].text);
    const auto dropped = without_delimiters(field, step.fields);
    const std::string with = joined(field, step.fields);
    if (!dropped) return have_digits(field, step.fields) || columns_.may_mean(column, with);
    return columns_.may_hold(column, *dropped) || (!dropped->empty() && columns_.may_hold(column, with));
  }

  /// Whether a field may be the cells of two columns whose delimiter is lost.
  [[nodiscard]] bool may_be_parted(std::size_t column, std::string_view text) const {
    if (text.size() > longest_parted) return true;
    for (std::size_t size = 0; size <= text.size(); ++size) {
      if (columns_.may_hold(column, text.substr(0, size)) && columns_.may_hold(column + 1, text.substr(size))) return true;
    }
    return false;
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

  void note(std::size_t column, std::size_t field, Step step) {
    OneCell& cell = cells_[column];
    if (step.columns == 2) {
      cell.add_unknown();
      cells_[column + 1].add_unknown();
    } else if (step.fields == 1) {
      cell.add(record_[field].text);
    } else {
      const auto dropped = without_delimiters(field, step.fields);
      const std::string with = joined(field, step.fields);
      // A delimiter may be lost in a cell of several words; where it stands beside one, it is part of it or not.
      if (!dropped) return cell.add_unknown();
      if (columns_.may_hold(column, *dropped)) cell.add(*dropped);
      if (!dropped->empty() && columns_.may_hold(column, with)) cell.add(with);
    }
  }

  const std::vector<CsvField>& record_;
  const MendedColumns& columns_;
  std::size_t width_;
  std::size_t misplaced_;
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

class QuoteMending {
 public:
  QuoteMending(std::string_view line, const MendedColumns& columns, const Limits& limits)
      : line_(line), columns_(columns), limits_(limits), cells_(columns.are_read.size()) {}

  std::optional<MendedRow> settle() {
    const auto quotes = static_cast<std::size_t>(std::ranges::count(line_, '"'));
    const auto delimiters = static_cast<std::size_t>(std::ranges::count(line_, columns_.delimiter));
    if (line_.size() > longest_damaged_line || line_.find(literal_quote) != std::string_view::npos || quotes + 2 * delimiters > most_ways)
      return std::nullopt;
    if (const std::string escaped = with_escaped_quotes(line_); escaped != line_) try_line(escaped);
    std::string text(line_);
    for (std::size_t i = 0; i < line_.size(); ++i) {
      if (line_[i] != '"') continue;
      text[i] = literal_quote;
      try_line(text);
      text[i] = '"';
    }
    for (std::size_t i = 0; i <= line_.size(); ++i) {
      const bool begins_cell = i == 0 || line_[i - 1] == columns_.delimiter;
      const bool ends_cell = i == line_.size() || line_[i] == columns_.delimiter;
      if (begins_cell || ends_cell) try_line(std::string(line_.substr(0, i)) + '"' + std::string(line_.substr(i)));
    }
    return any_ ? agreed(cells_, columns_) : std::nullopt;
  }

 private:
  void try_line(std::string_view line) {
    std::vector<CsvField> record;
    CsvReader reader(line, columns_.delimiter, {}, limits_);
    try {
      if (!reader.next(record) || !reader.rest().empty() || record.size() != cells_.size()) return;
    } catch (const CsvError&) {
      return;
    }
    std::vector<std::vector<std::string>> texts;
    for (std::size_t i = 0; i < record.size(); ++i) {
      texts.push_back(texts_of_cell(i, record[i].text));
      if (texts.back().empty()) return;
    }
    any_ = true;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      for (const std::string& text : texts[i]) cells_[i].add(text);
    }
  }

  /// What a cell may be, with a quote in it and without. That whole rows have no such quote says nothing of it.
  [[nodiscard]] std::vector<std::string> texts_of_cell(std::size_t column, std::string_view cell) const {
    std::vector<std::string> texts;
    if (cell.find(literal_quote) == std::string_view::npos) {
      if (columns_.may_hold(column, cell)) texts.emplace_back(cell);
      return texts;
    }
    std::string text(cell);
    std::ranges::replace(text, literal_quote, '"');
    if (columns_.may_mean(column, text)) texts.push_back(text);
    std::erase(text, '"');
    if (columns_.may_mean(column, text)) texts.push_back(text);
    return texts;
  }

  std::string_view line_;
  const MendedColumns& columns_;
  const Limits& limits_;
  std::vector<OneCell> cells_;
  bool any_ = false;
};

}  // namespace

std::optional<MendedRow> mend_width(const std::vector<CsvField>& record, const MendedColumns& columns) {
  const std::size_t width = columns.are_read.size();
  const std::size_t misplaced = record.size() > width ? record.size() - width : width - record.size();
  if (misplaced == 0 || misplaced > most_misplaced) return std::nullopt;
  return Ways(record, columns).settle();
}

bool is_row(std::string_view line, const MendedColumns& columns, const Limits& limits) {
  const std::string text = with_escaped_quotes(line);
  CsvReader reader(text, columns.delimiter, {}, limits);
  std::vector<CsvField> record;
  try {
    if (!reader.next(record) || !reader.rest().empty() || record.size() != columns.are_read.size()) return false;
  } catch (const CsvError&) {
    return false;
  }
  for (std::size_t i = 0; i < record.size(); ++i) {
    if (!columns.may_hold(i, record[i].text)) return false;
  }
  return true;
}

std::optional<MendedRow> mend_quotes(std::string_view line, const MendedColumns& columns, const Limits& limits) {
  return QuoteMending(line, columns, limits).settle();
}

}  // namespace retain::io
