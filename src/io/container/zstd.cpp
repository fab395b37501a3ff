#include "io/container/decompressor.hpp"

#ifdef RETAIN_ZSTD

#include <zstd.h>
#include <zstd_errors.h>

#include <new>

#include "text/format.hpp"

namespace retain::io {

namespace {

class Zstd final : public Decompressor {
 public:
  explicit Zstd(PackedBytes bytes) : bytes_(std::move(bytes)), stream_(::ZSTD_createDStream(), ::ZSTD_freeDStream) {
    if (stream_ == nullptr) throw std::bad_alloc();
  }

  std::size_t read(std::span<char> bytes) override {
    ZSTD_outBuffer out{bytes.data(), bytes.size(), 0};
    while (out.pos < out.size) {
      const std::string_view ready = bytes_.ready();
      if (ready.empty() && !is_within_frame_) break;
      // Bytes of the last block may still wait to be written.
      ZSTD_inBuffer in{ready.data(), ready.size(), 0};
      const std::size_t before = out.pos;
      const std::size_t status = ::ZSTD_decompressStream(stream_.get(), &out, &in);
      if (::ZSTD_isError(status) != 0) refuse(::ZSTD_getErrorCode(status), status);
      bytes_.take(in.pos);
      bytes_.unpacked(out.pos - before);
      is_within_frame_ = status != 0;
      is_first_ = is_first_ && is_within_frame_;
      if (ready.empty() && out.pos == before) bytes_.refuse_cut();
    }
    return out.pos;
  }

 private:
  [[noreturn]] void refuse(ZSTD_ErrorCode code, std::size_t status) const {
    if (code == ZSTD_error_memory_allocation) throw std::bad_alloc();
    if (code == ZSTD_error_prefix_unknown && !is_first_) bytes_.refuse_rest();
    if (code == ZSTD_error_frameParameter_windowTooLarge) {
      bytes_.refuse("the zstd stream asks for a window of more than 128 MiB", "zstd -dc --long=31 FILE | retain report - unpacks it");
    }
    if (code == ZSTD_error_dictionary_wrong) {
      bytes_.refuse("the zstd stream needs a dictionary", "zstd -dc -D DICTIONARY FILE | retain report - unpacks it");
    }
    bytes_.refuse_damaged(::ZSTD_getErrorName(status));
  }

  PackedBytes bytes_;
  std::unique_ptr<ZSTD_DStream, decltype(&::ZSTD_freeDStream)> stream_;
  bool is_within_frame_ = false;
  bool is_first_ = true;  // no frame has ended yet
};

}  // namespace

std::unique_ptr<Decompressor> make_zstd(PackedBytes bytes) { return std::make_unique<Zstd>(std::move(bytes)); }

}  // namespace retain::io

#else

namespace retain::io {

std::unique_ptr<Decompressor> make_zstd(PackedBytes /*bytes*/) { return nullptr; }

}  // namespace retain::io

#endif
