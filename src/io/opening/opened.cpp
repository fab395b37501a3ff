#include "io/opening/opened.hpp"

#include <algorithm>
#include <ranges>
#include <span>
#include <utility>
#include <variant>

#include "core/table/column_names.hpp"
#include "io/columns/row_names.hpp"
#include "io/csv/table_shape.hpp"
#include "io/opening/json_start.hpp"
#include "io/opening/row_start.hpp"
#include "io/opening/settle_encoding.hpp"
#include "io/opening/text_start.hpp"
#include "io/value/label_text.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

/// Whether a label is a date of any form, as those across the top of a table that is turned.
bool is_date(std::string_view label) {
  try {
    return read_period(label, {DateOrder::day_first}).is_calendar();
  } catch (const PeriodError&) {
    return false;
  }
}

bool names_rows(std::string_view header, const LoadOptions& options) {
  return find_row_field(header).has_value() ||
         std::ranges::any_of(options.columns, [&](const auto& column) { return same_name(split_unit(header), column.second); });
}

/// Whether one of the first rows has the name of a quantity in its first field. Throws CsvError.
bool names_quantity_in_first_column(CsvReader rows, const ColumnNames& names) {
  constexpr int looked_at = 100;
  std::vector<CsvField> record;
  for (int i = 0; i < looked_at && rows.next(record);) {
    if (is_blank(record)) continue;
    if (names.knows(record.front().text)) return true;
    ++i;
  }
  return false;
}

class Opener {
 public:
  Opener(std::string_view head, const LoadOptions& options, ColumnNames& names, Opened& opened)
      : head_(head), text_(without_mark(head)), options_(options), names_(names), opened_(opened) {}

  void open() {
    opened_.refusal = refusal_of_start(opened_.name, head_);
    if (opened_.refusal) return;
    opened_.format = format_of(head_, options_.format);
    opened_.transposed = options_.transpose && opened_.is_csv();
    if (std::string note = encoding_note(opened_.name, opened_.encoding.value); options_.encoding == Encoding::detect && !note.empty())
      opened_.notes.push_back(std::move(note));
    if (std::string note = ending_note(opened_.name, opened_.format); !note.empty()) opened_.notes.push_back(std::move(note));
    opened_.dates = options_.dates;
    opened_.dates.facts = std::make_shared<DateFacts>();
    if (opened_.is_csv()) {
      open_csv();
    } else if (!options_.transpose) {
      open_json(text_, options_, opened_);
    }
  }

 private:
  void open_csv() {
    if (options_.decimal != DecimalMark::unknown) opened_.mark = {options_.decimal, true};
    opened_.order = {options_.dates.order, options_.dates.pattern || options_.dates.order != DateOrder::unknown};
    const bool wants_tables = !options_.transpose && wants_cohorts(options_.wanted);
    if (wants_tables && find_cohorts(true)) return;
    if (options_.wanted == Wanted::purchases && find_purchases(false)) return;
    if (!options_.transpose && find_rows()) return;
    if (!options_.transpose && find_purchases(options_.wanted == Wanted::purchases)) return;
    open_snapshots();
    const bool is_doubtful = !opened_.problems.empty() || std::ranges::any_of(opened_.headers, [](const Header& header) {
      return find_cohort_field(split_unit(header.text).base) == CohortField::survivors;
    });
    if (is_doubtful && !options_.transpose && !wants_tables) find_cohorts(!opened_.problems.empty());
  }

  void open_snapshots() {
    try {
      auto start = find_table_start(opened_.name, text_, options_, [this](std::string_view header) {
        return opened_.transposed ? is_date(header) : names_.knows(header);
      });
      if (!start) {
        opened_.problems.push_back(error({}, "no header and no rows",
                                         "the first line names the columns, for example period,customers_start,customers_end",
                                         {opened_.name, 0, 0, {}}));
        return;
      }
      take_start(*std::move(start));
      // The names of a table that is turned are known when all of it is.
      if (!opened_.transposed) settle_columns(opened_, std::move(opened_.table.headers), rows(), options_.limits, names_);
    } catch (const CsvError& error) {
      refuse(error);
    }
  }

  void take_start(TableStart start) {
    opened_.table = std::move(start);
    const std::size_t mark = head_.size() - text_.size();
    opened_.table.table_offset += mark;
    opened_.table.rows_offset += mark;
  }

  [[nodiscard]] std::string_view rows() const { return head_.substr(opened_.table.rows_offset); }

  void refuse(const CsvError& fault) {
    opened_.problems.push_back(error({}, fault.what(), fault.hint(), {opened_.name, fault.place().line, fault.place().column, {}}));
  }

