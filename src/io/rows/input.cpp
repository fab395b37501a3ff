#include "io/rows/input.hpp"

#include <algorithm>

#include "core/ledger/parallel.hpp"
#include "io/bytes/block_reader.hpp"
#include "io/opening/settle_encoding.hpp"
#include "io/opening/text_start.hpp"
#include "io/rows/csv.hpp"
#include "io/rows/json.hpp"

namespace retain::io {

std::optional<Disproof> RowsInput::read() {
  const std::size_t errors = problems_.errors();
  if (opened_.refusal) {
    problems_.add({*opened_.refusal});
  } else if (opened_.kind != InputKind::customer_rows) {
    problems_.error({opened_.name, 0, 0, {}}, "no customer rows, which the other inputs hold", "read them one by one");
  } else {
    problems_.add(opened_.problems);
  }
  if (problems_.errors() > errors) return std::nullopt;
  for (RowSink& sink : sinks_) sink.dates().start_input(opened_.dates);
  RowProblems found(opened_.name, opened_.is_csv() ? opened_.table.rows_place.line : 1, options_.bad_rows);
  bool is_whole = true;
  if (opened_.is_csv()) {
    is_whole = read_csv(found);
  } else {
    read_json(found);
  }
  found.report(problems_);
  found.check_currency(currency_, problems_);
  if (auto disproof = other_encoding(found)) return disproof;
  if (!opened_.is_csv()) return std::nullopt;
  auto disproof = settle(found, is_whole);
  return problems_.errors() > errors ? std::nullopt : disproof;
}

bool RowsInput::read_csv(RowProblems& found) {
  RowTable table{opened_, options_.limits};
  skip(opened_.table.rows_offset);
  BlockReader blocks(input_, opened_.table.line_end, true, options_.limits);
  run_in_parallel(static_cast<unsigned>(sinks_.size()), [&](unsigned thread) {
    CsvRowReader rows(table, sinks_[thread], found);
    Block block;
    while (blocks.next(block)) {
      if (!rows.read(block) || found.has_too_many()) blocks.stop();
    }
  });
  return !table.disproved;
}

void RowsInput::read_json(RowProblems& found) {
  skip(input_.head().size() - without_mark(input_.head()).size());
  if (opened_.format == InputFormat::json) return JsonRowReader(opened_, options_, sinks_.front(), found).read_document(input_.read_rest());
  BlockReader blocks(input_, '\n', false, options_.limits);
  run_in_parallel(static_cast<unsigned>(sinks_.size()), [&](unsigned thread) {
    JsonRowReader rows(opened_, options_, sinks_[thread], found);
    Block block;
    while (blocks.next(block)) {
      if (!rows.read_lines(block) || found.has_too_many()) blocks.stop();
    }
  });
}

std::optional<Disproof> RowsInput::other_encoding(const RowProblems& found) {
  if (!found.is_other_encoding() || opened_.encoding.is_certain || !input_.can_rewind()) return std::nullopt;
  try {
    find_encoding(input_);
  } catch (const InputError& error) {
    // That the text is UTF-8 but for a byte is reported already, with all else that is wrong.
    const bool is_reported = std::ranges::find(problems_.error_list(), Cause::not_utf8, &Diagnostic::cause) != problems_.error_list().end();
    if (is_reported && error.diagnostics().front().cause == Cause::not_utf8) return std::nullopt;
    throw;
  }
  Disproof disproof;
  disproof.encoding = input_.encoding();
  return disproof;
}

std::optional<Disproof> RowsInput::settle(const RowProblems& found, bool is_whole) {
  Disproof disproof;
  disproof.told = opened_.earlier;
  DecimalProof marks = found.marks();
  disproof.told.marks.add(marks);
  marks.add(opened_.earlier.marks);
  DateProof orders = found.orders();
  disproof.told.orders.add(orders);
  orders.add(opened_.earlier.orders);
  if (!opened_.mark.is_certain) {
    const auto mark = marks.settle(opened_.name, opened_.table.delimiter == ',', problems_);
    if (mark && mark->value != opened_.mark.value) disproof.mark = *mark;
    if (mark) opened_.mark = *mark;
  }
  // What was not read to its end may still hold the proof.
  if (!opened_.order.is_certain && is_whole) {
    const auto order = orders.settle(opened_.name, false, problems_);
    if (order && order->value != DateOrder::unknown && order->value != opened_.dates.order) disproof.order = *order;
    if (order) opened_.order = *order;
  }
  return disproof.mark || disproof.order ? std::optional(disproof) : std::nullopt;
}

void RowsInput::skip(std::size_t bytes) {
  std::string skipped(bytes, '\0');
  input_.read(skipped);
}

}  // namespace retain::io
