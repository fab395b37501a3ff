// Rates and prices that an input states beside the facts that give them.
#include "core/sheet/stated.hpp"

#include <string>
#include <tuple>

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using retain::Granularity;
using retain::Id;
using retain::ReportOptions;
using retain::test::at;
using retain::test::Contains;
using retain::test::errors;
using retain::test::report;
using retain::test::row;
using retain::test::text;

namespace {

std::size_t problems(const std::string& cells, Granularity granularity = Granularity::month) {
  ReportOptions options;
  options.granularity = granularity;
  return errors({row("", cells)}, options).size();
}

}  // namespace

TEST_CASE("a stated value agrees when the computed one rounds to it", "[stated]") {
  const auto cells =
      GENERATE(as<std::string>(), "cs=70 churned=10 churn=14.3", "cs=70 churned=10 churn=14.29", "cs=70 churned=10 churn=14",
               "cs=70 churned=10 churn=14.3%", "cs=70 churned=10 churn=14.285714285714286", "cs=80 churned=10 churn=12.5",
               "cs=80 churned=1 churn=1.3",  // 1.25, half up
               "revenue_end=9380.15 ce=90 arpa=104.22", "sales=-10 purchases=3 apv=-3.33", "purchases=10 buyers=3 frequency=3.3",
               "acquisition_spend=100 cn=3 cac=33", "promoters=1 passives=1 detractors=2 nps=-25",
               "csat_total=421 csat_responses=100 csat=4.2", "response_time_total=10 responses=3 frt=3.33");
  CAPTURE(cells);
  CHECK(problems(cells) == 0);
}

TEST_CASE("a stated value that does not agree is an error that shows both", "[stated]") {
  const auto [cells, stated, computed] = GENERATE(table<std::string, std::string, std::string>({
      {"cs=70 churned=10 churn=15", "churn rate 15", "14.29"},
      {"cs=70 churned=10 churn=14.2", "churn rate 14.2", "14.29"},
      {"cs=70 churned=10 churn=14.30", "churn rate 14.30", "14.29"},
      {"revenue_end=9380.15 ce=90 arpa=104.23", "average revenue per account 104.23", "104.22"},
      {"promoters=1 passives=1 detractors=2 nps=25", "net promoter score 25", "-25"},
      {"purchases=10 buyers=4 frequency=3.5", "purchase frequency 3.5", "2.5"},
      {"acquisition_spend=100 cn=4 cac=26", "customer acquisition cost 26", "25"},
  }));
  CAPTURE(cells);
  const auto found = errors({row("2026-01", cells)});
  REQUIRE(found.size() == 1);
  CHECK_THAT(found.front(), Contains("in.csv:2 "));
  CHECK_THAT(found.front(), Contains(stated));
  CHECK_THAT(found.front(), Contains(computed));
}

TEST_CASE("a stated value of many digits agrees to a billionth", "[stated]") {
  CHECK(problems("cs=70 churned=10 churn=14.28571428571") == 0);
  CHECK(problems("cs=70 churned=10 churn=14.28571431") == 1);
  CHECK(problems("cs=70 churned=10 churn=14.285714285") == 0);
}

TEST_CASE("a lifespan is an expectation and need not agree", "[stated]") { CHECK(problems("cs=70 churned=10 lifespan=36") == 0); }

TEST_CASE("a frequency with a unit agrees once it is brought to the period", "[stated]") {
  CHECK(problems("purchases=100 buyers=100 frequency=12/year") == 0);
  CHECK(problems("purchases=100 buyers=100 frequency=1/month") == 0);
  CHECK(problems("purchases=300 buyers=100 frequency=12/year", Granularity::quarter) == 0);
  CHECK(problems("purchases=102 buyers=100 frequency=12/year") == 0);  // 12.24 a year
  CHECK(problems("purchases=200 buyers=100 frequency=12/year") == 1);
}

TEST_CASE("a column of percents that are all fractions is refused, with the way out", "[stated]") {
  const auto cells = GENERATE(as<std::string>(), "churn=0.05", "churn=1", "margin=0.8 arpa=10", "churn=0.05 arpa=10", "margin=1");
  CAPTURE(cells);
  CHECK(problems(cells) == 1);
  CHECK(problems("margin=0.8") == 1);
  try {
    report({row("2026-01", "margin=0.8")});
  } catch (const retain::InputError& error) {
    CHECK_THAT(error.diagnostics().front().message + error.diagnostics().front().hint, Contains("80%"));
  }
}

TEST_CASE("a percent is no mistaken fraction with a sign, beside a greater one, or where the facts give it", "[stated]") {
  CHECK(problems("churn=0.5%") == 0);
  CHECK(problems("churn=0") == 0);
  CHECK(problems("churn=1.01") == 0);
  CHECK(problems("cs=1000 churned=5 churn=0.5") == 0);
  CHECK(problems("nps=0.5") == 0);
  CHECK(errors({row("2026-01", "churn=0.5"), row("2026-02", "churn=3")}).empty());
  CHECK(errors({row("2026-01", "churn=0.5"), row("2026-02", "churn=0"), row("2026-03", "churn=0.8")}).size() == 1);
}

TEST_CASE("a fraction beside facts that give it in percent is refused", "[stated]") {
  CHECK_FALSE(errors({row("2026-01", "cs=70 churned=10 churn=0.14")}).empty());
}

TEST_CASE("a stated value is used where the facts give none, and listed among the inputs", "[stated]") {
  const auto result = report({row("2026-01", "cs=70 churned=7 churn=10"), row("2026-02", "churn=8")});
  CHECK(text(at(result, "2026-02").sheet[Id::churn]) == "8");
  CHECK(at(result, "2026-02").sheet.facts().find(Id::churn) != nullptr);
  CHECK(at(result, "2026-01").sheet.facts().find(Id::churn) == nullptr);
}
