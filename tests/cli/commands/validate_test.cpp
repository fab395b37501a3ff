#include <nlohmann/json.hpp>
#include <string>

#include "support/catch.hpp"
#include "support/run_retain.hpp"

using Catch::Contains;
using retain::test::run_retain;

TEST_CASE("a file without a problem is valid", "[validate]") {
  const auto run = run_retain({"validate", "-"}, "period,start,new,end\n2026-01,70,30,90\n2026-02,90,30,95\n");
  CHECK(run.status == 0);
  CHECK(run.out == "no problems found\n");
  CHECK(run.err.empty());
  CHECK(run_retain({"validate", "-"}, "customer,date,amount\nA,2026-01-05,10\n").status == 0);
}

TEST_CASE("every problem is told, however many there are", "[validate]") {
  std::string text = "period,start,new,end\n";
  for (int year = 2000; year < 2030; ++year) text += std::to_string(year) + ",x,30,90\n";
  const auto run = run_retain({"validate", "-"}, text);
  CHECK(run.status == 1);
  CHECK_THAT(run.out, Contains("<stdin>:2:6: error: customers at the start: \"x\" is not a whole number"));
  CHECK_THAT(run.out, Contains("<stdin>:31:6: error:"));
  CHECK(run.err.empty());
}

TEST_CASE("a doubt is a problem", "[validate]") {
  const auto gap = run_retain({"validate", "-"}, "period,start,new,end\n2026-01,70,30,90\n2026-03,90,30,95\n");
  CHECK(gap.status == 1);
  CHECK_THAT(gap.out, Contains("warning: 2026-02 is missing"));
  const auto contradiction = run_retain({"validate", "-"}, "period,start,new,churned,end,note\n2026-01,70,30,9,90,x\n");
  CHECK(contradiction.status == 1);
  CHECK_THAT(contradiction.out, Contains("warning: unknown column \"note\""));
  CHECK_THAT(contradiction.out, Contains("error: "));
}

TEST_CASE("problems as JSON have severity and hint", "[validate]") {
  const auto run = run_retain({"validate", "-", "-f", "json"}, "customer,date,amount\nA,2026-01-05,x\nB,2026-01-05\n");
  CHECK(run.status == 1);
  const auto document = nlohmann::json::parse(run.out);
  CHECK(document.at("schema") == "retain.validate");
  CHECK(document.at("valid") == false);
  REQUIRE(document.at("problems").size() == 2);
  const auto& first = document.at("problems").at(0);
  CHECK(first.at("severity") == "error");
  CHECK(first.at("code") == "bad_amount");
  CHECK(first.at("line") == 2);
  CHECK(first.at("column") == 14);
  CHECK(document.at("problems").at(1).at("code") == "field_count");
  const auto good = run_retain({"validate", "-", "-f", "json"}, "customer,date,amount\nA,2026-01-05,1\n");
  CHECK(nlohmann::json::parse(good.out).at("valid") == true);
}

TEST_CASE("what cannot be read at all is no invalid file", "[validate]") {
  const auto run = run_retain({"validate", "no such file.csv"});
  CHECK(run.status == 4);
  CHECK(run.out.empty());
  CHECK(run_retain({"validate", "--frobnicate"}).status == 2);
}
