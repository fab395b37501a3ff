#include "core/report/business.hpp"

#include <algorithm>

namespace retain {

namespace {

bool tells(const Report& report, Business business) {
  const ReportRow* newest = report.newest();
  const std::vector<Id> leads = leads_of(business);
  return newest != nullptr && std::any_of(leads.begin(), leads.end(), [newest](Id id) { return newest->sheet[id].number.has_value(); });
}

/// The share that a kind of business is told by first, over all periods.
const Value* leading_share(const Report& report, Business business) {
  for (const Id id : leads_of(business)) {
    if (quantity(id).sample && !report.overall.empty()) return &report.overall.back().sheet[id];
  }
  return nullptr;
}

/// Subscriptions are charged twice in a period now and then.
bool buys_again(const Report& report) {
  constexpr int most_percent_of_subscribers = 2;
  const Value* share = leading_share(report, Business::shop);
  return share != nullptr && share->number && *share->number > Number(most_percent_of_subscribers);
}

}  // namespace

Business business_of(const Report& report, bool recurring) {
  const bool has_subscriptions = tells(report, Business::subscriptions);
  if (tells(report, Business::shop) && (!has_subscriptions || (!recurring && buys_again(report)))) return Business::shop;
  return has_subscriptions || !tells(report, Business::service) ? Business::subscriptions : Business::service;
}

}  // namespace retain
