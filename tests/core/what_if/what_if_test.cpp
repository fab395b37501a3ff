#include "retain/what_if.hpp"

#include <cmath>

#include "render/render.hpp"
#include "support/catch.hpp"
#include "support/run_retain.hpp"
#include "support/scratch_folder.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using retain::test::report;
using retain::test::row;
using retain::test::run_retain;
using retain::test::ScratchFolder;

namespace {

WhatIf supposed(const std::vector<Snapshot>& snapshots, const std::vector<std::string>& premises, std::optional<Number> cost = {}) {
  std::vector<Premise> parsed;
  for (const std::string& premise : premises) parsed.push_back(parse_premise(premise));
  return suppose(report(snapshots), parsed, cost);
}

WhatIfRow of_whole(const std::string& stated_facts, const std::vector<std::string>& premises, std::optional<Number> cost = {}) {
  return supposed({row("2026-01", stated_facts)}, premises, cost).rows.back();
}

std::string what_if_refusal(const std::string& stated_facts, const std::vector<std::string>& premises) {
  try {
    of_whole(stated_facts, premises);
  } catch (const InputError& error) {
    return error.diagnostics().front().message + " | " + error.diagnostics().front().hint;
  }
  return "accepted";
}

double after(const WhatIfRow& row, Id id) { return row.after[id].number.value().to_double(); }

double difference(const WhatIfRow& row, std::string_view worth) {
  for (std::size_t i = 0; i < worth_formulas().size(); ++i) {
    if (worth_formulas()[i].key == worth) return (row.worth[i].after.value() - row.worth[i].before.value()).to_double();
  }
  FAIL("no such sum of money");
  return 0;
}

// 70 customers, 10 of whom left, and 30 came: 90. They pay 4500, 50 each.
const std::string published = "cs=70 cn=30 ce=90 revenue_end=4500";

}  // namespace

TEST_CASE("churn changes through the customers lost, and revenue goes with them") {
  // 14.29 - 1 = 13.29% of 70: 9.3 lost, 90.7 at the end, 0.7 more at 50 each: 35.
  const WhatIfRow row = of_whole(published, {"churn -1pp"});
  CHECK(after(row, Id::customers_churned) == Approx(9.3));
  CHECK(after(row, Id::customers_end) == Approx(90.7));
  CHECK(after(row, Id::crr) == Approx(100 * 60.7 / 70));
  CHECK(after(row, Id::revenue_end) == Approx(4535));
  CHECK(after(row, Id::arpa) == Approx(50));
  CHECK(difference(row, "revenue") == Approx(35));
  CHECK(row.gain.value().to_double() == Approx(35));
  REQUIRE(row.routes.size() == 1);
  CHECK(row.routes.front().moved == Id::customers_churned);
  REQUIRE(row.companions.size() == 1);
  CHECK(row.companions.front().each.to_double() == Approx(50));
}

TEST_CASE("buyers and what they buy go with customers at their average") {
  // 0.7 customers more of 90: 45 buyers are 0.5 each, 90 purchases 1 each, 900 of sales 10 each.
  const WhatIfRow row = of_whole("cs=70 cn=30 ce=90 sales=900 purchases=90 buyers=45 gross_margin=50", {"churn -1pp"}, Number(1));
  CHECK(after(row, Id::buyers) == Approx(45.35));
  CHECK(after(row, Id::purchases) == Approx(90.7));
  CHECK(after(row, Id::apv) == Approx(10));
  CHECK(difference(row, "sales") == Approx(7));
  CHECK(row.gain.value().to_double() == Approx(3.5));
  CHECK(row.net_gain.value().to_double() == Approx(2.5));
  REQUIRE(row.break_even);
  CHECK(row.break_even->change.to_double() == Approx(-1 / 3.5));
  // What buyers buy goes with them, and with them alone where they are assumed.
  const std::string shop = "sales=7800 purchases=1200 buyers=400";
  CHECK(of_whole(shop, {"buyers +10%"}).gain.value().to_double() == Approx(780));
  CHECK(of_whole(shop, {"purchases +10%"}).gain.value().to_double() == Approx(780));
  CHECK(of_whole(shop, {"sales +10%"}).gain.value().to_double() == Approx(780));
  CHECK(of_whole("cs=70 cn=30 ce=90 " + shop, {"churn -1pp", "buyers +10%"}).gain.value().to_double() == Approx(780));
}

