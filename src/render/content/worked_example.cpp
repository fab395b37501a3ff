#include "render/content/worked_example.hpp"

#include <stdexcept>

#include "render/content/figures.hpp"
#include "retain/report.hpp"
#include "text/words.hpp"

namespace retain::render {

std::string worked_example(const Quantity& quantity, Language language) {
  if (quantity.example.empty()) return {};
  Snapshot snapshot;
  for (const std::string& fact : split(quantity.example, " ")) {
    const std::size_t sign = fact.find('=');
    const auto id = find_quantity(fact.substr(0, sign));
    const auto value = sign == std::string::npos ? std::nullopt : Number::parse(fact.substr(sign + 1));
    if (!id || !value) throw std::logic_error("the example of " + std::string(quantity.key) + " is not a list of facts");
    snapshot.set(*id, *value);
  }
  ReportOptions options;
  options.metrics = {quantity.id};
  options.granularity = Granularity::month;
  const Report report = make_report({snapshot}, options);
  const int decimals = Figures(report, std::nullopt, language).decimals(quantity.id);
  return said(report.rows.front().sheet.explain(quantity.id, decimals), language);
}

}  // namespace retain::render
