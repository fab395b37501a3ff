#include "render/models/forecast_words.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/models/discount.hpp"
#include "render/content/figures.hpp"
#include "render/language/messages.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// How far off the forecast and constant churn are at most where the forecast can be tested, in percent of the customers who are there.
struct Test {
  std::size_t ages = 0;
  std::size_t first = 0;
  std::size_t last = 0;
  double forecast = 0;
  double constant = 0;
};

Test test_of(const Forecast& forecast) {
  Test test;
  const auto add = [&test](std::size_t age, double actual, double predicted, double constant) {
    if (actual <= 0) return;
    if (++test.ages == 1) test.first = age;
    test.last = age;
    test.forecast = std::max(test.forecast, 100 * std::fabs(predicted / actual - 1));
    test.constant = std::max(test.constant, 100 * std::fabs(constant / actual - 1));
  };
  for (const HeldOutAge& at : forecast.holdout) add(at.age, at.actual, at.predicted, at.constant);
  if (!forecast.holdout.empty()) return test;
  for (std::size_t age = forecast.fitted_ages + 1; age < forecast.projection.size(); ++age) {
    const ForecastAge& at = forecast.projection[age];
    if (at.actual) add(age, *at.actual, at.survival, at.constant);
  }
  return test;
}

class Words {
 public:
  Words(const Forecasts& forecasts, const RenderOptions& options)
      : forecast_(forecasts.whole), figures_(forecasts, options), language_(options.language) {}

  [[nodiscard]] std::string survival() const {
    const ForecastAge& last = forecast_.projection.back();
    return said("Of new customers, {1} are expected to be still there {0} after they began (95% range {2}).", language_, ages(horizon()),
                figures_.percent(last.survival), range(last.interval));
  }

  [[nodiscard]] std::string beside_constant() const {
    const std::string churn = figures_.percent(forecast_.churn) + std::string(a_period_text(forecast_.granularity, language_));
    const std::string churn_range = range(forecast_.churn_interval);
    switch (forecast_.why_constant) {
      case WhyConstant::likeliest:
        if (forecast_.churn_rises) {
          return said("Churn rises with age, and the forecast takes it for the same, {0} (95% range {1}): it leaves too many.", language_,
                      churn, churn_range);
        }
        return said("Churn does not fall with age: the same for all, {0} (95% range {1}), is what fits best.", language_, churn,
                    churn_range);
      case WhyConstant::one_age:
        return said("One age does not tell how churn changes: it is taken to stay at {0} (95% range {1}).", language_, churn, churn_range);
      case WhyConstant::asked:
        return said("Churn is taken to be the same for all, {0} (95% range {1}).", language_, churn, churn_range);
      case WhyConstant::not_so:
        break;
    }
    const std::string left = figures_.percent(forecast_.projection.back().constant);
    if (is_beyond_constant(forecast_)) {
      return said("If all left with the same chance, {0}, it would be {1}; that fits how they left so far clearly worse.", language_, churn,
                  left);
    }
    return said("If all left with the same chance, {0}, it would be {1}; how they left so far does not tell the two apart.", language_,
                churn, left);
  }

  [[nodiscard]] std::vector<std::string> worth() const {
    if (!forecast_.discount) return {};
    if (!forecast_.payments) return {std::string(say("Without a discount, the payments of a customer have no end.", language_))};
    const Estimate& payments = *forecast_.payments;
    const auto count = [this](double value) { return figures_.count(value); };
    std::vector<std::string> sentences;
    std::string text = said("What a new customer will pay is worth {0} payments made today, at a discount of {1}% a year (95% range {2})",
                            language_, count(payments.value), shortest(*forecast_.discount), range_of(payments, count));
    if (forecast_.model != ForecastModel::constant)
      text += said("; constant churn says {0}", language_, count(*forecast_.constant_payments));
    sentences.push_back(text + ".");
    sentences.push_back(beyond_fitted());
    if (!forecast_.lifetime_value) return sentences;
    const auto money = [this](double value) { return figures_.money(value); };
    const Estimate& value = *forecast_.lifetime_value;
    const std::string worth_range = range_of(value, money);
    if (forecast_.margin) {
      sentences.push_back(said("That is worth {0} (95% range {1}): {2} a payment, of which {3}% is kept.", language_, money(value.value),
                               worth_range, money(*forecast_.arpa), shortest(*forecast_.margin)));
    } else {
      sentences.push_back(said("That is revenue of {0} (95% range {1}): {2} a payment.", language_, money(value.value), worth_range,
                               money(*forecast_.arpa)));
    }
    return sentences;
  }

