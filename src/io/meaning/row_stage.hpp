#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

#include "core/records/record_store.hpp"
#include "io/meaning/customer_row.hpp"

namespace retain::io {

/// Rows of one thread that wait for the others of their customer or order, apart by a hash of that key. Beyond a budget of memory they go
/// to a file.
class RowStage {
 public:
  static constexpr std::size_t parts = 256;

  RowStage(std::size_t budget, ledger::Overflow* overflow) : budget_(budget), overflow_(overflow), buffers_(parts), extents_(parts) {}

  void add(std::string_view key, const CustomerRow& row);
  [[nodiscard]] bool empty() const { return count_ == 0; }

 private:
  friend std::vector<CustomerRow> staged_rows(const std::deque<RowStage>& stages, std::size_t part);
  struct Extent {
    std::uint64_t place;
    std::size_t words;
  };
  void write_out();

  std::size_t budget_;
  ledger::Overflow* overflow_;
  std::vector<std::vector<std::uint64_t>> buffers_;
  std::vector<std::vector<Extent>> extents_;
  std::size_t words_ = 0;
  std::size_t count_ = 0;
};

/// The rows of one part from all threads, in no particular order.
std::vector<CustomerRow> staged_rows(const std::deque<RowStage>& stages, std::size_t part);

}  // namespace retain::io
