#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>

#include "cli/system/descriptor.hpp"
#include "core/ledger/ledger.hpp"

namespace retain::cli {

/// A file without a name in the folder for temporary files ($TMPDIR, else /tmp), there once something is written and gone with the program
/// however it ends. Throws FileError.
class OverflowFile : public ledger::Overflow {
 public:
  std::uint64_t write(std::span<const std::uint64_t> records) override;
  void read(std::uint64_t place, std::span<std::uint64_t> records) override;

 private:
  void open();

  std::once_flag opened_;
  std::string folder_;
  std::optional<Descriptor> file_;
  std::atomic<std::uint64_t> size_ = 0;
};

}  // namespace retain::cli
