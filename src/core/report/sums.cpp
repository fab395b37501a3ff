#include "core/report/sums.hpp"

#include <algorithm>

namespace retain {

namespace {

/// The sum of a quantity over all rows, or the value that they share; empty where a row misses it or they differ, and where it is measured
/// of several.
std::optional<Facts::Entry> merged(const Quantity& row, std::span<const Facts* const> rows) {
  if (row.sum == Sum::none && rows.size() > 1) return std::nullopt;
  std::optional<Facts::Entry> result;
  for (const Facts* facts : rows) {
    const Facts::Entry* entry = facts->find(row.id);
    if (entry == nullptr) return std::nullopt;
    if (!result) {
      result = *entry;
    } else if (row.sum == Sum::add) {
      result->value = result->value + entry->value;
    } else if (result->value != entry->value || result->basis != entry->basis) {
      return std::nullopt;
    }
    result->assumed |= entry->assumed;
    result->given = false;
  }
  return result;
}

}  // namespace

Facts sum_of(std::span<const Facts* const> rows, const IdSet& present, Granularity granularity) {
  Facts total;
  total.present = present;
  total.granularity = granularity;
  if (!rows.empty()) total.window = rows.front()->window;
  for (const Quantity& row : quantities()) {
    if (!row.is_input()) continue;
    if (auto entry = merged(row, rows)) total.entries.try_emplace(row.id, *entry);
  }
  inherit_unknowns(total, rows);
  mark_not_additive(total, rows);
  return total;
}

void inherit_unknowns(Facts& total, std::span<const Facts* const> parts) {
  for (const Facts* part : parts) {
    for (const auto& [id, reason] : part->why_missing) {
      if (total.find(id) == nullptr) total.why_missing.try_emplace(id, reason);
    }
  }
}

void mark_not_additive(Facts& total, std::span<const Facts* const> parts) {
  if (parts.empty()) return;
  for (const Quantity& row : quantities()) {
    if (row.sum == Sum::add || !row.is_input() || total.find(row.id) != nullptr) continue;
    const bool any_states_it = std::any_of(parts.begin(), parts.end(), [&](const Facts* part) { return part->find(row.id) != nullptr; });
    if (any_states_it) total.why_missing.try_emplace(row.id, Reason::not_additive);
  }
}

ReasonCounts sum_of(std::span<const ReasonCounts* const> rows) {
  ReasonCounts total;
  if (rows.empty()) return total;
  for (const auto& [reason, count] : *rows.front()) {
    Number sum = count;
    const bool all_have_it = std::all_of(rows.begin() + 1, rows.end(), [&, &name = reason](const ReasonCounts* counts) {
      const auto other = std::find_if(counts->begin(), counts->end(), [&](const auto& entry) { return entry.first == name; });
      if (other != counts->end()) sum = sum + other->second;
      return other != counts->end();
    });
    if (all_have_it) total.emplace_back(reason, sum);
  }
  return total;
}

}  // namespace retain
