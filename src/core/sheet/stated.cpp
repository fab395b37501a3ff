#include "core/sheet/stated.hpp"

#include <string>
#include <utility>

namespace retain {

namespace {

/// `computed` in the unit of time in which the other is stated.
Number as_stated(const Cell& stated, const Number& computed, const SolvedLine& line, Id id) {
  return computed / time_factor(stated, quantity(id).unit, line.sheet->facts().granularity);
}

bool agrees(const Cell& stated, const Number& computed) {
  return nearly_equal(stated.value, computed) || computed.to_fixed(stated.decimals) == stated.value.to_fixed(stated.decimals);
}

/// The value that the facts of a line give for a quantity that it also states; null where they give none.
const Number* computed_beside(const SolvedLine& line, Id id) {
  const Value& value = (*line.sheet)[id];
  const bool stated_one_is_used = line.sheet->facts().find(id) != nullptr;
  return value.number && !stated_one_is_used ? &*value.number : nullptr;
}

Place place_of(const Snapshot& snapshot, const Cell& cell) {
  Place place = snapshot.place;
  place.column = cell.column;
  if (!cell.pointer.empty()) place.pointer = cell.pointer;
  return place;
}

std::string text_of(const Cell& cell) { return cell.value.to_fixed(cell.decimals); }

/// The first stated percent of a column that may be a fraction: none of them is above 1, and the facts do not settle it.
const SolvedLine* mistaken_fraction(std::span<const SolvedLine> lines, Id id) {
  const SolvedLine* first = nullptr;
  for (const SolvedLine& line : lines) {
    const Cell* cell = line.snapshot->find(id);
    if (cell == nullptr || cell->value.is_zero()) continue;
    if (cell->unit_settled || absolute(cell->value) > Number(1)) return nullptr;
    const Number* computed = computed_beside(line, id);
    const bool settled_by_facts = computed != nullptr && agrees(*cell, *computed);
    if (!settled_by_facts && first == nullptr) first = &line;
  }
  return first;
}

}  // namespace

void check_stated(std::span<const SolvedLine> lines, std::vector<Diagnostic>& errors) {
  for (const Quantity& row : quantities()) {
    if (!row.is_input()) continue;
    const std::string name(row.name);
    if (row.unit == Unit::percent) {
      if (const SolvedLine* line = mistaken_fraction(lines, row.id)) {
        const Cell& cell = *line->snapshot->find(row.id);
        const std::string text = text_of(cell);
        const std::string whole = (cell.value * Number(100)).to_decimal(15).value_or("80");
        errors.push_back(error("percent_fraction", name + " " + text + " looks like a fraction, and it is a percent",
                               text + " percent? write " + whole + " or " + whole + "%; if it is meant so, write " + text + "%",
                               place_of(*line->snapshot, cell)));
        errors.back().cause = Cause::fraction;
        continue;
      }
    }
    if (!row.may_be_given || row.expectation) continue;
    for (const SolvedLine& line : lines) {
      const Cell* cell = line.snapshot->find(row.id);
      const Number* computed = cell == nullptr ? nullptr : computed_beside(line, row.id);
      if (computed == nullptr || agrees(*cell, as_stated(*cell, *computed, line, row.id))) continue;
      errors.push_back(error(
          "stated", name + " " + text_of(*cell) + " is stated, but " + line.sheet->explain(row.id, std::max(cell->decimals, 2)).english(),
          "correct one of them, or leave it out to have it computed", place_of(*line.snapshot, *cell)));
    }
  }
}

}  // namespace retain
