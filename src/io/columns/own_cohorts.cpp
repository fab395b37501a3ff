#include "io/columns/own_cohorts.hpp"

#include <array>

#include "text/words.hpp"

namespace retain::io {

namespace {

/// The columns of the result of a query that `retain sql cohort` wrote, which an engine may name in upper case.
std::optional<CohortColumns> find_result_columns(std::span<const Header> headers) {
  constexpr std::array<std::string_view, 5> labels{"cohort", "segment", "complete", "age", "survivors"};
  if (headers.size() < labels.size()) return std::nullopt;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (lower_ascii(headers[i].text) != labels.at(i)) return std::nullopt;
  }
  CohortColumns found;
  found.layout = CohortLayout::row_an_age;
  found.type = CohortType::period;
  found.cohort = 0;
  found.segments = {1};
  found.complete = 2;
  found.age = 3;
  found.survivors = 4;
  for (std::size_t i = labels.size(); i < headers.size(); ++i) {
    if (const auto label = find_label(headers[i].text)) found.about_result.emplace_back(i, *label);
  }
  return found;
}

}  // namespace

std::optional<CohortColumns> find_own_cohort_columns(std::span<const Header> headers) {
  if (auto result = find_result_columns(headers)) return result;
  CohortColumns found;
  constexpr std::array<std::string_view, 4> labels{"cohort", "segment", "complete", "size"};
  if (headers.size() <= labels.size()) return std::nullopt;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (headers[i].text != labels.at(i)) return std::nullopt;
  }
  std::string_view first = headers[labels.size()].text;
  const auto begins = [&first](std::string_view prefix) {
    if (!first.starts_with(prefix)) return false;
    first.remove_prefix(prefix.size());
    return true;
  };
  if (first == "age")
    throw InputError({error({}, "long CSV (-f long) is written for other programs, and not read back", "-f csv writes what is read again",
                            headers.front().place)});
  if (begins("revenue_") || begins("cumulative_revenue_"))
    throw InputError({error({}, "a table of the revenue of cohorts, and only one of customers is read", "--measure customers writes it",
                            headers[labels.size()].place)});
  found.type = begins("full_") ? CohortType::full : begins("on_or_after_") ? CohortType::on_or_after : CohortType::period;
  const std::size_t prefix = headers[labels.size()].text.size() - first.size();
  for (std::size_t i = labels.size(); i < headers.size(); ++i) {
    const auto age = headers[i].text.size() > prefix ? read_age(std::string_view(headers[i].text).substr(prefix)) : std::nullopt;
    if (!age || age->age != static_cast<int>(i - labels.size())) return std::nullopt;
    found.ages.push_back(i);
    found.granularity = age->granularity;
  }
  found.layout = CohortLayout::row_a_cohort;
  found.cohort = 0;
  found.segments = {1};
  found.complete = 2;
  found.size = 3;
  return found;
}

}  // namespace retain::io
