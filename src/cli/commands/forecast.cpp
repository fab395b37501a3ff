#include "retain/forecast.hpp"

#include <algorithm>

#include "cli/flags/cohort_flags.hpp"
#include "cli/flags/common_flags.hpp"
#include "cli/flags/input_flags.hpp"
#include "cli/inputs/forecasts_of.hpp"
#include "cli/inputs/load_inputs.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/steps/refusals.hpp"
#include "cli/steps/rejects.hpp"
#include "render/render.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

Flag ages_flag(std::string name, std::string help, std::optional<std::size_t> ForecastRules::*member) {
  constexpr int most_ages = 10'000;
  return number_flag(std::move(name), std::move(help), 1, most_ages,
                     [member](Options& options, int ages) { options.forecast.*member = static_cast<std::size_t>(ages); });
}

Flag model_flag() {
  std::vector<std::pair<std::string, ForecastModel>> choices;
  for (const ForecastModel model : {ForecastModel::shifted_beta_geometric, ForecastModel::beta_discrete_weibull, ForecastModel::constant})
    choices.emplace_back(forecast_model_key(model), model);
  return in_brief(choice_flag<ForecastModel>("--model", "MODEL",
                                             "how customers leave: sbg (each with a chance of its own), bdw (with one that changes with "
                                             "age), constant (all with the same; default: sbg)",
                                             choices, [](Options& options, ForecastModel model) { options.forecast.model = model; }),
                  "how customers leave: sbg, bdw or constant");
}

Flags flags_of_forecasts() {
  return {
      in_brief(ages_flag("--horizon", "the last age to forecast (default: twice the ages known)", &ForecastRules::horizon),
               "the last age to forecast"),
      in_brief(ages_flag("--holdout", "keep the last N ages of each cohort out of the fit, and tell how far off the forecast of them is",
                         &ForecastRules::holdout),
               "keep the last N ages out, to test it on"),
      in_brief(ages_flag("--fit", "fit ages 0 to N (default: all)", &ForecastRules::fit), "fit ages 0 to N"),
      model_flag(),
      in_brief(discount_flag("what a year takes from the worth of a payment; with it, the payments of a customer are told",
                             [](Options& options) -> std::optional<double>& { return options.forecast.discount; }),
               "percent a year: what a customer is worth"),
      {"--arpa", "AMOUNT",
       "revenue of a customer in one age, a quarter with --period quarter (default: of rows, that of the newest complete period)",
       [](Options& options, const std::string& flag, const std::string& value) {
         options.forecast.arpa = parse_number(flag, value, "an amount", "for example 49.90");
       }},
      margin_flag("how much of it is kept (default: all, so that value is revenue)",
                  [](Options& options) -> std::optional<double>& { return options.forecast.margin; }),
  };
}

Flags forecast_flags(const Command& command) {
  Flags flags;
  add_flags(flags, "Output",
            {format_flag(command), output_flag(), byte_order_mark_flag(command), title_flag(), precision_flag(), colour_flag(),
             language_flag(), quiet_flag(), config_flag(), help_flag(), help_all_flag()});
  add_flags(flags, "Forecast", flags_of_forecasts());
  add_flags(
      flags, "Periods",
      {period_flag("the length of an age: what customer rows are grouped by, and what the ages of a table count (default: month; of a "
                   "table, as its columns say, else year)")});
  add_flags(flags, "Checks", {strict_flag("warnings are errors")});
  add_flags_of_cohorts(flags);
  return flags;
}

ExitStatus run_forecast(const Options& options, const Streams& streams) {
  refuse_without_models(options);
  refuse_unknown_endings(options);
  refuse_byte_order_mark(options);
  refuse_workbooks(options, streams.console);
  std::optional<io::Loaded> loaded = load_inputs(options, streams, Wanted::lifetimes);
  if (!loaded) return ExitStatus::usage;
  const Forecasts forecasts = forecasts_of(*loaded, options);
  refuse_warnings(forecasts.warnings, options);
  std::vector<Output> beside;
  add_rejects(beside, loaded->rejected, options);
  return deliver_answer(
      [&](render::Format format, const render::RenderOptions& how) { return render::render_forecast(forecasts, format, how); },
      forecasts.warnings, loaded->notes, options, streams, std::move(beside));
}

}  // namespace

Command forecast_command() {
  return {
      .name = "forecast",
      .summary = "who will stay, how sure that is, and what a customer is worth",
      .arguments = "[FILE...]",
      .notes =
          {"A FILE is a table of cohorts, in counts or percent (cohort, age, survivors; a column a cohort; or a row a cohort and a column "
           "an age), or customer rows that `retain report` reads; - is standard input, read too where no FILE is given.",
           "For customers under contract, who are seen to leave: each with a chance of its own (shifted beta-geometric). Ranges are 95% "
           "and cover how sure the parameters are; how far off the model may be, --holdout shows."},
      .examples = {"retain forecast survivors.csv --horizon 12 --holdout 3", "retain forecast subscriptions.csv --discount 10 --margin 80"},
      .formats = {"table", "json", "csv", "tsv", "markdown", "html", "mail", "xlsx"},
      .flags = forecast_flags,
      .take_arguments = take_files,
      .run = run_forecast,
  };
}

}  // namespace retain::cli
