#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/system/errors.hpp"
#include "render/render.hpp"
#include "retain/period.hpp"
#include "retain/quantity.hpp"

namespace retain::cli {

/// A text as messages show it: in quotes, cut where it is longer than anybody types.
std::string in_quotes(std::string_view text);

/// "table, json or csv".
std::string listed(const std::vector<std::string>& words);

/// The parts of a comma-separated list, spaces around them removed.
std::vector<std::string> split_list(std::string_view text);

/// Reads a whole number from `low` to `high`; throws UsageError, which names the flag and the range.
int parse_whole(const std::string& flag, const std::string& text, int low, int high);

/// Reads the label of a period; throws UsageError.
Period parse_period(const std::string& flag, const std::string& text);

/// Reads the name of a quantity; throws UsageError with the nearest one.
Id parse_quantity(const std::string& name);

/// The same of one that is computed.
Id parse_metric(const std::string& name);

/// Reads `crr,ndr` or `all`; throws UsageError.
std::vector<Id> parse_metrics(const std::string& flag, const std::string& text);

/// What stands for the chart of movements among the names of quantities.
inline constexpr std::string_view movements_chart = "movements";
/// Reads what charts are to draw: names of quantities, and `movements`, with commas between them; throws UsageError.
std::vector<render::ChartSubject> parse_charts(const std::string& flag, const std::string& text);

/// Says that `text` is none of the words that the flag takes.
[[noreturn]] void refuse_choice(const std::string& flag, const std::string& text, const std::vector<std::string>& words);

/// The value that a word stands for; throws UsageError with the nearest word and all that there are.
template <typename T>
T parse_choice(const std::string& flag, const std::string& text, const std::vector<std::pair<std::string, T>>& choices) {
  std::vector<std::string> words;
  for (const auto& [word, value] : choices) {
    if (word == text) return value;
    words.push_back(word);
  }
  refuse_choice(flag, text, words);
}

}  // namespace retain::cli
