#include "render/sentences/headline.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;
using Texts = std::vector<std::string>;

namespace {

Texts headline_of(std::vector<Snapshot> snapshots, const ReportOptions& options = {}) {
  const Report report = test::report(std::move(snapshots), options);
  return headline(report, Figures(report, std::nullopt, Language::english));
}

std::string sentence_of(const std::string& cells) {
  const Report report = test::report({test::row("", cells)});
  return sentence(report.rows.front(), Figures(report, std::nullopt, Language::english));
}

}  // namespace

TEST_CASE("the headline says what the newest period was and whether its change is real") {
  CHECK(headline_of({test::row("2026-09", "cs=1279 cn=10 churned=68 mrr_start=1000 mrr_churned=40"),
                     test::row("2026-10", "cs=1296 cn=10 churned=96 mrr_start=1000 mrr_churned=66")}) ==
        Texts{"2026-10: kept 1,200 of 1,296 customers, CRR 92.6% (95% range 91.0 to 93.9)",
              "  -2.1 points on 2026-09: more than chance (p 0.03); NDR 93.4%, -2.6 points"});
}

TEST_CASE("a change that chance explains is said to be so") {
  CHECK(headline_of({test::row("Launch", "cs=100 churned=25"), test::row("Later", "cs=80 churned=25")}).back() ==
        "  -6.3 points on Launch: may be chance (p 0.35)");
}

TEST_CASE("the newest complete period of the whole base counts, and the period before it is named though it is cut off") {
  ReportOptions options;
  options.last = 2;
  const Texts lines = headline_of({test::row("2026-01", "cs=100 churned=25"), test::row("2026-02", "cs=80 churned=25"),
                                   test::row("2026-03", "cs=80 churned=25 complete=no")},
                                  options);
  CHECK(lines ==
        Texts{"2026-02: kept 55 of 80 customers, CRR 68.8% (95% range 57.9 to 77.8)", "  -6.3 points on 2026-01: may be chance (p 0.35)"});
}

TEST_CASE("the headline says less where values are missing") {
  CHECK(headline_of({test::row("2026-01", "churn=5%")}) == Texts{"2026-01: CRR 95.0%"});
  CHECK(headline_of({test::row("2026-01", "churn=5%"), test::row("2026-02", "churn=4%")}) ==
        Texts{"2026-02: CRR 96.0%", "  +1.0 points on 2026-01"});
  CHECK(headline_of({test::row("2026-01", "mrr_start=1000 mrr_churned=40")}) == Texts{"2026-01: NDR 96.0%"});
  CHECK(headline_of({test::row("2026-01", "ce=40")}).empty());
  CHECK(headline_of({test::row("2026-01", "cs=10 churned=1 complete=no")}).empty());
  CHECK(headline_of({test::row("", "cs=70 cn=30 ce=90")}) == Texts{"Kept 60 of 70 customers, CRR 85.7% (95% range 75.7 to 92.1)"});
}

TEST_CASE("a shop and a service are told by their own metrics first") {
  CHECK(headline_of({test::row("2026-01", "cs=70 cn=30 ce=90 sales=3000 purchases=120 buyers=100 repeat_buyers=20"),
                     test::row("2026-02", "cs=90 cn=10 ce=80 sales=3300 purchases=110 buyers=100 repeat_buyers=10")}) ==
        Texts{"2026-02: 10 of 100 buyers bought more than once, repeat purchase rate 10.0% (95% range 5.5 to 17.4)",
              "  -10.0 points on 2026-01: more than chance (p 0.048); purchase frequency 1.10 a month, -0.10 a month; APV 30, +5; "
              "CLTV 148.50, -61.50"});
  CHECK(headline_of({test::row("2026-01", "promoters=60 passives=25 detractors=15 response_time_total=240 responses=80")}) ==
        Texts{"2026-01: NPS 45.0 points", "  FRT 3.0 hours"});
}

TEST_CASE("the sentence of a one-off calculation puts the known counts together") {
  CHECK(sentence_of("cs=70 cn=30 ce=90") == "Kept 60 of 70 customers, lost 10, won 30; 90 at the end.");
  CHECK(sentence_of("cs=70 cn=30 reactivated=5 ce=90") == "Kept 55 of 70 customers, lost 15, won 30, won back 5; 90 at the end.");
  CHECK(sentence_of("cs=70 churned=0 cn=0") == "Kept 70 of 70 customers, lost 0; 70 at the end.");
  CHECK(sentence_of("cn=30 ce=90") == "Won 30; 90 at the end.");
  CHECK(sentence_of("ce=90") == "90 at the end.");
  CHECK(sentence_of("churn=5%").empty());
}

TEST_CASE("a heading loses its percent sign") {
  CHECK(short_heading(quantity(Id::crr), Language::english) == "CRR");
  CHECK(short_heading(quantity(Id::arpa), Language::english) == "ARPA");
}
