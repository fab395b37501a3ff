#include "io/container/unpack.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

#include "io/container/decompressor.hpp"
#include "io/container/read_ahead.hpp"
#include "retain/diagnostic.hpp"
#include "text/format.hpp"

namespace retain::io {

namespace {

constexpr std::size_t start_size = 8;

/// What compressed an input, which its first bytes say.
struct Compression {
  const char* kind;
  bool (*is_at)(std::string_view start);
  std::unique_ptr<Decompressor> (*make)(PackedBytes bytes);
  const char* library;
  const char* command;  ///< that unpacks it too
};
constexpr Compression compressions[] = {
    {"gzip", [](std::string_view start) { return start.starts_with("\x1F\x8B"); }, make_gzip, "zlib", "gunzip -c"},
    {"zstd",
     [](std::string_view start) {
       constexpr std::string_view magic = "\x28\xB5\x2F\xFD";
       constexpr std::string_view skippable = "\x2A\x4D\x18";
       return start.starts_with(magic) || (start.size() > 3 && (start[0] & '\xF0') == 'P' && start.substr(1, 3) == skippable);
     },
     make_zstd, "zstd", "zstd -dc"},
};

std::string read_start(const Input& input) {
  std::string start(start_size, '\0');
  start.resize(input.read(start));
  return start;
}

/// The input with bytes that were read put back.
Input put_back(Input input, const std::string& start) {
  if (input.rewind) {
    input.rewind();
    return input;
  }
  input.read = [read = std::move(input.read), rest = start](std::span<char> bytes) mutable {
    const std::size_t size = std::min(bytes.size(), rest.size());
    std::memcpy(bytes.data(), rest.data(), size);
    rest.erase(0, size);
    return size == bytes.size() ? size : size + read(bytes.subspan(size));
  };
  return input;
}

/// An input that is unpacked as it is read, and again from its start where it can be.
class UnpackedInput {
 public:
  UnpackedInput(Input packed, const Compression& compression, const Limits& limits)
      : packed_(std::move(packed)), compression_(compression), limits_(limits) {
    start();
  }

  std::size_t read(std::span<char> bytes) {
    if (!ahead_) start();
    return ahead_->read(bytes);
  }
  void rewind() {
    ahead_.reset();
    decompressor_.reset();
    packed_.rewind();
  }

 private:
  void start() {
    decompressor_ = compression_.make(PackedBytes(packed_.name, compression_.kind, packed_.read, limits_.expansion));
    if (decompressor_ == nullptr) {
      throw InputError({error(
          compression_.kind, formatted("compressed with {}, and this retain was built without {}", compression_.kind, compression_.library),
          formatted("{} FILE | retain report - unpacks it", compression_.command), {packed_.name, 0, 0, {}})});
    }
    ahead_.emplace([this](std::span<char> bytes) { return decompressor_->read(bytes); });
  }

  Input packed_;
  const Compression& compression_;
  const Limits& limits_;
  std::unique_ptr<Decompressor> decompressor_;
  std::optional<ReadAhead> ahead_;  // behind what it reads from: its thread ends first
};

}  // namespace

Unpacked unpacked(Input input, const Limits& limits) {
  constexpr int most_layers = 3;
  for (int layers = 0;; ++layers) {
    const std::string start = read_start(input);
    input = put_back(std::move(input), start);
    const auto* compression = std::ranges::find_if(compressions, [&](const Compression& known) { return known.is_at(start); });
    if (compression == std::end(compressions)) {
      const bool pretends = layers == 0 && (input.name.ends_with(".gz") || input.name.ends_with(".zst"));
      std::string note = pretends ? input.name + ": not compressed, whatever its name says" : std::string();
      return {std::move(input), start, std::move(note)};
    }
    if (layers == most_layers) {
      throw InputError({error(compression->kind, "packed again and again", "some files unpack to themselves: is it one of these?",
                              {input.name, 0, 0, {}})});
    }
    Input text{input.name, {}, {}, std::nullopt};
    const bool can_rewind = input.rewind != nullptr;
    const auto inner = std::make_shared<UnpackedInput>(std::move(input), *compression, limits);
    text.read = [inner](std::span<char> bytes) { return inner->read(bytes); };
    if (can_rewind) text.rewind = [inner] { inner->rewind(); };
    input = std::move(text);
  }
}

}  // namespace retain::io
