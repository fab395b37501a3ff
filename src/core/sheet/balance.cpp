#include "core/sheet/balance.hpp"

#include <optional>
#include <string>
#include <utility>

#include "core/sheet/place.hpp"
#include "core/table/relations.hpp"

namespace retain {

namespace {

constexpr Id returning = Id::customers_reactivated;
constexpr Id losses = Id::customers_churned;

/// As the input has it: exact, without trailing zeros.
std::string text(const Number& number) { return number.to_decimal(30).value_or(shortest(number.to_double())); }

std::string name(Id id) { return std::string(quantity(id).name); }

std::string stated(Id id, const Number& value) { return name(id) + " " + text(value); }

/// What is known of the members of an identity.
struct Members {
  Number without_unknown;               ///< the sum of the known right-hand members
  std::vector<Identity::Term> unknown;  ///< the left-hand side with sign -1
  IdSet assumed;
};

Members members_of(const Identity& identity, const Facts& facts) {
  Members members;
  for (const Identity::Term& term : identity.terms) {
    if (const Facts::Entry* entry = facts.find(term.id)) {
      members.without_unknown = term.sign > 0 ? members.without_unknown + entry->value : members.without_unknown - entry->value;
      members.assumed |= entry->assumed;
    } else if (quantity(term.id).absent && !facts.present.test(index_of(term.id))) {
      members.assumed.set(index_of(term.id));
    } else {
      members.unknown.push_back(term);
    }
  }
  return members;
}

/// The value that the one unknown member must have; empty where none or several are unknown, or where it must stay unknown.
std::optional<std::pair<Id, Facts::Entry>> derived_member(const Identity& identity, const Facts& facts) {
  Members members = members_of(identity, facts);
  const Facts::Entry* end = facts.find(identity.end);
  Facts::Entry entry;
  entry.given = false;
  entry.assumed = members.assumed;
  if (end == nullptr && members.unknown.empty() && !facts.why_missing.contains(identity.end)) {
    entry.value = members.without_unknown;
    return std::pair(identity.end, entry);
  }
  if (end == nullptr || members.unknown.size() != 1) return std::nullopt;
  const Identity::Term term = members.unknown.front();
  if (facts.why_missing.contains(term.id)) return std::nullopt;
  entry.value = term.sign > 0 ? end->value - members.without_unknown : members.without_unknown - end->value;
  entry.assumed |= end->assumed;
  return std::pair(term.id, entry);
}

class Balancer {
 public:
  Balancer(SheetRow& line, const SheetRow* previous, std::vector<Diagnostic>& errors, std::vector<Diagnostic>& warnings)
      : line_(line), previous_(previous), errors_(errors), warnings_(warnings) {}

  void balance() {
    const std::size_t errors_before = errors_.size();
    check_bounds();
    for (const Identity& identity : identities()) {
      if (errors_.size() != errors_before) return;
      check_sum(identity);
      derive(identity);
      if (carry_start(identity)) derive(identity);
    }
    if (errors_.size() == errors_before) check_bounds();
    if (errors_.size() == errors_before) compare_starts();
  }

 private:
  void refuse(const char* code, std::string message, std::string hint) {
    errors_.push_back(error(code, std::move(message), std::move(hint), line_.snapshot->place));
  }

  void doubt(const char* code, std::string message, std::string hint, const Cell* cell = nullptr) {
    Place place = line_.snapshot->place;
    if (cell != nullptr) place.column = cell->column;
    if (cell != nullptr && !cell->pointer.empty()) place.pointer = cell->pointer;
    warnings_.push_back(warning(code, std::move(message), std::move(hint), std::move(place)));
  }

  void check_bounds() {
    for (const Bound& bound : bounds()) {
      const Facts::Entry* whole = line_.facts.find(bound.whole);
      if (whole == nullptr) continue;
      Number sum;
      for (const Id part : bound.parts) {
        if (const Facts::Entry* entry = line_.facts.find(part)) sum = sum + entry->value;
      }
      if (sum > whole->value) {
        refuse("bound", parts_text(bound) + " is more than " + stated(bound.whole, whole->value), std::string(bound.why));
      }
    }
    const Facts::Entry* lost = line_.facts.find(losses);
    Number with_reason;
    for (const auto& [reason, count] : line_.snapshot->reasons) with_reason = with_reason + count;
    if (lost != nullptr && with_reason > lost->value) {
      refuse("bound", "the reasons add up to " + text(with_reason) + ", more than " + stated(losses, lost->value),
             "each lost customer is counted under one reason; what has none is left out");
    }
  }

  [[nodiscard]] std::string parts_text(const Bound& bound) const {
    std::string text;
    for (const Id part : bound.parts) {
      const Facts::Entry* entry = line_.facts.find(part);
      if (entry != nullptr && !entry->value.is_zero()) text += (text.empty() ? "" : " + ") + stated(part, entry->value);
    }
    return text;
  }

