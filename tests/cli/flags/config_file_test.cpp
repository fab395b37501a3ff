#include "cli/flags/config_file.hpp"

#include "cli/commands.hpp"
#include "cli/flags/parse_options.hpp"
#include "cli/system/errors.hpp"
#include "support/catch.hpp"
#include "support/run_retain.hpp"
#include "support/scratch_folder.hpp"

using namespace retain;
using namespace retain::cli;
using retain::test::run_retain;
using retain::test::ScratchFolder;
using Words = std::vector<std::string>;

namespace {

/// "line:column: message | hint" of the refusal of a configuration.
std::string refusal(const std::string& text) {
  const ScratchFolder folder;
  try {
    read_config_file(folder.write("retain.toml", text));
  } catch (const UsageError& error) {
    const Place& place = error.place();
    return std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + error.what() + " | " + error.hint();
  }
  return "accepted";
}

/// The options that a configuration and words of the command line give.
Options configured(const std::string& text, Words words) {
  const ScratchFolder folder;
  words.push_back("--config");
  words.push_back(folder.write("retain.toml", text));
  return parse_options(words, commands());
}

/// What a command says about a configuration, behind the name of the file.
std::string said_of(const std::string& text, Words words = {"report"}) {
  const ScratchFolder folder;
  const std::string file = folder.write("retain.toml", text);
  words.push_back("--config=" + file);
  const auto run = run_retain(words, "period,cs,cn,ce\n2026-01,70,30,90\n");
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  return run.err.starts_with(file) ? run.err.substr(file.size()) : run.err;
}

}  // namespace

TEST_CASE("a configuration is sections of keys with texts, numbers, switches and lists") {
  const ScratchFolder folder;
  const std::string file = folder.write(
      "retain.toml",
      "\xEF\xBB\xBF# every command\r\nlast = 3 # periods\r\n\r\n[report]\n  require = [ # two\n  \"crr >= 85\", 'last:ndr >= 100', # "
      "more\n]\n"
      "quiet=true\nprecision = -1.5\n");
  const auto statements = read_config_file(file);
  REQUIRE(statements.size() == 4);
  CHECK(statements[0].section.empty());
  CHECK(statements[0].values == Words{"3"});
  CHECK(statements[0].place == Place{file, 2, 1, ""});
  CHECK(statements[0].excerpt == "last = 3 # periods");
  CHECK(statements[1].section == "report");
  CHECK(statements[1].section_place == Place{file, 4, 1, ""});
  CHECK(statements[1].section_excerpt == "[report]");
  CHECK(statements[1].kind == ConfigKind::list);
  CHECK(statements[1].values == Words{"crr >= 85", "last:ndr >= 100"});
  CHECK(statements[1].place == Place{file, 5, 3, ""});
  CHECK(statements[2].kind == ConfigKind::boolean);
  CHECK(statements[3].kind == ConfigKind::number);
  CHECK(statements[3].values == Words{"-1.5"});
}

TEST_CASE("values of every kind of TOML are as a flag takes them") {
  const ScratchFolder folder;
  const auto values_of = [&](const std::string& text) {
    Words values;
    for (const ConfigStatement& statement : read_config_file(folder.write("retain.toml", text)))
      values.insert(values.end(), statement.values.begin(), statement.values.end());
    return values;
  };
  CHECK(values_of("a = 0x10\nb = 1_000\nc = +5") == Words{"16", "1000", "5"});
  CHECK(values_of("a = 1_200.50 # c\nb = 123456789012345678.123456\nc = 1e3") == Words{"1200.50", "123456789012345678.123456", "1e3"});
  CHECK(values_of("\"가\" = 0.10") == Words{"0.10"});
  CHECK(values_of("a = 2026-03-15") == Words{"2026-03-15"});
  CHECK(values_of("a = \"x\\ty \\uAC00\"\nb = \"\"\"\nlong\"\"\"") == Words{"x\ty 가", "long"});
  CHECK(values_of("z = 1\na = 2\n[calc]\nb = [3, 4.50]") == Words{"1", "2", "3", "4.50"});
  CHECK(read_config_file(folder.write("retain.toml", "report = { last = 3 }\ncalc.cost = 2"))[1].section == "calc");
}

