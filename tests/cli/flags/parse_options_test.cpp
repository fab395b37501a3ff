#include "cli/flags/parse_options.hpp"

#include "cli/commands.hpp"
#include "cli/system/errors.hpp"
#include "support/catch.hpp"

using namespace retain;
using namespace retain::cli;
using Words = std::vector<std::string>;

namespace {

Options parsed(const Words& args) { return parse_options(args, commands()); }

/// "message | hint" of the usage error.
std::string usage_error(const Words& args) {
  try {
    parsed(args);
  } catch (const UsageError& error) {
    return error.hint().empty() ? error.what() : error.what() + (" | " + error.hint());
  }
  return "accepted";
}

const std::string report_hint = " | `retain help report` lists the options";
const std::string calc_hint = " | `retain help calc` lists the options";
const std::string commands_hint =
    " | commands: report, calc, snapshot, movements, cohort, survival, forecast, value, sql, sniff, validate, test, diff, metrics, "
    "fields, completion, help; for a file: retain "
    "report "
    "FILE";

}  // namespace

TEST_CASE("options stand before and after files, and those with one value take no file") {
  const Words orders[] = {
      {"report", "a.csv", "b.csv", "--require", "crr >= 85", "-f", "json", "-q", "--since=2026-01", "--last", "3"},
      {"report", "--require", "crr >= 85", "a.csv", "-fjson", "b.csv", "--quiet", "--since", "2026-01", "--last=3"},
      {"report", "-qf", "json", "--require=crr >= 85", "--last", "3", "--since", "2026-01", "--", "a.csv", "b.csv"},
  };
  for (const Words& args : orders) {
    CAPTURE(args);
    const Options options = parsed(args);
    CHECK(options.command->name == "report");
    CHECK(options.files == Words{"a.csv", "b.csv"});
    CHECK(options.format == render::Format::json);
    CHECK(options.quiet);
    CHECK(options.report.since == "2026-01");
    CHECK(options.report.last == 3);
    REQUIRE(options.report.requirements.size() == 1);
    CHECK(options.report.requirements.front().text == "crr >= 85");
  }
}

TEST_CASE("every flag of report reaches its option") {
  const Options options = parsed(Words{"report",
                                       "--metrics",
                                       "crr,ndr",
                                       "--precision",
                                       "3",
                                       "--until",
                                       "2026-06",
                                       "--period",
                                       "quarter",
                                       "--expect",
                                       "2026-06",
                                       "--explain",
                                       "--strict",
                                       "--color",
                                       "never",
                                       "--lang",
                                       "ko",
                                       "--input-format",
                                       "csv",
                                       "--delimiter",
                                       "tab",
                                       "--decimal",
                                       "comma",
                                       "--column",
                                       "start=Opening = all",
                                       "--column",
                                       "기간=Monat",
                                       "-o",
                                       "a.json",
                                       "-o",
                                       "b.md",
                                       "--require",
                                       "crr > 10",
                                       "--require",
                                       "churn<50%"});
  CHECK(options.report.metrics == std::vector{Id::crr, Id::ndr});
  CHECK(options.precision == 3);
  CHECK(options.report.until == "2026-06");
  CHECK(options.report.granularity == Granularity::quarter);
  CHECK((options.report.expected == Period::parse("2026-06")));
  CHECK(options.explain);
  CHECK(options.report.strict);
  CHECK(options.colour == ColourChoice::never);
  CHECK(options.language == render::Language::korean);
  CHECK(options.load.format == io::InputFormat::csv);
  CHECK(options.load.delimiter == '\t');
  CHECK(options.load.decimal == io::DecimalMark::comma);
  CHECK(options.load.columns == std::vector<std::pair<std::string, std::string>>{{"start", "Opening = all"}, {"기간", "Monat"}});
  CHECK(options.outputs == Words{"a.json", "b.md"});
  CHECK(options.report.requirements.size() == 2);
  CHECK_FALSE(options.format);
  CHECK_FALSE(options.quiet);
}

