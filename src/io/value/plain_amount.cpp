#include "io/value/plain_amount.hpp"

#include "core/records/instructions.hpp"

namespace retain::io {

struct PlainAmounts::ReadBatch {
  [[gnu::always_inline]] static BatchRows run(const PlainAmounts& amounts, const BatchColumn& last, const BatchColumn& sizes,
                                              BatchColumn& units) {
    const PlainAmounts shape = amounts;  // in registers
    BatchColumn wrong;
    for (std::size_t row = 0; row < BatchColumn::rows; row += BatchColumn::lanes)
      shape.read_usual(last.at(row), sizes.at(row), units.at(row), wrong.at(row));
    return rows_with_bits(wrong);
  }
};

BatchRows PlainAmounts::read_usual(const BatchColumn& last, const BatchColumn& sizes, BatchColumn& units) const {
  return FastestLoop<ReadBatch>::run(*this, last, sizes, units);
}

}  // namespace retain::io