  /// Empty where nothing was kept out.
  [[nodiscard]] std::string test() const {
    const Test test = test_of(forecast_);
    if (test.ages == 0) return {};
    const std::string off = figures_.percent(test.forecast);
    const std::string ages = tested_ages(test);
    if (forecast_.model == ForecastModel::constant)
      return said("Tested on what was kept out of the fit ({0}), it is off by at most {1}.", language_, ages, off);
    const Text text =
        test.forecast <= test.constant
            ? Text(
                  "Tested on what was kept out of the fit ({0}), it is off by at most {1}: closer than constant churn, off by "
                  "{2}.")
            : Text(
                  "Tested on what was kept out of the fit ({0}), it is off by at most {1}: constant churn was closer, off by "
                  "{2}.");
    return said(text, language_, ages, off, figures_.percent(test.constant));
  }

  /// How often the ranges held what was kept out. Empty where nothing was.
  [[nodiscard]] std::string how_often_in_range() const {
    const std::optional<HoldoutSummary> summary = holdout_summary(forecast_);
    return summary ? said("The actual numbers lay within the 95% range at {0} of {1} ages.", language_, summary->in_range, summary->ages)
                   : std::string();
  }

  [[nodiscard]] std::string how() const {
    if (forecast_.model == ForecastModel::constant) return {};
    const std::vector<ForecastAge>& ages = forecast_.projection;
    const std::string first = figures_.percent(*ages[1].retention);
    const std::string last = figures_.percent(*ages.back().retention);
    if (forecast_.model == ForecastModel::beta_discrete_weibull) {
      return said(
          "Each customer has a chance of its own to leave, which changes with age (beta-discrete-Weibull): {0} stay through the first "
          "age, and {1} of those still there through age {2}.",
          language_, first, last, horizon());
    }
    return said(
        "Each customer has a chance of its own to leave, the same at every age (shifted beta-geometric). Those likely to leave go "
        "first: {0} stay through the first age, and {1} of those still there through age {2}.",
        language_, first, last, horizon());
  }

  [[nodiscard]] std::string what_ranges_cover(bool names_flags) const {
    const std::string text(
        say("The ranges tell how sure the parameters are with so many customers. They do not cover that the model may be "
            "wrong or that customers change;",
            language_));
    if (test_of(forecast_).ages > 0) return text + " " + std::string(say("the ages kept out show how far off it can be.", language_));
    if (forecast_.fitted_ages < 3) return text + " " + std::string(say("more ages would show how far off it can be.", language_));
    if (!names_flags) return text + " " + std::string(say("how far off it can be was not tested.", language_));
    return text + " " +
           said("--holdout {0} shows how far off it would have been.", language_, std::max<std::size_t>(1, forecast_.fitted_ages / 4));
  }

  [[nodiscard]] std::string how_far() const {
    if (horizon() < 2 * forecast_.fitted_ages) return {};
    return said("Age {0} is told from ages up to {1}: the shorter the past, the farther off a forecast can be.", language_, horizon(),
                forecast_.fitted_ages);
  }

  [[nodiscard]] std::string timing() const {
    if (!forecast_.payments) {
      const bool asks_value = !forecast_.discount && (forecast_.arpa || forecast_.margin);
      return asks_value ? std::string(say("Lifetime value needs a discount: --discount 10, or 0 for none.", language_)) : std::string();
    }
    return said(
        "Payments: the first is made at once, one at each further age by those who stay. Of who has renewed {0} times, {1} more are "
        "expected, discounted to when the next is due.",
        language_, forecast_.fitted_ages, figures_.count(forecast_.further_payments.back()));
  }

  [[nodiscard]] std::string lifetime() const {
    if (!forecast_.mean_lifetime)
      return said("Mean lifetime: without end, since some customers hardly ever leave; it is not 1 / churn = {0}.", language_,
                  figures_.count(100 / forecast_.churn));
    const Estimate& mean = *forecast_.mean_lifetime;
    const std::string payments = figures_.count(mean.value);
    // Everybody makes the first.
    const bool is_open = !mean.high && figures_.count(mean.low) == figures_.count(1);
    if (is_open)
      return said("Mean lifetime, not discounted: {0} payments, but so few losses do not tell how many it is.", language_, payments);
    return said("Mean lifetime, not discounted: {0} payments (95% range {1}).", language_, payments,
                range_of(mean, [this](double value) { return figures_.count(value); }));
  }

  [[nodiscard]] std::string parameters() const {
    constexpr int decimals = 2;
    if (forecast_.parameters.empty()) return said("Log-likelihood {0}.", language_, number_text(forecast_.log_likelihood, decimals));
    std::string text;
    for (const ForecastParameter& parameter : forecast_.parameters) {
      text += (text.empty() ? "" : ", ") + said("{0} {1} (standard error {2})", language_, parameter.key,
                                                ForecastFigures::parameter(parameter.value),
                                                ForecastFigures::parameter(parameter.standard_error));
    }
    return said("{0}; log-likelihood {1}, of constant churn {2}; likelihood ratio {3}.", language_, text,
                number_text(forecast_.log_likelihood, decimals), number_text(forecast_.constant_log_likelihood, decimals),
                number_text(*forecast_.likelihood_ratio, decimals));
  }

