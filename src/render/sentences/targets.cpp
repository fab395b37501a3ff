#include "render/sentences/targets.hpp"

#include <algorithm>

#include "render/content/formulas.hpp"
#include "render/content/lines.hpp"
#include "render/sentences/headline.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

constexpr int most_telling_decimals = 9;

/// The digits without a sign, not all of them zero.
std::string telling_digits(const Number& size, int decimals) {
  std::string text = size.to_fixed(decimals);
  for (; !shows_nonzero(text) && decimals < most_telling_decimals; ++decimals) text = size.to_fixed(decimals + 1);
  return shows_nonzero(text) ? grouped(text) : shortest(size.to_double());
}

/// Enough digits for the value to be seen on the same side of the bound as it is.
std::string telling_value(const Requirement& requirement, const Number& value, const Figures& figures) {
  if (!requirement.bound) return figures.number(requirement.id, value);
  for (int decimals = figures.decimals(requirement.id); decimals < most_telling_decimals; ++decimals) {
    const std::string text = value.to_fixed(decimals);
    const auto rounded = Number::parse(text);
    if (rounded && requirement.holds(*rounded) == requirement.holds(value)) return grouped(text);
  }
  return shortest(value.to_double());
}

/// "92", "at most 92": where more is better, a target is what to reach at least.
std::string wish_text(const Requirement& requirement, Language language) {
  const Better better = quantity(requirement.id).better;
  const auto bound = [&] {
    return grouped(requirement.bound->to_decimal(most_telling_decimals).value_or(shortest(requirement.bound->to_double())));
  };
  switch (requirement.comparison) {
    case Comparison::greater_equal:
      return better == Better::higher ? bound() : said("at least {}", language, bound());
    case Comparison::greater:
      return said("above {}", language, bound());
    case Comparison::less_equal:
      return better == Better::lower ? bound() : said("at most {}", language, bound());
    case Comparison::less:
      return said("below {}", language, bound());
    case Comparison::equal:
      return said("exactly {}", language, bound());
    case Comparison::not_equal:
      return said("other than {}", language, bound());
    case Comparison::not_worse:
      return std::string(say("not worse", language));
    case Comparison::not_better:
      break;
  }
  return std::string(say("not better", language));
}

/// A requirement and what came of it in words.
class TargetSentence {
 public:
  TargetSentence(const RequirementResult& result, const Report& report, const Figures& figures)
      : result_(result),
        requirement_(result.requirement),
        granularity_(report.granularity),
        is_segmented_(is_segmented(report)),
        figures_(figures),
        language_(figures.language()) {}

  [[nodiscard]] std::string text() const {
    if (result_.judged == 0) return join_parts(name(), target()) + ": " + not_met(say("there is nothing to judge", language_));
    if (result_.judged == 1) return line_of_one(newest(), result_.met);
    if (result_.met)
      return join_parts(head(), target()) + ": " + said("met in {} of {}", language_, result_.judged, result_.judged) + newest_part();
    // The newest period has the last failures.
    const bool is_newest_told = result_.failures.back().period == result_.period;
    const std::string end = is_newest_told ? std::string() : newest_part();
    if (result_.failures.size() == 1) return line_of_one(result_.failures.front(), false) + end;
    return join_parts(head(), target()) + ": " + said("missed in {} of {}", language_, result_.failures.size(), result_.judged) + ": " +
           failures() + end;
  }

 private:
  static std::string join_parts(const std::string& first, const std::string& second) { return first + ", " + second; }

  [[nodiscard]] std::string not_met(std::string_view why) const { return formatted("{}: {}", say("not met", language_), why); }
  [[nodiscard]] std::string name() const { return capitalised_name(quantity(requirement_.id), language_); }
  [[nodiscard]] std::string target() const {
    const std::string wish = wish_text(requirement_, language_);
    if (requirement_.severity == Severity::error) return said("target {}", language_, wish);
    return said(requirement_.bound ? Text("warning line {}") : Text("warning rule {}"), language_, wish);
  }

  /// Whether all that was judged is of one period, which then stands in front.
  [[nodiscard]] bool is_of_one_period() const { return requirement_.last || requirement_.overall || result_.judged == 1; }
  [[nodiscard]] std::string period_text(const std::string& period) const {
    return requirement_.overall ? std::string(say("overall", language_)) : visible(period);
  }
  [[nodiscard]] std::string head() const { return is_of_one_period() ? head_of(result_.period) : name(); }
  [[nodiscard]] std::string head_of(const std::string& period) const {
    const std::string text = period_text(period);
    return text.empty() ? name() : name() + " " + text;
  }

  /// "Starter 91.5%", in a list of several periods "Starter 2026-10 91.5%".
  [[nodiscard]] std::string value_part(const RequirementFailure& judged, bool with_period) const {
    std::string text;
    const std::string segment = judged.segment.empty() && is_segmented_ ? std::string(say(whole_base, language_)) : visible(judged.segment);
    for (const std::string& part : {segment, with_period ? period_text(judged.period) : std::string()}) {
      if (!part.empty()) text += part + " ";
    }
    if (!judged.value) return text + said("undefined ({})", language_, translated(reason_text(judged.reason), language_));
    return text + telling_value(requirement_, *judged.value, figures_) + figures_.unit(requirement_.id);
  }

