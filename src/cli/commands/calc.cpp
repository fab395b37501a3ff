#include <algorithm>

#include "cli/flags/common_flags.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/steps/nothing_computed.hpp"
#include "cli/steps/refusals.hpp"
#include "cli/steps/what_if.hpp"
#include "cli/system/errors.hpp"
#include "io/value/cell.hpp"
#include "render/language/messages.hpp"
#include "text/format.hpp"
#include "text/utf8.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

io::ParsedCell parse_value(const Quantity& row, const std::string& text) {
  try {
    constexpr std::size_t most = io::Limits{}.digits;
    if (text.size() > most) throw UsageError(formatted("{} has {} characters, more than the {} of a number", row.name, text.size(), most));
    return io::parse_cell(text, row, io::DecimalMark::point);
  } catch (const io::CellError& error) {
    throw UsageError(error.what(), error.hint());
  }
}

void add_reason(const std::string& column, const std::string& text, Snapshot& snapshot) {
  const bool is_known =
      std::any_of(snapshot.reasons.begin(), snapshot.reasons.end(), [&](const auto& known) { return known.first == column; });
  if (is_known) throw UsageError("--" + column + " is given twice");
  // What stands before the reason is the name of the count that the reasons are parts of.
  const Quantity& lost = quantity(find_quantity(column.substr(0, column.find(':'))).value());
  snapshot.reasons.emplace_back(column, parse_value(lost, text).cell.value);
}

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

std::string quantity_help(const Quantity& row) {
  std::string help(row.meaning);
  if (row.unit == Unit::periods) help += ", or with a unit: \"20 months\"";
  if (row.unit == Unit::per_period) help += ", or with a unit: 12/year";
  std::vector<std::string> aliases;
  for (const std::string_view alias : row.aliases) {
    if (!alias.empty() && end_of_ascii(alias) == alias.size()) aliases.push_back(quantity_flag(alias));
  }
  if (!aliases.empty()) help += formatted(" (also {})", join(aliases, ", "));
  return help;
}

/// The name that people type: the shortest alias that is a word rather than a symbol, else the id.
std::string_view short_name(const Quantity& row) {
  constexpr std::size_t longest_symbol = 2;
  std::string_view shortest = row.key;
  for (const std::string_view alias : row.aliases) {
    if (end_of_ascii(alias) == alias.size() && alias.size() > longest_symbol && alias.size() < shortest.size()) shortest = alias;
  }
  return shortest;
}

