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
      } else {
        staged.refuse_contradiction(first, row, formatted("customer {}", in_quotes(row.customer)),
                                    "a list has each customer once; --where leaves rows out");
      }
    }
    staged.sink.count(first);
  });
  repeated.warn(staged, "--column customer= counts every row as a customer");
}

}  // namespace retain::io
