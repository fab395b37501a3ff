#include "io/rows/input.hpp"

#include <algorithm>

#include "core/ledger/parallel.hpp"
#include "io/bytes/block_reader.hpp"
#include "io/json/list.hpp"
#include "io/opening/settle_encoding.hpp"
#include "io/opening/text_start.hpp"
#include "io/rows/csv.hpp"

namespace retain::io {

std::optional<Disproof> RowsInput::read() {
  const std::size_t errors = problems_.errors();
  if (opened_.refusal) {
    problems_.add({*opened_.refusal});
  } else if (opened_.kind != InputKind::customer_rows && !opened_.is_empty_page) {
    problems_.error({opened_.name, 0, 0, {}}, "no customer rows, which the other inputs hold", "read them one by one");
  } else {
    problems_.add(opened_.problems);
  }
  if (problems_.errors() > errors) return std::nullopt;
  for (RowSink& sink : sinks_) sink.dates().start_input(opened_.dates);
  bool is_whole = true;
  if (opened_.is_csv()) {
    is_whole = read_csv();
  } else {
    read_json();
  }
  settle_seams();
  found_.report(problems_);
  found_.check_currency(currency_, problems_);
  if (auto disproof = other_encoding()) return disproof;
  auto disproof = settle(is_whole);
  return problems_.errors() > errors ? std::nullopt : disproof;
}

template <class Reader>
void RowsInput::read_blocks(BlockReader& blocks, std::deque<Reader>& readers, bool (Reader::*read_block)(const Block&)) {
  run_in_parallel(static_cast<unsigned>(readers.size()), [&](unsigned thread) {
    try {
      Block block;
      while (blocks.next(block)) {
        if (!(readers[thread].*read_block)(block) || found_.has_too_many()) blocks.stop();
        sinks_[thread].share_memory();
      }
    } catch (...) {
      // The other threads need not read to an end that may never come.
      blocks.stop();
      throw;
    }
  });
}

bool RowsInput::read_csv() {
  skip(opened_.table.rows_offset);
  BlockReader blocks(input_, opened_.table.line_end, true, options_.limits);
  std::deque<CsvRowReader> readers;
  for (RowSink& sink : sinks_) readers.emplace_back(table_, sink, found_);
  read_blocks(blocks, readers, &CsvRowReader::read);
  // Not before all are done: the lines of every block are needed for the places.
  for (CsvRowReader& reader : readers) findings_.add(reader.meaning(), opened_, found_);
  return !table_.disproved;
}

void RowsInput::read_json() {
  skip(input_.head().size() - without_mark(input_.head()).size());
  std::deque<JsonRowReader> readers;
  for (RowSink& sink : sinks_) readers.emplace_back(table_, sink, found_);
  if (opened_.format == InputFormat::json) {
    read_document(readers);
  } else {
    BlockReader blocks(input_, '\n', false, options_.limits);
    read_blocks(blocks, readers, &JsonRowReader::read_lines);
  }
  for (JsonRowReader& reader : readers) findings_.add(reader.meaning(), opened_, found_);
}

void RowsInput::read_document(std::deque<JsonRowReader>& readers) {
  const auto pointer = options_.records ? options_.records : opened_.records;
  const std::size_t list = pointer ? start_of_list(without_mark(input_.head()), *pointer) : 0;
  if (list == 0) return readers.front().read_document(read_some({}));
  std::string before(list, '\0');
  input_.read(before);
  const TextPlace start = advance({}, before);
  found_.set_lines(0, start.line - 1, start.column - 1);
  BlockReader blocks(input_, find_elements, 1, options_.limits);
  read_blocks(blocks, readers, &JsonRowReader::read_elements);
  if (!blocks.was_stopped()) {
    const auto last = std::ranges::max_element(readers, {}, [](const JsonRowReader& reader) { return reader.end().block; });
    const BlockPlace behind_place = blocks.found_last() || last->end().block == 0 ? BlockPlace{blocks.next_block(), {}} : last->end();
    const std::string behind = read_some(blocks.rest());
    const bool ends_within = !blocks.found_last() && !blocks.lacks_record();
    readers.front().read_around({before, behind, behind_place, blocks.records() + (ends_within ? 1 : 0), blocks.lacks_record()});
  }
  // The start of a text that was decoded is gone.
  if (input_.encoding() != Encoding::detect && input_.encoding() != Encoding::utf_8) return;
  std::string_view head = without_mark(input_.head());
  if (input_.head().size() == RereadableInput::head_size) head = head.substr(0, head.rfind('\n') + 1);
  found_.show_fatal(head);
}

std::string RowsInput::read_some(std::string text) {
  const std::size_t most = options_.limits.record_bytes();
  for (bool at_end = false; !at_end && text.size() <= most;) {
    const std::size_t before = text.size();
    const std::size_t step = input_.step_behind(0);
    text.resize(before + step);
    const std::size_t size = input_.read(std::span(text).subspan(before));
    text.resize(before + size);
    at_end = size < step;
  }
  return text;
}

void RowsInput::settle_seams() {
  OrderLines lines(opened_.order_amounts.value_or(OrderAmounts::of_lines));
  RowSink& sink = sinks_.front();
  for (const auto& [block, seam] : table_.seams.all()) {
    for (const CustomerRow& row : seam.leading) {
      if (row.is_part) {
        if (!lines.is_part(row.order)) {
          found_.bad_row(row.spot.place, {"bad_amount", "amount is empty", "give every row an amount, 0 where nothing was paid", {}, {}});
        }
        continue;
      }
      const OrderLine line = lines.take(row.order, row.customer, sink.dates().date_of(row.date.period).period, row.amount);
      if (line == OrderLine::repeated) {
        findings_.add(RowRule::repeated_total, 1);
      } else {
        sink.add(row, line == OrderLine::further);
      }
    }
    if (seam.last) lines.resume(*seam.last);
  }
  lines.finish();
  findings_.add(lines.evidence());
  sink.writer().flush();
}

std::optional<Disproof> RowsInput::other_encoding() {
  if (!found_.is_other_encoding() || opened_.encoding.is_certain || !input_.can_rewind()) return std::nullopt;
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

std::optional<Disproof> RowsInput::settle(bool is_whole) {
  Disproof disproof;
  if (opened_.order_amounts == OrderAmounts::of_order && findings_.lines().differing > 0) disproof.order_amounts = OrderAmounts::of_lines;
  if (!opened_.is_csv()) return disproof.order_amounts ? std::optional(disproof) : std::nullopt;
  disproof.told = opened_.earlier;
  DecimalProof marks = found_.marks();
  disproof.told.marks.add(marks);
  marks.add(opened_.earlier.marks);
  DateProof orders = found_.orders();
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
  return disproof.mark || disproof.order || disproof.order_amounts ? std::optional(disproof) : std::nullopt;
}

void RowsInput::skip(std::size_t bytes) {
  std::string skipped(bytes, '\0');
  input_.read(skipped);
}

}  // namespace retain::io
