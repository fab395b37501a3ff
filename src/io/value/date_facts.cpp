#include "io/value/date_facts.hpp"

#include <algorithm>
#include <set>

#include "io/zones/offset.hpp"
#include "text/format.hpp"

namespace retain::io {

namespace {

/// "Jan-24".
std::string short_label(int months) {
  constexpr std::string_view names = "JanFebMarAprMayJunJulAugSepOctNovDec";
  return formatted("{}-{:02}", names.substr(static_cast<std::size_t>(months % 12) * 3, 3), months / 12 % 100);
}

}  // namespace

void DateFacts::note_offset(std::chrono::seconds offset) {
  offsets_.set(static_cast<std::size_t>(std::chrono::floor<std::chrono::minutes>(offset).count() + farthest_minutes));
}

void DateFacts::note_short_month(const ShortMonth& label) {
  short_months_.set(static_cast<std::size_t>(label.number * 12 + label.month - 1));
  if (label.proves_year) set(Fact::proven_year);
}

void DateFacts::add(const DateFacts& other) {
  facts_.add(other.facts_);
  offsets_.add(other.offsets_);
  short_months_.add(other.short_months_);
}

std::vector<std::chrono::minutes> DateFacts::offsets() const {
  std::vector<std::chrono::minutes> found;
  for (int i = 0; i <= 2 * farthest_minutes; ++i) {
    if (offsets_.has(static_cast<std::size_t>(i))) found.emplace_back(i - farthest_minutes);
  }
  return found;
}

std::vector<int> DateFacts::short_months() const {
  std::vector<int> months;
  for (std::size_t i = 0; i < 12 * two_digit_numbers; ++i) {
    const ShortMonth label{static_cast<int>(i % 12) + 1, static_cast<int>(i / 12)};
    if (short_months_.has(i)) months.push_back(label.year() * 12 + label.month - 1);
  }
  std::ranges::sort(months);
  return months;
}

std::string DateFacts::first_short_month() const {
  const std::vector<int> months = short_months();
  return months.empty() ? std::string() : short_label(months.front());
}

bool DateFacts::months_look_like_days() const {
  const std::vector<int> months = short_months();
  if (months.empty() || has(Fact::proven_year)) return false;
  std::set<int> years;
  for (const int month : months) years.insert(month / 12);
  // Quarters lie three months apart; the days of two months lie years apart where they are taken for years, and those of a year are many.
  constexpr int farthest_apart = 3;
  constexpr std::size_t most_years = 12;
  const int stretch = months.back() - months.front() + 1;
  const bool lie_apart = static_cast<int>(months.size()) * farthest_apart < stretch;
  return years.size() > 1 && (lie_apart || years.size() > most_years);
}

std::vector<Assumption> DateFacts::assumptions(std::string_view zone) const {
  std::vector<Assumption> found;
  const auto add = [&found](std::string pattern, std::vector<Wording::Part> parts, Wording brief) {
    found.push_back({std::nullopt, {std::move(pattern), std::move(parts)}, std::move(brief)});
  };
  const std::string in_zone(zone);
  const bool has_unix = has(Fact::unix_seconds) || has(Fact::unix_milliseconds);
  for (const auto& [fact, unit] :
       {std::pair(Fact::unix_seconds, "Unix seconds"), std::pair(Fact::unix_milliseconds, "Unix milliseconds")}) {
    if (!has(fact)) continue;
    if (zone.empty()) {
      add("dates are {0}, and days those of UTC (--timezone moves them)", {{unit, true}}, {"{0}, days of {1}", {{unit, true}, {"UTC"}}});
    } else {
      add("dates are {0}, and days those of {1}", {{unit, true}, {in_zone}}, {"{0}, days of {1}", {{unit, true}, {in_zone}}});
    }
  }
  std::string names;
  const std::vector<std::chrono::minutes> all_offsets = offsets();
  for (const std::chrono::minutes offset : all_offsets) names += (names.empty() ? "" : ", ") + offset_name(offset);
  if (!names.empty() && !zone.empty()) {
    add("times with an offset from UTC count on their day of {0}", {{in_zone}}, {"days of {0}", {{in_zone}}});
  } else if (all_offsets.size() > 1) {
    add("times have several offsets from UTC ({0}): each counts on the day that is written (--timezone moves them)", {{names}},
        {"days as they are written"});
  } else if (!names.empty()) {
    add("times are those of {0}: each counts on the day that is written (--timezone moves them)", {{names}}, {"days of {0}", {{names}}});
  }
  if (!zone.empty() && has(Fact::local_time)) {
    add("times without an offset from UTC are taken for those of {0} already", {{in_zone}}, {"times without an offset"});
  } else if (!zone.empty() && names.empty() && !has_unix) {
    add("--timezone moves nothing: no date has a time", {}, {"no times"});
  }
  if (has(Fact::fiscal)) {
    add("fiscal years and quarters are those that they name: FY25 Q1 is 2025-Q1, whenever the year begins", {}, {"fiscal periods by name"});
  }
  if (const std::vector<int> months = short_months(); !months.empty()) {
    const std::vector<Wording::Part> example{{short_label(months.front())},
                                             {formatted("{:04}-{:02}", months.front() / 12, months.front() % 12 + 1)}};
    add("two digits beside a month are its year: {0} is {1} (--date-format settles it)", example, {"{0} is {1}", example});
  }
  return found;
}

}  // namespace retain::io
