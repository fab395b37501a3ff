#include <algorithm>

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

void settle_orders(StagedRows& staged, OrderAmounts amounts, const std::function<void(const CustomerRow&, bool is_further)>& take) {
  const bool is_unique = !staged.options.unique.empty();
  std::size_t repeated = 0;
  Place first_repeated;
  const auto refuse = [&](std::span<const CustomerRow> kept, std::span<const CustomerRow> again) {
    const Place here = staged.place_of(again.front().spot);
    const Place before = staged.place_of(kept.front().spot);
    staged.problems.error(
        here, formatted("{} is here again and says something else than at {}:{}", in_quotes(again.front().order), before.file, before.line),
        "--newest-wins takes the later; --ignore the column of the order counts both", "contradicting_rows");
  };
  staged.for_each_group([](const CustomerRow& row) -> std::string_view { return row.order; },
                        [&](std::span<CustomerRow> rows) {
                          std::span<const CustomerRow> kept = rows.first(batch_size(rows, is_unique));
                          for (std::span<const CustomerRow> rest = rows.subspan(kept.size()); !rest.empty();) {
                            const std::span<const CustomerRow> again = rest.first(batch_size(rest, is_unique));
                            rest = rest.subspan(again.size());
                            if (are_alike(kept, again)) {
                              if (repeated == 0) first_repeated = staged.place_of(again.front().spot);
                              repeated += again.size();
                            } else if (staged.options.newest_wins) {
                              kept = again;
                            } else {
                              refuse(kept, again);
                            }
                          }
                          OrderLines lines(amounts);
                          lines.skip_seam();
                          for (const CustomerRow& row : kept) {
                            if (row.is_left_out || is_unique) {
                              take(row, false);
                              continue;
                            }
                            const OrderLine line = lines.take(row.order, row.customer, row.date.period.ordinal(), row.amount);
                            if (line == OrderLine::repeated) {
                              staged.findings.add(RowRule::repeated_total, 1);
                            } else {
                              take(row, line == OrderLine::further);
                            }
                          }
                          lines.finish();
                          staged.findings.add(lines.evidence());
                        });
  if (repeated > 0) {
    staged.problems.warn(first_repeated, "repeated_rows",
                         formatted("{} row{} came again and count{} once", repeated, repeated == 1 ? "" : "s", repeated == 1 ? "s" : ""),
                         "--ignore the column of the order counts them all");
  }
}

}  // namespace retain::io
