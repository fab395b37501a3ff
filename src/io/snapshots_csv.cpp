#include "io/snapshots_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <vector>

#include "io/csv_record.hpp"
#include "io/decimal_proof.hpp"
#include "io/dialect.hpp"
#include "io/unicode.hpp"

namespace retain::io {

namespace {

/// Whether a number can be read under a decimal mark, or under one of the two where it is unknown: a bad number proves nothing.
bool is_readable(const Column& column, std::string_view text, DecimalMark mark, const Limits& limits) {
  if (mark == DecimalMark::unknown)
    return is_readable(column, text, DecimalMark::point, limits) || is_readable(column, text, DecimalMark::comma, limits);
  try {
    read_number(column, text, mark, limits);
    return true;
  } catch (const CellError&) {
    return false;
  }
}

class CsvTable {
 public:
  CsvTable(const std::string& name, std::string_view text, Load& load)
      : name_(name),
        load_(load),
        problems_(load.problems),
        dialect_(detect_dialect(
            text, delimiter_of(load.options), [&load](std::string_view header) { return load.names.knows(header); }, load.options.limits)),
        reader_(dialect_.body, dialect_.delimiter, dialect_.start, load.options.limits) {}

  void read() {
    try {
      if (read_header() && settle_decimal_mark()) read_rows();
    } catch (const CsvError& error) {
      problems_.error(at(error.place()), error.what(), error.hint());
    }
    warn_of_unknown(unknown_, problems_);
  }

 private:
  static std::optional<char> delimiter_of(const LoadOptions& options) {
    if (options.delimiter != '\0') return options.delimiter;
    if (options.format == InputFormat::tsv) return '\t';
    return std::nullopt;
  }

  [[nodiscard]] Place at(TextPlace place) const { return {name_, place.line, place.column, {}}; }

  bool read_record() {
    for (std::string_view rest = reader_.rest(); reader_.next(record_); rest = reader_.rest()) {
      record_text_ = rest.substr(0, rest.size() - reader_.rest().size());
      if (!is_blank(record_)) return true;
    }
    return false;
  }

  bool read_header() {
    if (!read_record()) {
      problems_.error({name_, 0, 0, {}}, "no header and no rows",
                      "the first line names the columns, for example period,customers_start,customers_end");
      return false;
    }
    for (const CsvField& field : record_) headers_.push_back({std::string(field.text), at(field.place)});
    own_output_ = headers_.size() >= 3 && headers_[0].text == "period" && headers_[1].text == "segment" && headers_[2].text == "complete";
    const std::size_t errors = problems_.errors();
    columns_ = load_.names.find(headers_, problems_);
    if (problems_.errors() > errors) return false;
    if (std::ranges::none_of(columns_, &Column::is_numeric)) {
      report_no_header();
      return false;
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].unknown && !trim(headers_[i].text).empty()) unknown_.push_back(headers_[i]);
    }
    return true;
  }

  void report_no_header() {
    if (std::ranges::all_of(headers_, [](const Header& header) { return trim(header.text).empty(); })) {
      problems_.error(headers_.front().place, "no header recognised: the first line is empty",
                      "the first line names the columns, for example period,customers_start,customers_end");
      return;
    }
    const bool names_nothing = std::ranges::none_of(columns_, [](const Column& column) { return column.field.has_value(); });
    const auto is_data = [](const Header& header) {
      return !header.text.empty() && std::isdigit(static_cast<unsigned char>(header.text.front())) != 0;
    };
    if (const std::size_t line = names_nothing ? line_of_later_header() : 0; line > 0) {
      problems_.error(headers_.front().place, "no header recognised",
                      fmt::format("line {} looks like the header: remove the lines above it", line));
    } else if (names_nothing && std::ranges::any_of(headers_, is_data)) {
      problems_.error(headers_.front().place, "no header recognised: the first line looks like data",
                      "the first line names the columns, for example period,customers_start,customers_end");
    } else {
      report_no_quantity(headers_, problems_);
    }
  }

  std::size_t line_of_later_header() {
    constexpr int looked_at = 20;
    for (int i = 0; i < looked_at && read_record(); ++i) {
      const auto known = std::ranges::count_if(record_, [this](const CsvField& field) { return load_.names.knows(field.text); });
      if (known >= 2) return record_.front().place.line;
    }
    return 0;
  }

