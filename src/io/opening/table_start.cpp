#include "io/opening/table_start.hpp"

#include <algorithm>
#include <array>

#include "io/csv/table_shape.hpp"
#include "io/opening/dialect.hpp"
#include "io/problems/text_place.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

/// The fields of a line; the whole line where it cannot be split.
class LineFields {
 public:
  LineFields(std::string_view line, char delimiter, TextPlace place) : reader_(line, delimiter, place) {
    try {
      reader_.next(fields_);
    } catch (const CsvError&) {
      fields_ = {{line, place, line}};
    }
  }

  [[nodiscard]] const std::vector<CsvField>& all() const { return fields_; }

 private:
  CsvReader reader_;  // which holds the texts of quoted fields
  std::vector<CsvField> fields_;
};

/// Whether a text is a figure that is no year, and so no name of a column.
bool is_figure(std::string_view text) {
  constexpr std::size_t digits_of_year = 4;
  return !text.empty() && text.size() != digits_of_year && text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

std::size_t count_filled(const std::vector<CsvField>& fields) {
  return static_cast<std::size_t>(std::ranges::count_if(fields, [](const CsvField& field) { return !trim(field.text).empty(); }));
}

/// The names of columns that may stand in a line.
struct Names {
  const std::function<bool(std::string_view)>& is_known;
  bool are_words = true;  // what has no letter is none

  [[nodiscard]] bool may_be_in(std::string_view text) const { return !are_words || has_letter(text); }
  [[nodiscard]] std::size_t count_in(const std::vector<CsvField>& fields) const {
    return static_cast<std::size_t>(std::ranges::count_if(fields, [this](const CsvField& field) {
      return may_be_in(field.text) && !trim(field.text).empty() && !is_figure(field.text) && is_known(field.text);
    }));
  }
};

/// The first line below others that has several known names.
struct LikelyHeader {
  std::size_t lines_above = 0;
  bool is_certain = false;  // what stands above it has fewer fields, no name that is known, and is no row of a table
};
std::optional<LikelyHeader> find_likely_header(std::string_view text, std::string_view tried, const Names& names) {
  constexpr std::size_t most_lines = 40;
  constexpr std::size_t most_filled_lines = 20;
  constexpr std::size_t fewest_names = 2;
  // A title, or a word and its value.
  constexpr std::size_t most_filled_above = 2;
  const auto has_name = [&](std::string_view line, char delimiter) { return names.count_in(LineFields(line, delimiter, {}).all()) > 0; };
  std::vector<std::string_view> above;
  std::array<std::size_t, delimiters.size()> most_filled{};  // of a line above, by delimiter
  std::size_t filled_lines = 0;
  while (above.size() < most_lines && filled_lines < most_filled_lines && !text.empty()) {
    const std::string_view line = take_line(text);
    const bool is_filled = !trim(line).empty();
    const bool may_be_header = names.may_be_in(line);
    for (std::size_t d = 0; d < tried.size(); ++d) {
      std::size_t& before = most_filled.at(d);
      if (line.find(tried[d]) == std::string_view::npos) {
        before = std::max<std::size_t>(before, is_filled ? 1 : 0);
        continue;
      }
      if (!may_be_header && before > most_filled_above) continue;
      const LineFields fields(line, tried[d], {});
      const std::size_t filled = count_filled(fields.all());
      if (before > 0 && filled >= fewest_names && names.count_in(fields.all()) >= fewest_names) {
        const bool is_below_title = before <= most_filled_above && before < filled;
        return LikelyHeader{
            above.size(), is_below_title && std::ranges::none_of(above, [&](std::string_view other) { return has_name(other, tried[d]); })};
      }
      before = std::max(before, filled);
    }
    if (is_filled) ++filled_lines;
    above.push_back(line);
  }
  return std::nullopt;
}

class StartFinder {
 public:
  StartFinder(const std::string& name, std::string_view text, const LoadOptions& options,
              const std::function<bool(std::string_view)>& is_known)
      : name_(name), options_(options), is_known_(is_known), size_(text.size()), text_(text) {
    if (text.find('\n') == std::string_view::npos && text.find('\r') != std::string_view::npos) start_.line_end = '\r';
  }

  std::optional<TableStart> find() {
    read_declaration();
    if (options_.skip) {
      skip_lines(*options_.skip);
    } else if (options_.has_header) {
      skip_preamble();
    }
    const auto is_name = [this](std::string_view header) { return options_.has_header && is_known_(header); };
    start_.delimiter = delimiter_ ? *delimiter_ : detect_delimiter(text_, is_name, options_.limits);
    CsvReader reader(text_, start_.delimiter, place_, options_.limits);
    std::vector<CsvField> record;
    CsvReader before = reader;
    do {
      before = reader;
      if (!reader.next(record)) return std::nullopt;
    } while (is_blank(record));
    start_.has_header = options_.has_header;
    for (std::size_t i = 0; i < record.size(); ++i) {
      const TextPlace place = record[i].place;
      start_.headers.push_back(
          {start_.has_header ? std::string(record[i].text) : std::to_string(i + 1), {name_, place.line, place.column, {}}});
    }
    start_.table_offset = size_ - before.rest().size();
    start_.table_place = before.place();
    const CsvReader& rows = start_.has_header ? reader : before;
    start_.rows_offset = size_ - rows.rest().size();
    start_.rows_place = rows.place();
    for (const auto& [line, place] : lines_above_) note_units(line, place);
    return std::move(start_);
  }

 private:
  /// A first line `sep=;` names the delimiter.
  void read_declaration() {
    if (options_.delimiter != '\0') delimiter_ = options_.delimiter;
    if (options_.delimiter == '\0' && options_.format == InputFormat::tsv) delimiter_ = '\t';
    constexpr std::string_view declaration = "sep=";
    std::string_view rest = text_;
    const std::string_view line = take_line(rest);
    if (line.size() != declaration.size() + 1 || !line.starts_with(declaration)) return;
    if (!delimiter_) delimiter_ = line.back();
    text_ = rest;
    ++place_.line;
  }

  void skip_lines(std::size_t count) {
    while (place_.line <= count && !text_.empty()) {
      const TextPlace place = place_;
      lines_above_.emplace_back(take_line(text_), place);
      ++place_.line;
    }
  }

  void skip_preamble() {
    // The headers of a table that is turned are dates, and the user may name a column by its year.
    const bool are_words = !options_.transpose && options_.columns.empty() && options_.by.empty();
    const auto header = find_likely_header(text_, delimiter_ ? std::string_view(&*delimiter_, 1) : delimiters, {is_known_, are_words});
    if (!header) return;
    const std::size_t line = place_.line + header->lines_above;
    if (!header->is_certain) {
      start_.later_header = line;
      return;
    }
    skip_lines(line - 1);
    start_.lines_above = line - 1;
  }

  void note_units(std::string_view line, TextPlace place) {
    std::vector<std::string_view> texts;
    const LineFields fields(line, start_.delimiter, place);
    for (const CsvField& field : fields.all()) texts.push_back(field.text);
    for (UnitInLine& unit : units_named_in(texts)) {
      start_.units.push_back({std::move(unit.text), {name_, place.line, fields.all()[unit.field].place.column, {}}});
    }
  }

  const std::string& name_;
  const LoadOptions& options_;
  const std::function<bool(std::string_view)>& is_known_;
  std::size_t size_;
  std::string_view text_;
  TextPlace place_;
  std::optional<char> delimiter_;
  std::vector<std::pair<std::string_view, TextPlace>> lines_above_;
  TableStart start_;
};

}  // namespace

