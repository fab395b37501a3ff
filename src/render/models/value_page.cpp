#include "render/models/value_page.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "render/content/blocks.hpp"
#include "render/content/figures.hpp"
#include "render/sentences/warnings.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

std::string_view model_name(PurchaseModel model) { return model == PurchaseModel::bg_nbd ? "BG/NBD" : "MBG/NBD"; }

class ValuePage {
 public:
  ValuePage(const ValueAnswer& answer, const RenderOptions& options)
      : answer_(answer), value_(answer.value), language_(options.language), precision_(options.precision) {}

  /// What it comes to, and how sure that is.
  [[nodiscard]] std::string headline() const {
    const Estimate& purchases = value_.expected_purchases;
    const std::string ahead = time_text(answer_.horizon);
    if (!value_.value) {
      return said("In the next {0}, these {1} customers are expected to make {2} purchases (95% range {3}).", language_, ahead,
                  count(value_.customers), number_text(purchases.value, 0), range(purchases, whole));
    }
    const Estimate& worth = *value_.value;
    return said("In the next {0}, these {1} customers are expected to make {2} purchases that are worth {3} (95% range {4}).", language_,
                ahead, count(value_.customers), number_text(purchases.value, 0), money(worth.value, 0),
                range(worth, [this](double amount) { return money(amount, 0); }));
  }

  [[nodiscard]] std::vector<std::string> statements() const {
    std::vector<std::string> texts;
    const Estimate& alive = value_.alive;
    texts.push_back(said("Likely to be customers still: {0} of {1} ({2}%; 95% range {3}).", language_, whole(alive.value),
                         count(value_.customers), whole(share_of(alive.value)), range(alive, whole)));
    texts.emplace_back(value_.purchases.model == PurchaseModel::bg_nbd
                           ? say("The model (BG/NBD): each customer buys at random at a rate of their own, and after each repeat purchase "
                                 "may be gone for good; nobody says so, silence tells.",
                                 language_)
                           : say("The model (MBG/NBD): each customer buys at random at a rate of their own, and after each purchase, the "
                                 "first too, may be gone for good; nobody says so, silence tells.",
                                 language_));
    texts.push_back(fit());
    if (value_.alternative) add_alternative(texts);
    texts.emplace_back(
        say("Ranges cover how uncertain the fitted numbers are, and nothing else: not the chance in what customers do, nor a "
            "change in how they behave.",
            language_));
    return texts;
  }

  /// The shares of customers by their repeat purchases, as they are and as the model has them.
  [[nodiscard]] CurveChart fit_chart() const {
    CurveChart chart;
    chart.title = say("Customers by repeat purchases, in percent", language_);
    chart.across = say("repeat purchases", language_);
    Curve fitted{std::string(say("as the model has it", language_)), CurveStyle::line, {}, {}};
    Curve actual{std::string(say("actual", language_)), CurveStyle::points, {}, {}};
    for (const FrequencyCount& row : value_.counts) {
      fitted.values.emplace_back(share_of(row.fitted));
      actual.values.emplace_back(share_of(static_cast<double>(row.actual)));
    }
    if (!value_.counts.empty()) chart.across += said(" (the last: {} and more)", language_, value_.counts.back().frequency);
    chart.curves = {std::move(fitted), std::move(actual)};
    return chart;
  }

  void add_tables_to(Page& page) const {
    add_at_risk(page);
    add_counts(page);
    add_models(page);
  }

  [[nodiscard]] std::vector<std::string> notes() const {
    std::vector<std::string> notes;
    if (!answer_.at_risk.empty()) {
      notes.emplace_back(
          value_.value
              ? say("Still here: the chance that a customer is not gone. At risk: the value times the chance that it is.", language_)
              : say("Still here: the chance that a customer is not gone. At risk: the purchases times the chance that it is.", language_));
    }
    notes.push_back(parameters());
    if (value_.purchases.model == PurchaseModel::bg_nbd) {
      notes.emplace_back(say("BG/NBD takes everyone without a repeat purchase for a customer still; --model mbg-nbd does not.", language_));
    }
    if (!value_.alternative) {
      notes.push_back(said("{0} cannot be fitted to these customers: its likelihood has no maximum.", language_,
                           model_name(value_.purchases.model == PurchaseModel::bg_nbd ? PurchaseModel::mbg_nbd : PurchaseModel::bg_nbd)));
    }
    if (value_.spend) add_spend_notes(notes);
    switch (value_.reason) {
      case Reason::missing_input:
        notes.emplace_back(say("No value: amounts of repeat purchases are not known.", language_));
        break;
      case Reason::no_maximum:
        notes.emplace_back(
            say("No value: amounts do not differ enough between and within customers to fit the gamma-gamma model.", language_));
        break;
      case Reason::infinite:
        notes.emplace_back(
            say("No value: amounts differ so much between customers that their mean is infinite under the gamma-gamma model "
                "(q is 1 or less).",
                language_));
        break;
      default:
        if (value_.value && !value_.value->high) {
          notes.emplace_back(
              say("The value has no upper end: amounts differ so much between customers that their mean may be infinite (the range of q "
                  "reaches to 1 or below).",
                  language_));
        }
        notes.emplace_back(say("This is the value until the horizon, not a lifetime value, which counts what comes later too.", language_));
        break;
    }
    return notes;
  }

