#include "core/records/numbered_ids.hpp"

#include <algorithm>
#include <bit>

#include "core/records/instructions.hpp"

namespace retain::ledger {

namespace {

std::size_t count_digits(std::string_view id) {
  const auto start = id.find_last_not_of("0123456789");
  return start == std::string_view::npos ? id.size() : id.size() - start - 1;
}

}  // namespace

NumberedIds::NumberedIds(std::span<const std::string> sample) {
  if (sample.empty()) return;
  const std::string& first = sample.front();
  const std::size_t prefix_size = first.size() - count_digits(first);
  const std::string prefix = first.substr(0, prefix_size);
  // Whatever else a prefix holds may have another form that means the same.
  const bool is_plain = std::all_of(prefix.begin(), prefix.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  if (!is_plain || prefix.starts_with('-')) return;
  std::size_t longest = 0;
  std::size_t shortest = first.size();
  bool padded = false;
  for (const std::string& id : sample) {
    const std::size_t digits = count_digits(id);
    if (id.size() - digits != prefix_size || !id.starts_with(prefix)) return;
    longest = std::max(longest, digits);
    shortest = std::min(shortest, digits);
    padded = padded || (digits > 1 && id[prefix_size] == '0');
  }
  if (prefix_size > longest_prefix || shortest == 0 || longest > longest_number || (padded && longest != shortest)) return;
  prefix_ = 0;
  for (std::size_t i = 0; i < prefix_size; ++i) {
    prefix_ |= std::uint64_t{static_cast<unsigned char>(prefix[i])} << (8 * i);
    prefix_mask_ |= std::uint64_t{0xFF} << (8 * i);
  }
  prefix_size_ = prefix_size;
  unpadded_ = padded ? 0 : 1;
  least_digits_ = padded ? longest : 1;
  most_digits_ = padded ? longest : longest_number;
  std::uint64_t numbers = 1;
  for (std::size_t i = 0; i < most_digits_; ++i) numbers *= 10;
  bits_ = static_cast<unsigned>(std::bit_width(numbers - 1));
}

struct NumberedIds::ReadBatch {
  [[gnu::always_inline]] static BatchRows run(const NumberedIds& ids, const BatchColumn& first, const BatchColumn& last,
                                              const BatchColumn& sizes, BatchColumn& numbers) {
    const NumberedIds form = ids;  // in registers
    BatchColumn wrong;
    for (std::size_t row = 0; row < BatchColumn::rows; row += BatchColumn::lanes)
      form.read(first.at(row), last.at(row), sizes.at(row), numbers.at(row), wrong.at(row));
    return rows_with_bits(wrong);
  }
};

BatchRows NumberedIds::read(const BatchColumn& first, const BatchColumn& last, const BatchColumn& sizes, BatchColumn& numbers) const {
  return FastestLoop<ReadBatch>::run(*this, first, last, sizes, numbers);
}

std::string NumberedIds::id_of(std::uint64_t number) const {
  std::string id;
  for (std::size_t i = 0; i < prefix_size_; ++i) id += static_cast<char>(prefix_ >> (8 * i) & 0xFF);
  const std::string digits = std::to_string(number);
  if (digits.size() < least_digits_) id.append(least_digits_ - digits.size(), '0');
  return id + digits;
}

}  // namespace retain::ledger
