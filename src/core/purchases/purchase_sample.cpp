#include "core/purchases/purchase_sample.hpp"

#include <algorithm>
#include <tuple>

namespace retain::models {

namespace {

auto history_of(const PurchaseRow& row) { return std::tie(row.frequency, row.age, row.recency, row.monetary); }

bool comes_before(const PurchaseRow& a, const PurchaseRow& b) { return history_of(a) < history_of(b); }

}  // namespace

void PurchaseSample::add(const PurchaseHistory& history) {
  // Half of the rows may be new ones, so that merging costs each row a few comparisons and memory stays in proportion.
  constexpr std::size_t fewest = 65'536;
  if (rows_.size() - merged_ >= std::max(fewest, merged_)) merge();
  rows_.push_back({history.frequency, history.age, history.recency, history.monetary, 1});
}

const std::vector<PurchaseRow>& PurchaseSample::rows() {
  merge();
  return rows_;
}

void PurchaseSample::merge() {
  const auto middle = rows_.begin() + static_cast<std::ptrdiff_t>(merged_);
  std::sort(middle, rows_.end(), comes_before);
  std::inplace_merge(rows_.begin(), middle, rows_.end(), comes_before);
  std::size_t last = 0;
  for (std::size_t next = 1; next < rows_.size(); ++next) {
    if (history_of(rows_[last]) == history_of(rows_[next])) {
      rows_[last].customers += rows_[next].customers;
    } else {
      rows_[++last] = rows_[next];
    }
  }
  rows_.resize(rows_.empty() ? 0 : last + 1);
  merged_ = rows_.size();
}

}  // namespace retain::models
