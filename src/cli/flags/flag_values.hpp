#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/system/errors.hpp"
#include "render/render.hpp"
#include "retain/period.hpp"
#include "retain/quantity.hpp"

namespace retain::cli {

/// "table, json or csv".
std::string listed(const std::vector<std::string>& words);

/// The trimmed parts of a comma-separated list.
std::vector<std::string> split_list(std::string_view text);

/// Reads a whole number from `low` to `high`; throws UsageError, which names the flag and the range.
int parse_whole(const std::string& flag, const std::string& text, int low, int high);

/// Reads a number that is not negative; throws UsageError, which says `what` it takes.
double parse_number(const std::string& flag, const std::string& text, const char* what, const char* example);
/// Reads "10" or "10%"; throws UsageError, also for what looks like a fraction.
double parse_percent(const std::string& flag, const std::string& text, double most);

/// Reads the label of a period, or that of a day; throws UsageError.
Period parse_period(const std::string& flag, const std::string& text);
std::chrono::sys_days parse_day(const std::string& flag, const std::string& text);

/// The sizes that a flag takes: the exponents of the smallest and the largest power of two, the same in words, and an example.
struct SizeRange {
  unsigned least;
  unsigned most;
  const char* text;
  const char* example;
};
/// Reads "512M", "2G" or a number of bytes; throws UsageError.
std::size_t parse_size(const std::string& flag, const std::string& text, const SizeRange& range);

/// Reads the name of a quantity; throws UsageError with the nearest one.
Id parse_quantity(const std::string& name);

/// The same for a computed one.
Id parse_metric(const std::string& name);

/// Reads `crr,ndr` or `all`; throws UsageError.
std::vector<Id> parse_metrics(const std::string& flag, const std::string& text);

/// The name of the chart of movements, which is not a quantity.
inline constexpr std::string_view movements_chart = "movements";
/// Reads what charts are to draw: names of quantities, `churned:REASON` and `movements`, with commas between them; throws UsageError.
std::vector<render::ChartSubject> parse_charts(const std::string& flag, const std::string& text);

/// Throws UsageError because `text` is none of the words that the flag takes.
[[noreturn]] void refuse_choice(const std::string& flag, const std::string& text, const std::vector<std::string>& words);

/// The value that a word stands for; throws UsageError with the nearest word and a list of all.
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