TEST_CASE("what is not TOML, and what no flag could take, is refused with its place") {
  const std::string value_hint =
      "a line is KEY = VALUE, each key once; a value is \"text\" in quotes, a number, true, false or a list such as [\"crr >= 85\", "
      "\"last:ndr >= 100\"]";
  CHECK(refusal("last = 3\nlast").starts_with("2:5: this is not TOML: "));
  CHECK(refusal("last = 3\nlast").ends_with(value_hint));
  CHECK(refusal("= 3").starts_with("1:1: this is not TOML: "));
  CHECK(refusal("last =").starts_with("1:7: this is not TOML: "));
  CHECK(refusal("last = three") == "1:8: \"three\" is not a value | put a text in quotes");
  CHECK(refusal("since = 2026-01") == "1:9: \"2026-01\" is not a value | put a text in quotes");
  CHECK(refusal("last = 007").starts_with("1:8: \"007\" is not a value"));
  CHECK(refusal("last = 3 4").starts_with("1:10: this is not TOML: "));
  CHECK(refusal("metrics = \"crr") == "1:11: this quote is never closed | a text ends on its line, with the quote it began with");
  CHECK(refusal("metrics = \"crr\nlast = 3").starts_with("1:11: this quote is never closed"));
  CHECK(refusal("by = \"a\\qb\"").starts_with("1:9: this is not TOML: "));
  CHECK(refusal("by = \"a\x01\"").starts_with("1:8: this is not TOML: "));
  CHECK(refusal("require = [\"crr > 1\"\nlast = 3").starts_with("2:1: this is not TOML: "));
  CHECK(refusal("\nrequire = [\"crr > 1\",").starts_with("2:22: this is not TOML: "));
  CHECK(refusal("last = 3\n[report]\nlast = 3\n  last = 4") ==
        "4:3: this key is there twice | leave one of them; what may be repeated is a list: [\"one\", \"another\"]");
  CHECK(refusal("last = 3\n\"last\" = 4").starts_with("2:1: this key is there twice"));
  CHECK(refusal("[report]\n[calc]\n[report]") == "3:1: this section is there twice | write its keys below the first");
  CHECK(refusal("require = [\"crr >= 85]").starts_with("1:12: this quote is never closed"));
  CHECK(refusal("require = [\n  \"crr >= 85\"x\n]").starts_with("2:14: this is not TOML: "));
  CHECK(refusal("\"last\\u0000x\" = 1") == "1:1: a name cannot hold U+0000 | leave it out");
  CHECK(refusal("last = 99999999999999999999").ends_with("write a number without zeros in front, of at most 18 digits"));
  CHECK(refusal("[report").starts_with("1:8: this is not TOML: "));
  CHECK(refusal("require = []") == "1:11: this list is empty | leave the key out");
  CHECK(refusal("require = [true]") == "1:12: a list holds texts and numbers | " + value_hint);
  CHECK(refusal("require = [\"a\",\n  [\"b\"]]") == "2:3: this is not a value for a flag | " + value_hint);
  CHECK(refusal("[[report]]\nlast = 3").starts_with("1:1: this is not a value for a flag"));
  CHECK(refusal("[report.last]\na = 3").starts_with("1:1: this is not a value for a flag"));
  CHECK(refusal("by = \"a\\u0000\"") == "1:6: a text cannot hold U+0000 | leave it out");
}

TEST_CASE("keys are the long names of flags, and texts arrive as they are") {
  const Options options = configured(
      "on_bad-row = 'skip'\nprecision = 2\nquiet = true\nstrict = false\n[report]\n"
      "require = ['crr >= 85', \"last:total:ndr >= 100\"]\nwarn = 'churn < 5%'\nby = \"a #1, b\"\n"
      "column = [\"start=Opening, all\"]\ndelimiter = \",\"\noutput = ['a [1].json']\n",
      {"report", "x.csv"});
  CHECK(options.load.bad_rows.skip);
  CHECK(options.precision == 2);
  CHECK(options.quiet);
  CHECK_FALSE(options.report.strict);
  REQUIRE(options.report.requirements.size() == 3);
  CHECK(options.report.requirements[0].text == "crr >= 85");
  CHECK(options.report.requirements[0].severity == Severity::error);
  CHECK(options.report.requirements[1].text == "last:total:ndr >= 100");
  CHECK(options.report.requirements[2].text == "churn < 5%");
  CHECK(options.report.requirements[2].severity == Severity::warning);
  CHECK(options.load.by == Words{"a #1", "b"});
  CHECK(options.load.columns == std::vector<std::pair<std::string, std::string>>{{"start", "Opening, all"}});
  CHECK(options.load.delimiter == ',');
  CHECK(options.outputs == Words{"a [1].json"});
}

TEST_CASE("the command line wins over the file, and a section over what is for all commands") {
  const std::string text = "last = 3\nquiet = true\nrequire = ['crr > 10', 'ndr > 10']\n[report]\nlast = 6\n[calc]\nmargin = 70\n";
  CHECK(configured(text, {"report"}).report.last == 6);
  CHECK(configured(text, {"snapshot"}).report.last == 3);
  CHECK(configured(text, {"report", "--last", "9"}).report.last == 9);
  CHECK(configured(text, {"report"}).report.requirements.size() == 2);
  const Options own = configured(text, {"report", "--require", "grr > 10"});
  REQUIRE(own.report.requirements.size() == 1);
  CHECK(own.report.requirements.front().text == "grr > 10");
  CHECK(configured(text, {"calc", "--arpa", "5"}).values ==
        std::vector<std::pair<Id, std::string>>{{Id::arpa, "5"}, {Id::gross_margin, "70"}});
  CHECK(configured(text, {"calc", "--gross-margin", "50"}).values == std::vector<std::pair<Id, std::string>>{{Id::gross_margin, "50"}});
}

