#include "cli/flags/common_flags.hpp"

#include <algorithm>

#include "cli/flags/flag_values.hpp"
#include "cli/system/errors.hpp"
#include "render/render.hpp"
#include "retain/amount.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

std::vector<std::string> metric_list_words() {
  std::vector<std::string> words = metric_keys();
  words.emplace_back("all");
  return words;
}

Requirement requirement_of(const std::string& flag, const std::string& value) {
  try {
    return parse_requirement(value);
  } catch (const RequirementError& error) {
    throw UsageError(formatted("{}: {}", flag, error.what()), error.hint());
  }
}

Premise premise_of(const std::string& flag, const std::string& value) {
  try {
    return parse_premise(value);
  } catch (const PremiseError& error) {
    throw UsageError(formatted("{}: {}", flag, error.what()), error.hint());
  }
}

Number parse_cost(const std::string& flag, const std::string& value) {
  const auto cost = Number::parse(value);
  const std::string hint = "for example 1200.50";
  if (!cost || cost->sign() < 0) throw UsageError(formatted("{} takes an amount, not {}", flag, in_quotes(value)), hint);
  if (std::min(value.find('.'), value.size()) > Amount::most_integer_digits)
    throw UsageError(
        formatted("{} takes an amount of at most {} digits before the point, not {}", flag, Amount::most_integer_digits, in_quotes(value)),
        hint);
  return *cost;
}

}  // namespace

Flag format_flag(const Command& command) {
  std::vector<std::pair<std::string, render::Format>> choices;
  for (const std::string& key : command.formats) choices.emplace_back(key, render::find_format(key).value());
  return in_brief(
      choice_flag<render::Format>("-f,--format", "FORMAT", formatted("{} (default: {})", listed(command.formats), command.formats.front()),
                                  choices, [](Options& options, render::Format format) { options.format = format; }),
      listed(command.formats));
}

Flag output_flag() {
  Flag output{
      "-o,--output", "FILE",
      "write to FILE, whole or not at all, and not to standard output; never over an input; its ending picks the format where -f does "
      "not; repeatable",
      [](Options& options, const std::string& flag, const std::string& value) {
        if (std::find(options.outputs.begin(), options.outputs.end(), value) != options.outputs.end()) {
          throw UsageError(formatted("{} names {} twice", flag, in_quotes(value)));
        }
        options.outputs.push_back(value);
      },
      true};
  return in_brief(std::move(output), "write to FILE; its ending picks the format");
}

Flag byte_order_mark_flag(const Command& command) {
  return switch_flag("--bom",
                     formatted("start {} with the byte order mark of UTF-8, without which some spreadsheets misread letters (default: in a "
                               "file under --lang ko)",
                               listed(command.delimited_formats())),
                     [](Options& options) { options.byte_order_mark = true; });
}

Flag metrics_flag(std::string_view verb, std::string_view by_default) {
  Flag metrics{
      "--metrics",
      "LIST",
      formatted("the metrics to {}, with commas between them, or all (default: {})", verb, by_default),
      [](Options& options, const std::string& flag, const std::string& value) { options.report.metrics = parse_metrics(flag, value); },
      false,
      {},
      metric_list_words(),
      true};
  return in_brief(std::move(metrics), "these metrics alone, with commas between them; or all");
}

Flag title_flag() {
  return {"--title", "TEXT", "the title of a page, in html, mail, markdown and xlsx (default: what it is)",
          [](Options& options, const std::string&, const std::string& value) { options.title = value; }};
}

Flag precision_flag() {
  return number_flag("--precision",
                     "digits after the point in table, markdown, html, mail and xlsx, 0 to 15 (default: what suits the metric)", 0, 15,
                     [](Options& options, int digits) { options.precision = digits; });
}

Flag period_flag(std::string help) {
  std::vector<std::pair<std::string, Granularity>> choices;
  for (const Granularity length : {Granularity::month, Granularity::quarter, Granularity::year, Granularity::week, Granularity::day}) {
    choices.emplace_back(granularity_key(length), length);
  }
  return in_brief(
      choice_flag<Granularity>("--period", "LENGTH", std::move(help), choices,
                               [](Options& options, Granularity length) { options.report.granularity = options.load.period = length; }),
      "month, quarter, year, week or day");
}

Flag require_flag(std::string help) {
  Flag require{"--require",
               "CONDITION",
               std::move(help),
               [](Options& options, const std::string& flag, const std::string& value) {
                 options.report.requirements.push_back(requirement_of(flag, value));
               },
               true,
               {},
               quantity_keys()};
  return in_brief(std::move(require), formatted("exit 1 unless it holds, as '{} >= 85'", example_metric().key));
}

Flag warn_flag() {
  return {"--warn",
          "CONDITION",
          "the same, but where it does not hold that is only said, and the exit status stays 0; repeatable",
          [](Options& options, const std::string& flag, const std::string& value) {
            options.report.requirements.push_back(requirement_of(flag, value));
            options.report.requirements.back().severity = Severity::warning;
          },
          true,
          {},
          quantity_keys()};
}

