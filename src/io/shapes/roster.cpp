#include "io/shapes/staged_shapes.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

void settle_roster(StagedRows& staged) {
  RepeatedRows repeated;
  staged.for_each_customer([&](std::span<CustomerRow> rows) {
    const CustomerRow& first = rows.front();
    for (const CustomerRow& row : rows.subspan(1)) {
      if (say_the_same(first, row)) {
        repeated.add({&row, 1});
        continue;
      }
      const Place before = staged.place_of(first.spot);
      staged.problems.error(
          staged.place_of(row.spot),
          formatted("customer {} is here again and says something else than at {}:{}", in_quotes(row.customer), before.file, before.line),
          "a list has each customer once; --where leaves rows out", "contradicting_rows");
    }
    staged.sink.count(first);
  });
  repeated.warn(staged, "--column customer= counts every row as a customer");
}

}  // namespace retain::io
