#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/options.hpp"
#include "render/render.hpp"
#include "render/sql/query.hpp"
#include "retain/cohorts.hpp"
#include "retain/customer_value.hpp"
#include "retain/diff.hpp"
#include "retain/forecast.hpp"
#include "retain/report.hpp"
#include "retain/what_if.hpp"

namespace retain::cli {

struct Command;
enum class ColourChoice { automatic, always, never };

/// What a command line asks for.
/// A flag as it was given.
struct GivenFlag {
  std::string name;
  std::string value;  ///< empty: of a switch
};

/// What `value` is asked.
struct ValueQuestion {
  std::optional<Number> horizon;         ///< in the time unit
  std::optional<double> discount;        ///< percent a year
  std::optional<double> margin;          ///< percent
  std::optional<Granularity> time_unit;  ///< empty: as a table says, else weeks
  std::optional<PurchaseModel> model;    ///< empty: the likelier
  int at_risk = 10;                      ///< how many customers are listed
  std::string customers_out;             ///< a file; empty: none
};

struct Options {
  const Command* command = nullptr;
  std::vector<std::string> words;  ///< the arguments of `help` and `completion`
  bool manual_page = false;        ///< of `help`
  bool first_screen = false;       ///< of `help`: of a command, what most need
  std::vector<std::string> files;  ///< empty: standard input
  std::string config;              ///< a file of further flags; empty: none
  io::LoadOptions load;
  FollowingRules following;  ///< of customer rows
  CohortMeasure cohort_measure = CohortMeasure::customers;
  CohortType cohort_type = CohortType::period;
  bool keep_first = false;  ///< counts the cohort that the rows begin with
  ForecastRules forecast;
  render::SqlQuery sql;
  ValueQuestion value;
  std::vector<MovementKind> kinds;                           ///< of `movements`; empty: all
  std::vector<GivenFlag> row_flags;                          ///< the flags given that only customer rows take
  std::pair<std::string, std::string> groups;                ///< of `test`: A and B, as written
  std::vector<std::pair<Id, std::string>> values;            ///< of `calc`, as written
  std::vector<std::pair<std::string, std::string>> reasons;  ///< of `calc`: a column of lost customers and its count, as written
  ReportOptions report;
  std::optional<Granularity> expected_last;    ///< what must be newest is the last period of this length before today
  std::optional<std::chrono::sys_days> today;  ///< empty: the clock tells
  std::vector<Premise> premises;               ///< of a what-if; empty: none is asked for
  std::optional<Number> cost;                  ///< of the change that they are about, in a period
  std::optional<Tolerance> tolerance;          ///< of `diff`
  std::optional<render::Format> format;
  std::vector<std::string> outputs;  ///< empty: standard output
  bool byte_order_mark = false;      ///< in front of delimited text
  std::string currency;              ///< into which `rates` converts
  std::string title;                 ///< of pages; empty: what they are
  std::string rates;                 ///< a file; empty: none
  std::string rejects;               ///< the file for rows that are left out; empty: none
  bool limits_bad_rows = false;      ///< `--max-bad-rows` is given
  std::optional<int> precision;
  std::vector<render::ChartSubject> charts;
  bool explain = false;
  bool full = false;
  bool quiet = false;
  ColourChoice colour = ColourChoice::automatic;
  std::optional<render::Language> language;      ///< empty: as the environment asks
  std::size_t requirements_on_command_line = 0;  ///< the requirements that do not come from a configuration file
};

}  // namespace retain::cli