TEST_CASE("what a configuration cannot say is refused at its place, for every command") {
  CHECK(said_of("last = 3\nlats = 3\n") ==
        ":2:1: error: \"lats\" is not a flag of any command; did you mean \"last\"?\n  2 | lats = 3\n    | ^\nhint: `retain help report` "
        "lists "
        "the flags\n");
  CHECK(said_of("[calc]\nonbadrow = 'skip'\n").starts_with(":2:1: error: \"onbadrow\" is not a flag of retain calc"));
  CHECK(said_of("[report]\non_bad_rows = 'skip'\n").find("did you mean \"on_bad_row\"?") != std::string::npos);
  CHECK(said_of("[raport]\nlast = 3\n").starts_with(":1:1: error: [raport] is not a command; did you mean \"report\"?"));
  CHECK(said_of("quiet = \"yes\"\n").starts_with(":1:1: error: quiet takes true or false"));
  CHECK(said_of("last = true\n").starts_with(":1:1: error: last takes a text or a number"));
  CHECK(said_of("metrics = ['crr', 'ndr']\n").starts_with(":1:1: error: metrics takes one value, not a list"));
  CHECK(said_of("last = 0\n").starts_with(":1:1: error: --last takes a whole number from 1 to 1000000, not \"0\"\n"));
  CHECK(said_of("require = ['crr']\n").starts_with(":1:1: error: --require: the requirement \"crr\" has no operator"));
  CHECK(said_of("metrics = ''\n").starts_with(":1:1: error: metrics needs a value"));
  CHECK(said_of("[calc]\nmargin = 70\ngross_margin = 80\n", {"calc", "--arpa", "5"})
            .starts_with(":3:1: error: margin and gross_margin are one flag"));
  CHECK(said_of("last = 3\nLAST = 4\n").starts_with(":2:1: error: last and LAST are one flag"));
  CHECK(said_of("[help]\nman = true\n").starts_with(":1:1: error: [help] is not a command"));
  CHECK(said_of("config = 'other.toml'\n").starts_with(":1:1: error: config is for the command line alone"));
  CHECK(said_of("[metrics]\nlast = 3\n").starts_with(":2:1: error: \"last\" is not a flag of retain metrics"));
}

TEST_CASE("a configuration that cannot be read is no configuration") {
  const auto absent = run_retain({"report", "--config", "no-such.toml"});
  CHECK(absent.status == 4);
  CHECK(absent.err == "no-such.toml: error: cannot be read: No such file or directory\n");
  CHECK(run_retain({"report", "--config", "/"}).status == 4);
  CHECK(run_retain({"report", "--config", "/dev/zero"}).status == 2);
  CHECK(run_retain({"report", "--config"}).status == 2);
  const ScratchFolder folder;
  for (const char* text : {"LAST\xFF = 1\n", "\xFF\xFEl"}) {
    const auto run = run_retain({"report", "--config", folder.write("c.toml", text)});
    CHECK(run.status == 2);
    CHECK(run.err.find("is not UTF-8\nhint: save it as UTF-8\n") != std::string::npos);
  }
  CHECK(run_retain({"report", "--config", "-"}).err.find("--config takes a file") != std::string::npos);
  CHECK(run_retain({"report", "--config", "a", "--config", "b"}).err.find("--config is given twice") != std::string::npos);
}

TEST_CASE("a warning that is not met is said, and the exit status stays 0") {
  const std::string text = "period,cs,cn,ce\n2026-01,70,30,90\n";
  const auto run = run_retain({"report", "--warn", "crr >= 90", "-f", "json"}, text);
  CHECK(run.status == 0);
  CHECK(run.err == "retain: Customer retention rate 2026-01: 85.7%, warning line 90: missed by 4.3 points\n");
  CHECK(run.out.find("\"severity\": \"warning\"") != std::string::npos);
  CHECK(run_retain({"report", "--warn", "crr >= 80"}, text).err.empty());
  CHECK(run_retain({"report", "-", "-q", "--warn", "crr >= 90"}, text).err.empty());
  const auto both = run_retain({"report", "--warn", "crr >= 90", "--require", "crr >= 99"}, text);
  CHECK(both.status == 1);
  CHECK(both.out.find("warning line 90: missed by 4.3 points\n") != std::string::npos);
  CHECK(both.out.find("target 99: missed by 13.3 points\n") != std::string::npos);
}