std::optional<TableStart> find_table_start(const std::string& name, std::string_view text, const LoadOptions& options,
                                           const std::function<bool(std::string_view)>& is_known) {
  return StartFinder(name, text, options, is_known).find();
}

std::vector<std::string> notes_of_start(const std::string& name, const TableStart& start) {
  std::vector<std::string> notes;
  if (start.lines_above > 0) {
    notes.push_back(formatted("{}: line {} is taken for the header, and what stands above it is left out (--skip {})", name,
                              start.lines_above + 1, start.lines_above));
  }
  if (!start.units.empty()) {
    notes.push_back(
        formatted("{}: amounts are in {}, which line {} says", name, in_quotes(start.units.front().text), start.units.front().place.line));
  }
  return notes;
}

bool check_quotes(std::span<const Header> headers, bool has_header, Problems& problems) {
  const auto is_quoted = [](const Header& header) {
    return header.text.size() > 1 && header.text.starts_with('\'') && header.text.ends_with('\'');
  };
  if (!has_header || headers.size() < 2 || !std::ranges::all_of(headers, is_quoted)) return true;
  problems.error(headers.front().place, "fields are in single quotes, which are part of their text in CSV",
                 "export with double quotes, or without quotes");
  return false;
}

bool looks_like_data(std::span<const Header> headers, bool has_header) {
  return has_header && std::ranges::any_of(headers, [](const Header& header) {
           const std::string_view text = trim(header.text);
           return text.find_first_of("0123456789") != std::string_view::npos &&
                  text.find_first_not_of("0123456789.,-/: ") == std::string_view::npos;
         });
}

}  // namespace retain::io
