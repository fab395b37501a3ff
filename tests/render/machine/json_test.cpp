#include <nlohmann/json.hpp>

#include "render/machine/report.hpp"
#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using Json = nlohmann::ordered_json;
using Keys = std::vector<std::string>;

namespace {

Json json_of(const Report& report) { return Json::parse(render::report_json(report)); }

Keys keys_of(const Json& json) {
  Keys keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  return keys;
}

const std::string first_month =
    "cs=70 cn=30 ce=90 mrr_start=7000 mrr_new=3000 mrr_expansion=500.25 mrr_contraction=120.10 mrr_churned=1000";
const std::string second_month = "cs=90 cn=12 ce=95 mrr_start=9380.15 mrr_new=1210 mrr_expansion=0 mrr_contraction=0 mrr_churned=705.50";

}  // namespace

TEST_CASE("every key of the document is present, in its order") {
  ReportOptions options;
  options.requirements = {parse_requirement("crr >= 86")};
  const Json json = json_of(test::report({test::row("2026-01", first_month), test::row("2026-02", second_month)}, options));
  CHECK(keys_of(json) == Keys{"schema", "schema_version", "generator", "granularity", "units", "periods", "overall", "drivers", "recent",
                              "requirements", "assumptions", "warnings"});
  CHECK(keys_of(json["periods"][0]) == Keys{"period", "segment", "complete", "inputs", "metrics", "reasons", "intervals", "tests", "change",
                                            "contribution", "churn_reasons"});
  CHECK(keys_of(json["overall"][0]) ==
        Keys{"segment", "periods", "sums", "metrics", "reasons", "intervals", "compounded", "churn_reasons"});
  CHECK(keys_of(json["periods"][0]["intervals"]) == Keys{"crr", "churn", "repeat_purchase_rate", "csat_rate"});
  CHECK(keys_of(json["periods"][0]["tests"]["crr"]) == Keys{"previous", "year_ago", "earlier"});
  CHECK(keys_of(json["overall"][0]["compounded"]) == Keys{"crr", "ndr", "grr"});
  CHECK(keys_of(json["units"]) == keys_of(json["periods"][0]["metrics"]));
  CHECK(keys_of(json["units"]) == keys_of(json["periods"][0]["change"]));
  CHECK(
      json["requirements"].dump() ==
      R"([{"text":"crr >= 86","severity":"error","met":false,"value":92.22222222222223,"distance":6.222222222222222,"change":null,"p_value":null,"failures":[{"period":"2026-01","segment":null,"value":85.71428571428571,"change":null,"p_value":null}]}])");
}

TEST_CASE("values are those of the solved report") {
  const Json json = json_of(test::report({test::row("2026-01", first_month), test::row("2026-02", second_month)}));
  CHECK(json["schema"] == "retain.report");
  CHECK(json["schema_version"] == 1);
  CHECK(json["granularity"] == "month");
  CHECK(json["units"]["crr"] == "percent");
  const Json& first = json["periods"][0];
  CHECK(first["period"] == "2026-01");
  CHECK(first["segment"].is_null());
  CHECK(first["inputs"]["customers_churned"].dump() == "10");
  CHECK(first["inputs"]["revenue_end"] == 9380.15);
  CHECK_FALSE(first["inputs"].contains("customers_reactivated"));
  CHECK(first["metrics"]["crr"] == 85.71428571428571);
  CHECK(first["metrics"]["ndr"] == 91.145);
  CHECK(first["intervals"]["crr"].dump() == "[75.66158011633325,92.0510582829334]");
  CHECK(first["change"]["crr"].is_null());
  CHECK(first["tests"]["crr"]["previous"].is_null());
  CHECK(json["periods"][1]["change"]["crr"] == 6.507936507936508);
  CHECK(json["overall"][0]["periods"] == 2);
  CHECK(json["overall"][0]["sums"]["customers_start"] == 160);
  CHECK(json["overall"][0]["metrics"]["crr"] == 89.375);
}

TEST_CASE("what is undefined is null with a reason, and only that has one") {
  const Json row = json_of(test::report({test::row("2026-01", "cs=50 cn=5 ce=55 arpa=20")}))["periods"][0];
  CHECK(row["metrics"]["ltv"].is_null());
  CHECK(row["reasons"]["ltv"] == "zero_churn");
  for (const auto& [key, value] : row["metrics"].items()) {
    CAPTURE(key);
    CHECK(value.is_null() == row["reasons"].contains(key));
  }
}

TEST_CASE("without a proportion the intervals and tests are null") {
  const Json row = json_of(test::report({test::row("2026-01", "churn=5%")}))["periods"][0];
  CHECK(row["metrics"]["churn"] == 5);
  CHECK(row["inputs"].dump() == R"({"churn":5})");
  CHECK(row["intervals"].dump() == R"({"crr":null,"churn":null,"repeat_purchase_rate":null,"csat_rate":null})");
  CHECK(row["tests"]["churn"].dump() == R"({"previous":null,"year_ago":null,"earlier":null})");
}