  bool settle_decimal_mark() {
    mark_ = own_output_ ? DecimalMark::point : load_.options.decimal;
    if (mark_ != DecimalMark::unknown) return true;
    DecimalProof proof(name_);
    CsvReader ahead = reader_;
    std::vector<CsvField> record;
    try {
      while (!proof.is_contradicted() && ahead.next(record)) {
        if (record.size() != columns_.size()) continue;
        for (std::size_t i = 0; i < record.size(); ++i) {
          if (!columns_[i].is_numeric()) continue;
          const DecimalEvidence evidence = decimal_evidence(record[i].text);
          if (proof.is_news(evidence) && is_readable(columns_[i], record[i].text, evidence.proves, load_.options.limits)) {
            proof.add(evidence, record[i].text, record[i].place);
          }
        }
      }
    } catch (const CsvError&) {
      proof.cut_short();
    }
    const auto mark = proof.settle(dialect_.delimiter == ',', problems_);
    if (!mark) return false;
    mark_ = *mark;
    if (mark_ == DecimalMark::comma) load_.result.notes.push_back(fmt::format("{}: the decimal mark is the comma", name_));
    return true;
  }

  void read_rows() {
    bool any = false;
    while (read_record()) {
      any = true;
      if (record_.size() != columns_.size()) {
        report_width();
      } else if (repeats_header()) {
        refuse("header_again", {"the header again", "give each table as a file of its own", record_.front().place});
      } else {
        read_row();
      }
    }
    if (!any) problems_.error({name_, 0, 0, {}}, "no data rows after the header", "is the file complete?");
  }

  void report_width() { refuse("field_count", width_error(record_, columns_.size(), dialect_.delimiter)); }

  void refuse(std::string code, const CsvError& error) {
    problems_.bad_row(at(error.place()), {std::move(code), error.what(), error.hint(), record_text_, {}});
  }

  [[nodiscard]] bool repeats_header() const {
    return std::ranges::equal(record_, headers_, {}, &CsvField::text, [](const Header& header) { return std::string_view(header.text); });
  }

  void read_row() {
    Snapshot snapshot;
    const std::size_t line = record_.front().place.line;
    snapshot.place = {name_, line, 0, {}};
    snapshot.whole_customers = own_output_;
    bool is_good = true;
    for (std::size_t i = 0; i < record_.size() && (is_good || !problems_.rule().skip); ++i) {
      const CsvField& field = record_[i];
      const Column& column = columns_[i];
      if (trim(field.text).empty()) continue;
      if (!column.field) {
        warn_of_unnamed(i);
        continue;
      }
      try {
        if (const Label* label = std::get_if<Label>(&*column.field)) {
          store_label(snapshot, *label, without_guard(trim(field.text)));
        } else {
          store_value(snapshot, i, field.place.line == line ? field.place.column : 0);
        }
      } catch (const CellError& error) {
        refuse(fmt::format("bad_{}", name_of(*column.field)), {error.what(), error.hint(), field.place_of(error.offset())});
        is_good = false;
      }
    }
    if (is_good) load_.result.snapshots.push_back(std::move(snapshot));
  }

  void store_value(Snapshot& snapshot, std::size_t index, std::size_t column) {
    ParsedCell parsed = read_number(columns_[index], record_[index].text, mark_, load_.options.limits);
    parsed.cell.column = column;
    parsed.cell.unit_settled = parsed.cell.unit_settled || own_output_;
    if (parsed.rounded) problems_.count(Tally::rounded_amounts, at(record_[index].place));
    if (parsed.scientific && !own_output_) problems_.count(Tally::scientific_notation, at(record_[index].place));
    check_currency(parsed.currency, record_[index].place);
    store_number(snapshot, columns_[index], parsed.cell);
  }

  /// Amounts of two currencies neither add nor compare.
  void check_currency(std::string_view code, TextPlace place) {
    if (code.empty()) return;
    if (currency_.code.empty()) {
      currency_ = {code, place};
    } else if (currency_.code != code) {
      throw CellError(fmt::format("two currencies in one file: {} here, {} at {}:{}", code, currency_.code, currency_.place.line,
                                  currency_.place.column),
                      "convert the amounts into one currency first", 0);
    }
  }

  /// A column without a name is worth a warning once it holds something.
  void warn_of_unnamed(std::size_t index) {
    if (!columns_[index].unknown || !trim(headers_[index].text).empty()) return;
    columns_[index].unknown = false;
    unknown_.push_back(headers_[index]);
  }

  struct Currency {
    std::string_view code;
    TextPlace place;
  };

  const std::string& name_;
  Load& load_;
  Problems& problems_;
  Dialect dialect_;
  CsvReader reader_;
  std::vector<CsvField> record_;
  std::string_view record_text_;
  std::vector<Header> headers_;
  std::vector<Column> columns_;
  Currency currency_;
  std::vector<Header> unknown_;
  bool own_output_ = false;
  DecimalMark mark_ = DecimalMark::unknown;
};

}  // namespace

void load_csv(const std::string& name, std::string_view text, Load& load) { CsvTable(name, text, load).read(); }

}  // namespace retain::io