  void check_sum(const Identity& identity) {
    const Members members = members_of(identity, line_.facts);
    const Facts::Entry* end = line_.facts.find(identity.end);
    if (end == nullptr || !members.unknown.empty() || end->value == members.without_unknown) return;
    std::string sum;
    for (const Identity::Term& term : identity.terms) {
      const Facts::Entry* entry = line_.facts.find(term.id);
      if (entry == nullptr) continue;
      sum += (sum.empty() ? "" : term.sign > 0 ? " + " : " − ") + stated(term.id, entry->value);
    }
    const Number difference = end->value - members.without_unknown;
    std::string hint = "correct one of them, or leave one empty to have it derived";
    if (members.assumed.test(index_of(returning)) && difference.sign() > 0)
      hint = "customers who came back are counted in a column " + std::string(quantity(returning).key);
    refuse("unbalanced",
           sum + " = " + text(members.without_unknown) + ", but " + stated(identity.end, end->value) + " (" + text(absolute(difference)) +
               (difference.sign() < 0 ? " less)" : " more)"),
           hint);
  }

  void derive(const Identity& identity) {
    auto derived = derived_member(identity, line_.facts);
    if (!derived) return;
    auto& [id, entry] = *derived;
    if (entry.value.sign() >= 0) {
      line_.facts.entries.insert_or_assign(id, entry);
      return;
    }
    if (id == losses) {
      line_.facts.why_missing[losses] = Reason::returning_customers;
      doubt("returning_customers",
            "more customers were kept than there were at the start, so retention is over 100% and churn undefined: who came back belongs "
            "in a "
            "column " +
                std::string(quantity(returning).key),
            "they are among the " + name(identity.end) + " now, and count as kept");
      return;
    }
    refuse("unbalanced", name(id) + " would have to be " + text(entry.value) + " for the others to balance", "correct one of them");
  }

  /// Takes the start from the period before where the input has no column of starts.
  bool carry_start(const Identity& identity) {
    for (const Identity::Term& term : identity.terms) {
      const Quantity& row = quantity(term.id);
      if (!row.carried_from || line_.facts.window != 1 || line_.facts.find(term.id) != nullptr ||
          line_.facts.present.test(index_of(term.id)) || previous_ == nullptr)
        continue;
      const Facts::Entry* end = previous_->facts.find(*row.carried_from);
      if (end == nullptr) continue;
      Facts::Entry start = *end;
      start.given = false;
      start.assumed.set(index_of(term.id));
      line_.facts.entries.insert_or_assign(term.id, start);
      check_sum(identity);
      return true;
    }
    return false;
  }

  void compare_starts() {
    if (previous_ == nullptr || line_.facts.window != 1) return;
    for (const Quantity& row : quantities()) {
      if (!row.carried_from) continue;
      const Facts::Entry* start = line_.facts.find(row.id);
      const Facts::Entry* end = previous_->facts.find(*row.carried_from);
      if (start == nullptr || end == nullptr || start->value == end->value) continue;
      const std::string place = place_text(previous_->snapshot->place);
      doubt("discontinuity",
            stated(row.id, start->value) + " against " + stated(*row.carried_from, end->value) + " of the period before" +
                (place.empty() ? "" : " (" + place + ")"),
            "", line_.snapshot->find(row.id));
    }
  }

  SheetRow& line_;
  const SheetRow* previous_;
  std::vector<Diagnostic>& errors_;
  std::vector<Diagnostic>& warnings_;
};

}  // namespace

Number time_factor(const Cell& cell, Unit unit, Granularity granularity) {
  if (cell.time_unit == Granularity::unknown || (unit != Unit::periods && unit != Unit::per_period)) return {1};
  const Number own(periods_per_year(granularity == Granularity::unknown ? Granularity::month : granularity));
  const Number stated_in(periods_per_year(cell.time_unit));
  return unit == Unit::periods ? own / stated_in : stated_in / own;
}

Facts facts_of(const Snapshot& snapshot, Granularity granularity) {
  Facts facts;
  facts.granularity = granularity;
  facts.window = snapshot.window;
  // Each identity may add the member that it derives, and a start that is carried over.
  facts.entries.reserve(snapshot.cells.size() + 2 * identities().size());
  for (const auto& [id, cell] : snapshot.cells) {
    Facts::Entry entry;
    entry.value = cell.value;
    const Unit unit = quantity(id).unit;
    if (unit == Unit::periods || unit == Unit::per_period) {
      const bool has_unit = cell.time_unit != Granularity::unknown;
      entry.basis = granularity != Granularity::unknown ? TimeBasis::period : has_unit ? TimeBasis::months : TimeBasis::bare;
      // What is printed must read back as the number that was used.
      if (has_unit) entry.value = (cell.value * time_factor(cell, unit, granularity)).as_printed();
    }
    facts.entries.try_emplace(id, entry);
  }
  for (const Quantity& row : quantities()) {
    if (snapshot.mixed_currencies && row.is_fact() && row.unit == Unit::money) facts.why_missing[row.id] = Reason::mixed_currencies;
  }
  return facts;
}

void balance(SheetRow& line, const SheetRow* previous, std::vector<Diagnostic>& errors, std::vector<Diagnostic>& warnings) {
  Balancer(line, previous, errors, warnings).balance();
}

}  // namespace retain
