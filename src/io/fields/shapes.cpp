#include "io/fields/shapes.hpp"

#include <cstddef>

namespace retain::io {

namespace {

constexpr RowShapeInfo shapes[] = {
    {RowShape::payments, "payments", "customer, date, amount",
     "amounts of a period add up; one with an interval is spread over its months, cut to millionths, and the last month takes the rest",
     "A,2026-01-05,120,year: 10 in each of twelve months"},
    {RowShape::recurring, "recurring", "customer, date, mrr or arr", "the last amount in a period counts",
     "A,2026-01-31,10: 10 in January"},
    {RowShape::levels, "levels", "customer, date, mrr, words of movements (or --amounts levels)",
     "an amount holds until the customer's next row, and 0 ends it", "A,2026-01-05,new,10: 10 a month until the next row"},
    {RowShape::changes, "changes", "customer, date, words of movements, a signed change (or --amounts changes)",
     "what a customer pays is the sum of its changes so far", "A,2026-02-10,expansion,20: 20 a month more"},
    {RowShape::spans, "spans", "customer, start, end, amount",
     "active in every period whose last day the span covers; without an amount customers alone are counted",
     "A,2026-01-31,2026-04-30,10: January to April"},
    {RowShape::activity, "activity", "customer, date, and no column of numbers",
     "active in the periods in which it is seen; revenue is not known", "u1,login,2026-01-05: active in January"},
    {RowShape::schedule, "schedule", "customer, then a column a period", "recurring amounts, and an empty cell is 0",
     "Acme,Pro,100,100,120: three months"},
    {RowShape::roster, "roster", "churned, and no date",
     "one snapshot without a period: everybody is there at the start, those with the flag are lost", "7590-A,34,Yes: lost"},
};

}  // namespace

std::span<const RowShapeInfo> row_shapes() { return shapes; }

const RowShapeInfo& row_shape(RowShape shape) { return shapes[static_cast<std::size_t>(shape)]; }

}  // namespace retain::io
