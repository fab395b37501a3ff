#include "cli/flags/flag_values.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "core/table/column_names.hpp"
#include "core/table/spelling.hpp"
#include "retain/number.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

/// The kind of column that counts the customers lost for a reason.
constexpr std::string_view lost_customers = "churned";

/// All names of quantities to suggest the nearest from: metrics first, since they are meant more often.
std::vector<std::string> quantity_names() {
  std::vector<std::string> names;
  for (const Quantity& row : quantities()) {
    if (!row.is_fact()) names.emplace_back(row.key);
  }
  for (const Quantity& row : quantities()) {
    if (row.is_fact()) names.emplace_back(row.key);
  }
  for (const Quantity& row : quantities()) {
    for (const std::string_view alias : row.aliases) {
      if (!alias.empty()) names.emplace_back(alias);
    }
  }
  return names;
}

}  // namespace

std::string listed(const std::vector<std::string>& words) {
  std::string result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) result += i + 1 == words.size() ? " or " : ", ";
    result += words[i];
  }
  return result;
}

std::vector<std::string> split_list(std::string_view text) {
  constexpr std::string_view spaces = " \t";
  std::vector<std::string> parts;
  while (true) {
    const std::size_t comma = text.find(',');
    std::string_view part = text.substr(0, comma);
    part.remove_prefix(std::min(part.find_first_not_of(spaces), part.size()));
    part = part.substr(0, part.find_last_not_of(spaces) + 1);
    parts.emplace_back(part);
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

int parse_whole(const std::string& flag, const std::string& text, int low, int high) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < low || value > high) {
    throw UsageError(formatted("{} takes a whole number from {} to {}, not {}", flag, low, high, in_quotes(text)));
  }
  return value;
}

Period parse_period(const std::string& flag, const std::string& text) {
  try {
    Period period = Period::parse(text);
    if (!period.is_none()) return period;
    throw UsageError(flag + " is empty", "write a period, for example 2026-03");
  } catch (const PeriodError& error) {
    throw UsageError(formatted("{}: {}", flag, error.what()), error.hint());
  }
}

std::chrono::sys_days parse_day(const std::string& flag, const std::string& text) {
  const Period day = parse_period(flag, text);
  if (day.granularity() == Granularity::day) return day.first_day();
  throw UsageError(formatted("{} takes a day, not {}", flag, in_quotes(text)), "for example 2026-03-15");
}

std::size_t parse_size(const std::string& flag, const std::string& text, const SizeRange& range) {
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  constexpr std::string_view units = "KMGT";
  const std::size_t power = unit.empty() ? 0 : units.find(unit.front()) + 1;
  const bool is_unit = unit.empty() || (power > 0 && (unit.substr(1).empty() || unit.substr(1) == "B" || unit.substr(1) == "iB"));
  const std::uint64_t least = std::uint64_t{1} << range.least;
  const std::uint64_t most = std::uint64_t{1} << range.most;
  if (error == std::errc() && is_unit && size > 0 && size <= most >> (10 * power) && size << (10 * power) >= least)
    return size << (10 * power);
  throw UsageError(formatted("{} takes a size of {}, not {}", flag, range.text, in_quotes(text)), range.example);
}

Id parse_quantity(const std::string& name) {
  if (const auto id = find_quantity(name)) return *id;
  throw UsageError(formatted("unknown metric {}{}", in_quotes(name), did_you_mean(name, quantity_names())), "`retain metrics` lists them");
}

Id parse_metric(const std::string& name) {
  const Id id = parse_quantity(name);
  if (!quantity(id).is_fact()) return id;
  throw UsageError(formatted("{} is an input, not a metric", in_quotes(name)), "`retain metrics` lists both");
}

std::vector<Id> parse_metrics(const std::string& flag, const std::string& text) {
  std::vector<Id> metrics;
  if (text == "all") {
    for (const Quantity& row : quantities()) {
      if (!row.is_fact()) metrics.push_back(row.id);
    }
    return metrics;
  }
  for (const std::string& name : split_list(text)) {
    if (name.empty())
      throw UsageError(formatted("{} has an empty name: {}", flag, in_quotes(text)), "write the names with commas between them, or all");
    metrics.push_back(parse_metric(name));
  }
  return metrics;
}

namespace {

constexpr const char* chart_hint = "a chart is of a metric or an input (`retain metrics` lists them), of churned:REASON, or movements";

/// What is asked for under a name that reports have no chart of.
void refuse_chart(const std::string& flag, const std::string& name) {
  if (name == "all")
    throw UsageError(formatted("{} all: charts are drawn for what is named", flag), "for example: --chart crr,ndr,movements");
  if (name == "cohort" || name == "cohorts") {
    throw UsageError(formatted("{} {}: a report tells periods, not who joined when", flag, name),
                     "`retain cohort` follows those who joined in one period through the next ones");
  }
}

render::ChartSubject parse_chart(const std::string& flag, const std::string& name) {
  using Kind = render::ChartSubject::Kind;
  const std::vector<std::string> words{std::string(movements_chart)};
  if (name == words.front()) return {Kind::movements, {}, {}};
  refuse_chart(flag, name);
  if (const auto reason = churn_reason(name)) return {Kind::reason, parse_quantity(std::string(lost_customers)), *reason};
  if (name.ends_with(':') && churn_reason(name + "?"))
    throw UsageError(formatted("{} {} names no reason", flag, in_quotes(name)),
                     formatted("{}:price draws the customers lost for that reason, {} all that were lost", lost_customers, lost_customers));
  if (!find_quantity(name) && nearest_word(name, words))
    throw UsageError(formatted("unknown chart {}{}", in_quotes(name), did_you_mean(name, words)), chart_hint);
  return {Kind::quantity, parse_quantity(name), {}};
}

}  // namespace

std::vector<render::ChartSubject> parse_charts(const std::string& flag, const std::string& text) {
  std::vector<render::ChartSubject> charts;
  for (const std::string& name : split_list(text)) {
    if (name.empty())
      throw UsageError(formatted("{} has an empty name: {}", flag, in_quotes(text)), "write the names with commas between them");
    render::ChartSubject subject = parse_chart(flag, name);
    if (std::find(charts.begin(), charts.end(), subject) == charts.end()) charts.push_back(std::move(subject));
  }
  return charts;
}

void refuse_choice(const std::string& flag, const std::string& text, const std::vector<std::string>& words) {
  throw UsageError(formatted("unknown value {} of {}{}", in_quotes(text), flag, did_you_mean(text, words)),
                   formatted("{} takes {}", flag, listed(words)));
}

double parse_number(const std::string& flag, const std::string& text, const char* what, const char* example) {
  const auto number = Number::parse(text);
  if (!number || number->sign() < 0) throw UsageError(formatted("{} takes {}, not {}", flag, what, in_quotes(text)), example);
  return number->to_double();
}

double parse_percent(const std::string& flag, const std::string& text, double most) {
  const bool has_sign = text.ends_with('%');
  const double percent = parse_number(flag, has_sign ? text.substr(0, text.size() - 1) : text, "a percent", "for example 10");
  if (percent > most) throw UsageError(formatted("{} takes a percent up to {}, not {}", flag, most, in_quotes(text)), "for example 10");
  if (!has_sign && percent > 0 && percent < 1) {
    throw UsageError(formatted("{} takes a percent, and {} looks like a fraction", flag, text),
                     formatted("write {}, or {}% if that is meant", shortest(percent * 100), text));
  }
  return percent;
}

}  // namespace retain::cli
