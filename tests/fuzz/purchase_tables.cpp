#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>

#include "fuzz/reports.hpp"
#include "io/load.hpp"

using namespace retain;

namespace {

/// The purchase histories of a table; none where the text is refused or no such table.
std::optional<PurchaseTable> table_of(const std::string& text) {
  std::size_t next = 0;
  std::vector<io::Input> inputs;
  inputs.push_back({"table.csv",
                    [&](std::span<char> bytes) {
                      const std::size_t count = std::min(bytes.size(), text.size() - next);
                      std::memcpy(bytes.data(), text.data() + next, count);
                      next += count;
                      return count;
                    },
                    [&] { next = 0; }, text.size()});
  io::LoadOptions options;
  options.wanted = io::Wanted::purchases;
  try {
    return io::load(std::move(inputs), options).purchases;
  } catch (const InputError&) {
    return std::nullopt;
  }
}

}  // namespace

/// What is read of a table are histories that a customer can have, each of another.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::text_of(data, size));
  fuzz::require_answer(test::run_retain({"sniff"}, text));
  const auto table = table_of(text);
  if (!table) return 0;
  fuzz::require(!table->histories.empty() && table->histories.size() == table->customers.size(), "each history is of a customer", text);
  for (const PurchaseHistory& history : table->histories) {
    const bool are_times = std::isfinite(history.age) && history.recency >= 0 && history.recency <= history.age;
    fuzz::require(are_times && history.frequency >= 0 && (history.frequency == 0) == (history.recency == 0), "a history is possible", text);
    fuzz::require(std::isfinite(history.monetary) && history.monetary >= 0, "an amount is none below 0", text);
  }
  fuzz::require_answer(test::run_retain({"value", "--horizon", "12", "-f", "json"}, text));
  return 0;
}
