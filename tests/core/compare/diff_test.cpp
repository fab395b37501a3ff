#include "retain/diff.hpp"

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

using Rows = std::vector<Snapshot>;

Diff compared(const Rows& before, const Rows& after, const std::string& tolerance = {}, bool strict = false) {
  return compare(report(before), report(after), tolerance.empty() ? std::nullopt : parse_tolerance(tolerance), strict);
}

/// "2026-01 A restated" of the rows that are not the same, with a `!` behind what is not expected.
std::vector<std::string> statuses(const Diff& diff) {
  std::vector<std::string> result;
  for (const DiffRow& found : diff.rows) {
    if (found.status == DiffStatus::same) continue;
    result.push_back(found.period.to_string() + " " + found.segment + (found.segment.empty() ? "" : " ") +
                     std::string(diff_status_key(found.status)) + (found.expected ? "" : "!"));
  }
  return result;
}

using Statuses = std::vector<std::string>;

const ValueDiff* find(const std::vector<ValueDiff>& values, Id id) {
  for (const ValueDiff& value : values) {
    if (value.id == id) return &value;
  }
  return nullptr;
}

const Rows quarter = {row("2026-01", "cs=100 churned=10"), row("2026-02", "cs=90 churned=9"), row("2026-03", "cs=81 churned=8")};

}  // namespace

TEST_CASE("a newer month and an older one out of sight are no difference") {
  const Rows next = {row("2026-02", "cs=90 churned=9"), row("2026-03", "cs=81 churned=8"), row("2026-04", "cs=73 churned=7")};
  const Diff diff = compared(quarter, next);
  CHECK_FALSE(diff.differs);
  CHECK(statuses(diff) == Statuses{"2026-01 removed", "2026-04 added"});
  CHECK(compared(quarter, next, {}, true).differs);
  CHECK_FALSE(compared(quarter, quarter, {}, true).differs);
  CHECK(statuses(compared(quarter, quarter)).empty());
}

TEST_CASE("what only one side has measured did not come or go, unless it is asked for") {
  const Rows plain = {row("2026-01", "cs=0 cn=9 ce=9 buyers=9")};
  const Rows measured = {row("2026-01", "cs=0 cn=9 ce=9 buyers=9 gini=0.4")};
  const Rows otherwise = {row("2026-01", "cs=0 cn=9 ce=9 buyers=9 gini=0.5")};
  CHECK_FALSE(compared(plain, measured).differs);
  CHECK_FALSE(compared(measured, plain).differs);
  CHECK(compared(measured, otherwise).differs);
  ReportOptions options;
  options.metrics = {Id::gini};
  CHECK(compare(report(plain, options), report(measured, options), std::nullopt, false).differs);
}

TEST_CASE("history that was restated is a difference") {
  Rows after = quarter;
  after[1] = row("2026-02", "cs=90 churned=10");
  const Diff diff = compared(quarter, after);
  CHECK(diff.differs);
  CHECK(statuses(diff) == Statuses{"2026-02 restated!"});
  const DiffRow& restated = diff.rows[1];
  const ValueDiff* lost = find(restated.inputs, Id::customers_churned);
  REQUIRE(lost != nullptr);
  CHECK((lost->before.number == Number(9) && lost->after.number == Number(10)));
  CHECK(lost->beyond);
  const ValueDiff* rate = find(restated.metrics, Id::churn);
  REQUIRE(rate != nullptr);
  CHECK(rate->before.number.value().to_double() == 10);
  CHECK(find(restated.metrics, Id::ltv) == nullptr);
}

TEST_CASE("with a tolerance only metrics beyond it count") {
  // churn 10 becomes 11.11.., 1.11 points or 11.1% more.
  Rows after = quarter;
  after[1] = row("2026-02", "cs=90 churned=10");
  CHECK(compared(quarter, after, "1").differs);
  CHECK(compared(quarter, after, "1.2").differs);  // the lifespan falls from 10 to 9 months, and annual churn differs by more
  CHECK_FALSE(compared(quarter, after, "5").differs);
  CHECK(compared(quarter, after, "11%").differs);
  CHECK_FALSE(compared(quarter, after, "12%").differs);
  CHECK(statuses(compared(quarter, after, "5")) == Statuses{"2026-02 restated!"});
  // Exactly at the bound is within it.
  const Rows one = {row("2026-01", "cs=100 churned=10")};
  const Rows other = {row("2026-01", "cs=100 churned=11")};
  const auto differing = [&](const std::string& tolerance) {
    const Diff diff = compared(one, other, tolerance);
    return find(diff.rows.front().metrics, Id::churn)->beyond;
  };
  CHECK_FALSE(differing("1"));
  CHECK_FALSE(differing("10%"));
  CHECK(differing("0.999"));
  CHECK(differing("9.99%"));
}

