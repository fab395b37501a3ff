#include "render/content/values.hpp"

#include <algorithm>

namespace retain::render {

std::optional<Number> shown_value(const Worksheet& sheet, const Quantity& quantity) {
  if (!quantity.is_fact()) return sheet[quantity.id].number;
  const Facts::Entry* entry = sheet.facts().find(quantity.id);
  return entry == nullptr ? std::nullopt : std::optional(entry->value);
}

Reason undefined_reason(const Worksheet& sheet, const Quantity& quantity) {
  const Reason reason = sheet[quantity.id].reason;
  return reason == Reason::none ? Reason::missing_input : reason;
}

std::vector<std::string> reasons_of(const std::vector<ReportRow>& rows) {
  std::vector<std::string> result;
  for (const ReportRow& row : rows) {
    for (const auto& [reason, count] : row.reasons) {
      if (std::find(result.begin(), result.end(), reason) == result.end()) result.push_back(reason);
    }
  }
  return result;
}

}  // namespace retain::render