  [[nodiscard]] std::string line_of_one(const RequirementFailure& judged, bool is_met) const {
    return formatted("{}: {}, {}: {}", head_of(judged.period), value_part(judged, false), target(), verdict(judged, is_met));
  }

  /// "missed by 0.5 points".
  [[nodiscard]] std::string verdict(const RequirementFailure& judged, bool is_met) const {
    if (!judged.value) return std::string(say("not met", language_));
    if (requirement_.compares_with_past()) return verdict_on_change(judged, is_met);
    const std::string size = size_of_distance(judged);
    if (size.empty()) {
      return is_met ? std::string(say("met", language_)) : formatted("{}, {}", say("missed", language_), say("at the bound", language_));
    }
    if (is_met && requirement_.comparison == Comparison::not_equal) return std::string(say("met", language_));
    return said(is_met ? Text("met by {}") : Text("missed by {}"), language_, size);
  }

  [[nodiscard]] std::string verdict_on_change(const RequirementFailure& judged, bool is_met) const {
    if (!judged.change) return not_met(say("no complete period before to compare with", language_));
    const std::string change = said("{} on {}", language_, figures_.change_with_unit(requirement_.id, *judged.change),
                                    period_before_text(granularity_, language_));
    if (!judged.p_value) return not_met(change + ", " + std::string(say("which cannot be tested without numbers of customers", language_)));
    return formatted("{}, {}, {} ({})", is_met ? say("met", language_) : say("missed", language_), change,
                     verdict_text(*judged.p_value, language_), p_value_text(*judged.p_value));
  }

  /// "0.5 points"; empty where the value is the bound.
  [[nodiscard]] std::string size_of_distance(const RequirementFailure& judged) const {
    const Number distance = *judged.value - *requirement_.bound;
    if (distance.is_zero()) return {};
    const std::string size = telling_digits(absolute(distance), figures_.decimals(requirement_.id));
    return quantity(requirement_.id).unit == Unit::percent ? said("{} points", language_, size) : size + figures_.unit(requirement_.id);
  }

  /// "total 2026-10 93.5% by 2.5 points, Starter 2026-10 91.5% by 4.5 points and 3 more", the newest first.
  [[nodiscard]] std::string failures() const {
    constexpr std::size_t most_failures = 5;
    std::string text;
    const std::size_t shown = std::min(result_.failures.size(), most_failures);
    for (std::size_t i = 0; i < shown; ++i) {
      text += (i == 0 ? "" : ", ") + failure_part(result_.failures[result_.failures.size() - 1 - i]);
    }
    if (result_.failures.size() > shown) text += said(" and {} more", language_, result_.failures.size() - shown);
    return text;
  }

  [[nodiscard]] std::string failure_part(const RequirementFailure& judged) const {
    std::string value = value_part(judged, !is_of_one_period());
    if (!judged.value) return value;
    if (!requirement_.compares_with_past()) {
      const std::string size = size_of_distance(judged);
      return size.empty() ? value : said("{0} by {1}", language_, value, size);
    }
    if (!judged.change) return formatted("{} ({})", value, say("no complete period before to compare with", language_));
    const std::string change = figures_.change_with_unit(requirement_.id, *judged.change);
    return judged.p_value ? formatted("{} ({}, {})", value, change, p_value_text(*judged.p_value))
                          : formatted("{} ({}, {})", value, change, say("not tested", language_));
  }

  [[nodiscard]] RequirementFailure newest() const {
    const Reason reason = result_.failures.empty() ? Reason::none : result_.failures.back().reason;
    return {result_.period, result_.segment, result_.value, reason, result_.change, result_.p_value};
  }

  /// "; newest: total 2026-10 93.5%, met by 1.5 points"; nothing where it has no value.
  [[nodiscard]] std::string newest_part() const {
    if (!result_.value) return {};
    const std::string value = formatted("{}, {}", value_part(newest(), !is_of_one_period()), verdict(newest(), result_.newest_met));
    return "; " + (is_of_one_period() ? value : std::string(say("newest: ", language_)) + value);
  }

  const RequirementResult& result_;
  const Requirement& requirement_;
  Granularity granularity_;
  bool is_segmented_;
  const Figures& figures_;
  Language language_;
};

}  // namespace

std::string distance_text(const RequirementResult& result, const Figures& figures) {
  if (!result.distance) return {};
  const Language language = figures.language();
  const Id id = result.requirement.id;
  const bool is_below = result.distance->sign() < 0;
  if (result.distance->is_zero()) return std::string(say("at the bound", language));
  const std::string size = telling_digits(is_below ? -*result.distance : *result.distance, figures.decimals(id));
  if (quantity(id).unit == Unit::percent) {
    return said(is_below ? Text("{} points below") : Text("{} points above"), language, size);
  }
  return said(is_below ? Text("{} below") : Text("{} above"), language, size + figures.unit(id));
}

Tone tone_of(const RequirementResult& result) {
  if (result.met) return Tone::good;
  return result.requirement.severity == Severity::warning ? Tone::caution : Tone::bad;
}

std::vector<std::string> requirement_lines(const Report& report, const Figures& figures) {
  std::vector<std::string> lines;
  std::transform(report.requirements.begin(), report.requirements.end(), std::back_inserter(lines),
                 [&](const RequirementResult& result) { return TargetSentence(result, report, figures).text(); });
  return lines;
}

}  // namespace retain::render
