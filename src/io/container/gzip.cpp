#include "io/container/decompressor.hpp"

#ifdef RETAIN_ZLIB

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

#include "retain/error.hpp"
#include "text/format.hpp"

namespace retain::io {

namespace {

class Gzip final : public Decompressor {
 public:
  explicit Gzip(PackedBytes bytes) : bytes_(std::move(bytes)) {
    constexpr int largest_window = 15;
    constexpr int gzip_alone = 16;
    if (::inflateInit2(&stream_, largest_window + gzip_alone) != Z_OK) throw std::bad_alloc();
  }
  ~Gzip() override { ::inflateEnd(&stream_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  Gzip(Gzip&&) = delete;
  Gzip& operator=(Gzip&&) = delete;

  std::size_t read(std::span<char> bytes) override {
    std::size_t done = 0;
    while (done < bytes.size() && (is_within_member_ || find_member())) {
      done += inflate(bytes.subspan(done));
    }
    return done;
  }

 private:
  /// Whether another member follows; zeros behind the last one fill up a block of a tape.
  bool find_member() {
    bool is_padded = false;
    for (std::string_view ready = bytes_.ready(); !ready.empty(); ready = bytes_.ready()) {
      const std::size_t zeros = is_first_ ? 0 : std::min(ready.find_first_not_of('\0'), ready.size());
      is_padded = is_padded || zeros > 0;
      bytes_.take(zeros);
      if (zeros == ready.size()) continue;
      constexpr char first_byte = '\x1F';
      if (is_padded || ready[zeros] != first_byte) bytes_.refuse_rest();
      ::inflateReset(&stream_);
      is_within_member_ = true;
      return true;
    }
    return false;
  }

  std::size_t inflate(std::span<char> bytes) {
    const std::string_view ready = bytes_.ready();
    if (ready.empty()) bytes_.refuse_cut();
    constexpr std::size_t most = std::numeric_limits<uInt>::max();
    // zlib does not write to it.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(ready.data()));
    stream_.avail_in = static_cast<uInt>(ready.size());
    stream_.next_out = reinterpret_cast<Bytef*>(bytes.data());
    stream_.avail_out = static_cast<uInt>(std::min(bytes.size(), most));
    const uInt wanted = stream_.avail_out;
    const int status = ::inflate(&stream_, Z_NO_FLUSH);
    bytes_.take(ready.size() - stream_.avail_in);
    const std::size_t size = wanted - stream_.avail_out;
    bytes_.unpacked(size);
    if (status == Z_MEM_ERROR) throw std::bad_alloc();
    if (status == Z_STREAM_END) {
      is_within_member_ = false;
      is_first_ = false;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      bytes_.refuse_damaged(stream_.msg != nullptr ? stream_.msg : "it needs a dictionary");
    }
    return size;
  }

  PackedBytes bytes_;
  z_stream stream_{};
  bool is_within_member_ = false;
  bool is_first_ = true;
};

}  // namespace

std::unique_ptr<Decompressor> make_gzip(PackedBytes bytes) { return std::make_unique<Gzip>(std::move(bytes)); }

}  // namespace retain::io

#else

namespace retain::io {

std::unique_ptr<Decompressor> make_gzip(PackedBytes /*bytes*/) { return nullptr; }

}  // namespace retain::io

#endif