  /// How the answer may be worth more, where nothing was asked of it.
  [[nodiscard]] std::string next() const {
    if (forecast_.discount || forecast_.arpa || forecast_.margin) return {};
    return std::string(say("--discount 10 tells what a customer is worth.", language_));
  }

 private:
  /// What part of the payments nobody was seen to make.
  [[nodiscard]] std::string beyond_fitted() const {
    const std::size_t last = forecast_.fitted_ages;
    if (forecast_.further_payments.size() != last + 1 || forecast_.projection.size() <= last) return {};
    const double factor = models::discount_factor(*forecast_.discount, forecast_.granularity);
    const double later =
        forecast_.projection[last].survival / 100 * std::pow(factor, static_cast<double>(last + 1)) * forecast_.further_payments[last];
    return said("Of that, {0} is of ages after {1}, the last that was fitted.", language_,
                number_text(100 * later / forecast_.payments->value, 0) + "%", last);
  }

  [[nodiscard]] std::string tested_ages(const Test& test) const {
    const std::size_t of_each = forecast_.held_out_of_each;
    // Those of several cohorts of different ages are no run of ages.
    if (of_each > 0 && forecast_.holdout.size() != of_each) {
      return of_each == 1 ? std::string(say("the last age of each cohort", language_))
                          : said("the last {0} ages of each cohort", language_, of_each);
    }
    return test.first == test.last ? said("age {0}", language_, test.first) : said("ages {0} to {1}", language_, test.first, test.last);
  }
  [[nodiscard]] std::size_t horizon() const { return forecast_.projection.size() - 1; }
  [[nodiscard]] std::string ages(std::size_t count) const {
    return periods_text(forecast_.granularity, static_cast<int>(count), language_);
  }
  [[nodiscard]] std::string range(const Interval& interval) const {
    return range_text(figures_.share(interval.low), figures_.share(interval.high), language_);
  }
  template <class Text>
  [[nodiscard]] std::string range_of(const Estimate& estimate, Text text) const {
    return range_text(estimate, text, language_);
  }

  const Forecast& forecast_;
  ForecastFigures figures_;
  Language language_;
};

}  // namespace

ForecastFigures::ForecastFigures(const Forecasts& forecasts, const RenderOptions& options)
    : currency_(forecasts.currency), precision_(options.precision) {}

std::string ForecastFigures::percent(double share) const { return this->share(share) + "%"; }
std::string ForecastFigures::share(double share) const { return number_text(share, precision_.value_or(1)); }
std::string ForecastFigures::count(double payments) const { return number_text(payments, precision_.value_or(2)); }
std::string ForecastFigures::money(double amount) const { return money_text(amount, precision_.value_or(2), currency_); }

std::string ForecastFigures::customers(double customers) { return number_text(customers, customers == std::floor(customers) ? 0 : 1); }

std::string ForecastFigures::parameter(double value, int digits) {
  const int before = value > 0 ? static_cast<int>(std::floor(std::log10(value))) + 1 : 1;
  return number_text(value, std::clamp(digits - before, 0, 9));
}

std::vector<std::string> forecast_headline(const Forecasts& forecasts, const RenderOptions& options, Format format) {
  const Words words(forecasts, options);
  std::vector<std::string> sentences{words.survival(), words.beside_constant()};
  for (std::string& sentence : words.worth()) sentences.push_back(std::move(sentence));
  sentences.push_back(words.test());
  sentences.push_back(words.how_often_in_range());
  sentences.push_back(words.what_ranges_cover(format == Format::table));
  std::erase(sentences, std::string());
  return sentences;
}

std::vector<std::string> forecast_notes(const Forecasts& forecasts, const RenderOptions& options, Format format) {
  const Words words(forecasts, options);
  std::vector<std::string> notes{words.how(), words.how_far(), words.timing(), words.lifetime(), words.parameters()};
  std::vector<std::string> assumed;
  for (const Assumption& assumption : forecasts.assumptions) assumed.push_back(visible(said(assumption.text, options.language)));
  if (!assumed.empty()) notes.push_back(said("Assumed: {}.", options.language, join(assumed, "; ")));
  if (format == Format::table) notes.push_back(words.next());
  std::erase(notes, std::string());
  return notes;
}

bool is_kept_out(const Forecast& forecast, std::size_t age) {
  return age > forecast.fitted_ages && age < forecast.projection.size() && forecast.projection[age].actual.has_value();
}

}  // namespace retain::render
