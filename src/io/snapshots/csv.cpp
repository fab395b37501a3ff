#include "io/snapshots/csv.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "core/table/column_names.hpp"
#include "io/csv/record.hpp"
#include "io/csv/table_start.hpp"
#include "io/value/date_proof.hpp"
#include "io/value/decimal_proof.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

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

/// Whether a label is a date of any form, as those across the top of a table that is turned.
bool is_date(std::string_view label) {
  try {
    return Period::parse(label, DateOrder::day_first).is_calendar();
  } catch (const PeriodError&) {
    return false;
  }
}

/// The columns of a table as its records: all of it is held.
class TurnedTable {
 public:
  /// Throws CsvError, also for a record of another width than the first.
  TurnedTable(CsvReader reader, char delimiter) {
    std::vector<CsvField> row;
    while (reader.next(row)) {
      if (is_blank(row)) continue;
      if (columns_.empty()) columns_.resize(row.size());
      if (row.size() != columns_.size()) throw width_error(row, columns_.size(), delimiter);
      for (std::size_t i = 0; i < row.size(); ++i) {
        CsvField field = row[i];
        field.text = texts_.emplace_back(field.text);
        columns_[i].push_back(field);
      }
    }
  }

  [[nodiscard]] const std::vector<std::vector<CsvField>>& columns() const { return columns_; }

 private:
  std::deque<std::string> texts_;
  std::vector<std::vector<CsvField>> columns_;
};

/// The records behind a header, from a text or from a table that was turned. A copy reads on from the same place.
class Records {
 public:
  explicit Records(CsvReader reader) : reader_(std::move(reader)) {}
  explicit Records(const TurnedTable& table) : reader_({}, ','), turned_(&table) {}

  /// The next that is not blank; false at the end. Throws CsvError.
  bool next(std::vector<CsvField>& record) {
    for (std::string_view rest = reader_.rest(); read(record); rest = reader_.rest()) {
      text_ = rest.substr(0, rest.size() - reader_.rest().size());
      if (!is_blank(record)) return true;
    }
    return false;
  }
  /// The last record as it stands in the input; empty for one of a table that was turned.
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  bool read(std::vector<CsvField>& record) {
    if (turned_ == nullptr) return reader_.next(record);
    if (next_ >= turned_->columns().size()) return false;
    record = turned_->columns()[next_++];
    return true;
  }

  CsvReader reader_;
  std::string_view text_;
  const TurnedTable* turned_ = nullptr;
  std::size_t next_ = 1;  // behind the names
};

class CsvTable {
 public:
  CsvTable(const std::string& name, std::string_view text, Load& load) : name_(name), text_(text), load_(load), problems_(load.problems) {}

  void read() {
    try {
      if (read_header() && settle_forms()) {
        tell_detected();
        read_rows();
      }
    } catch (const CsvError& error) {
      problems_.error(at(error.place()), error.what(), error.hint());
    }
    warn_of_unknown(unknown_, problems_);
  }

 private:
  [[nodiscard]] Place at(TextPlace place) const { return {name_, place.line, place.column, {}}; }
  [[nodiscard]] bool is_turned() const { return load_.options.transpose; }

