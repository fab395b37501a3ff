#include "support/naive_rows.hpp"

#include "support/catch.hpp"
#include "text/format.hpp"

namespace retain::naive {

namespace {

naive::Row row(const std::string& customer, const std::string& when, int amount, const std::vector<std::string>& segment = {}) {
  return {customer, segment, labelled(when), amount};
}

naive::Span span(const std::string& customer, const std::string& start, const std::string& end, int amount) {
  naive::Span result{customer, {}, labelled(start).first, std::nullopt, amount};
  if (!end.empty()) result.end = labelled(end).first;
  return result;
}

template <class Rows>
std::vector<naive::Snapshot> ask(const Rows& rows, const Question& question = {}) {
  return snapshots(rows, question);
}

/// "start+new+reactivated-churned=end" of each snapshot, those of a segment under its name; a question mark: not complete.
template <class Rows>
std::string customers(const Rows& rows, const Question& question = {}) {
  std::string text;
  for (const naive::Snapshot& snapshot : ask(rows, question)) {
    const auto& counts = snapshot.facts.counts;
    const auto count = [&](const char* name) { return counts.at(std::string("customers_") + name); };
    text += retain::formatted("{}{}{} {}+{}+{}-{}={}", text.empty() ? "" : "; ", label(snapshot.period),
                              snapshot.segment ? " " + *snapshot.segment : "", count("start"), count("new"), count("reactivated"),
                              count("churned"), count("end"));
    if (!snapshot.complete) text += "?";
  }
  return text;
}

/// "start+new+reactivation+expansion-contraction-churned=end" of each snapshot.
template <class Rows>
std::string revenue(const Rows& rows, const Question& question = {}) {
  std::string text;
  for (const naive::Snapshot& snapshot : ask(rows, question)) {
    const auto& money = snapshot.facts.money;
    const auto sum = [&](const char* name) { return static_cast<int>(money.at(std::string("revenue_") + name)); };
    const std::string paused = money.contains("revenue_paused") ? retain::formatted("-{}p", sum("paused")) : "";
    text += retain::formatted("{}{}+{}+{}+{}-{}-{}{}={}", text.empty() ? "" : "; ", sum("start"), sum("new"), sum("reactivation"),
                              sum("expansion"), sum("contraction"), sum("churned"), paused, sum("end"));
  }
  return text;
}

/// "sales/purchases/buyers/repeat buyers" of each snapshot.
template <class Rows>
std::string shop(const Rows& rows, const Question& question = {}) {
  std::string text;
  for (const naive::Snapshot& snapshot : ask(rows, question)) {
    const auto& counts = snapshot.facts.counts;
    text += retain::formatted("{}{}/{}/{}/{}", text.empty() ? "" : "; ", static_cast<int>(snapshot.facts.money.at("sales")),
                              counts.at("purchases"), counts.at("buyers"), counts.at("repeat_buyers"));
  }
  return text;
}

}  // namespace

TEST_CASE("naive: labels name the days that the calendar gives them") {
  for (const char* text : {"2026-03-15", "2026-W05", "2026-W01", "2020-W53", "2026-03", "2024-02", "2026-Q1", "2026-Q4", "2026"})
    CHECK(label(labelled(text)) == text);
  // The first of January 2027 is a Friday, so that its week is the last of 2026; that of 2025-12-29 is the first of 2026.
  CHECK(label(period_of(labelled("2027-01-01").first, Length::week)) == "2026-W53");
  CHECK(label(period_of(labelled("2025-12-29").first, Length::week)) == "2026-W01");
  CHECK(labelled("2026-W05").first == labelled("2026-01-26").first);
  CHECK(labelled("2024-02").last == labelled("2024-02-29").first);
  CHECK(labelled("2026-Q1").last == labelled("2026-03-31").first);
  CHECK(label(period_of(labelled("2026-12-31").first, Length::quarter)) == "2026-Q4");
}

TEST_CASE("naive: customers come, change, leave and come back") {
  const std::vector<naive::Row> rows{row("a", "2026-01", 10), row("b", "2026-01", 5), row("a", "2026-02", 12),
                                     row("c", "2026-02", 7),  row("a", "2026-03", 9), row("b", "2026-03", 6)};
  CHECK(customers(rows) == "2026-01 0+2+0-0=2?; 2026-02 2+1+0-1=2; 2026-03 2+0+1-1=2");
  CHECK(revenue(rows) == "0+15+0+0-0-0=15; 15+7+0+2-0-5=19; 19+0+6+0-3-7=15");
  CHECK(shop(rows) == "15/2/2/0; 19/2/2/0; 15/2/2/0");
}

TEST_CASE("naive: a refund takes a customer out of the period, and its purchases with it") {
  const std::vector<naive::Row> rows{row("a", "2026-01-03", 10), row("a", "2026-01-20", -10), row("b", "2026-01-31", 4),
                                     row("b", "2026-01-31", 3),  row("b", "2026-01-31", -1),  row("a", "2026-02-28", 2)};
  CHECK(customers(rows) == "2026-01 0+1+0-0=1?; 2026-02 1+1+0-1=1");
  CHECK(revenue(rows) == "0+6+0+0-0-0=6; 6+2+0+0-0-6=2");
  CHECK(shop(rows) == "6/2/1/1; 2/1/1/0");
}

TEST_CASE("naive: the grid has the periods between and those of refunds alone") {
  const std::vector<naive::Row> rows{row("a", "2025-11", -1), row("a", "2025-12", 3), row("a", "2026-02", 0)};
  CHECK(customers(rows) == "2025-11 0+0+0-0=0?; 2025-12 0+1+0-0=1; 2026-01 1+0+0-1=0; 2026-02 0+0+0-0=0");
}

TEST_CASE("naive: with a gap of two a customer stays for one period without revenue") {
  const std::vector<naive::Row> rows{row("a", "2026-01", 10), row("b", "2026-01", 4), row("a", "2026-03", 8), row("b", "2026-04", 5)};
  const Question question{.gap = 2};
  CHECK(customers(rows, question) == "2026-01 0+2+0-0=2?; 2026-02 2+0+0-0=2; 2026-03 2+0+0-1=1; 2026-04 1+0+1-0=2");
  CHECK(revenue(rows, question) == "0+14+0+0-0-0-0p=14; 14+0+0+0-0-0-14p=0; 0+0+0+8-0-0-0p=8; 8+0+5+0-0-0-8p=5");
}

TEST_CASE("naive: with a window of two each period is compared with the one before the last") {
  // a is there throughout but not in February, b joins in February, c in January alone.
  const std::vector<naive::Row> rows{row("a", "2026-01", 10), row("c", "2026-01", 1), row("b", "2026-02", 5), row("a", "2026-03", 11),
                                     row("b", "2026-03", 6),  row("a", "2026-04", 9), row("b", "2026-04", 6)};
  const Question question{.window = 2};
  CHECK(customers(rows, question) == "2026-01 0+2+0-0=2?; 2026-02 0+1+0-0=1?; 2026-03 2+1+0-1=2; 2026-04 1+0+1-0=2");
  CHECK(revenue(rows, question) == "0+11+0+0-0-0=11; 0+5+0+0-0-0=5; 11+6+0+1-0-1=17; 5+0+9+1-0-0=15");
}

TEST_CASE("naive: a customer is followed within its segment, and in the total as a whole") {
  const std::vector<naive::Row> rows{row("a", "2026-01", 10, {"EU"}), row("b", "2026-01", 3, {""}), row("a", "2026-02", 12, {"US"}),
                                     row("b", "2026-02", 5, {"EU"}), row("b", "2026-02", -4, {""})};
  const Question question{.by_segment = true};
  CHECK(customers(rows, question) ==
        "2026-01 (none) 0+1+0-0=1?; 2026-01 EU 0+1+0-0=1?; 2026-01 US 0+0+0-0=0?; 2026-01 0+2+0-0=2?; "
        "2026-02 (none) 1+0+0-1=0; 2026-02 EU 1+1+0-1=1; 2026-02 US 0+1+0-0=1; 2026-02 2+0+0-0=2");
  CHECK(revenue(rows, question) ==
        "0+3+0+0-0-0=3; 0+10+0+0-0-0=10; 0+0+0+0-0-0=0; 0+13+0+0-0-0=13; "
        "3+0+0+0-0-3=0; 10+5+0+0-0-10=5; 0+12+0+0-0-0=12; 13+0+0+2-2-0=13");
  CHECK(ask(std::vector{row("a", "2026", 1, {"EU", ""})}, question).front().segment == "EU / (none)");
}

TEST_CASE("naive: of recurring amounts on days, a quarter has those of its last month alone") {
  const std::vector<naive::Row> rows{row("a", "2026-01-05", 10), row("b", "2026-02-06", 20), row("a", "2026-03-05", 11),
                                     row("a", "2026-03-20", 12), row("c", "2026-04-01", 3)};
  const Question question{.period = Length::quarter, .recurring = true};
  CHECK(customers(rows, question) == "2026-Q1 0+1+0-0=1?; 2026-Q2 1+1+0-1=1?");
  CHECK(revenue(rows, question) == "0+12+0+0-0-0=12; 12+3+0+0-0-12=3");
}

TEST_CASE("naive: of recurring amounts on days, each customer's latest day in the period counts") {
  const std::vector<naive::Row> rows{row("a", "2026-01-05", 10), row("a", "2026-01-20", 12), row("a", "2026-01-20", 1),
                                     row("b", "2026-01-31", 4),  row("a", "2026-02-01", 15), row("b", "2026-02-27", 5),
                                     row("b", "2026-02-28", 0)};
  CHECK(revenue(rows, {.recurring = true}) == "0+17+0+0-0-0=17; 17+0+0+2-0-4=15");
  CHECK(revenue(rows, {.recurring_column = true}) == revenue(rows, {.recurring = true}));
  CHECK(shop(rows, {.recurring = true}) == "17/3/2/1; 15/1/1/0");
  CHECK(revenue(rows) == "0+27+0+0-0-0=27; 27+0+0+1-8-0=20");
  CHECK(revenue(rows, {.recurring = false, .recurring_column = true}) == revenue(rows));
  // By the day nothing is grouped, so that nothing is left out.
  CHECK(revenue(std::vector{row("a", "2026-01-05", 10), row("a", "2026-01-06", 12)}, {.period = Length::day, .recurring = true}) ==
        "0+10+0+0-0-0=10; 10+0+0+2-0-0=12");
}

TEST_CASE("naive: the latest day of a customer is its own in each segment, and over all of them in the total") {
  const std::vector<naive::Row> rows{row("a", "2026-01-05", 10, {"EU"}), row("a", "2026-01-20", 3, {"US"}),
                                     row("b", "2026-01-31", 1, {"US"})};
  CHECK(shop(rows, {.recurring = true, .by_segment = true}) == "10/1/1/0; 4/2/2/0; 4/2/2/0");
}

TEST_CASE("naive: of recurring months, a quarter has the last that anyone has") {
  const std::vector<naive::Row> rows{row("a", "2026-01", 10), row("a", "2026-02", 11), row("b", "2026-01", 7),
                                     row("a", "2026-06", 12), row("b", "2026-06", 8),  row("b", "2026-05", 2)};
  const Question question{.period = Length::quarter};
  CHECK(customers(rows, question) == "2026-Q1 0+1+0-0=1?; 2026-Q2 1+1+0-0=2");
  CHECK(revenue(rows, question) == "0+11+0+0-0-0=11; 11+8+0+1-0-0=20");
  CHECK(revenue(rows, {.period = Length::quarter, .recurring = false}) == "0+28+0+0-0-0=28; 28+0+0+3-9-0=22");
}

TEST_CASE("naive: labels are grouped into longer periods that they lie within") {
  CHECK(ask(std::vector{row("a", "2026-W05", 1)}, {.period = Length::month}).empty());
  CHECK(ask(std::vector{row("a", "2026-01", 1)}, {.period = Length::week}).empty());
  CHECK(ask(std::vector{row("a", "2026", 1)}, {.period = Length::quarter}).empty());
  CHECK(customers(std::vector{row("a", "2026-Q3", 1)}, {.period = Length::year}) == "2026 0+1+0-0=1?");
  CHECK(customers(std::vector{row("a", "2026-W05", 1)}) == "2026-W05 0+1+0-0=1?");
  CHECK(customers(std::vector{row("a", "2027-01-01", 1)}, {.period = Length::week}) == "2026-W53 0+1+0-0=1?");
}

TEST_CASE("naive: the last period is complete when it reaches as far as one before it") {
  const auto complete = [](const std::vector<naive::Row>& rows, const Question& question = {}) {
    return ask(rows, question).back().complete;
  };
  const std::vector<naive::Row> rows{row("a", "2026-01-28", 1), row("a", "2026-02-26", 1), row("a", "2026-04-27", 1)};
  CHECK(complete(rows));  // three days short, as January
  CHECK(!complete({row("a", "2026-01-28", 1), row("a", "2026-04-26", 1)}));
  CHECK(!complete({row("a", "2026-01-31", 1)}));  // censored
  CHECK(complete({row("a", "2026-01-31", 1), row("a", "2026-02-28", 1)}));
  CHECK(complete(rows, {.as_of = labelled("2026-04-30").first}));
  CHECK(!complete(rows, {.as_of = labelled("2026-04-29").first}));
  CHECK(ask(rows, {.as_of = labelled("2026-03-31").first})[2].complete);
  CHECK(!ask(rows, {.as_of = labelled("2026-03-30").first})[2].complete);
  CHECK(!complete(rows, {.window = 4}));
  // Of months in a quarter, the last is the latest.
  CHECK(!complete({row("a", "2026-03", 1), row("a", "2026-05", 1)}, {.period = Length::quarter}));
  CHECK(complete({row("a", "2026-02", 1), row("a", "2026-05", 1)}, {.period = Length::quarter}));
}

TEST_CASE("naive: a span is there in the periods at whose end it runs") {
  const std::vector<naive::Span> spans{span("a", "2026-01-31", "2026-02-28", 10), span("a", "2026-02-15", "", 2),
                                       span("b", "2026-01-05", "2026-03-30", 5), span("c", "2026-02-01", "2026-02-27", 9)};
  // The last start lies further from the end of its month than the one before, and March is named by an end alone.
  CHECK(customers(spans) == "2026-01 0+2+0-0=2?; 2026-02 2+0+0-0=2?; 2026-03 2+0+0-1=1?");
  CHECK(revenue(spans) == "0+15+0+0-0-0=15; 15+0+0+2-0-0=17; 17+0+0+0-10-5=2");
  CHECK(shop(spans) == "15/2/2/0; 17/3/2/1; 2/1/1/0");
}

TEST_CASE("naive: spans run to the day that is given, and to the last day named without it") {
  const std::vector<naive::Span> spans{span("a", "2026-01-01", "", 10), span("b", "2026-02-10", "", 3)};
  CHECK(customers(spans) == "2026-01 0+1+0-0=1?; 2026-02 1+1+0-0=2");
  CHECK(customers(spans, {.as_of = labelled("2026-03-30").first}) == "2026-01 0+1+0-0=1?; 2026-02 1+1+0-0=2; 2026-03 2+0+0-0=2?");
  CHECK(customers(spans, {.as_of = labelled("2026-01-31").first}) == "2026-01 0+1+0-0=1?");
}

}  // namespace retain::naive
