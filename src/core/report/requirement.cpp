#include "retain/requirement.hpp"

#include <array>
#include <utility>

#include "core/table/spelling.hpp"
#include "text/words.hpp"

namespace retain {

namespace {

struct Operator {
  std::string_view text;
  Comparison comparison;
};
// Longer ones first: ">=" is not ">" followed by "=".
constexpr std::array<Operator, 6> operators{{{">=", Comparison::greater_equal},
                                             {"<=", Comparison::less_equal},
                                             {"==", Comparison::equal},
                                             {"!=", Comparison::not_equal},
                                             {">", Comparison::greater},
                                             {"<", Comparison::less}}};

constexpr const char* example = "for example --require 'crr >= 85'";

void read_prefixes(std::string_view& subject, Requirement& requirement) {
  const std::array<std::pair<std::string_view, bool Requirement::*>, 3> prefixes{
      {{"last:", &Requirement::last}, {"total:", &Requirement::total}, {"overall:", &Requirement::overall}}};
  for (bool found = true; found;) {
    found = false;
    for (const auto& [word, member] : prefixes) {
      if (!subject.starts_with(word)) continue;
      requirement.*member = true;
      subject.remove_prefix(word.size());
      found = true;
    }
  }
}

Id required_quantity(std::string_view name) {
  if (const auto id = find_quantity(name)) return *id;
  std::vector<std::string> known;
  for (const Quantity& row : quantities()) known.emplace_back(row.key);
  const bool has_prefix = name.find(':') != std::string_view::npos;
  throw RequirementError("unknown metric " + quoted(name) + did_you_mean(name, known),
                         has_prefix ? "the prefixes are last:, total: and overall:" : "`retain metrics` lists them");
}

Number read_bound(std::string_view text, const Quantity& row) {
  const bool percent_sign = text.ends_with('%');
  const std::string_view digits = trimmed(percent_sign ? text.substr(0, text.size() - 1) : text);
  const auto bound = Number::parse(digits);
  if (!bound) throw RequirementError(quoted(text) + " is not a number to compare " + std::string(row.name) + " with", example);
  if (percent_sign && row.unit != Unit::percent) {
    throw RequirementError(std::string(row.name) + " is not a percent: " + quoted(text), "leave the % out");
  }
  const Number size = bound->sign() < 0 ? -*bound : *bound;
  if (row.near_hundred && !percent_sign && !bound->is_zero() && size <= Number(1)) {
    throw RequirementError(
        std::string(row.name) + " is in percent, and " + std::string(digits) + " looks like a fraction",
        "write " + (*bound * Number(100)).to_decimal(15).value_or("85") + ", or " + std::string(digits) + "% if it is meant so");
  }
  return *bound;
}

}  // namespace

bool Requirement::holds(const Number& value) const {
  switch (comparison) {
    case Comparison::greater_equal:
      return value >= bound;
    case Comparison::greater:
      return value > bound;
    case Comparison::less_equal:
      return value <= bound;
    case Comparison::less:
      return value < bound;
    case Comparison::equal:
      return value == bound;
    case Comparison::not_equal:
      return value != bound;
  }
  return false;
}

Requirement parse_requirement(std::string_view text) {
  Requirement requirement;
  requirement.text = trimmed(text);
  const auto at = requirement.text.find_first_of("<>=!");
  if (at == std::string::npos) {
    throw RequirementError("the requirement " + quoted(text) + " has no operator",
                           "put it in quotes, or the shell reads > and < as redirections: --require 'crr >= 85'");
  }
  const std::string_view all = requirement.text;
  for (const Operator& candidate : operators) {
    if (!all.substr(at).starts_with(candidate.text)) continue;
    requirement.comparison = candidate.comparison;
    std::string_view subject = trimmed(all.substr(0, at));
    read_prefixes(subject, requirement);
    requirement.id = required_quantity(trimmed(subject));
    requirement.bound = read_bound(trimmed(all.substr(at + candidate.text.size())), quantity(requirement.id));
    return requirement;
  }
  throw RequirementError("the requirement " + quoted(text) + " has no known operator", "use >=, >, <=, <, == or !=, in quotes");
}

}  // namespace retain