TEST_CASE("a gain that nothing tells is not known, rather than nothing") {
  const auto reason = [](const std::string& facts, const std::string& premise) {
    const WhatIfRow row = of_whole(facts, {premise}, Number(10));
    CHECK_FALSE(row.gain);
    CHECK_FALSE(row.net_gain);
    CHECK(row.no_net_gain == row.no_gain);
    return row.no_gain;
  };
  CHECK(reason("sales=1000 purchases=10 buyers=5 cs=100 churned=5", "churn -1pp") == GainReason::not_followed);
  CHECK(reason("churn=5 arpa=50 ce=100", "churn -1pp") == GainReason::not_counted);
  CHECK(reason("churn=5 arpa=50 ce=100", "crr +1pp") == GainReason::not_counted);
  CHECK(reason(published + " promoters=5 passives=1 detractors=2", "nps +5") == GainReason::unmoved);
  CHECK(reason(published + " acquisition_spend=300", "cac -10%") == GainReason::unmoved);
  // Nothing changes, or what changes is worth nothing.
  CHECK(of_whole(published, {"churn -0pp"}).gain.value().is_zero());
  CHECK(of_whole(published + " gross_margin=0", {"churn -1pp"}).gain.value().is_zero());
}

TEST_CASE("a stated price tells what customers bring in without any revenue") {
  CHECK(of_whole("cs=70 cn=30 ce=90 arpa=50", {"churn -1pp"}).gain.value().to_double() == Approx(35));
  // Revenue that is known, of customers whose average is not, would stay where it is.
  CHECK(of_whole("cs=70 churned=10 revenue_end=4500", {"churn -1pp"}).no_gain == GainReason::not_followed);
}

TEST_CASE("revenue is worth its margin without a count of customers") {
  const WhatIfRow row =
      of_whole("revenue_start=1000 revenue_end=1100 revenue_new=200 revenue_churned=50 revenue_expansion=20 revenue_contraction=70",
               {"revenue_churned -10"}, Number(2));
  CHECK(after(row, Id::revenue_end) == Approx(1110));
  CHECK(row.gain.value().to_double() == Approx(10));
  CHECK(row.net_gain.value().to_double() == Approx(8));
}

TEST_CASE("costs that change beside the margin are named") {
  const WhatIfRow row = of_whole(published + " acquisition_spend=300 cost_per_lost_customer=20", {"churn -1pp"});
  CHECK(row.left_out == std::vector<Id>{Id::churn_cost});
  CHECK(of_whole(published + " acquisition_spend=300", {"cac -10%"}).left_out == std::vector<Id>{Id::cac});
  CHECK(of_whole(published, {"churn -1pp"}).left_out.empty());
}

TEST_CASE("a trace of rounding below zero is zero") {
  CHECK(of_whole(published, {"churn -14.2857142857142857pp"}).after[Id::customers_churned].number.value().is_zero());
  CHECK(of_whole(published, {"crr +14.2857142857142857pp"}).after[Id::customers_churned].number.value().is_zero());
}

TEST_CASE("a premise may be written as people write it") {
  CHECK(parse_premise("churn \u22121pp").amount == Number(-1));
  CHECK(parse_premise("churn -1%p").kind == PremiseKind::add);
  CHECK(parse_premise("apv = .5").amount == Number::fraction(1, 2));
  CHECK(parse_premise("csat = 50").amount == Number(50));
  const auto refused = [](const char* text) {
    try {
      parse_premise(text);
    } catch (const PremiseError& error) {
      return std::string(error.what());
    }
    return std::string("accepted");
  };
  CHECK(refused("churn = 1e30") == "\"churn = 1e30\" has a number with an exponent");
  CHECK(refused("churn = 101") == "churn rate cannot be over 100: \"churn = 101\"");
  CHECK(refused("nps = -101") == "net promoter score cannot be under -100: \"nps = -101\"");
  CHECK(refused("crr = .9") == "customer retention rate is in percent, and .9 looks like a fraction");
  CHECK(refused("arpa = 1234567890123456789").find("more than 18 digits") != std::string::npos);
}

