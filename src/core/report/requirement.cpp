#include "retain/requirement.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/table/spelling.hpp"
#include "retain/statistics.hpp"
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

/// The keys of the quantities whose change can be tested.
std::string tested_keys() {
  std::string keys;
  for (const Quantity& row : quantities()) {
    if (row.sample && row.better != Better::neither) keys += (keys.empty() ? "" : ", ") + std::string(row.key);
  }
  return keys;
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
  const Number size = absolute(*bound);
  if (row.near_hundred && !percent_sign && !bound->is_zero() && size <= Number(1)) {
    throw RequirementError(
        std::string(row.name) + " is in percent, and " + std::string(digits) + " looks like a fraction",
        "write " + (*bound * Number(100)).to_decimal(15).value_or("85") + ", or " + std::string(digits) + "% if it is meant so");
  }
  return *bound;
}

bool is_space(char c) { return c == ' ' || c == '\t'; }

/// The last word of `text`, which is taken off.
std::string_view take_last_word(std::string_view& text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  std::size_t begin = text.size();
  while (begin > 0 && !is_space(text[begin - 1])) --begin;
  const std::string_view word = text.substr(begin);
  text.remove_suffix(word.size());
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return word;
}

constexpr std::array<Operator, 2> past_operators{{{"not worse", Comparison::not_worse}, {"not better", Comparison::not_better}}};

/// The operator in words at the end of a text.
struct PastOperator {
  std::string_view subject;  ///< what stands before it
  std::string words;         ///< as written, with one space between them, in lower case
};
PastOperator past_operator(std::string_view text) {
  PastOperator found;
  found.subject = text;
  found.words = lower_ascii(take_last_word(found.subject));
  // "not-worse" and "not_worse" are one word.
  for (const char joint : {'-', '_'}) {
    if (const std::size_t place = found.words.find(joint); place != std::string::npos) found.words[place] = ' ';
  }
  if (found.words.find(' ') == std::string::npos) found.words = lower_ascii(take_last_word(found.subject)) + " " + found.words;
  return found;
}

[[noreturn]] void refuse_without_operator(std::string_view text) {
  std::vector<std::string> known;
  for (const Operator& candidate : past_operators) known.emplace_back(candidate.text);
  std::string_view rest = text;
  const std::string last = lower_ascii(take_last_word(rest));
  const bool lacks_not = last == "worse" || last == "better";
  const std::string meant = lacks_not ? "; did you mean " + quoted("not " + last) + "?" : did_you_mean(past_operator(text).words, known);
  throw RequirementError("the requirement " + quoted(text) + " has no operator" + meant,
                         "put it in quotes, or the shell reads > and < as redirections: --require 'crr >= 85'; 'last:crr not worse' is "
                         "about the change on the period before");
}

/// The requirement that the change on the period before is not beyond chance in one direction.
Requirement past_requirement(Requirement requirement) {
  const PastOperator found = past_operator(requirement.text);
  const auto* known =
      std::find_if(past_operators.begin(), past_operators.end(), [&](const Operator& candidate) { return candidate.text == found.words; });
  if (known == past_operators.end()) refuse_without_operator(requirement.text);
  requirement.comparison = known->comparison;
  std::string_view subject = trimmed(found.subject);
  read_prefixes(subject, requirement);
  requirement.id = required_quantity(trimmed(subject));
  const Quantity& row = quantity(requirement.id);
  if (requirement.overall) {
    throw RequirementError("there is no period before overall:, which " + quoted(known->text) + " is about",
                           "last: is about the newest period");
  }
  if (row.better == Better::neither) {
    throw RequirementError("more " + std::string(row.key) + " is neither better nor worse", "give a bound: >=, >, <=, <, == or !=");
  }
  if (!row.sample) {
    throw RequirementError("whether a change of " + std::string(row.name) + " is beyond chance cannot be tested",
                           "give a bound, for example '" + std::string(row.key) +
                               (row.better == Better::lower ? " <= 10'; " : " >= 10'; ") + quoted(known->text) + " is for " +
                               tested_keys());
  }
  return requirement;
}

}  // namespace

bool Requirement::holds(const Number& value) const {
  switch (comparison) {
    case Comparison::greater_equal:
      return value >= *bound;
    case Comparison::greater:
      return value > *bound;
    case Comparison::less_equal:
      return value <= *bound;
    case Comparison::less:
      return value < *bound;
    case Comparison::equal:
      return value == *bound;
    case Comparison::not_equal:
      return value != *bound;
    case Comparison::not_worse:
    case Comparison::not_better:
      break;
  }
  return false;
}

bool Requirement::holds(const Number& change, double p_value) const {
  if (!compares_with_past()) return false;
  const bool is_better = (change.sign() > 0) == (quantity(id).better == Better::higher);
  const bool is_refused = is_better == (comparison == Comparison::not_better);
  return !is_refused || change.is_zero() || !is_significant(p_value);
}

Requirement parse_requirement(std::string_view text) {
  Requirement requirement;
  requirement.text = trimmed(text);
  const auto at = requirement.text.find_first_of("<>=!");
  if (at == std::string::npos) return past_requirement(std::move(requirement));
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
  throw RequirementError("the requirement " + quoted(text) + " has no known operator",
                         "use >=, >, <=, <, == or !=, in quotes, or the words not worse");
}

}  // namespace retain
