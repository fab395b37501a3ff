#include "render/content/lines.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;
using Labels = std::vector<std::string>;

namespace {

Labels labels_of(const Report& report) {
  Labels labels;
  for (const TableLine& line : lines_of(report, Language::english)) labels.push_back(line.label);
  return labels;
}

}  // namespace

TEST_CASE("a report of the whole base has its periods, their mean and their sum") {
  CHECK(labels_of(test::report({test::row("2026-01", "cs=70 cn=30 ce=90"), test::row("2026-02", "cs=90 cn=10 ce=95"),
                                test::row("2026-03", "cs=95 cn=10 ce=95 complete=no")})) ==
        Labels{"2026-01", "2026-02", "2026-03~", "mean month", "2 months"});
}

TEST_CASE("each segment is a time line under its name, the whole base last") {
  CHECK(labels_of(test::report({test::row("2026-01", "cs=70", "EMEA"), test::row("2026-01", "cs=50", "한국"),
                                test::row("2026-02", "cs=70", "EMEA"), test::row("2026-02", "cs=50", "한국")})) ==
        Labels{"EMEA", "  2026-01", "  2026-02", "  mean month", "  2 months", "한국", "  2026-01", "  2026-02", "  mean month",
               "  2 months", "total", "  2026-01", "  2026-02", "  mean month", "  2 months"});
}

TEST_CASE("one period of several segments has a line for each") {
  const Report report = test::report({test::row("2026-01", "cs=70", "EMEA"), test::row("2026-01", "cs=50", "a\x1b")});
  CHECK(labels_of(report) == Labels{"EMEA", "a\\x1b", "total"});
  CHECK(only_period(report) == "2026-01");
}

TEST_CASE("text labels make periods of no known length, and no label is the whole") {
  CHECK(labels_of(test::report({test::row("Launch", "cs=70"), test::row("Later", "cs=60")})) ==
        Labels{"Launch", "Later", "mean period", "2 periods"});
  CHECK(labels_of(test::report({test::row("", "cs=70")})) == Labels{"total"});
}

TEST_CASE("the sum knows the first and last complete period") {
  const Report report = test::report({test::row("2026-01", "cs=70 cn=1 ce=70"), test::row("2026-02", "cs=70 cn=1 ce=70"),
                                      test::row("2026-03", "cs=70 cn=1 ce=70 complete=no")});
  const TableLine span = lines_of(report, Language::english).back();
  CHECK(span.kind == LineKind::span);
  CHECK(span.first->period == Period::parse("2026-01"));
  CHECK(span.last->period == Period::parse("2026-02"));
}

TEST_CASE("a long name leaves room for what stands beside it") {
  const std::string long_name = "Healthcare and life sciences, midmarket, direct sales";
  const auto fitted = [](const Report& report, std::size_t width) {
    std::vector<TableLine> lines = lines_of(report, Language::english);
    fit_labels(lines, width);
    Labels labels;
    for (const TableLine& line : lines) labels.push_back(line.label);
    return labels;
  };
  const auto months = [&](const std::string& other) {
    return test::report({test::row("2026-01", "cs=70", long_name), test::row("2026-01", "cs=50", other),
                         test::row("2026-02", "cs=70 complete=no", long_name), test::row("2026-02", "cs=50", other)});
  };
  const auto month = [&](const std::string& other) {
    return test::report({test::row("2026-01", "cs=70 complete=no", long_name), test::row("2026-01", "cs=50", other)});
  };
  CHECK(fitted(months("EMEA"), 80).front() == long_name);
  CHECK(fitted(months("EMEA"), 40).front() == "Healthcare and life sciences, midmarket…");
  CHECK(fitted(months("EMEA"), 40)[2] == "  2026-02~");
  CHECK(fitted(month("EMEA"), 80) == Labels{"Healthcare and life sciences, midmarke…~", "EMEA", "total~"});
  CHECK(fitted(month("EMEA"), 1) == Labels{"Healthcare and…~", "EMEA", "total~"});
  CHECK(fitted(month("Healthcare and life sciences, midmarket, resellers"), 80).front() == long_name + "~");
}

namespace {

Report many_segments(int count) {
  std::vector<Snapshot> rows;
  for (const auto& [period, more] : {std::pair("2026-01", 0), std::pair("2026-02", 3)}) {
    for (int i = 0; i < count; ++i)
      rows.push_back(
          test::row(period, "cs=100 cn=" + std::to_string(i) + " churned=" + std::to_string(2 + i + more), "s" + std::to_string(i)));
  }
  return test::report(std::move(rows));
}

}  // namespace

TEST_CASE("segments that are not shown are summed, so that contributions add up to the change") {
  const Report report = many_segments(20);
  const std::vector<TableLine> lines = lines_of_newest(report, 12, Language::english);
  REQUIRE(lines.size() == 14);
  CHECK(lines[12].kind == LineKind::rest);
  CHECK(lines[12].label == "8 more");
  CHECK(lines[13].row == report.newest());
  Number sum;
  for (const TableLine& line : lines) {
    if (line.driver != nullptr) sum = sum + line.driver->contribution;
  }
  CHECK(sum + *lines[12].contribution == *lines[13].contribution);
  // One line for one segment would hide it for nothing.
  CHECK(lines_of_newest(many_segments(13), 12, Language::english).size() == 14);
}

TEST_CASE("what no segment explains has a line") {
  const Report report =
      test::report({test::row("2026-01", "cs=100 cn=0 churned=2", "a"), test::row("2026-01", "cs=100 cn=0 churned=2", "b"),
                    test::row("2026-01", "cs=100 cn=0 churned=9", "gone"), test::row("2026-02", "cs=100 cn=0 churned=3", "a"),
                    test::row("2026-02", "cs=100 cn=0 churned=6", "b")});
  const std::vector<TableLine> lines = lines_of_newest(report, 12, Language::english);
  REQUIRE(lines.size() == 4);
  CHECK(lines[2].kind == LineKind::elsewhere);
  CHECK(lines[0].driver->contribution + lines[1].driver->contribution + *lines[2].contribution == *lines[3].contribution);
}