TEST_CASE("a point of retention is a point of churn") {
  const WhatIfRow kept = of_whole(published, {"crr +1pp"});
  CHECK(after(kept, Id::customers_churned) == Approx(9.3));
  CHECK(kept.gain.value().to_double() == Approx(35));
  CHECK(after(of_whole(published, {"crr = 90"}), Id::customers_churned) == Approx(7));
  CHECK(after(of_whole(published, {"churn -50%"}), Id::customers_churned) == Approx(5));
  CHECK(after(of_whole(published, {"customers_churned = 8"}), Id::customers_end) == Approx(92));
}

TEST_CASE("a lost customer takes along what lost customers did") {
  // 400 of 10 lost: 40 each. 0.7 fewer are lost, and 28 less of revenue.
  const WhatIfRow row = of_whole(
      "cs=70 cn=30 ce=90 revenue_start=3500 revenue_new=1500 revenue_churned=400 revenue_expansion=0 "
      "revenue_contraction=0",
      {"churn -1pp"});
  CHECK(after(row, Id::revenue_churned) == Approx(372));
  CHECK(after(row, Id::revenue_end) == Approx(4628));
  CHECK(after(row, Id::ndr) == Approx(100.0 * (3500 - 372) / 3500));
  CHECK(row.gain.value().to_double() == Approx(28));
  CHECK(row.companions.front().follower == Id::revenue_churned);
  // What is assumed of revenue itself is not moved.
  const WhatIfRow both = of_whole(
      "cs=70 cn=30 ce=90 revenue_start=3500 revenue_new=1500 revenue_churned=400 revenue_expansion=0 "
      "revenue_contraction=0",
      {"churn -1pp", "revenue_churned = 390"});
  CHECK(after(both, Id::revenue_end) == Approx(4610));
}

TEST_CASE("lifetime value follows, with the margin") {
  // 50 x 80% / 14.29% = 280 each of 90; at 10% 400 each of 93.
  const WhatIfRow row = of_whole(published + " gross_margin=80", {"churn = 10"});
  CHECK(after(row, Id::ltv) == Approx(400));
  CHECK(difference(row, "ltv") == Approx(400 * 93 - 280 * 90));
  CHECK(difference(row, "revenue") == Approx(150));
  CHECK(row.gain.value().to_double() == Approx(120));
}

TEST_CASE("a price that an input may state stands in place of the computed one") {
  const WhatIfRow account = of_whole(published, {"arpa +3"});
  CHECK(after(account, Id::arpa) == Approx(53));
  CHECK(after(account, Id::revenue_end) == Approx(4500));
  CHECK(account.gain.value().to_double() == Approx(270));
  // 400 buyers of 3 purchases at 6.50; 5% more for each: 7800 x 5% = 390, half of it margin.
  const WhatIfRow shop = of_whole("sales=7800 purchases=1200 buyers=400 gross_margin=50", {"apv +5%"});
  CHECK(after(shop, Id::apv) == Approx(6.825));
  CHECK(difference(shop, "sales") == Approx(390));
  CHECK(shop.gain.value().to_double() == Approx(195));
}

TEST_CASE("rates without counts change through what was stated") {
  const WhatIfRow row = of_whole("churn=5 arpa=100 gross_margin=80", {"crr +1pp"});
  CHECK(after(row, Id::churn) == Approx(4));
  CHECK(after(row, Id::ltv) == Approx(2000));
  CHECK(row.routes.front().moved == Id::churn);
  CHECK_FALSE(row.gain);
  CHECK(row.no_gain == GainReason::unknown_margin);
  CHECK(after(of_whole("cs=200 cn=0 ce=200", {"reactivation_rate = 3"}), Id::customers_reactivated) == Approx(6));
  CHECK(after(of_whole("cs=200 cn=5", {"churn = 5"}), Id::churn) == Approx(5));
}