TEST_CASE("the shape of tables and the form of dates can be settled") {
  const Options shape = parsed(Words{"report", "--skip", "3", "--no-header", "--day-first"});
  CHECK(shape.load.skip == 3);
  CHECK_FALSE(shape.load.has_header);
  CHECK(shape.load.dates.order == DateOrder::day_first);
  const Options turned = parsed(Words{"snapshot", "--transpose", "--date-format", "%b %y"});
  CHECK(turned.load.transpose);
  REQUIRE(turned.load.dates.pattern);
  CHECK(turned.load.dates.pattern->text() == "%b %y");
  const Options plain = parsed(Words{"movements"});
  CHECK_FALSE(plain.load.skip);
  CHECK(plain.load.has_header);
  CHECK_FALSE(plain.load.transpose);
  CHECK(plain.load.dates.order == DateOrder::unknown);
}

TEST_CASE("a dash is a file, and what follows two dashes is files") {
  CHECK(parsed(Words{"report", "-"}).files == Words{"-"});
  CHECK(parsed(Words{"report", "--", "--last", "-q", "--help"}).files == Words{"--last", "-q", "--help"});
  CHECK(parsed(Words{"report", "[a,b].csv", "[c]"}).files == Words{"[a,b].csv", "[c]"});
}

TEST_CASE("quantities of calc have their id and every alias as a flag") {
  const auto ids = [](const Words& args) {
    std::vector<std::pair<Id, std::string>> values = parsed(args).values;
    std::sort(values.begin(), values.end());
    return values;
  };
  const std::vector<std::pair<Id, std::string>> expected = {{Id::customers_start, "70"}, {Id::customers_end, "90"}, {Id::churn, "14.3%"}};
  CHECK(ids({"calc", "--customers-start", "70", "--customers-end", "90", "--churn", "14.3%"}) == expected);
  CHECK(ids({"calc", "--start", "70", "--end=90", "--churn-rate", "14.3%"}) == expected);
  CHECK(ids({"calc", "--cs=70", "--CE", "90", "--churn_rate=14.3%"}) == expected);
  CHECK(ids({"calc", "--기초고객수", "70", "--closing-customers", "90", "--이탈률", "14.3%"}) == expected);
  CHECK(ids({"calc", "--mrr-start", "7", "--sales", "-500"}) ==
        std::vector<std::pair<Id, std::string>>{{Id::revenue_start, "7"}, {Id::sales, "-500"}});
}

TEST_CASE("every input quantity of the table can be given to calc under its id and each alias, and no other can") {
  for (const Quantity& row : quantities()) {
    std::vector<std::string_view> names(row.aliases.begin(), row.aliases.end());
    names.push_back(row.key);
    for (const std::string_view name : names) {
      if (name.empty()) continue;
      CAPTURE(name);
      const Words args = {"calc", "--" + std::string(name), "7"};
      if (row.is_input()) {
        CHECK(parsed(args).values == std::vector<std::pair<Id, std::string>>{{row.id, "7"}});
      } else {
        CHECK(usage_error(args) ==
              "--" + std::string(name) + " is computed and cannot be given | to compute it: retain calc " + std::string(row.key) + " ...");
      }
    }
  }
}

TEST_CASE("calc takes metrics as arguments and reasons of churn as flags") {
  const Options options = parsed(Words{"calc", "crr", "--churned:price", "4", "--lost", "10", "nrr", "--churned:no need=2"});
  CHECK(options.report.metrics == std::vector{Id::crr, Id::ndr});
  CHECK(options.values == std::vector<std::pair<Id, std::string>>{{Id::customers_churned, "10"}});
  CHECK(options.reasons == std::vector<std::pair<std::string, std::string>>{{"churned:price", "4"}, {"churned:no need", "2"}});
}

