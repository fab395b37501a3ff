#include "io/rows/input.hpp"

#include <algorithm>

#include "core/ledger/parallel.hpp"
#include "io/csv/block_reader.hpp"
#include "io/opening/settle_encoding.hpp"
#include "io/opening/text_start.hpp"
#include "io/rows/columns.hpp"
#include "io/rows/csv.hpp"
#include "io/rows/json.hpp"
#include "text/format.hpp"

namespace retain::io {

Hypothesis RowsInput::read() {
  const std::string_view head = input_.head();
  if (!check_start(input_.name(), head, problems_)) return hypothesis_;
  const InputFormat format = format_of(head, options_.format);
  if (std::string note = ending_note(input_.name(), format); !note.empty()) notes_.push_back(std::move(note));
  detected_.file = input_.name();
  detected_.customer_rows = true;
  detected_.format = detected_format(format);
  if (input_.encoding() != Encoding::detect) detected_.encoding = input_.encoding();
  if (format == InputFormat::json || format == InputFormat::ndjson) {
    if (!holds_json_rows(head, options_)) return refuse_other_kind();
    detected_.columns = describe_json_columns(head, options_);
    for (RowSink& sink : sinks_) sink.dates().start_input(options_.dates);
    read_json(format == InputFormat::ndjson);
    return hypothesis_;
  }
  return read_csv(head);
}

Hypothesis RowsInput::refuse_other_kind() {
  problems_.error({input_.name(), 0, 0, {}}, "no customer rows, which the other inputs hold", "read them one by one");
  return hypothesis_;
}

Hypothesis RowsInput::read_csv(std::string_view head) {
  const auto start = find_rows_start(input_.name(), head, options_);
  if (!start || !are_customer_rows(start->headers, options_)) {
    return refuse_other_kind();
  }
  std::ranges::move(notes_of_start(input_.name(), *start), std::back_inserter(notes_));
  RowTable table;
  table.bytes = {start->delimiter, head.find('\n') == std::string_view::npos && head.find('\r') != std::string_view::npos ? '\r' : '\n'};
  for (const Header& header : start->headers) table.headers.push_back(header.text);
  table.has_header = start->has_header;
  const std::size_t errors = problems_.errors();
  table.columns = find_row_columns(start->headers, options_, problems_);
  if (const auto unit = settle_unit(start->units, problems_)) {
    table.columns.amount_unit = with_table_unit(table.columns.amount_unit, *unit, start->headers[table.columns.amount], problems_);
  }
  warn_of_resembling(start->headers, table.columns, problems_);
  if (problems_.errors() > errors) return hypothesis_;
  detected_.columns = describe_columns(start->headers, table.columns);
  detected_.delimiter = start->delimiter;
  detected_.has_header = start->has_header;
  detected_.header_line = start->table_place.line;
  for (const NamedUnit& unit : start->units) detected_.units.push_back(unit.text);
  table.limits = options_.limits;
  table.mark = hypothesis_.mark;
  table.mark_is_certain = options_.decimal != DecimalMark::unknown;
  table.order_is_certain = options_.dates.pattern || options_.dates.order != DateOrder::unknown;
  table.dates = table.order_is_certain ? options_.dates : DateStyle{hypothesis_.order};
  detected_.order = options_.dates.order;
  for (RowSink& sink : sinks_) sink.dates().start_input(table.dates);

  RowProblems found(input_.name(), start->rows_place.line, options_.bad_rows);
  skip(static_cast<std::size_t>(start->rows.data() - head.data()));
  BlockReader blocks(input_, table.bytes.line_end, true, options_.limits);
  run_in_parallel(static_cast<unsigned>(sinks_.size()), [&](unsigned thread) {
    CsvRows rows(table, sinks_[thread], found);
    Block block;
    while (blocks.next(block)) {
      if (!rows.read(block) || found.has_too_many()) blocks.stop();
    }
  });
  report(found);
  Hypothesis settled = hypothesis_;
  if (!table.mark_is_certain)
    settled.mark = found.settle_mark(table.bytes.delimiter == ',', earlier_, problems_).value_or(hypothesis_.mark);
  // What was not read to its end may hold the proof still.
  if (!table.order_is_certain && !table.disproved) {
    const DateOrder order = found.settle_order(earlier_, problems_).value_or(hypothesis_.order);
    if (order != DateOrder::unknown) settled.order = order;
    detected_.order = order;
  }
  found.add_to(earlier_);
  detected_.mark = settled.mark;
  if (settled.mark == DecimalMark::comma) notes_.push_back(formatted("{}: the decimal mark is the comma", input_.name()));
  return settled;
}

void RowsInput::read_json(bool lines) {
  RowProblems found(input_.name(), 1, options_.bad_rows);
  skip(input_.head().size() - without_mark(input_.head()).size());
  if (lines) {
    BlockReader blocks(input_, '\n', false, options_.limits);
    run_in_parallel(static_cast<unsigned>(sinks_.size()), [&](unsigned thread) {
      JsonRows rows(options_, sinks_[thread], found);
      Block block;
      while (blocks.next(block)) {
        if (!rows.read_lines(block) || found.has_too_many()) blocks.stop();
      }
    });
  } else {
    JsonRows(options_, sinks_.front(), found).read_document(input_.read_rest());
  }
  report(found);
}

void RowsInput::report(const RowProblems& found) {
  found.report(problems_);
  found.check_currency(currency_, problems_);
  met_other_encoding_ = found.is_other_encoding() && input_.encoding() == Encoding::detect;
}

void RowsInput::skip(std::size_t bytes) {
  std::string skipped(bytes, '\0');
  input_.read(skipped);
}

}  // namespace retain::io