  [[nodiscard]] std::string assumptions() const {
    std::vector<std::string> texts;
    for (const Assumption& assumption : answer_.assumptions) texts.push_back(visible(said(assumption.text, language_)));
    return texts.empty() ? std::string() : said("Assumed: {}.", language_, join(texts, "; "));
  }

 private:
  [[nodiscard]] std::string parameters() const {
    const auto& [r, alpha, a, b] = value_.purchases.parameters;
    return said("{0}: r {1}, α {2}, a {3}, b {4}; the larger a log-likelihood, the better the fit.", language_,
                model_name(value_.purchases.model), number_text(r, 3), number_text(alpha, 3), number_text(a, 3), number_text(b, 3));
  }
  /// Of two models that fit about as well, neither may be read alone.
  void add_alternative(std::vector<std::string>& texts) const {
    constexpr double hardly_told_apart = 2;
    const double ahead = value_.alternative->log_likelihood - value_.purchases.log_likelihood;
    if (ahead < -hardly_told_apart) return;
    const auto add = [&](Text text) {
      texts.push_back(said(text, language_, model_name(value_.alternative->model), number_text(value_.alternative_totals->alive, 0),
                           number_text(value_.alternative_totals->purchases, 0)));
    };
    if (ahead > hardly_told_apart) {
      add("{0} fits better, and has {1} customers still and {2} purchases.");
    } else {
      add("{0} fits about as well, and has {1} customers still and {2} purchases: the ranges do not cover which model holds.");
    }
  }

  [[nodiscard]] std::string fit() const {
    constexpr std::size_t told = 4;
    const std::vector<FrequencyCount>& counts = value_.counts;
    std::array<double, told> actual{};
    std::array<double, told> fitted{};
    for (std::size_t i = 0; i < counts.size(); ++i) {
      actual.at(std::min(i, told - 1)) += share_of(static_cast<double>(counts[i].actual));
      fitted.at(std::min(i, told - 1)) += share_of(counts[i].fitted);
    }
    const auto listed = [](const std::array<double, told>& shares) {
      std::vector<std::string> texts;
      for (const double share : shares) texts.push_back(whole(share) + "%");
      return join(texts, ", ");
    };
    return said("With 0, 1, 2, and 3 or more repeat purchases: {0} of customers; the model has {1}.", language_, listed(actual),
                listed(fitted));
  }

  [[nodiscard]] double share_of(double customers) const { return 100 * customers / static_cast<double>(value_.customers); }
  [[nodiscard]] static std::string whole(double number) { return number_text(number, 0); }
  template <class Text>
  [[nodiscard]] std::string range(const Estimate& estimate, Text text) const {
    return range_text(estimate, text, language_);
  }
  [[nodiscard]] static std::string count(std::int64_t number) { return grouped(std::to_string(number)); }

  [[nodiscard]] std::string money(double amount, int decimals) const {
    return money_text(amount, precision_.value_or(decimals), answer_.currency);
  }

  [[nodiscard]] std::string time_text(const Number& time) const {
    const std::string number = grouped(shortest(time.to_double()));
    const bool is_one = time == Number(1);
    switch (answer_.time_unit) {
      case Granularity::day:
        return is_one ? std::string(say("1 day", language_)) : said("{} days", language_, number);
      case Granularity::month:
        return is_one ? std::string(say("1 month", language_)) : said("{} months", language_, number);
      case Granularity::year:
        return is_one ? std::string(say("1 year", language_)) : said("{} years", language_, number);
      default:
        return is_one ? std::string(say("1 week", language_)) : said("{} weeks", language_, number);
    }
  }

