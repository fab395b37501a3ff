#include "render/sentences/one_point.hpp"

#include <optional>

#include "render/content/leads.hpp"
#include "render/content/values.hpp"
#include "render/sentences/headline.hpp"
#include "retain/what_if.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// What the whole base would be; empty where the point cannot be added, as to 99.5 %.
std::optional<WhatIfRow> with_one_point(const Report& report, const Quantity& metric) {
  try {
    WhatIf what_if = suppose(report, {{std::string(metric.key) + " +1pp", metric.id, PremiseKind::add, Number(1)}}, std::nullopt);
    if (what_if.rows.empty() || !what_if.rows.back().impossible.empty()) return std::nullopt;
    return std::move(what_if.rows.back());
  } catch (const InputError&) {
    return std::nullopt;
  }
}

/// How many more customers there would be; empty where that is not known, or nothing follows for them.
std::optional<Number> customers_kept(const WhatIfRow& row) {
  for (const Identity& identity : identities()) {
    const Quantity& end = quantity(identity.end);
    const auto before = shown_value(row.before, end);
    const auto after = shown_value(row.after, end);
    if (end.unit == Unit::count && before && after && *after > *before) return *after - *before;
  }
  return std::nullopt;
}

}  // namespace

std::string one_point_sentence(const Report& report, const Figures& figures) {
  const Quantity* lead = leading_metric(report);
  if (lead == nullptr || lead->unit != Unit::percent) return {};
  const auto row = with_one_point(report, *lead);
  if (!row) return {};
  const Language language = figures.language();
  const std::string name = spoken_name(*lead, language);
  const auto kept = customers_kept(*row);
  const std::string customers = kept ? grouped(kept->to_fixed(1)) : std::string();
  const bool gains = row->gain && row->gain->sign() > 0;
  const std::string gain = gains ? figures.money(*row->gain) + std::string(a_period_text(report.granularity, language)) : std::string();
  if (kept && gains)
    return said("One point more of {0} would keep {1} customers and bring {2} of margin.", language, name, customers, gain);
  if (gains) return said("One point more of {0} would bring {1} of margin.", language, name, gain);
  if (kept) return said("One point more of {0} would keep {1} customers; what they bring in is not known.", language, name, customers);
  return {};
}

}  // namespace retain::render