  bool read_header() {
    auto start = find_table_start(name_, text_, load_.options,
                                  [this](std::string_view header) { return is_turned() ? is_date(header) : load_.names.knows(header); });
    if (!start) {
      problems_.error({name_, 0, 0, {}}, "no header and no rows",
                      "the first line names the columns, for example period,customers_start,customers_end");
      return false;
    }
    start_ = std::move(*start);
    if (is_turned()) {
      turned_.emplace(CsvReader(start_.table, start_.delimiter, start_.table_place, load_.options.limits), start_.delimiter);
      records_.emplace(*turned_);
      for (const CsvField& field : turned_->columns().front()) headers_.push_back({std::string(field.text), at(field.place)});
      // What stands above the names is the name of the periods, whatever it says.
      if (!load_.names.knows(headers_.front().text)) headers_.front().text = "period";
    } else {
      records_.emplace(CsvReader(start_.rows, start_.delimiter, start_.rows_place, load_.options.limits));
      headers_ = start_.headers;
    }
    if (!check_quotes(start_, problems_)) return false;
    own_output_ = headers_.size() >= 3 && headers_[0].text == "period" && headers_[1].text == "segment" && headers_[2].text == "complete";
    const std::size_t errors = problems_.errors();
    columns_ = load_.names.find(headers_, problems_);
    if (problems_.errors() > errors) return false;
    if (std::ranges::none_of(columns_, &Column::is_numeric)) {
      report_no_header();
      return false;
    }
    apply_table_unit();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].unknown && !trim(headers_[i].text).empty()) unknown_.push_back(headers_[i]);
    }
    const std::vector<std::string> notes = notes_of_start(name_, start_);
    load_.result.notes.insert(load_.result.notes.end(), notes.begin(), notes.end());
    return problems_.errors() == errors;
  }

  /// What a line above the table says of amounts holds for all columns of money.
  void apply_table_unit() {
    const auto unit = settle_unit(start_.units, problems_);
    if (!unit) return;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Id* id = columns_[i].field ? std::get_if<Id>(&*columns_[i].field) : nullptr;
      if (id != nullptr && quantity(*id).unit == Unit::money) {
        columns_[i].unit = with_table_unit(columns_[i].unit, *unit, headers_[i], problems_);
      }
    }
  }

  void report_no_header() {
    const Place& place = headers_.front().place;
    const bool names_nothing = std::ranges::none_of(columns_, [](const Column& column) { return column.field.has_value(); });
    const std::span<const Header> behind_first = std::span(headers_).subspan(1);
    const bool has_periods_across =
        std::ranges::any_of(behind_first, [](const Header& header) { return is_date(header.text); }) &&
        std::ranges::none_of(behind_first, [this](const Header& header) { return load_.names.knows(header.text); });
    if (!is_turned() && start_.has_header && has_periods_across && names_quantity_in_first_column()) {
      problems_.error(place, "the periods stand across the top, and each row is a quantity", "--transpose reads such a table");
    } else if (start_.later_header > 0) {
      problems_.error(place, "no header recognised",
                      formatted("line {} looks like the header: --skip {}", start_.later_header, start_.later_header - 1));
    } else if (names_nothing && looks_like_data(start_)) {
      problems_.error(place, "no header recognised: the first line looks like data",
                      "the first line names the columns, for example period,customers_start,customers_end; --no-header --column period=1 "
                      "--column customers_start=2 reads columns by their numbers");
    } else {
      report_no_quantity(headers_, problems_);
    }
  }

  bool names_quantity_in_first_column() {
    constexpr int looked_at = 100;
    Records ahead = *records_;
    std::vector<CsvField> record;
    for (int i = 0; i < looked_at && ahead.next(record); ++i) {
      if (load_.names.knows(record.front().text)) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_period(const Column& column) const {
    const Label* label = column.field ? std::get_if<Label>(&*column.field) : nullptr;
    return label != nullptr && *label == Label::period;
  }

  /// Finds out what the values of all rows tell of how numbers and dates are written.
  bool settle_forms() {
    mark_ = own_output_ ? DecimalMark::point : load_.options.decimal;
    dates_ = load_.options.dates;
    const bool order_is_known = own_output_ || dates_.pattern || dates_.order != DateOrder::unknown;
    if (mark_ != DecimalMark::unknown && order_is_known) return true;
    DecimalProof marks(name_);
    DateProof orders(name_);
    Records ahead = *records_;
    std::vector<CsvField> record;
    try {
      while (ahead.next(record)) {
        if (record.size() != columns_.size()) continue;
        for (std::size_t i = 0; i < record.size(); ++i) {
          if (is_period(columns_[i])) {
            if (const OrderEvidence evidence = date_evidence(record[i].text); orders.is_news(evidence)) {
              orders.add(evidence, record[i].text, record[i].place);
            }
          } else if (columns_[i].is_numeric() && !marks.is_contradicted()) {
            const DecimalEvidence evidence = decimal_evidence(record[i].text);
            if (marks.is_news(evidence) && is_readable(columns_[i], record[i].text, evidence.proves, load_.options.limits)) {
              marks.add(evidence, record[i].text, record[i].place);
            }
          }
        }
      }
    } catch (const CsvError&) {
      marks.cut_short();
      orders.cut_short();
    }
    const auto mark = mark_ != DecimalMark::unknown ? mark_ : marks.settle(start_.delimiter == ',', problems_);
    const auto order = order_is_known ? dates_.order : orders.settle(problems_);
    if (!mark || !order) return false;
    if (mark_ == DecimalMark::unknown && *mark == DecimalMark::comma)
      load_.result.notes.push_back(formatted("{}: the decimal mark is the comma", name_));
    mark_ = *mark;
    dates_.order = *order;
    return true;
  }

  void tell_detected() {
    Detected& detected = load_.result.detected.back();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      detected.columns.push_back({headers_[i].text, columns_[i].field ? name_of(*columns_[i].field) : std::string()});
    }
    detected.delimiter = start_.delimiter;
    detected.mark = mark_;
    detected.has_header = start_.has_header;
    detected.header_line = start_.table_place.line;
    detected.transposed = is_turned();
    for (const NamedUnit& unit : start_.units) detected.units.push_back(unit.text);
    detected.order = dates_.order;
  }

  void read_rows() {
    bool any = false;
    while (records_->next(record_)) {
      if (!is_turned() && start_.has_header && repeats_header()) {
        refuse("header_again", {"the header again", "give each table as a file of its own", record_.front().place});
      } else if (!is_turned() && names_columns()) {
        problems_.error(
            at(record_.front().place), any ? "another header: a second table begins here" : "a second row of the header",
            any ? std::string("give each table as a file of its own")
                : formatted("write one name above each column; --skip {} takes this row for the header", record_.front().place.line - 1));
        return;
      } else if (!is_turned() && record_.size() != columns_.size()) {
        refuse("field_count", width_error(record_, columns_.size(), start_.delimiter));
      } else {
        read_row();
      }
      any = true;
    }
    if (!any) problems_.error({name_, 0, 0, {}}, "no data rows after the header", "is the file complete?");
  }

  void refuse(std::string code, const CsvError& error) {
    std::string turned;
    if (is_turned()) {
      for (const CsvField& field : record_) (turned += turned.empty() ? "" : std::string(1, start_.delimiter)) += field.raw;
    }
    problems_.bad_row(at(error.place()), {std::move(code), error.what(), error.hint(), is_turned() ? turned : records_->text(), {}});
  }

  /// Whether a record without a digit has words where numbers belong, or several names of columns.
  [[nodiscard]] bool names_columns() const {
    if (io::names_columns(record_, [this](std::string_view name) { return load_.names.knows(name); })) return true;
    if (std::ranges::any_of(record_, [](const CsvField& field) { return has_digit(field.text); })) return false;
    if (record_.size() != columns_.size() || record_.front().place.line > headers_.front().place.line + 1) return false;
    std::size_t words = 0;
    for (std::size_t i = 0; i < record_.size(); ++i) {
      const std::string_view text = trim(record_[i].text);
      if (columns_[i].is_numeric() && !text.empty() && !is_placeholder(text) && !is_spreadsheet_error(text)) ++words;
    }
    return words > 0;
  }

  [[nodiscard]] bool repeats_header() const {
    return std::ranges::equal(record_, headers_, {}, &CsvField::text, [](const Header& header) { return std::string_view(header.text); });
  }

  void read_row() {
    Snapshot snapshot;
    const std::size_t line = record_.front().place.line;
    snapshot.place = {name_, line, is_turned() ? record_.front().place.column : 0, {}};
    snapshot.whole_customers = own_output_;
    bool is_good = true;
    std::vector<std::string> segment(load_.options.by.size());
    for (std::size_t i = 0; i < record_.size() && (is_good || !problems_.rule().skip); ++i) {
      const CsvField& field = record_[i];
      const Column& column = columns_[i];
      if (trim(field.text).empty()) continue;
      if (!column.field) {
        warn_of_unnamed(i);
        continue;
      }
      try {
        const Label* label = std::get_if<Label>(&*column.field);
        if (label != nullptr && *label == Label::segment && segment.size() > 1) {
          segment[column.part] = without_guard(trim(field.text));
        } else if (label != nullptr) {
          store_label(snapshot, *label, without_guard(trim(field.text)), dates_);
        } else {
          store_value(snapshot, i, field.place.line == line ? field.place.column : 0);
        }
      } catch (const CellError& error) {
        refuse(formatted("bad_{}", name_of(*column.field)), {error.what(), error.hint(), field.place_of(error.offset())});
        is_good = false;
      }
    }
    if (is_good && segment.size() > 1) is_good = store_parts(snapshot, segment);
    if (is_good) load_.result.snapshots.push_back(std::move(snapshot));
  }

  bool store_parts(Snapshot& snapshot, std::span<const std::string> segment) {
    try {
      store_segment(snapshot, segment);
      return true;
    } catch (const CellError& error) {
      refuse("bad_segment", {error.what(), error.hint(), record_.front().place});
      return false;
    }
  }

  void store_value(Snapshot& snapshot, std::size_t index, std::size_t column) {
    ParsedCell parsed = read_number(columns_[index], record_[index].text, mark_, load_.options.limits);
    parsed.cell.column = column;
    parsed.cell.unit_settled = parsed.cell.unit_settled || own_output_;
    if (parsed.rounded) problems_.count(Tally::rounded_amounts, at(record_[index].place));
    if (parsed.scientific && !own_output_) problems_.count(Tally::scientific_notation, at(record_[index].place));
    if (const auto problem = load_.currency.refuses(parsed.currency, at(record_[index].place))) {
      throw CellError(*problem, one_currency_hint, 0);
    }
    store_number(snapshot, columns_[index], parsed.cell);
  }

  /// A column without a name is worth a warning once it holds something.
  void warn_of_unnamed(std::size_t index) {
    if (!columns_[index].unknown || !trim(headers_[index].text).empty()) return;
    columns_[index].unknown = false;
    unknown_.push_back(headers_[index]);
  }

  const std::string& name_;
  std::string_view text_;
  Load& load_;
  Problems& problems_;
  TableStart start_;
  std::optional<TurnedTable> turned_;
  std::optional<Records> records_;
  std::vector<CsvField> record_;
  std::vector<Header> headers_;
  std::vector<Column> columns_;
  std::vector<Header> unknown_;
  bool own_output_ = false;
  DecimalMark mark_ = DecimalMark::unknown;
  DateStyle dates_;
};

}  // namespace

void load_csv(const std::string& name, std::string_view text, Load& load) { CsvTable(name, text, load).read(); }

}  // namespace retain::io
