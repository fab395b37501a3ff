#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/flags/command.hpp"

namespace retain::cli {

// Flags of several commands.

Flag format_flag(const Command& command);
Flag output_flag();
Flag byte_order_mark_flag(const Command& command);
/// `by_default` says which metrics are taken without the flag.
Flag metrics_flag(std::string_view verb = "show", std::string_view by_default = "those that there are values for");
Flag title_flag();
Flag precision_flag();
Flag period_flag(std::string help);
Flag require_flag(std::string help);
Flag warn_flag();
Flag explain_flag();
/// `help`: what is shown then.
Flag full_flag(std::string help, std::string brief);
Flag strict_flag(std::string help);
/// Help for `--strict` where metrics are computed.
inline constexpr const char* strict_help = "warnings, and zeros assumed for movements of revenue, are errors";
Flag colour_flag();
Flag language_flag();
Flag quiet_flag();
Flag config_flag();
Flag help_flag();
Flag help_all_flag();
/// `--since`, `--until` and `--last`.
Flags cut_flags();
/// `--discount` and `--margin`: percents of what payments are worth, of which no more than all is kept and never nothing.
Flag discount_flag(std::string help, const std::function<std::optional<double>&(Options&)>& place);
Flag margin_flag(std::string help, const std::function<std::optional<double>&(Options&)>& place);
/// `--assume` and `--cost`.
Flags what_if_flags();

/// The ids of the metrics, and of all quantities.
std::vector<std::string> metric_keys();
std::vector<std::string> quantity_keys();

/// A flag of a quantity: its id with dashes, "--customers-start".
std::string quantity_flag(std::string_view name);

/// The metric that examples are about: the first of the table that has a worked example.
const Quantity& example_metric();

}  // namespace retain::cli