TEST_CASE("a report without a period has null for it and for the granularity") {
  const Json json = json_of(test::report({test::row("", "cs=70 cn=30 ce=90")}));
  CHECK(json["granularity"].is_null());
  CHECK(json["periods"][0]["period"].is_null());
  CHECK(json["requirements"].dump() == "[]");
  CHECK(json["warnings"].dump() == "[]");
}

TEST_CASE("reasons of churn stand among the inputs under their header") {
  Snapshot snapshot = test::row("2026-01", "cs=70 churned=9");
  snapshot.reasons = {{"churned:price", 3}};
  const Json json = json_of(test::report({snapshot}));
  CHECK(json["periods"][0]["inputs"].dump() == R"({"customers_start":70,"customers_churned":9,"churned:price":3})");
  CHECK(json["overall"][0]["sums"]["churned:price"] == 3);
}

TEST_CASE("reasons of churn have shares, largest first, the unknown rest without a name") {
  const Json json = json_of(test::report({test::row("2026-01", "cs=70 churned=10 churned:moved=2 churned:price=5"),
                                          test::row("2026-02", "cs=60 churned=10 churned:moved=7 churned:price=2"),
                                          test::row("2026-03", "cs=50 churned=0 churned:moved=0 churned:price=0")}));
  CHECK(json["periods"][0]["churn_reasons"].dump() ==
        R"([{"reason":"price","customers":5,"share":50},{"reason":"moved","customers":2,"share":20},)"
        R"({"reason":null,"customers":3,"share":30}])");
  CHECK(json["periods"][2]["churn_reasons"][0].dump() == R"({"reason":"moved","customers":0,"share":null})");
  CHECK(json["overall"][0]["churn_reasons"][0].dump() == R"({"reason":"moved","customers":9,"share":45})");
  CHECK(json_of(test::report({test::row("2026-01", "cs=70 churned=9")}))["periods"][0]["churn_reasons"].dump() == "[]");
}

TEST_CASE("a requirement without a value has no distance") {
  ReportOptions options;
  options.requirements = {parse_requirement("ndr >= 100"), parse_requirement("last:customers_end >= 90")};
  const Json requirements = json_of(test::report({test::row("2026-01", "cs=70 cn=30 ce=90")}, options))["requirements"];
  CHECK(requirements[0]["value"].is_null());
  CHECK(requirements[0]["distance"].is_null());
  CHECK(
      requirements[1].dump() ==
      R"({"text":"last:customers_end >= 90","severity":"error","met":true,"value":90,"distance":0,"change":null,"p_value":null,"failures":[]})");
}

TEST_CASE("warnings have a place, null where it is not known") {
  Report report = test::report({test::row("2026-01", "cs=70 cn=30 ce=90")});
  Diagnostic warning;
  warning.severity = Severity::warning;
  warning.code = "unknown_column";
  warning.message = "nothing reads x";
  warning.place = {"in.csv", 1, 3, ""};
  report.warnings = {warning};
  CHECK(json_of(report)["warnings"].dump() ==
        R"([{"code":"unknown_column","message":"nothing reads x","file":"in.csv","line":1,"column":3,"pointer":null}])");
}

TEST_CASE("amounts that a double does not hold are counted in one warning") {
  const auto is_inexact = [](const std::string& cells) {
    return render::inexact_json(test::report({test::row("2026-01", cells)})).has_value();
  };
  CHECK_FALSE(is_inexact("revenue_end=123456789.123456"));
  CHECK_FALSE(is_inexact("revenue_end=100000000000000000"));
  const Report report = test::report({test::row("2026-01", "cs=1")});
  Report inexact = report;
  Facts facts;
  facts.entries[Id::revenue_end].value = Number::fraction(int128{123456789012345678} * 10, 1'000'000);
  facts.present.set(index_of(Id::revenue_end));
  inexact.rows.front().sheet = Worksheet(facts);
  REQUIRE(render::inexact_json(inexact));
  CHECK(render::inexact_json(inexact)->code == "inexact_json");
  CHECK_FALSE(render::inexact_json(report));
}

TEST_CASE("only the metrics chosen are in the document") {
  ReportOptions options;
  options.metrics = {Id::crr};
  const Json json = json_of(test::report({test::row("2026-01", first_month)}, options));
  CHECK(json["units"].dump() == R"({"crr":"percent"})");
  CHECK(json["periods"][0]["metrics"].dump() == R"({"crr":85.71428571428571})");
}

TEST_CASE("ndjson has the objects of periods, one a line") {
  const Report report = test::report({test::row("2026-01", first_month), test::row("2026-02", second_month)});
  const std::string text = render::report_ndjson(report);
  const Json periods = json_of(report)["periods"];
  const std::size_t end = text.find('\n');
  CHECK(Json::parse(text.substr(0, end)) == periods[0]);
  CHECK(Json::parse(text.substr(end + 1)) == periods[1]);
  CHECK(std::count(text.begin(), text.end(), '\n') == 2);
}
