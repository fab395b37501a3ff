#pragma once

#include <optional>
#include <vector>

#include "retain/report.hpp"

namespace retain::render {

/// The metrics that tell first of the kind of business that a report is about, as far as its newest complete period has them.
std::vector<Id> leads_of(const Report& report);
/// The first of them that is shown; null where none is.
const Quantity* leading_metric(const Report& report);

/// Whether a quantity is shown where nobody chose: nobody tells a shop the lifetime value of its subscriptions.
bool suits(const Report& report, const Quantity& quantity);
/// The drivers of the leading metric; null where the report has none, or no segment did anything.
const Drivers* leading_drivers(const Report& report);

/// What tells of a period in short: the metrics chosen, else those of highest priority of each topic and the stocks at the end, as far as
/// they have a value, and those that a requirement is about.
std::vector<Id> leading_ids(const Report& report, const ReportRow& row);
/// The change of a quantity on the period before; of a stock at the end, on its start. Empty where neither is known.
std::optional<Number> change_of(const ReportRow& row, Id id);

}  // namespace retain::render