  /// Whether it is a table of cohorts; what was found before is forgotten then.
  bool find_cohorts(bool widely) {
    try {
      auto start = find_table_start(opened_.name, text_, options_, [](std::string_view header) {
        return find_cohort_field(split_unit(header).base).has_value() || read_age(header).has_value();
      });
      if (!start) return false;
      auto columns = find_cohort_columns(start->headers, rows_behind(*start), options_, widely);
      if (!columns) return false;
      take_start(*std::move(start));
      opened_.headers = std::move(opened_.table.headers);
      opened_.kind = InputKind::cohort_table;
      opened_.cohort_columns = *std::move(columns);
      opened_.problems.clear();
      opened_.lacks.reset();
      std::ranges::move(notes_of_start(opened_.name, opened_.table), std::back_inserter(opened_.notes));
    } catch (const CsvError&) {
      // Reported where the table is read as one of snapshots.
      return false;
    } catch (const InputError& error) {
      opened_.kind = InputKind::cohort_table;
      opened_.lacks.reset();
      opened_.problems = error.diagnostics();
    }
    return true;
  }

  /// Whether it is a table of purchase histories; with `in_part` also one that lacks a column of them, which is a problem then.
  bool find_purchases(bool in_part) {
    try {
      auto start =
          find_table_start(opened_.name, text_, options_, [](std::string_view header) { return purchase_field_of(header).has_value(); });
      auto columns = start ? find_purchase_columns(start->headers, options_, in_part) : std::nullopt;
      if (!columns) return false;
      take_start(*std::move(start));
      opened_.headers = std::move(opened_.table.headers);
      opened_.kind = InputKind::purchase_table;
      opened_.purchase_columns = *std::move(columns);
      opened_.lacks.reset();
      std::ranges::move(notes_of_start(opened_.name, opened_.table), std::back_inserter(opened_.notes));
    } catch (const CsvError&) {
      // Reported where the table is read as another.
      return false;
    } catch (const InputError& error) {
      opened_.kind = InputKind::purchase_table;
      opened_.lacks.reset();
      opened_.problems = error.diagnostics();
    }
    return true;
  }

  /// Whether the table holds customer rows; where it does not and likely should, says what it lacks.
  bool find_rows() {
    std::optional<TableStart> start;
    try {
      start = find_table_start(opened_.name, text_, options_, [this](std::string_view header) { return names_rows(header, options_); });
    } catch (const CsvError&) {
      // Reported where the table is read as one of snapshots.
    }
    if (!start) return false;
    Problems problems;
    const FirstRows rows = first_rows(*start);
    const auto columns = find_row_columns(start->headers, rows, options_, problems);
    if (!columns) {
      if (!find_invalid_utf8(text_.substr(0, text_.find_first_of("\r\n")))) opened_.lacks = missing_field(*start, rows);
      return false;
    }
    take_start(*std::move(start));
    opened_.headers = std::move(opened_.table.headers);
    settle_rows(opened_, *columns, rows, options_, problems);
    if (const auto unit = settle_unit(opened_.table.units, problems)) {
      RowColumns& found = opened_.row_columns;
      const auto add_unit = [&](UnitText& own, RowField field) {
        own = with_table_unit(own, *unit, opened_.headers[found[field].value_or(0)], problems);
      };
      add_unit(found.amount_unit.text, RowField::amount);
      if (found.has(RowField::unit_price)) add_unit(found.price_unit.text, RowField::unit_price);
      if (found.has(RowField::refund)) add_unit(found.refund_unit.text, RowField::refund);
    }
    std::ranges::move(notes_of_start(opened_.name, opened_.table), std::back_inserter(opened_.notes));
    opened_.problems = problems.take_all();
    if (!opened_.order.is_certain) opened_.set_order(order_of_first_rows());
    return true;
  }

  /// The rows behind a header, where it may be one of customer rows.
  [[nodiscard]] FirstRows first_rows(const TableStart& start) const {
    const bool may_be_rows = std::ranges::any_of(start.headers, [](const Header& header) {
      return std::ranges::any_of(fields_named(split_unit(header.text)),
                                 [](const FieldName& name) { return name.field == RowField::customer || name.field == RowField::churned; });
    });
    if (!may_be_rows && options_.columns.empty()) return {};
    return rows_behind(start);
  }