TEST_CASE("the break-even is the change that earns its cost") {
  // 3 fewer lost bring 150; 100 is brought by 2 of them: 8 of 70 lost, 11.43%.
  const WhatIfRow row = of_whole(published, {"churn = 10"}, Number(100));
  CHECK(row.net_gain.value().to_double() == Approx(50));
  REQUIRE(row.break_even);
  CHECK(row.break_even->value.to_double() == Approx(100.0 * 8 / 70));
  CHECK(row.break_even->change.to_double() == Approx(-100.0 * 2 / 70));
  CHECK(row.break_even->customers.value().to_double() == Approx(2));
  const WhatIfRow price = of_whole(published, {"arpa +3"}, Number(90));
  CHECK(price.break_even.value().value.to_double() == Approx(51));
  CHECK_FALSE(price.break_even->customers);
}

TEST_CASE("over a year, customers who are kept stay on at the retention that the change leads to") {
  // 7 of 70 lost rather than 10: 3 kept at 50 each, of whom 90% stay on to the next month, and so on.
  const WhatIfRow row = of_whole(published, {"churn = 10"}, Number(100));
  REQUIRE(row.year);
  CHECK(row.year->periods == 12);
  CHECK(row.year->stays == Id::crr);
  double there = 0;
  double gain = 0;
  for (int month = 0; month < 12; ++month) {
    there = there * 0.9 + 3;
    gain += there * 50;
  }
  CHECK(row.year->gain.to_double() == Approx(gain));
  CHECK(row.year->cost == Number(1200));
  CHECK(row.year->net_gain.value().to_double() == Approx(gain - 1200));
  // Revenue without customers stays on at what is kept of it: 1000 - 40 - 70 of 1000.
  const WhatIfRow revenue =
      of_whole("revenue_start=1000 revenue_end=1100 revenue_new=200 revenue_churned=50 revenue_expansion=20 revenue_contraction=70",
               {"revenue_churned -10"});
  REQUIRE(revenue.year);
  CHECK(revenue.year->stays == Id::grr);
  CHECK(revenue.year->gain.to_double() == Approx(10 * (12 - 0.89 * (1 - std::pow(0.89, 12)) / 0.11) / 0.11));
}

TEST_CASE("over a year, a price brings the same in every period") {
  const WhatIfRow raised = of_whole(published, {"arpa +3"}, Number(90));
  REQUIRE(raised.year);
  CHECK_FALSE(raised.year->stays);
  CHECK(raised.year->gain == *raised.gain * Number(12));
  CHECK(raised.year->net_gain == *raised.net_gain * Number(12));
  const auto periods = [](const std::string& label) {
    return supposed({row(label, published)}, {"arpa +3"}).rows.back().year.value().periods;
  };
  CHECK(periods("2026-Q1") == 4);
  CHECK(periods("2026-W05") == 52);
  CHECK(periods("2026-01-05") == 365);
}

TEST_CASE("what a year brings is told only where it is known") {
  const auto reason = [](const std::string& label, const std::string& facts, const std::vector<std::string>& premises) {
    const WhatIf what_if = supposed({row(label, facts)}, premises);
    CHECK_FALSE(what_if.rows.back().year);
    for (const Assumption& assumption : what_if.assumptions) CHECK(assumption.text.english().find("year") == std::string::npos);
    return what_if.rows.back().no_year;
  };
  CHECK(reason("", published, {"churn -1pp"}) == GainReason::unknown_year);
  CHECK(reason("2026", published, {"churn -1pp"}) == GainReason::whole_year);
  CHECK(reason("2026-01", "churn=5 arpa=50 ce=100", {"churn -1pp"}) == GainReason::not_counted);
  CHECK(reason("2026-01", published, {"customers_start = 80"}) == GainReason::comes_once);
  CHECK(reason("2026-01", published, {"churn -1pp", "arpa +1"}) == GainReason::several_premises);
  CHECK(reason("2026-01", published, {"customers_new = 0"}) == GainReason::used_up);
  CHECK(supposed({row("2026-01", published)}, {"churn -1pp"}).assumptions.back().text.english() ==
        "the change is made in every period of the year, what it adds stays on at the customer retention rate that it leads to, and the "
        "base stays as it is otherwise");
}

