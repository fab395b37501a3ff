#include <algorithm>
#include <string>

#include "core/table/spelling.hpp"
#include "retain/amount.hpp"
#include "retain/what_if.hpp"
#include "text/words.hpp"

namespace retain {

namespace {

constexpr const char* premise_example = "for example --assume 'churn -1pp', 'apv +5%' or 'crr = 90'";

/// Takes `ending` off the end of a text, and the spaces before it.
bool take_ending(std::string_view& text, std::string_view ending) {
  if (!text.ends_with(ending)) return false;
  text = trimmed(text.substr(0, text.size() - ending.size()));
  return true;
}

/// The text with the minus sign of keyboards in place of the typographic one.
std::string with_plain_minus(std::string text) {
  constexpr std::string_view typographic = "\u2212";
  for (std::size_t at = text.find(typographic); at != std::string::npos; at = text.find(typographic))
    text.replace(at, typographic.size(), "-");
  return text;
}

Id assumed_quantity(std::string_view name) {
  if (const auto id = find_quantity(name)) return *id;
  std::vector<std::string> known;
  for (const Quantity& row : quantities()) known.emplace_back(row.key);
  throw PremiseError("unknown metric " + quoted(name) + did_you_mean(name, known), "`retain metrics` lists them");
}

class PremiseReader {
 public:
  explicit PremiseReader(std::string_view text) : text_(trimmed(text)), plain_(with_plain_minus(std::string(text_))), rest_(plain_) {
    premise_.text = text_;
  }

  Premise read() && {
    has_points_ = take_ending(rest_, "pp") || take_ending(rest_, "%p");
    has_percent_ = !has_points_ && take_ending(rest_, "%");
    read_amount();
    read_operator();
    premise_.id = assumed_quantity(trimmed(rest_));
    check_unit(quantity(premise_.id));
    check_range(quantity(premise_.id));
    return std::move(premise_);
  }

 private:
  /// The digits at the end; their sign may be the operator.
  void read_amount() {
    const std::size_t before = rest_.find_last_not_of("0123456789.");
    const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
    digits_ = rest_.substr(start);
    if (is_exponent(rest_.substr(0, start))) throw PremiseError(quoted(text_) + " has a number with an exponent", "write all its digits");
    const auto amount = Number::parse(digits_.starts_with('.') ? "0" + std::string(digits_) : std::string(digits_));
    if (!amount || before == std::string_view::npos)
      throw PremiseError(quoted(text_) + " does not say what is assumed of it", premise_example);
    if (std::min(digits_.find('.'), digits_.size()) > Amount::most_integer_digits)
      throw PremiseError(quoted(text_) + " has more than 18 digits before the point", premise_example);
    premise_.amount = *amount;
    rest_ = trimmed(rest_.substr(0, start));
  }

  /// "churn = 1e", "churn = 1e+".
  static bool is_exponent(std::string_view front) {
    if (front.ends_with('+') || front.ends_with('-')) front.remove_suffix(1);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return front.size() > 1 && (front.ends_with('e') || front.ends_with('E')) && is_digit(front[front.size() - 2]);
  }

  void read_operator() {
    const bool is_negative = take_ending(rest_, "-");
    const bool is_signed = is_negative || take_ending(rest_, "+");
    if (is_negative) premise_.amount = -premise_.amount;
    if (take_ending(rest_, "=")) {
      premise_.kind = PremiseKind::set;
    } else if (is_signed) {
      premise_.kind = has_percent_ ? PremiseKind::scale : PremiseKind::add;
    } else {
      throw PremiseError(quoted(text_) + " has no =, + or - before the number", premise_example);
    }
  }

  void check_unit(const Quantity& row) const {
    const bool is_percent = row.unit == Unit::percent;
    if (has_points_ && !is_percent)
      throw PremiseError(std::string(row.name) + " is not a percent, and has no points: " + quoted(text_),
                         "leave the pp out, or write % for a share of it");
    if (has_points_ && premise_.kind == PremiseKind::set)
      throw PremiseError("points are a change, and = is none: " + quoted(text_),
                         "write " + std::string(row.key) + " = " + std::string(digits_));
    if (premise_.kind == PremiseKind::set && has_percent_ && !is_percent)
      throw PremiseError(std::string(row.name) + " is not a percent: " + quoted(text_), "leave the % out");
    const std::string sign = premise_.amount.sign() < 0 ? "-" : "+";
    if (premise_.kind == PremiseKind::add && is_percent && !has_points_)
      throw PremiseError(
          quoted(text_) + " leaves open whether points or a share of it are meant",
          "write " + sign + std::string(digits_) + "pp for points, " + sign + std::string(digits_) + "% for a share of what it is");
    const Number size = absolute(premise_.amount);
    if (premise_.kind == PremiseKind::set && is_percent && !has_percent_ && !size.is_zero() && size <= Number(1))
      throw PremiseError(
          std::string(row.name) + " is in percent, and " + std::string(digits_) + " looks like a fraction",
          "write " + (premise_.amount * Number(100)).to_decimal(15).value_or("5") + ", or " + std::string(digits_) + "% if it is meant so");
  }

  void check_range(const Quantity& row) const {
    if (premise_.kind != PremiseKind::set) return;
    if (row.most && premise_.amount > Number(*row.most))
      throw PremiseError(std::string(row.name) + " cannot be over " + std::to_string(*row.most) + ": " + quoted(text_), premise_example);
    if (row.least && premise_.amount < Number(*row.least))
      throw PremiseError(std::string(row.name) + " cannot be under " + std::to_string(*row.least) + ": " + quoted(text_), premise_example);
  }

  std::string_view text_;
  std::string plain_;
  std::string_view rest_;  ///< of `plain_`
  std::string_view digits_;
  bool has_points_ = false;
  bool has_percent_ = false;
  Premise premise_;
};

}  // namespace

Premise parse_premise(std::string_view text) { return PremiseReader(text).read(); }

}  // namespace retain
