#include "io/snapshots/csv.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "core/table/column_names.hpp"
#include "io/csv/table_shape.hpp"
#include "io/snapshots/table_records.hpp"
#include "io/value/label_text.hpp"
#include "io/value/proof.hpp"
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
    if (column.may_be.empty()) {
      read_number(column, text, mark, limits);
    } else {
      read_open(column, [&](const Column& one) { return read_number(one, text, mark, limits).cell; });
    }
    return true;
  } catch (const CellError&) {
    return false;
  }
}

class CsvSnapshots {
 public:
  CsvSnapshots(Opened& opened, std::string_view text, Load& load) : opened_(opened), text_(text), load_(load), problems_(load.problems) {}

  std::optional<Disproof> read() {
    std::optional<Disproof> disproof;
    try {
      if (open_records()) disproof = read_rows();
    } catch (const CsvError& error) {
      problems_.error(at(error.place()), error.what(), error.hint());
    }
    warn_of_unknown(unknown_, problems_);
    return disproof;
  }

 private:
  [[nodiscard]] Place at(TextPlace place) const { return {opened_.name, place.line, place.column, {}}; }

  /// False where the table cannot be read, which is reported.
  bool open_records() {
    const TableStart& start = opened_.table;
    if (opened_.transposed && opened_.problems.empty()) {
      turned_.emplace(CsvReader(text_.substr(start.table_offset), start.delimiter, start.table_place, load_.options.limits),
                      start.delimiter);
      records_.emplace(*turned_);
      if (opened_.headers.empty()) settle_columns(opened_, turned_headers(), {}, load_.options.limits, load_.names);
    } else {
      records_.emplace(CsvReader(text_.substr(start.rows_offset), start.delimiter, start.rows_place, load_.options.limits));
    }
    const std::size_t errors = problems_.errors();
    problems_.add(opened_.problems);
    if (problems_.errors() > errors) return false;
    for (std::size_t i = 0; i < columns().size(); ++i) {
      is_unnamed_.push_back(columns()[i].unknown && trim(headers()[i].text).empty());
      if (columns()[i].unknown && !is_unnamed_.back()) unknown_.push_back(headers()[i]);
    }
    return true;
  }

  [[nodiscard]] std::vector<Header> turned_headers() const {
    std::vector<Header> headers;
    for (const CsvField& field : turned_->columns().front()) headers.push_back({std::string(field.text), at(field.place)});
    // What stands above the names is the name of the periods, whatever it says.
    if (!load_.names.knows(headers.front().text)) headers.front().text = "period";
    return headers;
  }

  [[nodiscard]] const std::vector<Column>& columns() const { return opened_.columns; }
  [[nodiscard]] const std::vector<Header>& headers() const { return opened_.headers; }

  [[nodiscard]] bool is_period(const Column& column) const {
    const Label* label = column.field ? std::get_if<Label>(&*column.field) : nullptr;
    return label != nullptr && *label == Label::period;
  }

  /// Looks for values that disprove how numbers and dates are taken to be written. False where the values contradict one another.
  bool prove(std::optional<Disproof>& disproof) {
    if (opened_.mark.is_certain && opened_.order.is_certain) return true;
    DecimalProof marks;
    DateProof orders;
    TableRecords ahead = *records_;
    std::vector<CsvField> record;
    try {
      while (ahead.next(record)) {
        if (record.size() != columns().size()) continue;
        for (std::size_t i = 0; i < record.size(); ++i) {
          if (is_period(columns()[i])) {
            if (const OrderEvidence evidence = date_evidence(record[i].text); orders.is_news(evidence)) {
              orders.add(evidence, record[i].text, record[i].place);
            }
          } else if (columns()[i].is_numeric() && !marks.is_contradicted()) {
            const DecimalEvidence evidence = decimal_evidence(record[i].text);
            if (marks.is_news(evidence) && is_readable(columns()[i], record[i].text, evidence.proves, load_.options.limits)) {
              marks.add(evidence, record[i].text, record[i].place);
            }
          }
        }
      }
    } catch (const CsvError&) {
      marks.cut_short();
      orders.cut_short();
    }
    const auto mark = opened_.mark.is_certain ? opened_.mark : marks.settle(opened_.name, opened_.table.delimiter == ',', problems_);
    const auto order = opened_.order.is_certain ? opened_.order : orders.settle(opened_.name, false, problems_);
    if (!mark || !order) return false;
    if (mark->value != opened_.mark.value) disproof.emplace().mark = *mark;
    if (order->value != opened_.order.value) (disproof ? *disproof : disproof.emplace()).order = *order;
    if (!disproof) {
      opened_.mark = *mark;
      opened_.order = *order;
    }
    return true;
  }

