#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "retain/ledger/id_dictionary.hpp"

namespace retain::io {

/// Remembers what texts that come again and again stand for: dates, segments. A text of at most 16 bytes is told by its size, its first
/// eight and its last eight bytes, so that looking it up is a few operations on two words; a longer one is compared byte by byte besides.
template <class Value>
class TextCache {
 public:
  /// The value of `text`; null where it has none yet.
  const Value* find(std::string_view text) const { return find(text, words_of(text)); }
  /// The same of a text with eight bytes behind it that may be read.
  const Value* find_inside(std::string_view text) const { return find(text, words_inside(text)); }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Gives a text without a value one.
  void insert(std::string_view text, Value value) {
    if (++size_ * 4 > slots_.size()) grow();
    place({words_of(text), value, texts_.size()});
    if (text.size() > short_size) texts_.emplace_back(text);
  }

 private:
  static constexpr std::size_t short_size = 16;
  static constexpr std::size_t unused = ~std::size_t{0};

  struct Words {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::size_t size = unused;
    friend bool operator==(const Words&, const Words&) = default;
  };
  struct Slot {
    Words words;
    Value value{};
    std::size_t text = 0;  // of the texts, where it is a long one
  };

  const Value* find(std::string_view text, const Words& words) const {
    for (std::size_t i = slot_of(words);; i = (i + 1) & mask_) {
      const Slot& slot = slots_[i];
      if (slot.words == words && (text.size() <= short_size || texts_[slot.text] == text)) return &slot.value;
      if (slot.words.size == unused) return nullptr;
    }
  }
  static Words words_of(std::string_view text) {
    const std::size_t part = std::min(text.size(), sizeof(std::uint64_t));
    Words words{0, 0, text.size()};
    std::memcpy(&words.first, text.data(), part);
    std::memcpy(&words.last, text.data() + text.size() - part, part);
    return words;
  }
  /// The same without a branch that sizes which vary would lead astray.
  static Words words_inside(std::string_view text) {
    const std::size_t part = std::min(text.size(), sizeof(std::uint64_t));
    Words words{0, 0, text.size()};
    std::memcpy(&words.first, text.data(), sizeof words.first);
    std::memcpy(&words.last, text.data() + text.size() - part, sizeof words.last);
    words.first &= first_bytes[part];
    words.last &= first_bytes[part];
    return words;
  }
  static constexpr std::uint64_t first_bytes[9] = {0,
                                                   0xFF,
                                                   0xFFFF,
                                                   0xFF'FFFF,
                                                   0xFFFF'FFFF,
                                                   0xFF'FFFF'FFFF,
                                                   0xFFFF'FFFF'FFFF,
                                                   0xFF'FFFF'FFFF'FFFF,
                                                   0xFFFF'FFFF'FFFF'FFFF};
  /// The high bits of products with keys that no input knows.
  [[nodiscard]] std::size_t slot_of(const Words& words) const {
    return static_cast<std::size_t>((words.first * first_key_ + words.last * last_key_) >> shift_);
  }
  void place(const Slot& slot) {
    std::size_t i = slot_of(slot.words);
    while (slots_[i].words.size != unused) i = (i + 1) & mask_;
    slots_[i] = slot;
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    --shift_;
    for (const Slot& slot : old) {
      if (slot.words.size != unused) place(slot);
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(256);
  std::size_t mask_ = 255;
  int shift_ = 64 - 8;
  std::uint64_t first_key_ = ledger::keyed_hash("first") | 1;
  std::uint64_t last_key_ = ledger::keyed_hash("last") | 1;
  std::size_t size_ = 0;
  std::vector<std::string> texts_;
};

}  // namespace retain::io
