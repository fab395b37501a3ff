#include "retain/last_period.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/words.hpp"

namespace retain {

namespace {

constexpr std::array<std::pair<std::string_view, Granularity>, 5> last_periods{{{"yesterday", Granularity::day},
                                                                                {"last-week", Granularity::week},
                                                                                {"last-month", Granularity::month},
                                                                                {"last-quarter", Granularity::quarter},
                                                                                {"last-year", Granularity::year}}};

}  // namespace

std::string_view last_period_word(Granularity granularity) {
  const auto* found =
      std::find_if(last_periods.begin(), last_periods.end(), [&](const auto& candidate) { return candidate.second == granularity; });
  return found == last_periods.end() ? std::string_view() : found->first;
}

std::vector<std::string> last_period_words() {
  std::vector<std::string> words;
  for (const auto& [word, granularity] : last_periods) words.emplace_back(word);
  return words;
}

std::optional<Granularity> find_last_period(std::string_view word) {
  std::string plain = lower_ascii(trimmed(word));
  std::replace_if(
      plain.begin(), plain.end(), [](char c) { return c == ' ' || c == '_'; }, '-');
  const auto* found =
      std::find_if(last_periods.begin(), last_periods.end(), [&](const auto& candidate) { return candidate.first == plain; });
  return found == last_periods.end() ? std::nullopt : std::optional(found->second);
}

Period last_period(Granularity granularity, std::chrono::sys_days today) {
  return Period::from_ordinal(granularity, Period::containing(granularity, today).ordinal() - 1);
}

}  // namespace retain
