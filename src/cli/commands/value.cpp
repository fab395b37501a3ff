#include <algorithm>
#include <cmath>

#include "cli/flags/common_flags.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/flags/input_flags.hpp"
#include "cli/inputs/load_inputs.hpp"
#include "cli/inputs/purchases_of.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/steps/refusals.hpp"
#include "cli/steps/rejects.hpp"
#include "cli/system/errors.hpp"
#include "cli/system/output_file.hpp"
#include "core/purchases/customer_value.hpp"
#include "render/models/value_json.hpp"
#include "render/render.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

Flag value_horizon_flag() {
  return {"--horizon", "N", "how far ahead, in the time unit; demanded",
          [](Options& options, const std::string& flag, const std::string& value) {
            constexpr int most = 100'000;
            const auto number = Number::parse(value);
            if (!number || number->sign() <= 0 || Number(most) < *number) {
              throw UsageError(formatted("{} takes a number above 0, up to {}, not {}", flag, most, in_quotes(value)), "for example 52");
            }
            options.value.horizon = *number;
          }};
}

Flag value_unit_flag() {
  return choice_flag<Granularity>(
      "--time-unit", "UNIT", "day, week, month or year: of --horizon and of the times of a table (default: as its headers say, else week)",
      {{"day", Granularity::day}, {"week", Granularity::week}, {"month", Granularity::month}, {"year", Granularity::year}},
      [](Options& options, Granularity unit) { options.value.time_unit = unit; });
}

Flag value_model_flag() {
  std::vector<std::pair<std::string, PurchaseModel>> choices;
  for (const PurchaseModel model : purchase_models) choices.emplace_back(purchase_model_key(model), model);
  return choice_flag<PurchaseModel>("--model", "MODEL",
                                    "bg-nbd: who never bought again is a customer still; mbg-nbd: may be gone too (default: the likelier)",
                                    choices, [](Options& options, PurchaseModel model) { options.value.model = model; });
}

Flag customers_out_flag() {
  return {"--customers-out", "FILE", "write what every customer is expected to do to a file: .csv, .tsv or .ndjson",
          [](Options& options, const std::string& flag, const std::string& value) {
            const auto format = render::format_of_file(value);
            const bool is_known = format == render::Format::csv || format == render::Format::tsv || format == render::Format::ndjson;
            if (!is_known || is_standard_output(value)) {
              throw UsageError(formatted("{} takes a file that ends in .csv, .tsv or .ndjson, not {}", flag, in_quotes(value)),
                               "for example --customers-out customers.csv");
            }
            options.value.customers_out = value;
          }};
}

Flags value_flags(const Command& command) {
  constexpr int most_customers = 100'000;
  Flags flags;
  add_flags(
      flags, "Value",
      {in_brief(value_horizon_flag(), "how far ahead, in weeks; demanded"),
       in_brief(discount_flag("what a year takes off an amount, continuously (default: nothing)",
                              [](Options& options) -> std::optional<double>& { return options.value.discount; }),
                "percent a year"),
       in_brief(margin_flag("how much of an amount is kept (default: all, so that value is revenue)",
                            [](Options& options) -> std::optional<double>& { return options.value.margin; }),
                "percent of an amount that is kept"),
       in_brief(value_unit_flag(), "day, week, month or year"), in_brief(value_model_flag(), "bg-nbd or mbg-nbd"),
       in_brief(number_flag("--at-risk", "list the N customers with the largest value times the chance that they are gone (default: 10)", 0,
                            most_customers, [](Options& options, int customers) { options.value.at_risk = customers; }),
                "list N customers who may be gone"),
       in_brief(customers_out_flag(), "write every customer to a file")});
  add_flags(flags, "Output",
            {format_flag(command), output_flag(), title_flag(), precision_flag(), colour_flag(), language_flag(), quiet_flag(),
             config_flag(), help_flag(), help_all_flag()});
  add_flags(flags, "Checks", {strict_flag("warnings are errors")});
  add_input_flags(flags, BadRows::may_be_skipped, Customers::together);
  return flags;
}

bool is_more_at_risk(const render::ValuedCustomer& a, const render::ValuedCustomer& b) {
  const double risk_a = a.prospect.at_risk();
  const double risk_b = b.prospect.at_risk();
  return risk_a != risk_b ? risk_a > risk_b : a.customer < b.customer;
}

/// The customers of whom most may be lost already, the most first.
std::vector<render::ValuedCustomer> most_at_risk(const Buyers& buyers, const CustomerValue& value, std::size_t size) {
  // A heap, its least on top.
  std::vector<render::ValuedCustomer> found;
  if (size == 0) return found;
  buyers.each([&](const PurchaseHistory& history, const std::function<std::string()>& name) {
    const CustomerProspect prospect = value.prospect_of(history);
    const double risk = prospect.at_risk();
    if (!(risk > 0) || (found.size() == size && risk < found.front().prospect.at_risk())) return;
    found.push_back({name(), history, prospect});
    std::ranges::push_heap(found, is_more_at_risk);
    if (found.size() <= size) return;
    std::ranges::pop_heap(found, is_more_at_risk);
    found.pop_back();
  });
  std::ranges::sort_heap(found, is_more_at_risk);
  return found;
}

