#include "cli/flags/command_line.hpp"

#include <algorithm>

#include "cli/flags/completion.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/system/errors.hpp"
#include "text/format.hpp"

namespace retain::cli {

namespace {

using Line = CommandLine (*)(Options&);
constexpr std::pair<std::string_view, Line> command_lines[] = {{"report", report_line},     {"calc", calc_line},
                                                               {"snapshot", snapshot_line}, {"movements", movements_line},
                                                               {"sniff", sniff_line},       {"validate", validate_line},
                                                               {"test", test_line},         {"diff", diff_line},
                                                               {"metrics", metrics_line},   {"completion", completion_line}};

std::vector<std::string> metric_list_words() {
  std::vector<std::string> words = metric_keys();
  words.emplace_back("all");
  return words;
}

}  // namespace

void CommandLine::add(const std::string& group, std::vector<Flag> more) {
  for (Flag& flag : more) {
    flag.group = group;
    flags.push_back(std::move(flag));
  }
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const auto& [name, line] : command_lines) names.emplace_back(name);
  names.emplace_back("help");
  return names;
}

std::optional<CommandLine> find_command(std::string_view name, Options& options) {
  for (const auto& [known, line] : command_lines) {
    if (known != name) continue;
    CommandLine found = line(options);
    const auto help = std::find_if(found.flags.begin(), found.flags.end(), [](const Flag& flag) { return flag.name() == "--help"; });
    Flag config = config_flag(options);
    config.group = help->group;
    found.flags.insert(help, std::move(config));
    return found;
  }
  return std::nullopt;
}

CommandLine metrics_line(Options& options) {
  return {
      .command = Command::metrics,
      .name = "metrics",
      .summary = "the table of metrics and inputs; with a name, all that is known of one",
      .arguments = "[METRIC]",
      .notes = {},
      .examples = {"retain metrics", formatted("retain metrics {}", example_metric().key), "retain metrics -f json"},
      .flags = {format_flag(options, {"table", "json", "markdown"}), colour_flag(options), language_flag(options), help_flag()},
      .set_arguments =
          [&options](const std::vector<std::string>& words) {
            if (words.size() > 1) throw UsageError("metrics takes one name, not " + in_quotes(words[0]) + " and " + in_quotes(words[1]));
            for (const std::string& word : words) options.report.metrics.push_back(parse_quantity(word));
          },
      .argument_choices = quantity_keys(),
  };
}

Flag format_flag(Options& options, std::vector<std::string> formats) {
  std::vector<std::pair<std::string, render::Format>> choices;
  for (const std::string& key : formats) choices.emplace_back(key, render::find_format(key).value());
  options.formats = formats;
  return choice_flag<render::Format>("-f,--format", "FORMAT", formatted("{} (default: {})", listed(formats), formats.front()), choices,
                                     [&options](render::Format format) { options.format = format; });
}

Flag output_flag(Options& options) {
  return {"-o,--output", "FILE",
          "write to FILE, whole or not at all, and not to standard output; its ending picks the format where -f does not; repeatable",
          [&options](const std::string& flag, const std::string& value) {
            if (std::find(options.outputs.begin(), options.outputs.end(), value) != options.outputs.end()) {
              throw UsageError(formatted("{} names {} twice", flag, in_quotes(value)));
            }
            options.outputs.push_back(value);
          },
          true};
}

Flag metrics_flag(Options& options, std::string_view verb, std::string_view by_default) {
  return {"--metrics",
          "LIST",
          formatted("the metrics to {}, with commas between them, or all (default: {})", verb, by_default),
          [&options](const std::string& flag, const std::string& value) { options.report.metrics = parse_metrics(flag, value); },
          false,
          {},
          metric_list_words(),
          true};
}

Flag precision_flag(Options& options) {
  return {"--precision", "N", "digits after the point in table, markdown and html, 0 to 15 (default: what suits the metric)",
          [&options](const std::string& flag, const std::string& value) { options.precision = parse_whole(flag, value, 0, 15); }};
}

