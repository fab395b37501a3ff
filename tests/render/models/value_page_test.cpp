#include "render/models/value_page.hpp"

#include "render/models/value_json.hpp"
#include "render/render.hpp"
#include "support/catch.hpp"

using namespace retain;
using namespace retain::render;
using Catch::Matchers::Contains;

namespace {

ValueAnswer some_answer() {
  ValueAnswer answer;
  answer.value.purchases = {PurchaseModel::mbg_nbd, {0.5, 6, 1, 2}, {0.1, 1, 0.2, 0.5}, -1000};
  answer.value.alternative = PurchaseFit{PurchaseModel::bg_nbd, {0.3, 5, 0.9, 2}, {0.1, 1, 0.2, 0.5}, -1001.5};
  answer.value.alternative_totals = ExpectedTotals{1800, 2100, 71'000};
  answer.value.customers = 2400;
  answer.value.alive = {1200, 1000, 1400};
  answer.value.expected_purchases = {2000, 1800, 2200};
  answer.value.value = Estimate{70'000, 60'000, 80'000};
  answer.value.spend = SpendFit{{6, 4, 15}, {1, 0.3, 4}, -4000, 30, 0.5, 900};
  answer.value.counts = {{0, 1500, 1490.4}, {1, 900, 909.6}};
  answer.horizon = Number(52);
  answer.currency = "EUR";
  answer.at_risk = {{"ada", {3, 10, 30, 40}, {0.25, 2, 35, 70}}};
  return answer;
}

std::string page_of(const ValueAnswer& answer) { return render_value(answer, Format::markdown, {}); }

}  // namespace

TEST_CASE("a value page says what is expected, how sure that is and who may be gone") {
  const std::string page = page_of(some_answer());
  CHECK_THAT(page, Contains("In the next 52 weeks, these 2,400 customers are expected to make 2,000 purchases that are worth €70,000 (95% "
                            "range €60,000 to €80,000)."));
  CHECK_THAT(page, Contains("Likely to be customers still: 1,200 of 2,400 (50%; 95% range 1,000 to 1,400)."));
  CHECK_THAT(page, Contains("BG/NBD fits about as well, and has 1,800 customers still and 2,100 purchases"));
  ValueAnswer asked = some_answer();
  asked.value.alternative->log_likelihood = -990;
  CHECK_THAT(page_of(asked), Contains("BG/NBD fits better, and has 1,800 customers still and 2,100 purchases."));
  CHECK_THAT(page, Contains("(correlation 0.50), which the model assumes it is not"));
  CHECK_THAT(page, Contains("| ada | 3 | 20 weeks | 25% | 2.00 | €70.00 | €52.50 |"));
  CHECK_THAT(page, Contains("| 1 and more | 900 | 909.6 |"));
}

TEST_CASE("a value whose mean may be infinite has no upper end") {
  ValueAnswer answer = some_answer();
  answer.value.value->high.reset();
  const std::string page = page_of(answer);
  CHECK_THAT(page, Contains("(95% range €60,000 or more, no upper limit)"));
  CHECK_THAT(page, Contains("The value has no upper end"));
  const std::string document = value_json(answer);
  CHECK_THAT(document, Contains("\"value/interval/1\": \"infinite\""));
}

TEST_CASE("observed and expected shares of customers by repeat purchases stand side by side, and are drawn in documents") {
  ValueAnswer answer = some_answer();
  CHECK_THAT(page_of(answer),
             Contains("With 0, 1, 2, and 3 or more repeat purchases: 63%, 38%, 0%, 0% of customers; the model has 62%, 38%, 0%, 0%."));
  CHECK_THAT(render_value(answer, Format::html, {}), Contains("Customers by repeat purchases, in percent"));
  CHECK(render_value(answer, Format::table, {}).find("Customers by repeat purchases") == std::string::npos);
}

TEST_CASE("a page without a value says why") {
  ValueAnswer answer = some_answer();
  answer.value.value.reset();
  answer.value.spend.reset();
  answer.value.alternative.reset();
  answer.value.reason = Reason::missing_input;
  const std::string page = page_of(answer);
  CHECK_THAT(page, Contains("are expected to make 2,000 purchases (95% range 1,800 to 2,200)."));
  CHECK_THAT(page, Contains("No value: amounts of repeat purchases are not known."));
  CHECK_THAT(page, Contains("BG/NBD cannot be fitted to these customers"));
  answer.value.reason = Reason::infinite;
  CHECK_THAT(page_of(answer), Contains("their mean is infinite"));
  answer.value.reason = Reason::no_maximum;
  CHECK_THAT(page_of(answer), Contains("do not differ enough"));
}

TEST_CASE("the document of a value has null for what is not known") {
  ValueAnswer answer = some_answer();
  CHECK_THAT(value_json(answer), Contains("\"alternatives\": {\n    \"bg-nbd\": {"));
  answer.value.value.reset();
  answer.value.spend.reset();
  answer.value.alternative.reset();
  answer.value.reason = Reason::missing_input;
  answer.at_risk.front().prospect.value.reset();
  const std::string document = value_json(answer);
  CHECK_THAT(document, Contains("\"bg-nbd\": null"));
  CHECK_THAT(document, Contains("\"spend\": null"));
  CHECK_THAT(document, Contains("\"value\": \"missing_input\""));
  CHECK_THAT(document, Contains("\"discount\": null"));
  CHECK_THAT(document, Contains("\"discount\": \"missing_input\""));
  CHECK_THAT(document, Contains("\"alternatives/bg-nbd\": \"no_maximum\""));
  CHECK_THAT(document, Contains("\"spend\": \"missing_input\""));
}

TEST_CASE("customers are written a row each, with nothing for what is not known") {
  const ValuedCustomers customers = [](const auto& take) {
    take({"=ada", {3, 10, 30, 40}, {0.25, 2, 35.0, 70.0}});
    take({"bob", {0, 0, 30, 0}, {1, 0.5, std::nullopt, std::nullopt}});
  };
  std::string csv;
  write_value_delimited(customers, ',', [&](std::string_view piece) { csv += piece; });
  CHECK(csv ==
        "customer,frequency,recency,age,monetary,probability_alive,expected_purchases,expected_spend,value\n"
        "'=ada,3,10,30,40,0.25,2,35,70\n"
        "bob,0,0,30,,1,0.5,,\n");
  std::string lines;
  write_value_ndjson(customers, Reason::infinite, [&](std::string_view piece) { lines += piece; });
  CHECK_THAT(lines, Contains(R"("reasons":{}})"));
  CHECK_THAT(lines, Contains(R"("customer":"bob")"));
  CHECK_THAT(lines, Contains(R"("reasons":{"monetary":"zero_purchases","expected_spend":"infinite","value":"infinite"}})"));
}