TEST_CASE("what cannot be is refused with the way out") {
  const std::pair<Words, std::string> cases[] = {
      {{"reprot"}, "unknown command \"reprot\"; did you mean \"report\"?" + commands_hint},
      {{"in.csv"}, "unknown command \"in.csv\"" + commands_hint},
      {{"-f", "json", "report"}, "unknown option \"-f\" before a command" + commands_hint},
      {{"help", "report", "calc", "test"}, "help takes one command and one topic | for example: retain help report"},
      {{"report", "--prcision", "2"}, "unknown option \"--prcision\"; did you mean \"--precision\"?" + report_hint},
      {{"report", "--prec=2"}, "unknown option \"--prec\"" + report_hint},
      {{"report", "-x"}, "unknown option \"-x\"" + report_hint},
      {{"report", "-qx"}, "unknown option \"-x\"" + report_hint},
      {{"report", "---last", "2"}, "unknown option \"---last\"; did you mean \"--last\"?" + report_hint},
      {{"report", "--start", "70"}, "unknown option \"--start\"" + report_hint},
      {{"calc", "--strt", "70"}, "unknown option \"--strt\"; did you mean \"--start\"?" + calc_hint},
      {{"calc", "--metrics", "crr"}, "unknown option \"--metrics\"" + calc_hint},
      {{"report", "--last", "2", "--last", "2"}, "--last is given twice"},
      {{"calc", "--start", "70", "--cs", "71"}, "--customers-start is given twice"},
      {{"report", "--last"}, "--last needs a value"},
      {{"report", "-f"}, "--format needs a value"},
      {{"report", "-qf"}, "--format needs a value"},
      {{"report", "in.csv", "--last", "2", "--output"}, "--output needs a value"},
      {{"report", "--last=", "in.csv"}, "--last needs a value"},
      {{"report", "--since", ""}, "--since needs a value"},
      {{"report", "--since", "--until", "2026-01"}, "--since needs a value, but the option --until follows"},
      {{"calc", "--churned:price"}, "--churned:price needs a value"},
      {{"report", "--strict=yes"}, "--strict takes no value"},
      {{"report", "--strict="}, "--strict takes no value"},
      {{"report", "-f", "jsn"},
       "unknown value \"jsn\" of --format; did you mean \"json\"? | --format takes table, json, ndjson, csv, tsv, long, markdown, html, "
       "mail, xlsx or value"},
      {{"report", "-f", "pdf"},
       "unknown value \"pdf\" of --format | --format takes table, json, ndjson, csv, tsv, long, markdown, html, mail, xlsx or value"},
      {{"metrics", "-f", "csv"}, "unknown value \"csv\" of --format | --format takes table, json or markdown"},
      {{"metrics", "crr", "ndr"}, "metrics takes one name, not \"crr\" and \"ndr\""},
      {{"report", "--precision", "99"}, "--precision takes a whole number from 0 to 15, not \"99\""},
      {{"report", "--precision", "-1"}, "--precision takes a whole number from 0 to 15, not \"-1\""},
      {{"report", "--last", "0"}, "--last takes a whole number from 1 to 1000000, not \"0\""},
      {{"report", "--metrics", "chrn"}, "unknown metric \"chrn\"; did you mean \"churn\"? | `retain metrics` lists them"},
      {{"calc", "chrn", "--start", "70"}, "unknown metric \"chrn\"; did you mean \"churn\"? | `retain metrics` lists them"},
      {{"report", "-o", "a.csv", "--output", "a.csv"}, "--output names \"a.csv\" twice"},
      {{"report", "-", "in.csv", "-"}, "\"-\" is named twice | standard input is read once"},
      {{"report", "--column", "start"},
       "--column takes FIELD=HEADER, not \"start\" | for example --column customers_start=\"Opening accounts\""},
      {{"report", "--column", "new="},
       "--column takes FIELD=HEADER, not \"new=\" | for example --column customers_start=\"Opening accounts\""},
      {{"report", "--column", "customers_stat=A"},
       "--column: unknown field \"customers_stat\"; did you mean \"customers_start\"? | `retain metrics` and `retain fields` list them"},
      {{"report", "--column", "crr=A"}, "--column: crr is computed and is not read from a column"},
      {{"report", "--delimiter", "ab"}, "--delimiter takes one character between fields, not \"ab\" | for example ';' or tab"},
      {{"report", "--delimiter", "."}, "--delimiter takes one character between fields, not \".\" | for example ';' or tab"},
      {{"report", "--day-first", "--month-first"}, "--month-first contradicts --day-first | give one of the two"},
      {{"report", "--date-format", "%d.%m.%Y", "--day-first"}, "--date-format contradicts --day-first | give one of the two"},
      {{"report", "--date-format", "%d.%m.%Y", "--month-first"}, "--date-format contradicts --month-first | give one of the two"},
      {{"report", "--date-format", "%d.%j.%Y"},
       "--date-format: unknown part %j in \"%d.%j.%Y\" | it takes %Y %y %m %d %b %B %q, and %H %M %S %p of the time: for example "
       "%d.%m.%Y"},
      {{"report", "--timezone", "+9"}, "--timezone: \"+9\" is no time zone | for example +09:00, UTC or Asia/Seoul"},
      {{"report", "--timezone", "../etc/passwd"}, "--timezone: \"../etc/passwd\" is no time zone | for example +09:00, UTC or Asia/Seoul"},
      {{"report", "--timezone", "Mars/Olympus"},
       "--timezone: this system knows no time zone \"Mars/Olympus\" | give the offset instead, for example +09:00"},
      {{"report", "--skip", "1", "--input-format", "json"}, "--skip is for CSV and contradicts --input-format | give one of the two"},
      {{"report", "--no-header", "--input-format", "ndjson"},
       "--no-header is for CSV and contradicts --input-format | give one of the two"},
      {{"report", "--transpose", "--input-format", "json"}, "--transpose is for CSV and contradicts --input-format | give one of the two"},
      {{"report", "--transpose", "--no-header"}, "--transpose contradicts --no-header | the first column names the quantities"},
      {{"report", "--delimiter", ";", "--input-format", "json"},
       "--delimiter is for CSV and contradicts --input-format | give one of the two"},
      {{"report", "--period", "fortnight"}, "unknown value \"fortnight\" of --period | --period takes month, quarter, year, week or day"},
  };
  for (const auto& [args, expected] : cases) {
    CAPTURE(args);
    CHECK(usage_error(args) == expected);
  }
}

