#include <algorithm>

#include "io/columns/row_names.hpp"
#include "io/shapes/staged_shapes.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

/// Rows of one order from one input, or one row where no two rows share what is unique.
std::size_t batch_size(std::span<const CustomerRow> rows, bool is_unique) {
  if (is_unique) return 1;
  const auto end = std::ranges::find_if(rows, [&](const CustomerRow& row) { return row.spot.input != rows.front().spot.input; });
  return static_cast<std::size_t>(end - rows.begin());
}

bool are_alike(std::span<const CustomerRow> a, std::span<const CustomerRow> b) { return std::ranges::equal(a, b, say_the_same); }

}  // namespace

void settle_orders(StagedRows& staged, const OrderColumn& column, const std::function<void(const CustomerRow&, bool is_further)>& take) {
  RepeatedRows repeated;
  const std::string ignore = formatted("--ignore {}", quoted_if_spaced(column.header));
  const auto period_of = [&](const CustomerRow& row) { return staged.sink.dates().date_of(row.date.period).period; };
  OrderAmounts amounts = column.amounts;
  if (amounts == OrderAmounts::of_order && !column.is_unique) {
    // Lines that differ show that amounts are of lines, wherever they stand.
    staged.for_each_group([](const CustomerRow& row) -> std::string_view { return row.order; },
                          [&](std::span<CustomerRow> rows) {
                            OrderLines lines(column.amounts);
                            for (const CustomerRow& row : rows) {
                              if (!row.is_part && !row.is_left_out) lines.take(row.order, row.customer, period_of(row), row.amount);
                            }
                            lines.finish();
                            if (lines.evidence().differing > 0) amounts = OrderAmounts::of_lines;
                          });
  }
  const auto take_lines = [&](std::span<const CustomerRow> rows) {
    const auto is_alone = [](const CustomerRow& row) { return row.is_part && !row.is_left_out; };
    if (std::ranges::all_of(rows, is_alone)) {
      staged.problems.error(staged.place_of(rows.front().spot), "amount is empty", "give every row an amount, 0 where nothing was paid",
                            "bad_amount");
      return;
    }
    OrderLines lines(amounts);
    for (const CustomerRow& row : rows) {
      if (row.is_part) continue;
      if (row.is_left_out || column.is_unique) {
        take(row, false);
        continue;
      }
      const OrderLine line = lines.take(row.order, row.customer, period_of(row), row.amount);
      if (line == OrderLine::repeated) {
        staged.findings.add(RowRule::repeated_total, 1);
      } else {
        take(row, line == OrderLine::further);
      }
    }
    lines.finish();
    staged.findings.add(lines.evidence());
  };
  staged.for_each_group([](const CustomerRow& row) -> std::string_view { return row.order; },
                        [&](std::span<CustomerRow> rows) {
                          std::span<const CustomerRow> kept = rows.first(batch_size(rows, column.is_unique));
                          for (std::span<const CustomerRow> rest = rows.subspan(kept.size()); !rest.empty();) {
                            const std::span<const CustomerRow> again = rest.first(batch_size(rest, column.is_unique));
                            rest = rest.subspan(again.size());
                            if (are_alike(kept, again)) {
                              repeated.add(again);
                            } else if (staged.options.newest_wins) {
                              kept = again;
                            } else {
                              staged.refuse_contradiction(kept.front(), again.front(), in_quotes(again.front().order),
                                                          column.is_unique
                                                              ? std::string("--newest-wins takes the later")
                                                              : formatted("--newest-wins takes the later; {} counts both", ignore));
                            }
                          }
                          take_lines(kept);
                        });
  repeated.warn(staged, formatted("{} counts them all", ignore));
}

}  // namespace retain::io
