#include <array>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/run_retain.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using test::Contains;
using test::Run;
using test::run_retain;

namespace {

/// A header, and customers who buy at rates of their own until they leave: how often again, and when last.
std::string purchases(const std::string& header) {
  constexpr std::array<std::array<int, 2>, 60> customers{
      {{0, 0},  {6, 31}, {0, 0},  {3, 30}, {3, 8},  {4, 14}, {0, 0},  {6, 9},  {3, 8},   {1, 2},  {0, 0},  {2, 18},
       {0, 0},  {0, 0},  {1, 10}, {1, 18}, {6, 32}, {1, 11}, {6, 23}, {1, 28}, {0, 0},   {3, 8},  {5, 26}, {1, 1},
       {2, 10}, {2, 20}, {0, 0},  {4, 29}, {3, 22}, {1, 28}, {3, 16}, {3, 34}, {1, 1},   {8, 30}, {1, 20}, {4, 29},
       {2, 29}, {1, 17}, {2, 5},  {4, 28}, {1, 29}, {0, 0},  {0, 0},  {1, 26}, {25, 35}, {6, 30}, {0, 0},  {0, 0},
       {1, 17}, {0, 0},  {2, 8},  {2, 28}, {1, 1},  {1, 5},  {1, 6},  {3, 30}, {1, 1},   {4, 2},  {1, 15}, {7, 15}}};
  std::string text = header + '\n';
  int number = 0;
  for (const auto& [frequency, recency] : customers) {
    text += std::to_string(number + 1) + ',' + std::to_string(frequency) + ',' + std::to_string(recency) + ',' +
            std::to_string(30 + number % 9) + '\n';
    ++number;
  }
  return text;
}

Run value_of(const std::string& table, std::vector<std::string> flags = {}) {
  flags.insert(flags.begin(), {"value", "--horizon", "12", "-f", "json"});
  return run_retain(flags, table);
}

std::string value_error(const std::string& table, std::vector<std::string> flags = {}) {
  const Run run = value_of(table, std::move(flags));
  CHECK(run.status >= 2);
  CHECK(run.out.empty());
  return run.err;
}

}  // namespace

TEST_CASE("times of purchases are in the unit that headers name", "[purchase_tables]") {
  for (const char* header :
       {"id,x,recency (days),T (days)", "id,x,recency_days,T_days", "id,x,recency,age_days", "id,x,Recency [d],T in days"}) {
    CAPTURE(header);
    const Run run = value_of(purchases(header));
    CAPTURE(run.err);
    REQUIRE(run.status == 0);
    CHECK_THAT(run.out, Contains("\"time_unit\": \"day\""));
    CHECK(run.out.find("are in weeks") == std::string::npos);
  }
  CHECK_THAT(value_of(purchases("id,x,recency,age_days")).out, Contains("recency is taken in the unit that age names: day"));
  const Run unsaid = value_of(purchases("id,frequency,recency,T"));
  CHECK_THAT(unsaid.out, Contains("\"time_unit\": \"week\""));
  CHECK_THAT(unsaid.out, Contains("the times of the table are in weeks: its headers name no unit (--time-unit)"));
  const Run said = value_of(purchases("id,frequency,recency,T"), {"--time-unit", "week"});
  CHECK(said.out.find("are in weeks") == std::string::npos);
  CHECK(value_of(purchases("id,x,recency_weeks,T_weeks"), {"--time-unit", "week"}).status == 0);
}

TEST_CASE("units of time that contradict each other are refused", "[purchase_tables]") {
  CHECK_THAT(value_error(purchases("id,x,recency (weeks),T (days)")), Contains("recency is in weeks, and age in days"));
  CHECK_THAT(value_error(purchases("id,x,recency (days),T (days)"), {"--time-unit", "week"}),
             Contains("--time-unit week, and the headers of the table name the day"));
  CHECK_THAT(value_error(purchases("id,x,recency (fortnights),T")), Contains("\"fortnights\" is no known unit of time"));
  CHECK_THAT(value_error(purchases("id,x,since,T")), Contains("--column recency=HEADER"));
  CHECK_THAT(value_error(purchases("id,x,recency,until")), Contains("--column age=HEADER"));
  CHECK(value_of(purchases("id,x,since,T"), {"--column", "recency=since"}).status == 0);
}

TEST_CASE("numbers of purchases are refused in the words of other tables", "[purchase_tables]") {
  const auto error_of = [](const std::string& cells) { return value_error("id,frequency,recency,T,monetary\n1," + cells + "\n"); };
  CHECK_THAT(error_of("2,nan,9,10"), Contains("recency is empty"));
  CHECK_THAT(error_of("2,$12,9,10"), Contains("recency: \"$12\" is not a number"));
  CHECK_THAT(error_of("2,(12),9,10"), Contains("recency: \"(12)\" cannot be negative"));
  CHECK_THAT(error_of("1.5,3,9,10"), Contains("1.5\" is no number of repeat purchases"));
  CHECK_THAT(error_of("2,3,9,0"), Contains("\"0\" is no mean amount"));
  CHECK_THAT(error_of("2,3,9,x"), Contains("monetary: \"x\" is not an amount"));
  CHECK_THAT(error_of("1e1,3,2,5"), Contains("recency 3 is beyond age 2"));
}

TEST_CASE("other commands say what a table of purchases is for", "[purchase_tables]") {
  const std::string table = purchases("customer,frequency,recency,T");
  for (const char* command : {"report", "movements", "cohort", "survival", "snapshot", "forecast"}) {
    CAPTURE(command);
    const Run run = run_retain({command}, table);
    CHECK(run.status == 3);
    CHECK_THAT(run.err, Contains("a table of purchase histories, which"));
    CHECK_THAT(run.err, Contains("`retain value` reads it"));
  }
  const Run sniff = run_retain({"sniff"}, table);
  CHECK(sniff.status == 0);
  CHECK_THAT(sniff.out, Contains("table of purchase histories"));
  CHECK_THAT(sniff.out, Contains("read by"));
  CHECK_THAT(sniff.out, Contains("T = age"));
  CHECK_THAT(value_error(R"([{"customer":"a","frequency":1,"recency":2,"age":3}])"),
             Contains("a table of purchase histories in JSON is not read"));
  CHECK_THAT(value_error(table, {"--where", "x=1"}), Contains("--where is for customer rows"));
  CHECK_THAT(value_error(table, {"--on-bad-row", "skip"}), Contains("a table is read as a whole"));
}

TEST_CASE("empty flags of a list of customers are listed, and refused where no flag says yes", "[purchase_tables]") {
  const std::string some = "customer,tenure,churned\na,3,yes\nb,5,\nc,2,no\nd,4,\n";
  for (const char* command : {"report", "survival"}) {
    CAPTURE(command);
    const Run run = run_retain({command, "-f", "json"}, some);
    CHECK(run.status == 0);
    CHECK_THAT(run.out, Contains("counts as no; rows: 2"));
  }
  const Run none = run_retain({"report"}, "customer,tenure,churned\na,3,no\nb,5,\n");
  CHECK(none.status == 3);
  CHECK_THAT(none.err, Contains("no cell of \"churned\" says yes, and some are empty, in rows: 1"));
}