TEST_CASE("requirements and periods that are none keep the hint of the core") {
  CHECK(usage_error({"report", "--require", "crr"}).starts_with("--require: the requirement \"crr\" has no operator | put it in quotes"));
  CHECK(usage_error({"report", "--require", "crr >= 0.85"})
            .starts_with("--require: customer retention rate is in percent, and 0.85 looks like a fraction | write 85"));
  CHECK(usage_error({"report", "--expect", "2026-13"}).starts_with("--expect: "));
  CHECK(usage_error({"report", "--since", "2026-13"}).starts_with("--since: "));
}

TEST_CASE("words that are no text do no harm") {
  CHECK(usage_error({std::string("\xff\xfe")}) == "unknown command \"\xff\xfe\"" + commands_hint);
  CHECK(usage_error({"report", std::string("--\xff=1")}) == "unknown option \"--\xff\"" + report_hint);
  CHECK(usage_error({"calc", std::string(1'000'000, 'x')}) ==
        "unknown metric \"" + std::string(60, 'x') + "…\" | `retain metrics` lists them");
  CHECK(usage_error({""}) == "unknown command \"\"" + commands_hint);
}

TEST_CASE("charts are of metrics, inputs and movements, each once") {
  const Options options = parsed(Words{"report", "in.csv", "--chart", "crr, movements,start,crr"});
  using Kind = render::ChartSubject::Kind;
  CHECK(options.charts == std::vector<render::ChartSubject>{
                              {Kind::quantity, Id::crr, {}}, {Kind::movements, {}, {}}, {Kind::quantity, Id::customers_start, {}}});
  const Options of_reasons = parsed(Words{"report", "in.csv", "--chart", "churned:price,churned,이탈:too dear"});
  CHECK(of_reasons.charts == std::vector<render::ChartSubject>{{Kind::reason, Id::customers_churned, "price"},
                                                               {Kind::quantity, Id::customers_churned, {}},
                                                               {Kind::reason, Id::customers_churned, "too dear"}});
  CHECK(usage_error({"report", "--chart", "churned:"}).starts_with("--chart \"churned:\" names no reason"));
  CHECK(usage_error({"report", "--chart", "cohort"}).starts_with("--chart cohort: a report tells periods"));
  CHECK(usage_error({"report", "--chart", "crrr"}) == "unknown metric \"crrr\"; did you mean \"crr\"? | `retain metrics` lists them");
  CHECK(usage_error({"report", "--chart", "movement"}).starts_with("unknown chart \"movement\"; did you mean \"movements\"?"));
  CHECK(usage_error({"report", "--chart", "crr,"}).starts_with("--chart has an empty name"));
}

TEST_CASE("test takes two groups, then files") {
  const Options options = parsed(Words{"test", "north", "south:2026-01..2026-03", "a.csv", "-q", "b.csv"});
  CHECK(options.groups == std::pair<std::string, std::string>{"north", "south:2026-01..2026-03"});
  CHECK(options.files == Words{"a.csv", "b.csv"});
  CHECK(usage_error({"test"}).starts_with("test needs A and B"));
  CHECK(usage_error({"test", "north"}).starts_with("test needs B after A, which is \"north\""));
  CHECK(usage_error({"test", "a", "b", "-", "-"}).starts_with("\"-\" is named twice"));
}