  [[nodiscard]] FirstRows rows_behind(const TableStart& start) const {
    FirstRows rows;
    CsvReader reader(text_.substr(start.rows_offset), start.delimiter, start.rows_place, options_.limits);
    const RowFilters filters(start.headers, options_);
    std::vector<CsvField> record;
    try {
      while (rows.size() < looked_at_rows && reader.next(record)) {
        if (record.size() != start.headers.size()) continue;
        std::vector<std::string>& row = rows.emplace_back();
        for (const CsvField& field : record) row.emplace_back(field.text);
        if (!filters.pass([&row](std::size_t column) { return std::string_view(row[column]); })) rows.pop_back();
      }
    } catch (const CsvError&) {
      // Reported when the rows are read.
    }
    return rows;
  }

  [[nodiscard]] std::optional<Diagnostic> missing_field(const TableStart& start, const FirstRows& rows) const {
    const auto is_named = [&](std::size_t column, std::string_view name) {
      return column < start.headers.size() && start.headers[column].text == name;
    };
    if (is_named(0, "period") && is_named(3, "metric") && is_named(4, "value")) {
      return error({}, "tidy CSV (-f long) is written for other programs, and not read back", "-f csv writes what is read again",
                   {opened_.name, 0, 0, {}});
    }
    auto lacking = missing_row_field(start.headers, rows, options_);
    if (!lacking) return lacking;
    if (Problems problems; !check_quotes(start.headers, start.has_header, problems)) return problems.error_list().front();
    if (start.later_header > 0) {
      const std::string skip = formatted("line {} looks like the header: --skip {}", start.later_header, start.later_header - 1);
      const bool may_be_header =
          std::ranges::any_of(start.headers, [](const Header& header) { return !fields_named(split_unit(header.text)).empty(); });
      lacking->hint = may_be_header ? lacking->hint + "; or " + skip : skip;
    } else if (looks_like_data(start.headers, start.has_header)) {
      lacking->message = "no header recognised: the first line looks like data";
      lacking->hint = "--no-header --column customer=1 --column date=2 --column amount=3 reads columns by their numbers";
    }
    return lacking;
  }

  /// What one of the first dates proves is likely to hold for all.
  [[nodiscard]] Finding<DateOrder> order_of_first_rows() const {
    Finding<DateOrder> order;
    read_first_rows(opened_, head_, options_.limits, [&](const std::vector<CsvField>& record) {
      const RowColumns& columns = opened_.row_columns;
      const auto column = columns.has(RowField::start) ? columns[RowField::start] : columns[RowField::date];
      if (!column) return;
      const CsvField& date = record[*column];
      if (const DateOrder proved = date_evidence(date.text).proves; proved != DateOrder::unknown && !order.witness.found) {
        order.value = proved;
        order.witness.note(date.text, date.place);
      }
    });
    return order;
  }

  std::string_view head_;
  std::string_view text_;  // without a byte order mark
  const LoadOptions& options_;
  ColumnNames& names_;
  Opened& opened_;
};

void report_no_header(Opened& opened, std::string_view rows, const Limits& limits, const ColumnNames& names, Problems& problems) {
  const TableStart& start = opened.table;
  const Place& place = opened.headers.front().place;
  const bool names_nothing = std::ranges::none_of(opened.columns, [](const Column& column) { return column.field.has_value(); });
  const std::span<const Header> behind_first = std::span(opened.headers).subspan(1);
  const bool has_periods_across = std::ranges::any_of(behind_first, [](const Header& header) { return is_date(header.text); }) &&
                                  std::ranges::none_of(behind_first, [&](const Header& header) { return names.knows(header.text); });
  if (!opened.transposed && start.has_header && has_periods_across &&
      names_quantity_in_first_column(CsvReader(rows, start.delimiter, start.rows_place, limits), names)) {
    problems.error(place, "the periods stand across the top, and each row is a quantity", "--transpose reads such a table");
  } else if (start.later_header > 0) {
    problems.error(place, "no header recognised",
                   formatted("line {} looks like the header: --skip {}", start.later_header, start.later_header - 1));
  } else if (names_nothing && looks_like_data(opened.headers, start.has_header)) {
    problems.error(place, "no header recognised: the first line looks like data",
                   "the first line names the columns, for example period,customers_start,customers_end; --no-header --column period=1 "
                   "--column customers_start=2 reads columns by their numbers");
  } else {
    report_no_quantity(opened.headers, problems);
  }
}

/// What a line above the table says of amounts holds for all columns of money.
void apply_table_unit(Opened& opened, Problems& problems) {
  const auto unit = settle_unit(opened.table.units, problems);
  if (!unit) return;
  for (std::size_t i = 0; i < opened.columns.size(); ++i) {
    Column& column = opened.columns[i];
    if (column.may_be_money()) column.unit = with_table_unit(column.unit, *unit, opened.headers[i], problems);
  }
}

}  // namespace