Flag explain_flag() {
  return in_brief(switch_flag("--explain", "add the formula of each metric and the same with its numbers",
                              [](Options& options) { options.explain = true; }),
                  "add the formulas, with their numbers");
}

Flag strict_flag(std::string help) {
  return switch_flag("--strict", std::move(help), [](Options& options) { options.report.strict = true; });
}

Flag colour_flag() {
  return choice_flag<ColourChoice>("--color", "WHEN", "auto, always or never (default: auto, on a terminal unless NO_COLOR is set)",
                                   {{"auto", ColourChoice::automatic}, {"always", ColourChoice::always}, {"never", ColourChoice::never}},
                                   [](Options& options, ColourChoice choice) { options.colour = choice; });
}

Flag language_flag() {
  using render::Language;
  return in_brief(
      choice_flag<Language>(
          "--lang", "LANGUAGE", "en or ko: of what people read, not of numbers, JSON or CSV (default: by LC_ALL, LC_MESSAGES, LANG)",
          {{"en", Language::english}, {"ko", Language::korean}}, [](Options& options, Language language) { options.language = language; }),
      "en or ko");
}

Flag full_flag(std::string help, std::string brief) {
  return in_brief(switch_flag("--full", std::move(help), [](Options& options) { options.full = true; }), std::move(brief));
}

Flag quiet_flag() {
  return in_brief(switch_flag("-q,--quiet", "no warnings and no notes", [](Options& options) { options.quiet = true; }),
                  "no warnings and no notes");
}

Flag config_flag() {
  return {
      "--config", "FILE",
      "read further flags from FILE (TOML): `last = 3` above the sections is for every command that has --last, below [report] for that "
      "one; what the command line gives wins",
      [](Options& options, const std::string& flag, const std::string& value) {
        if (value == "-") throw UsageError(flag + " takes a file: standard input is for data", "for example retain.toml");
        options.config = value;
      }};
}

Flag help_flag() {
  return in_brief(switch_flag("-h,--help", "print what most need, and exit", [](Options&) {}), "print this");
}

Flag help_all_flag() {
  return in_brief(switch_flag("--help-all", "print all options by topic, and exit", [](Options&) {}), "print all options by topic");
}

Flags cut_flags() {
  constexpr int most_periods = 1'000'000;
  Flag since{"--since", "PERIOD", "show this period and later ones",
             [](Options& options, const std::string& flag, const std::string& value) {
               options.report.since = parse_period(flag, value).to_string();
             }};
  return {
      in_brief(std::move(since), "this period and later ones, as 2026-01"),
      {"--until", "PERIOD", "show this period and earlier ones",
       [](Options& options, const std::string& flag, const std::string& value) {
         options.report.until = parse_period(flag, value).to_string();
       }},
      in_brief(number_flag("--last", "show the newest N periods", 1, most_periods,
                           [](Options& options, int periods) { options.report.last = periods; }),
               "the newest N periods"),
  };
}

Flag discount_flag(std::string help, const std::function<std::optional<double>&(Options&)>& place) {
  return {"--discount", "PERCENT", std::move(help), [place](Options& options, const std::string& flag, const std::string& value) {
            constexpr double most = 1000;
            place(options) = parse_percent(flag, value, most);
          }};
}

Flag margin_flag(std::string help, const std::function<std::optional<double>&(Options&)>& place) {
  return {"--margin", "PERCENT", std::move(help), [place](Options& options, const std::string& flag, const std::string& value) {
            constexpr double most = 100;
            const double margin = parse_percent(flag, value, most);
            if (!(margin > 0)) throw UsageError(formatted("{} {} leaves nothing to be counted", flag, value), "for example 40");
            place(options) = margin;
          }};
}

Flags what_if_flags() {
  Flag assume{
      "--assume", "CHANGE",
      "what if: QUANTITY = NUMBER, or +/- NUMBER in its unit, NUMBERpp in points of a percent, NUMBER% of what it is; shows what follows "
      "for the newest complete period, and what it is worth; repeatable",
      [](Options& options, const std::string& flag, const std::string& value) { options.premises.push_back(premise_of(flag, value)); },
      true};
  return {
      in_brief(std::move(assume), formatted("what if, as '{} +1pp'", example_metric().key)),
      {"--cost", "AMOUNT", "what the change assumed costs in a period: the net gain, and the change at which it breaks even",
       [](Options& options, const std::string& flag, const std::string& value) { options.cost = parse_cost(flag, value); }},
  };
}

std::vector<std::string> metric_keys() {
  std::vector<std::string> keys;
  for (const Quantity& row : quantities()) {
    if (!row.is_fact()) keys.emplace_back(row.key);
  }
  return keys;
}

std::vector<std::string> quantity_keys() {
  std::vector<std::string> keys;
  for (const Quantity& row : quantities()) keys.emplace_back(row.key);
  return keys;
}

std::string quantity_flag(std::string_view name) {
  std::string flag = formatted("--{}", name);
  std::replace(flag.begin(), flag.end(), '_', '-');
  return flag;
}

const Quantity& example_metric() {
  const auto rows = quantities();
  return *std::find_if(rows.begin(), rows.end(), [](const Quantity& row) { return !row.is_fact() && !row.example.empty(); });
}

}  // namespace retain::cli
