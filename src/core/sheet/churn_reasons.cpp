#include "core/sheet/churn_reasons.hpp"

#include <algorithm>

#include "core/table/column_names.hpp"

namespace retain {

std::vector<ChurnReason> churn_reasons(const Worksheet& sheet, const ReasonCounts& reasons) {
  std::vector<ChurnReason> result;
  Number explained;
  for (const auto& [header, count] : reasons) {
    const std::string name = churn_reason(header).value_or(header);
    const auto known = std::find_if(result.begin(), result.end(), [&name](const ChurnReason& row) { return row.reason == name; });
    if (known != result.end()) {
      known->customers = known->customers + count;
    } else {
      result.push_back({name, count, std::nullopt});
    }
    explained = explained + count;
  }
  if (result.empty()) return result;
  std::stable_sort(result.begin(), result.end(), [](const ChurnReason& a, const ChurnReason& b) { return a.customers > b.customers; });
  const std::optional<Number> known = sheet[Id::customers_churned].number;
  // Where other rows know it, this one may have lost more than those with a reason.
  if (!known && sheet.facts().present.test(index_of(Id::customers_churned))) return result;
  const Number lost = known.value_or(explained);
  if (lost > explained) result.push_back({{}, lost - explained, std::nullopt});
  if (lost.is_zero()) return result;
  for (ChurnReason& row : result) row.share = row.customers / lost * Number(100);
  return result;
}

std::optional<Number> count_of_reason(const ReasonCounts& reasons, std::string_view reason) {
  std::optional<Number> sum;
  for (const auto& [header, count] : reasons) {
    if (churn_reason(header).value_or(header) == reason) sum = sum.value_or(Number(0)) + count;
  }
  return sum;
}

}  // namespace retain
