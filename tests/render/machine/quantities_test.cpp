#include "render/machine/quantities.hpp"

#include <nlohmann/json.hpp>

#include "retain/quantity.hpp"
#include "support/catch.hpp"

using namespace retain;
using Json = nlohmann::ordered_json;

TEST_CASE("the table as JSON has every quantity with every key") {
  const Json json = Json::parse(render::render_quantities_json(std::nullopt));
  CHECK(json["schema"] == "retain.metrics");
  CHECK(json["schema_version"] == 1);
  REQUIRE(json["metrics"].size() == quantities().size());
  const std::vector<std::string> expected{"key",     "name",         "name_ko",   "symbol", "unit",    "aliases",
                                          "formula", "is_fact",      "given",     "better", "meaning", "source",
                                          "guide",   "guide_source", "undefined", "needs",  "example"};
  for (std::size_t i = 0; i < quantities().size(); ++i) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : json["metrics"][i].items()) keys.push_back(key);
    CHECK(keys == expected);
    CHECK(json["metrics"][i]["key"] == quantities()[i].key);
  }
}

TEST_CASE("one quantity has its formula, needs and undefined cases") {
  const Json json = Json::parse(render::render_quantities_json(Id::churn));
  REQUIRE(json["metrics"].size() == 1);
  const Json& churn = json["metrics"][0];
  CHECK(churn["formula"] == "CL / CS × 100");
  CHECK(churn["given"] == true);
  CHECK(churn["is_fact"] == false);
  CHECK(churn["better"] == "lower");
  CHECK(churn["needs"].dump() == R"([["customers_start","customers_churned"]])");
  CHECK(churn["undefined"].dump() == R"(["missing_input","returning_customers","zero_start_customers","not_additive"])");
  const Json fact = Json::parse(render::render_quantities_json(Id::customers_start))["metrics"][0];
  CHECK(fact["formula"].is_null());
  CHECK(fact["undefined"].dump() == "[]");
}