Flag period_flag(Options& options, std::string help) {
  std::vector<std::pair<std::string, Granularity>> choices;
  for (const Granularity length : {Granularity::month, Granularity::quarter, Granularity::year, Granularity::week, Granularity::day}) {
    choices.emplace_back(granularity_key(length), length);
  }
  return choice_flag<Granularity>("--period", "LENGTH", std::move(help), choices,
                                  [&options](Granularity length) { options.report.granularity = options.load.period = length; });
}

namespace {

Requirement requirement_of(const std::string& flag, const std::string& value) {
  try {
    return parse_requirement(value);
  } catch (const RequirementError& error) {
    throw UsageError(formatted("{}: {}", flag, error.what()), error.hint());
  }
}

}  // namespace

Flag require_flag(Options& options, std::string help) {
  return {
      "--require",
      "CONDITION",
      std::move(help),
      [&options](const std::string& flag, const std::string& value) { options.report.requirements.push_back(requirement_of(flag, value)); },
      true,
      {},
      quantity_keys()};
}

Flag warn_flag(Options& options) {
  return {"--warn",
          "CONDITION",
          "the same, but where it does not hold that is only said, and the exit status stays 0; repeatable",
          [&options](const std::string& flag, const std::string& value) {
            options.report.requirements.push_back(requirement_of(flag, value));
            options.report.requirements.back().severity = Severity::warning;
          },
          true,
          {},
          quantity_keys()};
}

Flag explain_flag(Options& options) {
  return {"--explain", "", "add the formula of each metric and the same with its numbers",
          [&options](const std::string&, const std::string&) { options.explain = true; }};
}

Flag strict_flag(Options& options, std::string help) {
  return {"--strict", "", std::move(help), [&options](const std::string&, const std::string&) { options.report.strict = true; }};
}

Flag colour_flag(Options& options) {
  return choice_flag<ColourChoice>("--color", "WHEN", "auto, always or never (default: auto, on a terminal unless NO_COLOR is set)",
                                   {{"auto", ColourChoice::automatic}, {"always", ColourChoice::always}, {"never", ColourChoice::never}},
                                   [&options](ColourChoice choice) { options.colour = choice; });
}

Flag language_flag(Options& options) {
  using render::Language;
  return choice_flag<Language>(
      "--lang", "LANGUAGE", "en or ko: of what people read, not of numbers, JSON or CSV (default: by LC_ALL, LC_MESSAGES, LANG)",
      {{"en", Language::english}, {"ko", Language::korean}}, [&options](Language language) { options.language = language; });
}

Flag quiet_flag(Options& options) {
  return {"-q,--quiet", "", "no warnings and no notes", [&options](const std::string&, const std::string&) { options.quiet = true; }};
}

Flag config_flag(Options& options) {
  return {
      "--config", "FILE",
      "read further flags from FILE (TOML): `last = 3` above the sections is for every command that has --last, below [report] for that "
      "one; what the command line gives wins",
      [&options](const std::string& flag, const std::string& value) {
        if (value == "-") throw UsageError(flag + " takes a file: standard input is for data", "for example retain.toml");
        options.config = value;
      }};
}

Flag help_flag() {
  return {"-h,--help", "", "print this and exit", [](const std::string&, const std::string&) {}};
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

CommandLine completion_line(Options& options) {
  return {
      .command = Command::completion,
      .name = "completion",
      .summary = "the script that completes commands, flags and values in a shell",
      .arguments = "SHELL",
      .notes = {"SHELL is bash, zsh or fish."},
      .examples = {"source <(retain completion bash)", "retain completion zsh > ~/.zfunc/_retain",
                   "retain completion fish > ~/.config/fish/completions/retain.fish"},
      .flags = {help_flag()},
      .set_arguments =
          [&options](const std::vector<std::string>& words) {
            if (words.size() != 1) throw UsageError("completion takes one shell: " + listed(shell_names()));
            options.answer = completion_script(words.front());
          },
      .argument_choices = shell_names(),
  };
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