TEST_CASE("where there is no break-even the reason is said") {
  const auto reason = [](const std::string& facts, const std::vector<std::string>& premises, std::optional<Number> cost) {
    const WhatIfRow row = of_whole(facts, premises, std::move(cost));
    CHECK_FALSE(row.break_even);
    return row.no_break_even;
  };
  CHECK(reason(published, {"churn -1pp"}, {}) == GainReason::no_cost);
  CHECK(reason(published, {"churn +1pp"}, Number(10)) == GainReason::no_gain);
  CHECK(reason(published, {"churn -1pp", "arpa +1"}, Number(10)) == GainReason::several_premises);
  // Nobody lost at all would bring 500.
  CHECK(reason(published, {"churn -1pp"}, Number(501)) == GainReason::out_of_range);
  CHECK(reason("churn=5 arpa=100", {"crr +1pp"}, Number(10)) == GainReason::unknown_margin);
}

TEST_CASE("what cannot be is refused with what it would take") {
  CHECK(what_if_refusal(published, {"crr = 140"}) == "lost customers would be -28, and cannot be negative | it is 10 now");
  CHECK(what_if_refusal(published, {"churn -20pp"}) == "lost customers would be -4, and cannot be negative | it is 10 now");
  CHECK(what_if_refusal("cs=70 cn=0 ce=60", {"customers_churned = 71"}) ==
        "customers at the end would be -1, and cannot be negative | it is 60 now");
  CHECK(what_if_refusal("cs=70 churned=10", {"customers_churned = 71"})
            .starts_with("lost customers 71 would be more than customers at the start 70 | "));
  CHECK(what_if_refusal(published + " gross_margin=80", {"gross_margin +30pp"}) ==
        "gross margin would be 110, and cannot be more | it is 80 now");
  CHECK(what_if_refusal("cs=0 cn=5 ce=5", {"churn = 5"}).starts_with("churn rate cannot be assumed: "));
  CHECK(what_if_refusal("cs=0 cn=5 ce=5", {"crr = 95"}).starts_with("customer retention rate cannot be assumed: "));
  CHECK(what_if_refusal("cs=0 cn=5 ce=5", {"churn -1pp"}).find("churn = ...") == std::string::npos);
  CHECK(what_if_refusal(published, {"customers_end = 100"}) ==
        "customers at the end is what the movements add up to, and several of them could move | assume one of them: customers_new, "
        "customers_reactivated or customers_churned");
  CHECK(what_if_refusal(published, {"ndr +1pp"}).find("net dollar retention is undefined, and cannot be changed") != std::string::npos);
  CHECK(what_if_refusal("revenue_start=100 revenue_expansion=5 revenue_churned=10 revenue_contraction=0", {"ndr +1pp"})
            .starts_with(
                "net dollar retention does not tell which of the inputs behind it changes, and how | assume one of what it rests on: "));
  CHECK(what_if_refusal(published, {"churn -1pp", "churn = 5"}) == "churn rate is assumed twice | say in one what is assumed of it");
  CHECK(what_if_refusal(published, {"churn -1pp", "crr = 90"}).starts_with("churn rate and another premise both move lost customers"));
  CHECK(what_if_refusal(published, {"churn -1pp", "customers_churned = 5"}).find("both move lost customers") != std::string::npos);
}

TEST_CASE("each segment is supposed by itself, in the newest complete period") {
  const WhatIf what_if = supposed({row("2026-01", "cs=100 churned=10", "A"), row("2026-01", "cs=100 churned=2", "B"),
                                   row("2026-02", "cs=90 churned=9 complete=no", "A"), row("2026-02", "cs=98 churned=1 complete=no", "B")},
                                  {"churn -3pp"});
  CHECK(what_if.period.to_string() == "2026-01");
  REQUIRE(what_if.rows.size() == 3);
  CHECK(after(what_if.rows[0], Id::customers_churned) == Approx(7));
  CHECK(what_if.rows[1].impossible == "lost customers would be -1, and cannot be negative");
  CHECK(after(what_if.rows[2], Id::customers_churned) == Approx(6));
}

