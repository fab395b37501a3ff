#include "cli/steps/refusals.hpp"

#include "cli/commands.hpp"
#include "cli/system/errors.hpp"
#include "support/catch.hpp"

using namespace retain;
using namespace retain::cli;

TEST_CASE("bare numbers need to know of which metrics") {
  Options options;
  CHECK_NOTHROW(refuse_unnamed_values(options, ""));
  options.format = render::Format::value;
  CHECK_THROWS_WITH(refuse_unnamed_values(options, ""), "-f value prints bare numbers and needs to know of which metrics");
  options.report.metrics = {Id::crr};
  CHECK_NOTHROW(refuse_unnamed_values(options, ""));
}

TEST_CASE("strict turns warnings into errors") {
  Options options;
  const std::vector<Diagnostic> warnings = {{Severity::warning, "rounded_amounts", "rounded", "", {}, ""}};
  CHECK_NOTHROW(refuse_warnings(warnings, options));
  options.report.strict = true;
  CHECK_NOTHROW(refuse_warnings({}, options));
  try {
    refuse_warnings(warnings, options);
    FAIL("accepted");
  } catch (const InputError& error) {
    CHECK(error.diagnostics().front().severity == Severity::error);
  }
}

TEST_CASE("a problem that comes from a flag is wrong usage, and any other is not") {
  const InputError error(
      {{Severity::error, "unbalanced", "5 more", "", {}, ""}, {Severity::error, "", "no column", "look", {}, "", Cause::flag}});
  CHECK_NOTHROW(refuse_flag(error, Cause::fraction));
  try {
    refuse_flag(error);
    FAIL("accepted");
  } catch (const UsageError& refusal) {
    CHECK(refusal.what() == std::string("no column"));
    CHECK(refusal.hint() == "look");
  }
}

TEST_CASE("an output file whose ending names no format needs -f") {
  Options options;
  options.command = &find_command(commands(), "report");
  options.outputs = {"report.docx"};
  CHECK_THROWS_AS(refuse_unknown_endings(options), UsageError);
  options.format = render::Format::json;
  CHECK_NOTHROW(refuse_unknown_endings(options));
  options.format.reset();
  options.outputs = {"report.JSON", "report", "report.2026", "/dev/stdout", "a.md", "b.txt"};
  CHECK_NOTHROW(refuse_unknown_endings(options));
}

TEST_CASE("a byte order mark needs an output that is delimited text") {
  const auto refusal_of = [](const std::string& command, const std::vector<std::string>& outputs, std::optional<render::Format> format) {
    Options options;
    options.command = &find_command(commands(), command);
    options.outputs = outputs;
    options.format = format;
    refuse_byte_order_mark(options);
    options.byte_order_mark = true;
    try {
      refuse_byte_order_mark(options);
    } catch (const UsageError& error) {
      CHECK(error.hint() == "say -f csv or -o FILE.csv, or leave out --bom");
      return std::string(error.what());
    }
    return std::string();
  };
  using render::Format;
  CHECK(refusal_of("report", {}, {}) == "--bom is for csv, tsv or long, and no output is one");
  CHECK(refusal_of("calc", {}, Format::json) == "--bom is for csv, tsv or long, and no output is one");
  CHECK(refusal_of("report", {"a.html", "b"}, {}) == "--bom is for csv, tsv or long, and no output is one");
  CHECK(refusal_of("snapshot", {"a.json"}, {}) == "--bom is for csv or tsv, and no output is one");
  CHECK(refusal_of("diff", {"a.csv"}, Format::html) == "--bom is for csv, and no output is one");
  CHECK(refusal_of("snapshot", {}, {}).empty());
  CHECK(refusal_of("report", {"a.html", "b.csv"}, {}).empty());
  CHECK(refusal_of("report", {"a"}, Format::tidy).empty());
}
