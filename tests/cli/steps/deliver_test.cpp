#include "cli/steps/deliver.hpp"

#include <sstream>

#include "support/catch.hpp"
#include "support/scratch_folder.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::cli;

namespace {

struct Delivered {
  ExitStatus status;
  std::string out;
  std::string err;
};

Delivered deliver_report(const Report& report, const Options& options, const Console& console = {}) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  const ExitStatus status = deliver(report, options, false, {in, out, err, console});
  return {status, out.str(), err.str()};
}

/// A report of one month with 70 customers at the start and this many lost, and the requirements upon it.
Report month(const std::string& lost, const std::vector<std::string>& requirements = {}, Options* options = nullptr) {
  ReportOptions report_options;
  report_options.metrics = {Id::crr};
  for (const std::string& text : requirements) report_options.requirements.push_back(parse_requirement(text));
  if (options != nullptr) options->report = report_options;
  return test::report({test::row("2026-01", "cs=70 churned=" + lost)}, report_options);
}

}  // namespace

TEST_CASE("a requirement that holds says nothing and one that does not says the numbers") {
  Options options;
  options.format = render::Format::value;
  const Delivered met = deliver_report(month("10", {"crr >= 85"}, &options), options);
  CHECK(met.status == ExitStatus::done);
  CHECK(met.err.empty());

  const Delivered unmet = deliver_report(month("10", {"crr >= 90", "crr >= 85", "churn < 5"}, &options), options);
  CHECK(unmet.status == ExitStatus::answer_is_no);
  CHECK(unmet.out == "85.71428571428571\n");
  CHECK(unmet.err ==
        "retain: Customer retention rate 2026-01: 85.7%, target 90: missed by 4.3 points\n"
        "retain: Churn rate 2026-01: 14.3%, target below 5: missed by 9.3 points\n");
}

TEST_CASE("a value just short of its bound is printed so that it is seen to be short") {
  Options options;
  options.format = render::Format::value;
  const Report report = test::report({test::row("2026-01", "cs=100000 churned=10001")}, [&] {
    options.report.metrics = {Id::crr};
    options.report.requirements = {parse_requirement("crr >= 90")};
    return options.report;
  }());
  CHECK(deliver_report(report, options).err == "retain: Customer retention rate 2026-01: 89.999%, target 90: missed by 0.001 points\n");
}

TEST_CASE("requirements of an undefined value and of nothing are not met") {
  Options options;
  options.format = render::Format::json;
  const Delivered undefined = deliver_report(month("10", {"ndr >= 90"}, &options), options);
  CHECK(undefined.status == ExitStatus::answer_is_no);
  CHECK(undefined.err ==
        "retain: Net dollar retention 2026-01: undefined (" + std::string(reason_text(Reason::missing_input)) + "), target 90: not met\n");

  options.report.requirements = {parse_requirement("crr >= 10")};
  const Report nothing = test::report({test::row("2026-01", "cs=70 churned=10 complete=no")}, options.report);
  CHECK(deliver_report(nothing, options).err == "retain: Customer retention rate, target 10: not met: there is nothing to judge\n");
}

TEST_CASE("a long list of failures is cut") {
  Options options;
  options.format = render::Format::json;
  options.report.requirements = {parse_requirement("crr >= 99")};
  std::vector<Snapshot> months;
  for (int month = 1; month <= 7; ++month) months.push_back(test::row("2026-0" + std::to_string(month), "cs=10 churned=1"));
  CHECK(deliver_report(test::report(months, options.report), options).err ==
        "retain: Customer retention rate, target 99: missed in 7 of 7: 2026-07 90.0% by 9.0 points, 2026-06 90.0% by 9.0 points, 2026-05 "
        "90.0% by 9.0 points, 2026-04 90.0% by 9.0 points, 2026-03 90.0% by 9.0 points and 2 more\n");
}

TEST_CASE("an undefined bare number is an empty line and an answer of no") {
  Options options;
  options.format = render::Format::value;
  options.report.metrics = {Id::crr};
  const Delivered undefined = deliver_report(test::report({test::row("2026-01", "cs=0 churned=0")}, options.report), options);
  CHECK(undefined.out == "\n");
  CHECK(undefined.status == ExitStatus::answer_is_no);
  options.format = render::Format::csv;
  CHECK(deliver_report(test::report({test::row("2026-01", "cs=0 churned=0")}, options.report), options).status == ExitStatus::done);
}

TEST_CASE("each file has the format of its ending, unless one is named, and standard output is left alone") {
  const test::ScratchFolder folder;
  Options options;
  options.outputs = {folder.path("a.json"), folder.path("b.csv"), folder.path("c.md"), folder.path("d")};
  const Delivered delivered = deliver_report(month("10"), options);
  CHECK(delivered.status == ExitStatus::done);
  CHECK(delivered.out.empty());
  CHECK(folder.read("a.json").starts_with("{\n"));
  CHECK(folder.read("b.csv").starts_with("period,segment,complete,"));
  CHECK(folder.read("c.md").find("| ") != std::string::npos);
  CHECK(folder.read("d") == render::render(month("10"), render::Format::table, {}));

  options.format = render::Format::value;
  options.outputs = {folder.path("e.json"), "-"};
  CHECK(deliver_report(month("10"), options).out == "85.71428571428571\n");
  CHECK(folder.read("e.json") == "85.71428571428571\n");
}

