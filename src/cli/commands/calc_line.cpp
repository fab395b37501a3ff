#include <algorithm>

#include "cli/flags/command_line.hpp"
#include "cli/flags/flag_values.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

std::string value_word(Unit unit) {
  switch (unit) {
    case Unit::count:
      return "N";
    case Unit::money:
      return "AMOUNT";
    case Unit::percent:
      return "PERCENT";
    case Unit::hours:
      return "HOURS";
    case Unit::periods:
      return "PERIODS";
    default:
      return "NUMBER";
  }
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

std::string quantity_help(const Quantity& row) {
  std::string help(row.meaning);
  if (row.unit == Unit::periods) help += ", or with a unit: \"20 months\"";
  if (row.unit == Unit::per_period) help += ", or with a unit: 12/year";
  std::vector<std::string> aliases;
  for (const std::string_view alias : row.aliases) {
    if (!alias.empty() && is_ascii(alias)) aliases.push_back(quantity_flag(alias));
  }
  if (!aliases.empty()) help += formatted(" (also {})", join(aliases, ", "));
  return help;
}

/// The name that people type: the shortest alias that is a word rather than a symbol, else the id.
std::string_view short_name(const Quantity& row) {
  constexpr std::size_t longest_symbol = 2;
  std::string_view shortest = row.key;
  for (const std::string_view alias : row.aliases) {
    if (is_ascii(alias) && alias.size() > longest_symbol && alias.size() < shortest.size()) shortest = alias;
  }
  return shortest;
}

Flag value_flag(Options& options, const Quantity& row) {
  return {.names = quantity_flag(row.key),
          .value = value_word(row.unit),
          .help = quantity_help(row),
          .set = [&options, id = row.id](const std::string&, const std::string& value) { options.values.emplace_back(id, value); },
          .group = std::string(topic_heading(row.topic)),
          .short_name = quantity_flag(short_name(row))};
}

/// The facts of the example of a metric as flags.
std::string example_arguments(const Quantity& metric) {
  std::string arguments;
  std::string_view rest = metric.example;
  while (!rest.empty()) {
    const std::string_view fact = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(fact.size() + 1, rest.size()));
    const std::size_t equals = fact.find('=');
    const Quantity& row = quantity(find_quantity(fact.substr(0, equals)).value());
    arguments += formatted(" {} {}", quantity_flag(short_name(row)), fact.substr(equals + 1));
  }
  return arguments;
}

}  // namespace

CommandLine calc_line(Options& options) {
  const Quantity& metric = example_metric();
  const std::string facts = example_arguments(metric);
  CommandLine line{
      .command = Command::calc,
      .name = "calc",
      .summary = "one-off: quantities as flags, metrics out",
      .arguments = "[METRIC...]",
      .notes = {"Without a METRIC, all that can be computed is shown. --churned:REASON N counts customers lost for a reason. Nothing is "
                "read from "
                "standard input."},
      .examples = {"retain calc" + facts, formatted("retain calc {}{} --explain", metric.key, facts),
                   formatted("rate=$(retain calc {}{} -f value)", metric.key, facts)},
      .flags = {},
      .set_arguments =
          [&options](const std::vector<std::string>& words) {
            for (const std::string& word : words) options.report.metrics.push_back(parse_metric(word));
          },
      .takes_quantities = true,
      .argument_choices = metric_keys(),
  };
  for (const Quantity& row : quantities()) {
    if (row.is_input()) line.flags.push_back(value_flag(options, row));
  }
  // Facts and given quantities of a topic stand apart in the table and together in help.
  std::stable_sort(line.flags.begin(), line.flags.end(), [](const Flag& a, const Flag& b) {
    const auto topic_of = [](const Flag& flag) { return quantity(*find_quantity(flag.name().substr(2))).topic; };
    return topic_of(a) < topic_of(b);
  });
  line.add("What if", what_if_flags(options));
  for (Flag flag :
       {format_flag(options, render::format_keys()), output_flag(options), precision_flag(options),
        period_flag(options, "what the quantities are of: month, quarter, year, week or day"),
        require_flag(options, "METRIC, then >= > <= < == or !=, then NUMBER must hold, else exit 1; repeatable"), warn_flag(options),
        explain_flag(options), strict_flag(options, "warnings, and zeros assumed for movements of revenue, are errors"),
        colour_flag(options), language_flag(options), quiet_flag(options), help_flag()}) {
    flag.group = "Options";
    line.flags.push_back(std::move(flag));
  }
  return line;
}

}  // namespace retain::cli