  void add_at_risk(Page& page) const {
    if (answer_.at_risk.empty()) return;
    std::vector<GridLine> lines;
    for (const ValuedCustomer& one : answer_.at_risk) {
      const CustomerProspect& prospect = one.prospect;
      const double silence = one.history.age - one.history.recency;
      GridLine& line = lines.emplace_back();
      line.add(visible(one.customer)).add(count(one.history.frequency), static_cast<double>(one.history.frequency));
      line.add(time_text(Number::approximate(std::round(10 * silence) / 10)), silence);
      line.add(number_text(100 * prospect.probability_alive, 0) + "%", 100 * prospect.probability_alive);
      line.add(number_text(prospect.expected_purchases, 2), prospect.expected_purchases);
      line.add(prospect.value ? money(*prospect.value, 2) : std::string(undefined_mark), prospect.value);
      line.add(prospect.value ? money(prospect.at_risk(), 2) : number_text(prospect.at_risk(), 2), prospect.at_risk());
    }
    page.add({std::string(say("Most at risk", language_)), std::string(say("repeats", language_)),
              std::string(say("silent for", language_)), std::string(say("still here", language_)),
              std::string(say("purchases", language_)), std::string(say("value", language_)), std::string(say("at risk", language_))},
             1, std::move(lines));
  }

  void add_counts(Page& page) const {
    std::vector<GridLine> lines;
    for (const FrequencyCount& row : value_.counts) {
      const bool is_last = &row == &value_.counts.back();
      const std::string frequency = std::to_string(row.frequency);
      lines.emplace_back()
          .add(is_last ? said("{} and more", language_, frequency) : frequency)
          .add(count(row.actual), static_cast<double>(row.actual))
          .add(number_text(row.fitted, 1), row.fitted);
    }
    page.add({std::string(say("Repeat purchases", language_)), std::string(say("customers", language_)),
              std::string(say("as the model has it", language_))},
             1, std::move(lines));
  }

  void add_models(Page& page) const {
    std::vector<GridLine> lines;
    const auto add = [&](const PurchaseFit& fit, const ExpectedTotals& totals) {
      lines.emplace_back()
          .add(std::string(model_name(fit.model)))
          .add(number_text(fit.log_likelihood, 2), fit.log_likelihood)
          .add(number_text(totals.alive, 0), totals.alive)
          .add(number_text(totals.purchases, 0), totals.purchases)
          .add(totals.value ? money(*totals.value, 0) : std::string(undefined_mark), totals.value);
    };
    add(value_.purchases,
        {value_.alive.value, value_.expected_purchases.value, value_.value ? std::optional(value_.value->value) : std::nullopt});
    if (value_.alternative) add(*value_.alternative, *value_.alternative_totals);
    page.add({std::string(say("Model", language_)), std::string(say("log-likelihood", language_)),
              std::string(say("still customers", language_)), std::string(say("purchases to come", language_)),
              std::string(say("value", language_))},
             1, std::move(lines));
  }

  void add_spend_notes(std::vector<std::string>& notes) const {
    const SpendFit& spend = *value_.spend;
    if (spend.mean) {
      notes.push_back(said("A purchase is worth {0} on average over all customers (gamma-gamma: p {1}, q {2}, v {3}).", language_,
                           money(*spend.mean, 2), number_text(spend.parameters[0], 3), number_text(spend.parameters[1], 3),
                           number_text(spend.parameters[2], 3)));
    }
    if (!spend.correlation) return;
    constexpr double weak = 0.3;
    const std::string correlation = number_text(*spend.correlation, 2);
    notes.push_back(std::fabs(*spend.correlation) < weak
                        ? said("How often and how much customers buy is hardly related (correlation {0}), as the model assumes.", language_,
                               correlation)
                        : said("How often and how much customers buy is related (correlation {0}), which the model assumes it is not: read "
                               "the value with care.",
                               language_, correlation));
  }

  const ValueAnswer& answer_;
  const CustomerValue& value_;
  Language language_;
  std::optional<int> precision_;
};

}  // namespace

Page value_page(const ValueAnswer& answer, const RenderOptions& options, bool draws_fit) {
  const ValuePage content(answer, options);
  Page page;
  page.title = say("Value of customers", options.language);
  page.add(SentenceKind::headline, {content.headline()});
  page.add(SentenceKind::statement, content.statements());
  if (draws_fit) page.parts.emplace_back(content.fit_chart());
  content.add_tables_to(page);
  std::vector<std::string> notes = content.notes();
  if (std::string assumed = content.assumptions(); !assumed.empty()) notes.push_back(std::move(assumed));
  page.add(SentenceKind::note, std::move(notes));
  page.add(SentenceKind::warning, warning_sentences(answer.warnings, options.language));
  return page;
}

}  // namespace retain::render