TEST_CASE("what became defined or undefined is a difference whatever is tolerated") {
  const Diff diff = compared({row("2026-01", "cs=100 churned=10")}, {row("2026-01", "cs=100 churned=0")}, "1000000");
  CHECK(diff.differs);
  const ValueDiff* lifespan = find(diff.rows.front().metrics, Id::customer_lifespan);
  REQUIRE(lifespan != nullptr);
  CHECK(lifespan->beyond);
  CHECK(lifespan->after.reason == Reason::zero_churn);
}

TEST_CASE("without a calendar, periods that one report alone has are news or history that is gone") {
  const Rows first = {row("Alpha", "cs=100 churned=10"), row("Beta", "cs=90 churned=9")};
  const Rows second = {row("Beta", "cs=90 churned=9"), row("Gamma", "cs=81 churned=8")};
  const Diff diff = compared(first, second);
  CHECK(diff.differs);
  CHECK(statuses(diff) == Statuses{"Gamma added", "Alpha removed!"});
  CHECK_FALSE(compared({first[1]}, second).differs);
}

TEST_CASE("why something is undefined is no difference") {
  // Without a count of the lost churn is missing; with nobody at the start it is a share of nothing.
  const Diff diff = compared({row("2026-01", "ce=100")}, {row("2026-01", "ce=100")});
  CHECK_FALSE(diff.differs);
  const Diff other = compared({row("2026-01", "cs=100 ce=100")}, {row("2026-01", "cs=0 ce=100")}, "1000000");
  CHECK(find(other.rows.front().metrics, Id::churn) == nullptr);
}

TEST_CASE("reasons of churn are inputs") {
  Snapshot before = row("2026-01", "cs=100 churned=10");
  Snapshot after = before;
  before.reasons = {{"churned:price", Number(4)}, {"churned:other", Number(2)}};
  after.reasons = {{"Churned: price", Number(5)}, {"churned:moved", Number(1)}, {"churned:other", Number(2)}};
  const Diff diff = compared({before}, {after});
  CHECK(diff.differs);
  CHECK(statuses(diff) == Statuses{"2026-01 restated!"});
  const std::vector<ReasonDiff>& reasons = diff.rows.front().reasons;
  REQUIRE(reasons.size() == 2);
  CHECK((reasons[0].header == "churned:price" && reasons[0].before == Number(4) && reasons[0].after == Number(5) && reasons[0].beyond));
  CHECK((reasons[1].header == "churned:moved" && !reasons[1].before && reasons[1].after == Number(1)));
  CHECK_FALSE(compared({before}, {after}, "1").differs);
  const Report newer = report({after});
  const auto shown = [&](render::Format format) {
    return render::render_diff(diff, {"a", "b"}, {}, render::Figures(newer, std::nullopt, render::Language::english), format, {});
  };
  CHECK(shown(render::Format::table).find("churned:price") != std::string::npos);
  CHECK(shown(render::Format::json).find("\"churned:price\"") != std::string::npos);
  CHECK(shown(render::Format::csv).find("2026-01,,restated,churned:price,4,5,1,true\n") != std::string::npos);
}

TEST_CASE("a tolerance of nothing is none, and what it tolerates is said") {
  const Rows before = {row("2026-01", "cs=100 churned=10 revenue_end=100")};
  const Rows after = {row("2026-01", "cs=100 churned=10 revenue_end=101")};
  CHECK(compared(before, after, "0").differs);
  CHECK(compared(before, after, "0%").differs);
  CHECK_FALSE(compared(before, after, "0").rows.front().within);
  const Diff tolerated = compared(before, after, "1");
  CHECK_FALSE(tolerated.differs);
  CHECK(tolerated.rows.front().within);
  const Report newer = report(after);
  const auto shown = [&](const Diff& diff) {
    return render::render_diff(diff, {"a", "b"}, {}, render::Figures(newer, std::nullopt, render::Language::english), render::Format::table,
                               {});
  };
  CHECK(shown(tolerated).find("Restated within the tolerance: 2026-01.") != std::string::npos);
  CHECK(shown(tolerated).find("Inputs are not judged by --tolerance.") != std::string::npos);
  CHECK(shown(compared(before, after)).find('!') == std::string::npos);
}

