#include "render/content/leads.hpp"

#include <algorithm>

#include "render/content/values.hpp"

namespace retain::render {

namespace {

constexpr std::size_t metrics_of_a_topic = 2;
constexpr std::size_t most_chosen = 8;

bool has_value(const ReportRow& row, Id id) { return shown_value(row.sheet, quantity(id)).has_value(); }

/// The metrics of highest priority of a topic that have a value.
std::vector<Id> leading_metrics(const Report& report, const ReportRow& row, Topic topic) {
  std::vector<Id> ids;
  for (const Id id : report.metrics) {
    if (quantity(id).topic == topic && quantity(id).priority > 0 && has_value(row, id) && suits(report, quantity(id))) ids.push_back(id);
  }
  std::stable_sort(ids.begin(), ids.end(), [](Id a, Id b) { return quantity(a).priority < quantity(b).priority; });
  ids.resize(std::min(ids.size(), metrics_of_a_topic));
  return ids;
}

}  // namespace

std::vector<Id> leads_of(const Report& report) {
  const ReportRow* row = report.newest();
  if (row == nullptr) return {};
  std::vector<Id> leads = leads_of(report.business);
  std::erase_if(leads, [row](Id id) { return !shown_value(row->sheet, quantity(id)); });
  return leads;
}

const Quantity* leading_metric(const Report& report) {
  const std::vector<Id> leads = leads_of(report);
  const auto shown = std::find_first_of(leads.begin(), leads.end(), report.metrics.begin(), report.metrics.end());
  return shown == leads.end() ? nullptr : &quantity(*shown);
}

bool suits(const Report& report, const Quantity& quantity) {
  if (report.metrics_chosen || !quantity.only) return true;
  return *quantity.only == Business::shop ? !report.recurring : report.business == *quantity.only;
}

const Drivers* leading_drivers(const Report& report) {
  const Quantity* lead = leading_metric(report);
  const auto found = std::find_if(report.drivers.begin(), report.drivers.end(),
                                  [&](const Drivers& drivers) { return lead != nullptr && drivers.id == lead->id; });
  const bool is_told = found != report.drivers.end() && found->segments.size() > 1 && !found->segments.front().contribution.is_zero();
  return is_told ? &*found : nullptr;
}

std::vector<Id> leading_ids(const Report& report, const ReportRow& row) {
  std::vector<Id> ids;
  const auto add = [&](Id id) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end() && has_value(row, id)) ids.push_back(id);
  };
  if (report.metrics_chosen) {
    for (const Id id : report.metrics) {
      if (ids.size() < most_chosen) add(id);
    }
  } else {
    for (const Id id : leads_of(report.business)) add(id);
    for (const Topic topic : {Topic::customers, Topic::revenue, Topic::value, Topic::service}) {
      for (const Id id : leading_metrics(report, row, topic)) add(id);
      for (const Identity& identity : identities()) {
        if (quantity(identity.end).topic == topic) add(identity.end);
      }
    }
  }
  for (const RequirementResult& result : report.requirements) add(result.requirement.id);
  return ids;
}

std::optional<Number> change_of(const ReportRow& row, Id id) {
  if (const auto change = row.change.find(id); change != row.change.end()) return change->second;
  const auto start =
      std::find_if(quantities().begin(), quantities().end(), [&](const Quantity& other) { return other.carried_from == id; });
  if (start == quantities().end()) return std::nullopt;
  const auto before = shown_value(row.sheet, *start);
  const auto now = shown_value(row.sheet, quantity(id));
  return before && now ? std::optional(*now - *before) : std::nullopt;
}

}  // namespace retain::render
