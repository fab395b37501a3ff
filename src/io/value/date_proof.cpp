#include "io/value/date_proof.hpp"

#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

bool DateProof::is_news(const OrderEvidence& evidence) const {
  if (evidence.ambiguous) return !ambiguous_.found;
  return (evidence.proves == DateOrder::day_first && !day_first_.found) ||
         (evidence.proves == DateOrder::month_first && !month_first_.found);
}

void DateProof::add(const OrderEvidence& evidence, std::string_view text, TextPlace place) {
  if (evidence.proves == DateOrder::day_first) day_first_.note(text, place);
  if (evidence.proves == DateOrder::month_first) month_first_.note(text, place);
  if (evidence.ambiguous) ambiguous_.note(text, place);
}

std::optional<DateOrder> DateProof::settle(Problems& problems) const {
  if (day_first_.found && month_first_.found) {
    const bool month_last = day_first_.stands_before(month_first_);
    const Witness& first = month_last ? day_first_ : month_first_;
    const Witness& second = month_last ? month_first_ : day_first_;
    problems.error(
        {file_, second.place.line, second.place.column, {}},
        formatted("two orders of dates in one file: {} has the {} first, {} at {}:{} the {}", in_quotes(second.text),
                  month_last ? "month" : "day", in_quotes(first.text), first.place.line, first.place.column, month_last ? "day" : "month"),
        "write all dates of a file alike");
    return std::nullopt;
  }
  if (day_first_.found) return DateOrder::day_first;
  if (month_first_.found) return DateOrder::month_first;
  if (ambiguous_.found && complete_) {
    problems.error(
        {file_, ambiguous_.place.line, ambiguous_.place.column, {}},
        formatted("ambiguous date {}: the day or the month may be first, and nothing in the file tells", in_quotes(ambiguous_.text)),
        "pass --day-first or --month-first");
    return std::nullopt;
  }
  return DateOrder::unknown;
}

}  // namespace retain::io