std::string Opened::field_of(std::size_t column) const {
  if (kind == InputKind::cohort_table) return cohort_columns.field_of(column);
  if (kind == InputKind::purchase_table) return purchase_columns.field_of(column);
  if (kind == InputKind::snapshots) return columns[column].field ? name_of(*columns[column].field) : std::string();
  const std::vector<std::string> fields = row_columns.fields_of(column);
  return fields.empty() ? std::string() : fields.front();
}

std::string_view Opened::plain_text(std::string_view text) const { return is_csv() && !sheet ? without_guard(trim(text)) : trim(text); }

void Opened::set_order(Finding<DateOrder> found) {
  order = std::move(found);
  // A date of rows must be a day at once; that of a snapshot is a label until all are known.
  dates.order = kind == InputKind::customer_rows && order.value == DateOrder::unknown ? DateOrder::day_first : order.value;
}

void Opened::note_date(std::string_view text) {
  if (has_date || !has_digit(text)) return;
  has_date = true;
  if (!dates.pattern) dates.unix_times = find_unix_times(plain_text(text));
}

Opened open_input(const std::string& name, std::string_view head, Encoding encoding, const LoadOptions& options, ColumnNames& names) {
  Opened opened;
  opened.name = name;
  const bool is_settled = encoding != Encoding::detect;
  opened.encoding = {is_settled ? encoding : Encoding::utf_8, is_settled};
  Opener(head, options, names, opened).open();
  return opened;
}

const Opened& first_of_rows(const std::vector<Opened>& opened) {
  const auto found = std::ranges::find(opened, InputKind::customer_rows, &Opened::kind);
  return found == opened.end() ? opened.front() : *found;
}

Opened open_again(const Opened& before, const Disproof& disproof, std::string_view head, const LoadOptions& options, ColumnNames& names) {
  if (disproof.encoding) return open_input(before.name, head, *disproof.encoding, options, names);
  Opened opened = before;
  opened.earlier = disproof.told;
  if (disproof.mark) opened.mark = *disproof.mark;
  if (disproof.order) opened.set_order(*disproof.order);
  if (disproof.order_amounts) opened.order_amounts = disproof.order_amounts;
  if (disproof.shown) opened.shown = *disproof.shown;
  opened.shown.apply(opened.columns);
  return opened;
}

void read_first_rows(const Opened& opened, std::string_view head, const Limits& limits,
                     const std::function<void(const std::vector<CsvField>&)>& take) {
  constexpr std::size_t sampled_rows = 1000;
  CsvReader reader(head.substr(opened.table.rows_offset), opened.table.delimiter, opened.table.rows_place, limits);
  std::vector<CsvField> record;
  try {
    for (std::size_t i = 0; i < sampled_rows && reader.next(record); ++i) {
      const bool may_be_cut_off = reader.rest().empty() && i > 0 && head.size() == RereadableInput::head_size;
      if (record.size() == opened.headers.size() && !may_be_cut_off) take(record);
    }
  } catch (const CsvError&) {
    // Reported when the rows are read.
  }
}

void settle_columns(Opened& opened, std::vector<Header> headers, std::string_view rows, const Limits& limits, ColumnNames& names) {
  opened.headers = std::move(headers);
  Problems problems;
  const auto settle = [&] {
    if (!check_quotes(opened.headers, opened.table.has_header, problems)) return;
    // A database may name the columns of a query in upper case.
    constexpr std::string_view own_headers[] = {"period", "segment", "complete"};
    opened.is_own_output = opened.headers.size() >= std::size(own_headers) &&
                           std::ranges::equal(std::span(opened.headers).first(std::size(own_headers)), own_headers, {},
                                              [](const Header& header) { return lower_ascii(header.text); });
    if (opened.is_own_output) {
      opened.mark = {DecimalMark::point, true};
      opened.order.is_certain = true;
    }
    opened.columns = names.find(opened.headers, problems);
    if (opened.is_own_output) ShownByValues{.churn = Id::churn}.apply(opened.columns);
    if (problems.errors() > 0) return;
    if (std::ranges::none_of(opened.columns, &Column::is_numeric)) return report_no_header(opened, rows, limits, names, problems);
    apply_table_unit(opened, problems);
    std::ranges::move(notes_of_start(opened.name, opened.table), std::back_inserter(opened.notes));
  };
  settle();
  std::ranges::move(problems.take_all(), std::back_inserter(opened.problems));
}

}  // namespace retain::io