TEST_CASE("a cost is held against the whole base alone") {
  const WhatIf what_if = supposed({row("2026-01", published, "A"), row("2026-01", published, "B")}, {"churn -1pp"}, Number(10));
  REQUIRE(what_if.rows.size() == 3);
  CHECK(what_if.rows[0].gain.value().to_double() == Approx(35));
  CHECK_FALSE(what_if.rows[0].net_gain);
  CHECK(what_if.rows[0].no_net_gain == GainReason::of_the_whole);
  CHECK_FALSE(what_if.rows[0].break_even);
  CHECK(what_if.rows[2].net_gain.value().to_double() == Approx(60));
}

TEST_CASE("a world that is assumed agrees with itself") {
  // Every rate of customers, whichever of them is assumed, is that of the facts it leaves behind.
  for (const std::string premise : {"churn = 10", "crr = 90", "customers_churned = 7"}) {
    CAPTURE(premise);
    const WhatIfRow row = of_whole(published, {premise});
    CHECK(after(row, Id::churn) == Approx(10));
    CHECK(after(row, Id::crr) == Approx(90));
    CHECK(after(row, Id::customers_start) + after(row, Id::customers_new) - after(row, Id::customers_churned) ==
          Approx(after(row, Id::customers_end)));
  }
}

TEST_CASE("a what-if can be read in Korean") {
  const Report whole = report({row("2026-01", published, "A"), row("2026-01", "cs=70 cn=0 ce=70 revenue_end=10", "B")});
  render::RenderOptions how;
  how.language = render::Language::korean;
  const WhatIf what_if = suppose(whole, {parse_premise("crr +1pp")}, Number(10));
  const std::string text = render::render_what_if(what_if, render::Figures(whole, std::nullopt, how.language), render::Format::table, how);
  CHECK(text.starts_with("시나리오: 고객 유지율 "));
  CHECK(text.find("고객 유지율") != std::string::npos);
  CHECK(text.find("손익분기점") != std::string::npos);
  CHECK(text.find("12개월 누적: ") != std::string::npos);
  CHECK(text.find('{') == std::string::npos);
  CHECK(text.find("difference") == std::string::npos);
}

TEST_CASE("requirements of a configuration file leave room for a what-if") {
  const ScratchFolder folder;
  const std::string config = folder.write("retain.toml", "require = \"crr >= 99\"\n");
  const auto run = run_retain({"calc", "--start", "70", "--new", "30", "--end", "90", "--assume", "churn -1pp", "--config", config});
  CAPTURE(run.err);
  CHECK(run.status == 0);
}

TEST_CASE("the command refuses what has no answer") {
  const std::vector<std::string> calc = {"calc", "--start", "70", "--new", "30", "--end", "90"};
  const auto status = [&](std::vector<std::string> more) {
    more.insert(more.begin(), calc.begin(), calc.end());
    const auto run = run_retain(more);
    if (run.status != 0) CHECK(run.out.empty());
    return run.status;
  };
  CHECK(status({"--assume", "churn -1pp"}) == 0);
  CHECK(status({"--assume", "churn -1pp", "-f", "json", "--cost", "5"}) == 0);
  CHECK(status({"--cost", "5"}) == 2);
  CHECK(status({"--assume", "churn"}) == 2);
  CHECK(status({"--assume", "churn -1pp", "--cost", "-5"}) == 2);
  CHECK(status({"--assume", "churn -1pp", "--require", "crr > 1"}) == 2);
  CHECK(status({"--assume", "churn -1pp", "--explain"}) == 2);
  CHECK(status({"--assume", "churn -1pp", "--cost", "1234567890123456789"}) == 2);
  CHECK(run_retain({"report", "x.csv", "--assume", "churn -1pp", "--chart", "churn"}).status == 2);
  CHECK(status({"--assume", "churn -1pp", "-f", "csv"}) == 2);
  CHECK(status({"--assume", "churn -1pp", "-o", "x.csv"}) == 2);
  CHECK(status({"--assume", "crr = 140"}) == 3);
}
