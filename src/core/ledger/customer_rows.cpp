#include "retain/customer_rows.hpp"

#include <optional>

#include "core/ledger/ledger.hpp"

namespace retain {

/// The ledger is made for the first row, which tells its period and whether there are segments.
struct CustomerRows::Following {
  Granularity granularity;
  std::optional<Ledger> ledger;
  Ledger::Writer* writer = nullptr;
};

CustomerRows::CustomerRows(Granularity granularity) : following_(std::make_unique<Following>()) {
  if (granularity == Granularity::unknown) throw Error("customers are followed by days, weeks, months, quarters or years");
  following_->granularity = granularity;
}
CustomerRows::CustomerRows(CustomerRows&&) noexcept = default;
CustomerRows& CustomerRows::operator=(CustomerRows&&) noexcept = default;
CustomerRows::~CustomerRows() = default;

void CustomerRows::add(std::string_view customer, const Period& date, Amount amount, std::string_view segment) {
  auto& [granularity, ledger, writer] = *following_;
  if (customer.empty()) throw Error("a row without a customer");
  const Period period = Period::containing(granularity, date.first_day());
  if (date.last_day() > period.last_day()) throw Error(date.to_string() + " lies in no one " + std::string(granularity_key(granularity)));
  if (!ledger) {
    LedgerPlan plan;
    plan.period = plan.kept = granularity;
    plan.segmented = !segment.empty();
    plan.some_period = period.ordinal();
    writer = &ledger.emplace(plan).add_writer();
  }
  if (ledger->plan().segmented == segment.empty()) throw Error("every row has a segment, or none");
  const auto day = static_cast<std::int32_t>((date.last_day() - period.first_day()).count());
  const std::uint32_t code = segment.empty() ? 0 : ledger->segment_code(std::string(segment));
  writer->add(customer, {period.ordinal(), date == period ? ledger::Coverage::whole_period : day}, code, amount);
}

void CustomerRows::add(std::string_view customer, std::chrono::sys_days date, Amount amount, std::string_view segment) {
  add(customer, Period::containing(Granularity::day, date), amount, segment);
}

std::vector<Snapshot> CustomerRows::snapshots(const FollowingRules& rules) const {
  return following_->ledger ? following_->ledger->snapshots(rules) : std::vector<Snapshot>();
}

}  // namespace retain