  std::optional<Disproof> read_rows() {
    std::optional<Disproof> disproof;
    if (!prove(disproof) || disproof) return disproof;
    const TableShape shape(
        texts_of(headers()), opened_.table.has_header, opened_.table.delimiter,
        [this](std::string_view name) { return load_.names.knows(name); },
        [this](const std::vector<CsvField>& record) { return describes_columns(record); });
    bool any = false;
    while (records_->next(record_)) {
      const auto no_row = opened_.transposed ? std::nullopt : shape.check(record_, !any, record_.front().place.line);
      any = true;
      if (!no_row) {
        read_row();
      } else if (no_row->ends_table) {
        problems_.error(at(no_row->error.place()), no_row->error.what(), no_row->error.hint());
        return disproof;
      } else {
        refuse(no_row->code, no_row->error);
      }
    }
    if (!any) problems_.error({opened_.name, 0, 0, {}}, "no data rows after the header", "is the file complete?");
    return disproof;
  }

  void refuse(std::string code, const CsvError& error) {
    std::string turned;
    if (opened_.transposed) {
      for (const CsvField& field : record_) (turned += turned.empty() ? "" : std::string(1, opened_.table.delimiter)) += field.raw;
    }
    problems_.bad_row(at(error.place()), {std::move(code), error.what(), error.hint(), opened_.transposed ? turned : records_->text(), {}});
  }

  /// Whether a record right behind the header, without a digit, has words where numbers belong.
  [[nodiscard]] bool describes_columns(const std::vector<CsvField>& record) const {
    if (std::ranges::any_of(record, [](const CsvField& field) { return has_digit(field.text); })) return false;
    if (record.size() != columns().size() || record.front().place.line > headers().front().place.line + 1) return false;
    for (std::size_t i = 0; i < record.size(); ++i) {
      const std::string_view text = trim(record[i].text);
      if (columns()[i].is_numeric() && !text.empty() && !is_placeholder(text) && !is_spreadsheet_error(text)) return true;
    }
    return false;
  }

  void read_row() {
    load_.result.add_row();
    Snapshot snapshot;
    const std::size_t line = record_.front().place.line;
    snapshot.place = {opened_.name, line, opened_.transposed ? record_.front().place.column : 0, {}};
    snapshot.whole_customers = opened_.is_own_output;
    bool is_good = true;
    std::vector<std::string> segment(load_.options.by.size());
    for (std::size_t i = 0; i < record_.size() && (is_good || !problems_.rule().skip); ++i) {
      const CsvField& field = record_[i];
      const Column& column = columns()[i];
      if (trim(field.text).empty()) continue;
      if (!column.field) {
        warn_of_unnamed(i);
        continue;
      }
      try {
        const Label* label = std::get_if<Label>(&*column.field);
        if (label != nullptr && *label == Label::segment && segment.size() > 1) {
          segment[column.part] = opened_.plain_text(field.text);
        } else if (label != nullptr && load_.result.note(*label, field.text, at(field.place))) {
          continue;
        } else if (label != nullptr) {
          if (*label == Label::period) opened_.note_date(field.text);
          store_label(snapshot, *label, opened_.plain_text(field.text), opened_.dates);
        } else {
          store_value(snapshot, i, field.place.line == line ? field.place.column : 0);
        }
      } catch (const CellError& error) {
        refuse(formatted("bad_{}", name_of(*column.field)), {error.what(), error.hint(), field.place_of(error.offset())});
        is_good = false;
      }
    }
    if (is_good && segment.size() > 1) is_good = store_parts(snapshot, segment);
    if (!is_good) return load_.forget_row();
    load_.snapshots.push_back(std::move(snapshot));
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

  void note_open(std::size_t index) {
    ChurnReading reading = read_open(columns()[index], [&](const Column& one) {
      return read_number(one, record_[index].text, opened_.mark.value, load_.options.limits).cell;
    });
    load_.note_churn(std::move(reading), headers()[index], columns()[index]);
  }

  void store_value(Snapshot& snapshot, std::size_t index, std::size_t column) {
    if (!columns()[index].may_be.empty()) return note_open(index);
    ParsedCell parsed = read_number(columns()[index], record_[index].text, opened_.mark.value, load_.options.limits);
    settle_sign(columns()[index], record_[index].text, parsed.cell.value, load_.evidence);
    parsed.cell.column = column;
    parsed.cell.unit_settled = parsed.cell.unit_settled || opened_.is_own_output;
    if (parsed.rounded) problems_.count(Tally::rounded_amounts, at(record_[index].place));
    if (parsed.scientific && !opened_.is_own_output) problems_.count(Tally::scientific_notation, at(record_[index].place));
    if (const auto problem = load_.currency.refuses(parsed.currency, at(record_[index].place))) {
      throw CellError(*problem, one_currency_hint, 0);
    }
    store_number(snapshot, columns()[index], parsed.cell);
  }

  /// A column without a name is worth a warning once it holds something.
  void warn_of_unnamed(std::size_t index) {
    if (is_unnamed_[index]) unknown_.push_back(headers()[index]);
    is_unnamed_[index] = false;
  }

  Opened& opened_;
  std::string_view text_;
  Load& load_;
  Problems& problems_;
  std::optional<TurnedTable> turned_;
  std::optional<TableRecords> records_;
  std::vector<CsvField> record_;
  std::vector<Header> unknown_;
  std::vector<bool> is_unnamed_;  // of each column, until that is told
};

}  // namespace

std::optional<Disproof> read_csv_snapshots(Opened& opened, std::string_view text, Load& load) {
  return CsvSnapshots(opened, text, load).read();
}

}  // namespace retain::io