TEST_CASE("warnings and notes go to the error stream, and quiet keeps them off it") {
  Report report = month("10");
  report.warnings.push_back({Severity::warning, "discontinuity", "it jumps", "", {"in.csv", 2, 0, ""}, ""});
  report.notes.push_back("read as \x1b[31mCSV");
  Options options;
  options.format = render::Format::csv;
  const Delivered loud = deliver_report(report, options);
  CHECK(loud.err == "in.csv:2: warning: it jumps\nretain: note: read as \\x1b[31mCSV\n");
  options.quiet = true;
  const Delivered quiet = deliver_report(report, options);
  CHECK(quiet.err.empty());
  CHECK(quiet.out == loud.out);
}

TEST_CASE("colour is as asked for, then as the environment wishes, then on terminals") {
  Console console;
  CHECK_FALSE(wants_colour(ColourChoice::automatic, console, false));
  CHECK(wants_colour(ColourChoice::automatic, console, true));
  CHECK(wants_colour(ColourChoice::always, console, false));
  console.colour = false;
  CHECK_FALSE(wants_colour(ColourChoice::automatic, console, true));
  CHECK(wants_colour(ColourChoice::always, console, true));
  console.colour = true;
  CHECK(wants_colour(ColourChoice::automatic, console, false));
  CHECK_FALSE(wants_colour(ColourChoice::never, console, true));
}

TEST_CASE("files have no colour and the usual width, whatever the terminal") {
  const test::ScratchFolder folder;
  Console console;
  console.stdout_is_terminal = true;
  console.width = 200;
  Options options;
  options.outputs = {folder.path("wide.txt"), "-"};
  const Delivered delivered = deliver_report(month("10"), options, console);
  CHECK(delivered.out.find("\x1b[") != std::string::npos);
  CHECK(folder.read("wide.txt").find("\x1b[") == std::string::npos);
  options.outputs.clear();
  CHECK(deliver_report(month("10"), options).out == folder.read("wide.txt"));
}

TEST_CASE("a byte order mark stands before delimited text that --bom asks for, and no other") {
  const test::ScratchFolder folder;
  Options options;
  options.byte_order_mark = true;
  options.outputs = {folder.path("a.csv"), folder.path("b.tsv"), folder.path("c.json"), folder.path("d.html")};
  deliver_report(month("10"), options);
  CHECK(folder.read("a.csv").starts_with("\xEF\xBB\xBFperiod,"));
  CHECK(folder.read("b.tsv").starts_with("\xEF\xBB\xBFperiod\t"));
  CHECK(folder.read("c.json").starts_with("{"));
  CHECK(folder.read("d.html").starts_with("<"));
  options.outputs.clear();
  options.format = render::Format::tidy;
  CHECK(deliver_report(month("10"), options).out.starts_with("\xEF\xBB\xBFperiod,"));
}

TEST_CASE("the flag --lang ko marks files of delimited text, but neither standard output nor what the environment alone makes Korean") {
  const test::ScratchFolder folder;
  Console console;
  console.language = render::Language::korean;
  Options options;
  options.format = render::Format::csv;
  options.outputs = {folder.path("a.csv"), "-"};
  CHECK(deliver_report(month("10"), options, console).out.starts_with("period,"));
  CHECK(folder.read("a.csv").starts_with("period,"));
  options.language = render::Language::korean;
  CHECK(deliver_report(month("10"), options).out.starts_with("period,"));
  CHECK(folder.read("a.csv").starts_with("\xEF\xBB\xBFperiod,"));
  options.format = render::Format::json;
  deliver_report(month("10"), options);
  CHECK(folder.read("a.csv").starts_with("{"));
}

TEST_CASE("who reads the report and the messages is told of a missed target once, and in colour") {
  const test::ScratchFolder folder;
  Console console;
  console.has_one_reader = true;
  Options options;
  const Report report = month("10", {"crr >= 90"}, &options);
  const std::string line = "Customer retention rate 2026-01: 85.7%, target 90: missed by 4.3 points\n";
  const Delivered once = deliver_report(report, options, console);
  CHECK(once.status == ExitStatus::answer_is_no);
  CHECK(once.out.find(line) != std::string::npos);
  CHECK(once.err.empty());
  // Where one of them goes elsewhere, both tell of it.
  CHECK(deliver_report(report, options).err == "retain: " + line);
  CHECK(deliver_report(report, options).out.find(line) != std::string::npos);
  for (const render::Format format : {render::Format::json, render::Format::csv, render::Format::value}) {
    options.format = format;
    options.quiet = true;
    CHECK(deliver_report(report, options, console).err == "retain: " + line);
  }
  options.format.reset();
  options.outputs = {folder.path("a.html")};
  CHECK(deliver_report(report, options, console).err == "retain: " + line);
  options.outputs.emplace_back("-");
  CHECK(deliver_report(report, options, console).err.empty());

  options.outputs.clear();
  options.colour = ColourChoice::always;
  const std::string painted = "\x1b[31m" + line.substr(0, line.size() - 1) + "\x1b[0m\n";
  CHECK(deliver_report(report, options, console).out.find(painted) != std::string::npos);
  CHECK(deliver_report(report, options).err == "retain: " + painted);
}