Flag value_flag(const Quantity& row) {
  return {.names = quantity_flag(row.key),
          .value = value_word(row.unit),
          .help = quantity_help(row),
          .set = [id = row.id](Options& options, const std::string&, const std::string& value) { options.values.emplace_back(id, value); },
          .group = std::string(topic_heading(row.topic)),
          .short_name = quantity_flag(short_name(row)),
          .brief = row.is_fact() && row.topic == example_metric().topic ? std::string(row.name) : std::string()};
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

Flags calc_flags(const Command& command) {
  Flags flags;
  for (const Quantity& row : quantities()) {
    if (row.is_input()) flags.push_back(value_flag(row));
  }
  // Facts and given quantities of a topic stand apart in the table and together in help.
  std::stable_sort(flags.begin(), flags.end(), [](const Flag& a, const Flag& b) {
    const auto topic_of = [](const Flag& flag) { return quantity(*find_quantity(flag.name().substr(2))).topic; };
    return topic_of(a) < topic_of(b);
  });
  add_flags(flags, "What if", what_if_flags());
  add_flags(flags, "Options",
            {format_flag(command), output_flag(), byte_order_mark_flag(command), title_flag(), precision_flag(),
             period_flag("what the quantities are of: month, quarter, year, week or day"),
             require_flag("METRIC, then >= > <= < == or !=, then NUMBER must hold, else exit 1; repeatable"), warn_flag(), explain_flag(),
             strict_flag(strict_help), colour_flag(), language_flag(), quiet_flag(), config_flag(), help_flag(), help_all_flag()});
  return flags;
}

void take_metrics(const std::vector<std::string>& words, Options& options) {
  for (const std::string& word : words) options.report.metrics.push_back(parse_metric(word));
}

/// What to say where no metric can be computed and the answer itself does not tell why.
std::string missing_inputs(const Report& report, const Options& options, render::Language language) {
  using render::Format;
  if (!is_nothing_computed(report) || writes_any(options, {Format::json, Format::ndjson, Format::value})) return {};
  if (report.metrics_chosen && writes_for_people(options)) return {};
  std::vector<std::string> given;
  for (const auto& [id, text] : options.values) given.emplace_back(quantity(id).name);
  for (const auto& [column, text] : options.reasons) given.push_back(column);
  return formatted("retain: {}\n", visible(render::told(nothing_computed(report, given), language)));
}

/// Throws UsageError where a requirement is about the period before, which a calculation has none of.
void refuse_requirements_of_past(const Options& options) {
  for (const Requirement& requirement : options.report.requirements) {
    if (!requirement.compares_with_past()) continue;
    throw UsageError(formatted("{} is about the change on the period before, and calc has no period", in_quotes(requirement.text)),
                     formatted("retain test tells two groups from chance; here give a bound: '{} >= 85'", quantity(requirement.id).key));
  }
}

ExitStatus run_calc(const Options& options, const Streams& streams) {
  refuse_unknown_endings(options);
  refuse_byte_order_mark(options);
  refuse_workbooks(options, streams.console);
  refuse_unnamed_values(options, formatted("for example: retain calc {} ...", example_metric().key));
  refuse_what_if_contradiction(options);
  refuse_requirements_of_past(options);
  if (options.values.empty() && options.reasons.empty())
    throw UsageError("calc needs quantities to compute from", "for example: " + options.command->examples.front());
  Snapshot snapshot;
  std::vector<Diagnostic> warnings;
  for (const auto& [id, text] : options.values) {
    const Quantity& row = quantity(id);
    io::ParsedCell parsed = parse_value(row, text);
    snapshot.cells[id] = std::move(parsed.cell);
    if (parsed.rounded) {
      warnings.push_back(
          {Severity::warning, "rounded_amounts", formatted("{} {} is rounded to 6 decimals", row.name, in_quotes(text)), "", {}, ""});
    }
  }
  for (const auto& [column, text] : options.reasons) add_reason(column, text, snapshot);
  refuse_warnings(warnings, options);

  Report report;
  try {
    report = make_report({std::move(snapshot)}, options.report);
  } catch (const InputError& error) {
    refuse_flag(error, Cause::fraction);
    throw;
  }
  report.warnings.insert(report.warnings.begin(), warnings.begin(), warnings.end());
  if (!options.premises.empty()) return deliver_what_if(report, options, streams, {});
  const std::string missing = missing_inputs(report, options, language_of(options, streams.console));
  const bool is_empty = is_nothing_computed(report);
  const ExitStatus status = deliver(std::move(report), options, true, streams);
  streams.err << missing << std::flush;
  return is_empty ? ExitStatus::answer_is_no : status;
}

}  // namespace

Command calc_command() {
  const Quantity& metric = example_metric();
  const std::string facts = example_arguments(metric);
  return {
      .name = "calc",
      .summary = "one-off: quantities as flags, metrics out",
      .arguments = "[METRIC...]",
      .notes = {"Without a METRIC, all that can be computed is shown. --churned:REASON N counts customers lost for a reason. Nothing is "
                "read from standard input. Where nothing can be computed, the exit status is 1."},
      .examples = {"retain calc" + facts, formatted("retain calc {}{} --explain", metric.key, facts),
                   formatted("rate=$(retain calc {}{} -f value)", metric.key, facts)},
      .formats = render::format_keys(),
      .flags = calc_flags,
      .take_arguments = take_metrics,
      .run = run_calc,
      .argument_choices = metric_keys,
      .takes_quantities = true,
  };
}

}  // namespace retain::cli
