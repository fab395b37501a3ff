#include <nlohmann/json.hpp>

#include "core/models/special.hpp"
#include "support/catch.hpp"
#include "support/run_retain.hpp"

using namespace retain;
using test::Run;
using test::run_retain;

namespace {

const std::string survivors_csv = "month,survivors\n0,1000\n1,869\n2,743\n3,653\n4,593\n5,551\n6,517\n7,491\n";

Run run_forecast_of(const std::string& input, std::vector<std::string> flags) {
  flags.insert(flags.begin(), "forecast");
  return run_retain(flags, input);
}

nlohmann::json forecast_document(const std::string& input, std::vector<std::string> flags) {
  flags.insert(flags.end(), {"-f", "json"});
  const Run run = run_forecast_of(input, flags);
  INFO(run.err);
  REQUIRE(run.status == 0);
  return nlohmann::json::parse(run.out);
}

}  // namespace

TEST_CASE("a forecast says in JSON why something is missing") {
  if (models::boost_math_version().empty()) return;
  const auto document = forecast_document(survivors_csv, {});
  CHECK(document["granularity"] == "month");
  CHECK(document["del"].is_null());
  CHECK(document["reasons"]["del"] == "missing_input");
  CHECK(document["reasons"]["lifetime_value"] == "missing_input");
  CHECK(document["reasons"]["mean_lifetime"] == "infinite");
  CHECK(document["projection"].size() == 15);
  CHECK(document["projection"][0]["retention"].is_null());
  CHECK(document["projection"][8]["actual"].is_null());
  CHECK(document["holdout"].is_null());
}

TEST_CASE("the discount is shared by the ages that a year has") {
  if (models::boost_math_version().empty()) return;
  const double months = forecast_document(survivors_csv, {"--discount", "10"})["del"]["value"];
  const std::string yearly = "year" + survivors_csv.substr(survivors_csv.find(','));
  const double years = forecast_document(yearly, {"--discount", "10"})["del"]["value"];
  CHECK(years == Approx(5.92225349578328).epsilon(1e-12));
  CHECK(months > 2 * years);
}

TEST_CASE("a table that does not tell its ages is taken for years, and said so") {
  if (models::boost_math_version().empty()) return;
  const auto document = forecast_document("age,survivors\n0,1000\n1,900\n2,810\n3,729\n", {"--discount", "10"});
  CHECK(document["model"] == "constant");
  CHECK(document["parameters"].is_null());
  CHECK(document["reasons"]["parameters"] == "infinite");
  CHECK(document["reasons"]["granularity"] == "period_unknown");
  CHECK(document["del"]["value"].get<double>() == Approx(5.5).epsilon(1e-13));
  CHECK(document["assumptions"].size() == 1);
}

TEST_CASE("customer rows bring their revenue, and margin is never made up") {
  if (models::boost_math_version().empty()) return;
  std::string rows = "customer,month,mrr\n";
  // 20 customers a month join, of whom every third is there for a month alone and every third for two.
  for (int month = 1; month <= 9; ++month) {
    for (int customer = 0; customer < 20; ++customer) {
      for (int age = 0; month + age <= 9; ++age) {
        if (age > customer % 3 && customer % 3 < 2) break;
        rows += "c" + std::to_string(month) + "-" + std::to_string(customer) + ",2026-0" + std::to_string(month + age) + ",50\n";
      }
    }
  }
  const auto document = forecast_document(rows, {"--discount", "10"});
  CHECK(document["arpa"] == 50);
  CHECK(document["margin"].is_null());
  CHECK(document["lifetime_value"]["value"].get<double>() == Approx(50 * document["del"]["value"].get<double>()));
  // The first cohort is left out: its customers may have begun before; and the newest, of whom no age beyond 0 is known.
  CHECK(document["customers"] == 140);
  CHECK(forecast_document(rows, {"--keep-first"})["customers"] == 160);
}

TEST_CASE("segments are forecast beside the whole") {
  if (models::boost_math_version().empty()) return;
  std::string table = "plan,cohort,age,survivors\n";
  for (const auto& [plan, first] : {std::pair{"a", 100}, {"b", 300}}) {
    for (const auto& [age, share] : {std::pair{0, 100}, {1, 60}, {2, 45}, {3, 38}})
      table += std::string(plan) + "," + plan + "1," + std::to_string(age) + "," + std::to_string(first * share / 100) + "\n";
  }
  const auto document = forecast_document(table, {"--by", "plan"});
  CHECK(document["customers"] == 400);
  REQUIRE(document["segments"].size() == 2);
  CHECK(document["segments"][1]["segment"] == "b");
  CHECK(document["segments"][1]["customers"] == 300);
}

TEST_CASE("flags of forecasts are refused with the way out") {
  if (models::boost_math_version().empty()) return;
  for (const auto& flags : std::vector<std::vector<std::string>>{{"--fit", "8"},
                                                                 {"--holdout", "7"},
                                                                 {"--horizon", "0"},
                                                                 {"--discount", "-3"},
                                                                 {"--discount", "0.1"},
                                                                 {"--margin", "120"},
                                                                 {"--margin", "0"},
                                                                 {"--arpa", "much"},
                                                                 {"--model", "bgnbd"}}) {
    const Run run = run_forecast_of(survivors_csv, flags);
    CAPTURE(flags.front(), flags.back());
    CHECK(run.status == 2);
    CHECK(run.out.empty());
  }
  CHECK(run_forecast_of(survivors_csv, {"--discount", "0.1%"}).status == 0);
}

TEST_CASE("survivors without a forecast are wrong input") {
  if (models::boost_math_version().empty()) return;
  for (const char* values : {"0,10\n1,10\n", "0,10\n1,0\n", "0,10\n1,7\n2,7\n", "0,10\n", "0,10\n1,7\n2,8\n"}) {
    const Run run = run_forecast_of(std::string("age,survivors\n") + values, {});
    CAPTURE(values);
    CHECK(run.status == 3);
    CHECK(run.out.empty());
    CHECK(run.err.starts_with("<stdin>:"));
    CHECK(run.err.find("hint: ") != std::string::npos);
  }
}

TEST_CASE("churn that rises with age is warned of") {
  if (models::boost_math_version().empty()) return;
  const Run run = run_forecast_of("age,survivors\n0,1000\n1,900\n2,700\n3,400\n", {});
  CHECK(run.status == 0);
  CHECK(run.err.find("rises with age") != std::string::npos);
  CHECK(run_forecast_of("age,survivors\n0,1000\n1,900\n2,700\n3,400\n", {"--strict"}).status == 3);
}
