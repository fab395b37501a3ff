#pragma once

#include "core/ledger/ledger.hpp"
#include "io/rows/values.hpp"

namespace retain::io {

/// Where one thread puts the rows that it reads.
class RowSink {
 public:
  RowSink(Ledger& ledger, Granularity label)
      : writer_(ledger.add_writer()),
        dates_(label, ledger.plan(), writer_),
        segments_(ledger, writer_),
        decimals_(ledger.plan().decimals) {}

  [[nodiscard]] Ledger::Writer& writer() { return writer_; }
  [[nodiscard]] RowDates& dates() { return dates_; }
  [[nodiscard]] RowSegments& segments() { return segments_; }
  /// The decimals of amounts for `writer()`.
  [[nodiscard]] int decimals() const { return decimals_; }

 private:
  Ledger::Writer& writer_;
  RowDates dates_;
  RowSegments segments_;
  int decimals_;
};

}  // namespace retain::io