Output customers_output(const std::string& path, const Buyers& buyers, const CustomerValue& value) {
  return {path, [path, &buyers, &value](const Sink& sink) {
            std::vector<std::pair<std::string, PurchaseHistory>> customers;
            buyers.each(
                [&](const PurchaseHistory& history, const std::function<std::string()>& name) { customers.emplace_back(name(), history); });
            // Rows come in no order of their own.
            std::ranges::stable_sort(customers, {}, [](const auto& one) -> const std::string& { return one.first; });
            const render::ValuedCustomers each = [&](const std::function<void(const render::ValuedCustomer&)>& take) {
              for (auto& [name, history] : customers) take({std::move(name), history, value.prospect_of(history)});
            };
            const auto format = render::format_of_file(path);
            if (format == render::Format::ndjson) return render::write_value_ndjson(each, value.reason, sink);
            render::write_value_delimited(each, format == render::Format::tsv ? '\t' : ',', sink);
          }};
}

void check_question(const Options& options) {
  refuse_without_models(options);
  if (!options.value.horizon) {
    throw UsageError("value needs --horizon: how far ahead purchases are counted",
                     "for example --horizon 52, in weeks unless --time-unit says otherwise");
  }
}

/// Throws InputError, with what is doubtful about the input in front, where no model fits.
CustomerValue fitted(const Buyers& buyers, const Options& options, const io::Loaded& loaded) {
  const ValueQuestion& question = options.value;
  ValueOptions model;
  model.horizon = question.horizon->to_double();
  if (question.discount) model.interest = std::log1p(*question.discount / 100) * years_in(buyers.time_unit).to_double();
  if (question.margin) model.margin = *question.margin / 100;
  model.model = question.model;
  models::PurchaseSample sample;
  buyers.each([&](const PurchaseHistory& history, const std::function<std::string()>&) { sample.add(history); });
  try {
    return models::customer_value(std::move(sample), model);
  } catch (const NoFitError& error) {
    std::vector<Diagnostic> problems;
    if (!options.quiet) problems = buyers.warnings;
    problems.push_back(retain::error("no_fit", error.what(), error.hint(), {loaded.opened.front().name, 0, 0, {}}));
    throw InputError(std::move(problems));
  }
}

void add_assumptions(render::ValueAnswer& answer, const ValueQuestion& question) {
  const auto add = [&answer](const char* text) { answer.assumptions.push_back({std::nullopt, {text}, {text}}); };
  if (!answer.value.value) return;
  if (!question.discount) add("value is not discounted (--discount)");
  if (!question.margin) add("value is revenue, without costs (--margin)");
}

ExitStatus run_value(const Options& options, const Streams& streams) {
  check_question(options);
  refuse_unknown_endings(options);
  refuse_workbooks(options, streams.console);
  Options reading = options;
  reading.load.period = Granularity::day;
  std::optional<io::Loaded> loaded = load_inputs(reading, streams, Wanted::purchases);
  if (!loaded) return ExitStatus::usage;
  const Buyers buyers = buyers_of(*loaded, options);
  refuse_warnings(buyers.warnings, options);
  render::ValueAnswer answer;
  answer.value = fitted(buyers, options, *loaded);
  answer.horizon = *options.value.horizon;
  answer.time_unit = buyers.time_unit;
  answer.discount = options.value.discount;
  answer.margin = options.value.margin;
  answer.currency = loaded->currency;
  answer.at_risk = most_at_risk(buyers, answer.value, static_cast<std::size_t>(options.value.at_risk));
  answer.assumptions = assumptions_of(*loaded);
  std::ranges::copy(buyers.assumptions, std::back_inserter(answer.assumptions));
  add_assumptions(answer, options.value);
  answer.warnings = loaded->warnings;
  std::ranges::copy(buyers.warnings, std::back_inserter(answer.warnings));

  std::vector<Output> beside;
  add_rejects(beside, loaded->rejected, options);
  if (!options.value.customers_out.empty()) beside.push_back(customers_output(options.value.customers_out, buyers, answer.value));
  return deliver_answer([&](render::Format format, const render::RenderOptions& how) { return render::render_value(answer, format, how); },
                        answer.warnings, loaded->notes, options, streams, std::move(beside));
}

}  // namespace

Command value_command() {
  return {
      .name = "value",
      .summary = "who is still a customer and what they will buy, where nobody has a contract",
      .arguments = "[FILE...]",
      .notes = {"A FILE has a row per purchase (customer, date, amount) or a row per customer: frequency (repeat purchases), recency "
                "(first purchase to last), age (first purchase to the end of what is known), perhaps monetary (mean of the repeat "
                "purchases); - is standard input, also read where no FILE is given.",
                "Purchases follow BG/NBD or MBG/NBD, amounts the gamma-gamma model. 95% ranges are of the fitted numbers; chance and "
                "change in what customers do come on top."},
      .examples = {"retain value purchases.csv --horizon 52", "retain value purchases.csv --horizon 12 --time-unit month --margin 40",
                   "retain value rfm.csv --horizon 52 --customers-out customers.csv"},
      .formats = {"table", "json", "markdown", "html", "mail", "xlsx"},
      .flags = value_flags,
      .take_arguments = take_files,
      .run = run_value,
  };
}

}  // namespace retain::cli
