#include "retain/what_if.hpp"
#include "support/catch.hpp"

using namespace retain;

namespace {

std::string premise_refusal(const std::string& text) {
  try {
    parse_premise(text);
  } catch (const PremiseError& error) {
    return error.what() + std::string(" | ") + error.hint();
  }
  return "accepted";
}

void check(const std::string& text, Id id, PremiseKind kind, const Number& amount) {
  CAPTURE(text);
  const Premise premise = parse_premise(text);
  CHECK(premise.id == id);
  CHECK(premise.kind == kind);
  CHECK((premise.amount == amount));
}

}  // namespace

TEST_CASE("a premise is set, added in its unit or in points, or a share") {
  check("churn -1pp", Id::churn, PremiseKind::add, Number(-1));
  check(" churn-0.5pp ", Id::churn, PremiseKind::add, Number::fraction(-1, 2));
  check("apv +5%", Id::apv, PremiseKind::scale, Number(5));
  check("churn - 10 %", Id::churn, PremiseKind::scale, Number(-10));
  check("crr = 90", Id::crr, PremiseKind::set, Number(90));
  check("crr=90%", Id::crr, PremiseKind::set, Number(90));
  check("churn = 0", Id::churn, PremiseKind::set, Number(0));
  check("churn = 0.5%", Id::churn, PremiseKind::set, Number::fraction(1, 2));
  check("customers_churned = 8", Id::customers_churned, PremiseKind::set, Number(8));
  check("customers-churned -2", Id::customers_churned, PremiseKind::add, Number(-2));
  check("arpa +3", Id::arpa, PremiseKind::add, Number(3));
  check("nps = -5", Id::nps, PremiseKind::set, Number(-5));
  check("이탈률 -1pp", Id::churn, PremiseKind::add, Number(-1));
}

TEST_CASE("a text that is no premise is refused with the way out") {
  const std::string example = " | for example --assume 'churn -1pp', 'apv +5%' or 'crr = 90'";
  CHECK(premise_refusal("") == "\"\" does not say what is assumed of it" + example);
  CHECK(premise_refusal("churn") == "\"churn\" does not say what is assumed of it" + example);
  CHECK(premise_refusal("5") == "\"5\" does not say what is assumed of it" + example);
  CHECK(premise_refusal("churn 5") == "\"churn 5\" has no =, + or - before the number" + example);
  CHECK(premise_refusal("chrun -1pp") == "unknown metric \"chrun\"; did you mean \"churn\"? | `retain metrics` lists them");
  CHECK(premise_refusal("= 5").starts_with("unknown metric \"\""));
  CHECK(premise_refusal("churn -1") ==
        "\"churn -1\" leaves open whether points or a share of it are meant | write -1pp for points, -1% for a share of what it is");
  CHECK(premise_refusal("arpa +3pp") ==
        "average revenue per account is not a percent, and has no points: \"arpa +3pp\" | leave the pp out, or write % for a share of it");
  CHECK(premise_refusal("crr = 90pp") == "points are a change, and = is none: \"crr = 90pp\" | write crr = 90");
  CHECK(premise_refusal("arpa = 5%") == "average revenue per account is not a percent: \"arpa = 5%\" | leave the % out");
  CHECK(premise_refusal("crr = 0.9") ==
        "customer retention rate is in percent, and 0.9 looks like a fraction | write 90, or 0.9% if it is meant so");
  CHECK(premise_refusal("churn -1.2.3pp").find("does not say") != std::string::npos);
}
