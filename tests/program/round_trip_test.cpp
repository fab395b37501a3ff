#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/run.hpp"
#include "support/catch.hpp"

namespace {

/// What `retain` prints to stdout for an input on its stdin; requires exit status 0.
std::string printed(const std::string& input, const std::vector<std::string>& args) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const int status = retain::cli::run(args, in, out, err);
  CAPTURE(err.str());
  REQUIRE(status == 0);
  return out.str();
}

// Stated rates and prices, among them a churn below 1%, undefined metrics, an empty cell in a column, a gap, returning customers,
// units of time, reasons of churn, a segment that a spreadsheet would run, and rows that state different values.
const std::string awkward =
    "period,segment,cs,cn,ce,mrr_start,mrr_new,mrr_expansion,mrr_contraction,mrr_churned,churn,gross margin,lifespan,arpa,frequency,apv,"
    "churned:price,churned:=unknown\n"
    "2026-01,EMEA,70,30,90,7000.00,3000.00,500.25,120.10,1000.00,14.3,80,20 months,,12/year,33.333333333,4,1\n"
    "2026-01,'=APAC,,,,,,,,,0.5%,80,,12.5,5/year,20,,\n"
    "2026-02,EMEA,90,12,95,9380.15,1210.00,0,0,705.50,,80,,,,33,1,2\n"
    "2026-02,'=APAC,0,5,5,,,,,,,75,24,12.5,,,,\n"
    "2026-04,EMEA,95,,96,9884.65,2100.00,,75.25,410.00,,80,,,1.25,,,\n"
    "2026-04,'=APAC,5,2,8,,,,,30,,70,,,,,,\n";

const std::string starts_carried_over =
    "month,new customers,closing customers,new mrr,ending mrr,churned "
    "mrr\n2026-01,30,90,10,100.5,1\n2026-02,12,95,20,110.25,2\n2026-03,1,80,3,99,\n";

const std::string totals_given =
    "period,plan,cs,churned,churn_rate\n2026-Q1,A,10,1,\n2026-Q1,B,,,2.5%\n2026-Q1,total,30,2,\n2026-Q2,A,9,0,\n";

const std::string only_stated = "period,churn,arpa,margin\nLaunch,0.25%,19.99,80\nGrowth,3,20.5,80\n";

const std::string large_money = "period,mrr_start,mrr_churned,sales,purchases\n2026-01,999999999.123456,0.000001,-12.5,7\n";

}  // namespace

TEST_CASE("every machine format of an uncut report reads back to the same periods and overall") {
  const std::string input = GENERATE_REF(from_range(std::vector{awkward, starts_carried_over, totals_given, only_stated, large_money}));
  const std::string format = GENERATE(as<std::string>(), "csv", "tsv", "json", "ndjson");
  CAPTURE(input, format);
  const auto original = nlohmann::json::parse(printed(input, {"report", "-", "-f", "json"}));
  const std::string written = printed(input, {"report", "-", "-f", format});
  CAPTURE(written);
  const auto reread = nlohmann::json::parse(printed(written, {"report", "-", "-f", "json"}));
  CHECK(reread["periods"] == original["periods"]);
  CHECK(reread["overall"] == original["overall"]);
}

TEST_CASE("CSV and JSON of the same data give the same report") {
  const std::string csv =
      "period,segment,cs,cn,ce,arpa\n2026-01,A,70,30,90,12.5\n2026-01,B,10,0,10,\n2026-02,A,90,12,95,13\n2026-02,B,10,1,9,\n";
  const std::string json =
      R"([{"period":"2026-01","segment":"A","cs":70,"cn":30,"ce":90,"arpa":12.5},
          {"period":"2026-01","segment":"B","cs":10,"cn":0,"ce":10,"arpa":null},{"period":"2026-02","segment":"A","cs":90,"cn":12,"ce":95,"arpa":13},
          {"period":"2026-02","segment":"B","cs":10,"cn":1,"ce":9}])";
  CHECK(printed(csv, {"report", "-", "-f", "json"}) == printed(json, {"report", "-", "-f", "json"}));
}

TEST_CASE("delimited text with a byte order mark reads back as without") {
  const std::string format = GENERATE(as<std::string>(), "csv", "tsv");
  const std::string plain = printed(awkward, {"report", "-", "-f", format});
  const std::string marked = printed(awkward, {"report", "-", "-f", format, "--bom"});
  CHECK(marked == "\xEF\xBB\xBF" + plain);
  CHECK(printed(marked, {"report", "-", "-f", format}) == plain);
}

TEST_CASE("tidy data holds the texts of CSV and the numbers of JSON") {
  const std::string input = GENERATE_REF(from_range(std::vector{awkward, starts_carried_over, totals_given, only_stated, large_money}));
  const auto lines_of = [&](const std::string& format) {
    std::vector<std::vector<std::string>> lines;
    std::istringstream text(printed(input, {"report", "-", "-f", format}));
    for (std::string line; std::getline(text, line);) {
      std::vector<std::string>& fields = lines.emplace_back();
      // The field behind a delimiter at the end is one too.
      std::istringstream rest(line + ',');
      for (std::string field; std::getline(rest, field, ',');) fields.push_back(field);
    }
    return lines;
  };
  const auto number = [](const nlohmann::json& value) { return value.is_null() ? std::string() : value.dump(); };
  const auto is_same = [](const std::string& a, const std::string& b) {
    return a.empty() || b.empty() ? a == b : std::stod(a) == std::stod(b);
  };

  const auto wide = lines_of("csv");
  const auto tidy = lines_of("long");
  const auto periods = nlohmann::json::parse(printed(input, {"report", "-", "-f", "json"}))["periods"];
  constexpr std::size_t labels = 3;
  std::size_t at = 1;
  for (std::size_t row = 1; row < wide.size(); ++row) {
    const auto& period = periods[row - 1];
    for (std::size_t column = labels; column < wide[row].size(); ++column, ++at) {
      REQUIRE(at < tidy.size());
      const std::vector<std::string>& record = tidy[at];
      CAPTURE(record);
      REQUIRE(record.size() == tidy[0].size());
      const std::string& metric = wide[0][column];
      CHECK(std::equal(record.begin(), record.begin() + labels, wide[row].begin()));
      CHECK(record[3] == metric);
      CHECK(record[4] == wide[row][column]);
      const auto interval = period["intervals"].value(metric, nlohmann::json());
      CHECK(is_same(record[5], interval.is_null() ? std::string() : number(interval[0])));
      CHECK(is_same(record[6], interval.is_null() ? std::string() : number(interval[1])));
      CHECK(is_same(record[7], number(period["change"].value(metric, nlohmann::json()))));
      CHECK(is_same(record[8], number(period["tests"].value(metric, nlohmann::json::object()).value("previous", nlohmann::json()))));
      // JSON gives no reason for an input.
      if (period["metrics"].contains(metric)) CHECK(record[9] == period["reasons"].value(metric, ""));
      CHECK(record[9].empty() != record[4].empty());
    }
  }
  CHECK(at == tidy.size());
}