TEST_CASE("periods that were not complete may change, and one that is no longer complete may not") {
  const Rows open = {row("2026-01", "cs=100 churned=10"), row("2026-02", "cs=90 churned=3 complete=no")};
  const Rows closed = {row("2026-01", "cs=100 churned=10"), row("2026-02", "cs=90 churned=9")};
  CHECK(statuses(compared(open, closed)) == Statuses{"2026-02 completed"});
  CHECK_FALSE(compared(open, closed).differs);
  CHECK(statuses(compared(closed, open)) == Statuses{"2026-02 open!"});
  CHECK(compared(closed, open).differs);
  const Rows later = {row("2026-01", "cs=100 churned=10"), row("2026-02", "cs=90 churned=5 complete=no")};
  CHECK(statuses(compared(open, later)) == Statuses{"2026-02 open"});
  CHECK_FALSE(compared(open, later).differs);
}

TEST_CASE("history that appears or goes is a difference") {
  Rows gap = quarter;
  gap.erase(gap.begin() + 1);
  CHECK(statuses(compared(quarter, gap)).front() == "2026-02 removed!");
  CHECK(compared(quarter, gap).differs);
  CHECK(compared(gap, quarter).differs);
  const Rows one = {row("2026-01", "cs=100 churned=10", "A")};
  const Rows two = {row("2026-01", "cs=100 churned=10", "A"), row("2026-01", "cs=100 churned=10", "B")};
  CHECK(statuses(compared(one, two)) == Statuses{"2026-01 B added!", "2026-01 restated!"});
}

TEST_CASE("periods of different lengths cannot be compared") {
  CHECK_THROWS_AS(compared(quarter, {row("2026-Q1", "cs=100 churned=10")}), InputError);
}

TEST_CASE("two histories without a period in common are not compared") {
  CHECK_THROWS_AS(compared(quarter, {row("2027-01", "cs=100 churned=10")}), InputError);
}

TEST_CASE("differences can be read in Korean") {
  Rows after = quarter;
  after[1] = row("2026-02", "cs=90 churned=10");
  after.push_back(row("2026-04", "cs=73 churned=7"));
  render::RenderOptions how;
  how.language = render::Language::korean;
  const Report newer = report(after);
  const std::string text = render::render_diff(compared(quarter, after), {"a", "b"}, {}, render::Figures(newer, std::nullopt, how.language),
                                               render::Format::table, how);
  CHECK(text.starts_with("비교한 행: 3. 다른 행: 1.\n"));
  CHECK(text.find("이탈 고객 수") != std::string::npos);
  CHECK(text.find("새로 생김: 2026-04.") != std::string::npos);
  CHECK(text.find('{') == std::string::npos);
}

TEST_CASE("a tolerance is a number or a percent") {
  CHECK((parse_tolerance("0.5").value().amount == Number::fraction(1, 2)));
  CHECK_FALSE(parse_tolerance("0.5").value().relative);
  CHECK(parse_tolerance("1%").value().relative);
  for (const char* text : {"", "%", "-1", "1pp", "x"}) CHECK_FALSE(parse_tolerance(text));
}

TEST_CASE("the command compares files and reports in JSON, and exits 1 where history differs") {
  const ScratchFolder folder;
  const std::string text = "period,cs,cn,ce\n2026-01,70,30,90\n2026-02,90,10,95\n";
  const std::string old_file = folder.write("old.csv", text);
  const std::string new_file = folder.write("new.csv", "period,cs,cn,ce\n2026-01,70,30,91\n2026-02,91,10,95\n2026-03,95,5,97\n");
  const std::string old_report = folder.write("old.json", run_retain({"report", old_file, "-f", "json"}).out);
  CHECK(run_retain({"diff", old_file, old_report}).status == 0);
  CHECK(run_retain({"diff", old_file, old_report, "--strict"}).status == 0);
  for (const std::string& before : {old_file, old_report}) {
    const auto run = run_retain({"diff", before, new_file, "-f", "csv"});
    CHECK(run.status == 1);
    CHECK(run.out.find("2026-01,,restated,customers_end,90,91,1,true\n") != std::string::npos);
    CHECK(run.out.find("2026-03,,added,,,,,false\n") != std::string::npos);
  }
  CHECK(run_retain({"diff", old_file, "-"}, text).status == 0);
  CHECK(run_retain({"diff", old_file}).status == 2);
  CHECK(run_retain({"diff", old_file, old_file}).status == 2);
  CHECK(run_retain({"diff", old_file, new_file, "--tolerance", "x"}).status == 2);
  CHECK(run_retain({"diff", old_file, "absent.csv"}).status == 4);
  CHECK(run_retain({"diff", old_file, new_file, "--last", "1"}).status == 2);
}
