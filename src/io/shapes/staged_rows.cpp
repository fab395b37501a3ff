#include <algorithm>

#include "io/shapes/staged_shapes.hpp"
#include "text/format.hpp"

namespace retain::io {

void StagedRows::for_each_group(const std::function<std::string_view(const CustomerRow&)>& key,
                                const std::function<void(std::span<CustomerRow>)>& use) const {
  for (std::size_t part = 0; part < RowStage::parts; ++part) {
    std::vector<CustomerRow> rows = staged_rows(stages, part);
    std::sort(rows.begin(), rows.end(), [&key](const CustomerRow& a, const CustomerRow& b) {
      const int order = key(a).compare(key(b));
      return order != 0 ? order < 0 : a.spot < b.spot;
    });
    for (std::span<CustomerRow> rest(rows); !rest.empty();) {
      const auto end = std::find_if(rest.begin(), rest.end(), [&](const CustomerRow& row) { return key(row) != key(rest.front()); });
      const auto size = static_cast<std::size_t>(end - rest.begin());
      use(rest.first(size));
      rest = rest.subspan(size);
    }
    sink.share_memory();
  }
}

void StagedRows::refuse_contradiction(const CustomerRow& first, const CustomerRow& again, std::string_view name, std::string hint) const {
  const Place before = place_of(first.spot);
  problems.error(place_of(again.spot), formatted("{} is here again and says something else than at {}:{}", name, before.file, before.line),
                 std::move(hint), "contradicting_rows");
}

void RepeatedRows::add(std::span<const CustomerRow> again) {
  count_ += again.size();
  if (!first_ || again.front().spot < *first_) first_ = again.front().spot;
}

void RepeatedRows::warn(StagedRows& staged, std::string hint) const {
  if (count_ == 0) return;
  staged.problems.warn(staged.place_of(*first_), "repeated_rows",
                       formatted("{} row{} came again and count{} once", count_, count_ == 1 ? "" : "s", count_ == 1 ? "s" : ""),
                       std::move(hint));
}

}  // namespace retain::io
