#include "core/report/business.hpp"

#include <algorithm>

namespace retain {

namespace {

bool tells(const Report& report, Business business) {
  const ReportRow* newest = report.newest();
  const std::vector<Id> leads = leads_of(business);
  return newest != nullptr && std::any_of(leads.begin(), leads.end(), [newest](Id id) { return newest->sheet[id].number.has_value(); });
}

/// Subscriptions are charged twice in a period now and then.
bool buys_again(const Report& report) {
  constexpr int most_percent_of_subscribers = 2;
  const std::vector<Id> leads = leads_of(Business::shop);
  const auto share = std::find_if(leads.begin(), leads.end(), [](Id id) { return quantity(id).sample.has_value(); });
  Proportion sum;
  for (const ReportRow& row : report.rows) {
    const auto found = row.proportions.find(*share);
    if (!row.complete || !row.segment.empty() || found == row.proportions.end()) continue;
    sum += found->second;
  }
  return sum.trials > 0 && percent_of(sum) > Number(most_percent_of_subscribers);
}

}  // namespace

Business business_of(const Report& report, bool recurring) {
  const bool has_subscriptions = tells(report, Business::subscriptions);
  if (tells(report, Business::shop) && (!has_subscriptions || (!recurring && buys_again(report)))) return Business::shop;
  return has_subscriptions || !tells(report, Business::service) ? Business::subscriptions : Business::service;
}

}  // namespace retain
