#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "core/records/id_dictionary.hpp"

namespace retain::io {

/// Remembers what texts that come again and again stand for: dates, segments. A text of at most 16 bytes is two words, so that looking it
/// up is a few operations on them; a longer one is hashed, and compared byte by byte besides. NULs at the end of a text do not count.
template <class Value>
class TextCache {
 public:
  /// The value of `text`; null where it has none yet.
  const Value* find(std::string_view text) const { return find(text, words_of(text)); }
  /// The same of a text with sixteen bytes from its beginning on that may be read.
  [[gnu::always_inline]] const Value* find_inside(std::string_view text) const { return find(text, words_inside(text)); }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Gives a text without a value one.
  void insert(std::string_view text, Value value) {
    if (++size_ * 4 > slots_.size()) grow();
    const bool is_short = text.size() <= short_size;
    place({words_of(text), is_short ? in_words : texts_.size(), value});
    if (!is_short) texts_.emplace_back(text);
  }

 private:
  static constexpr std::size_t short_size = 16;
  static constexpr std::size_t unused = ~std::size_t{0};
  static constexpr std::size_t in_words = unused - 1;

  struct Words {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    friend bool operator==(const Words&, const Words&) = default;
  };
  struct Slot {
    Words words;
    std::size_t text = unused;  // of the texts, or that it is a short one
    Value value{};
  };

  [[gnu::always_inline]] const Value* find(std::string_view text, const Words& words) const {
    for (std::size_t i = slot_of(words);; i = (i + 1) & mask_) {
      const Slot& slot = slots_[i];
      if (slot.words == words) {
        if (slot.text == in_words && text.size() <= short_size) return &slot.value;
        if (slot.text < in_words && texts_[slot.text] == text) return &slot.value;
      }
      if (slot.text == unused) return nullptr;
    }
  }
  static Words words_of(std::string_view text) {
    if (text.size() > short_size) return words_of_long(text);
    char bytes[short_size] = {};
    if (!text.empty()) std::memcpy(bytes, text.data(), text.size());
    Words words;
    std::memcpy(&words, bytes, sizeof words);
    return words;
  }
  /// Long texts may begin alike.
  static Words words_of_long(std::string_view text) { return {load_word(text.data()), ledger::keyed_hash(text)}; }
  static Words words_inside(std::string_view text) {
    if (text.size() > short_size) [[unlikely]]
      return words_of_long(text);
    const Words& inside = first_bytes[text.size()];
    Words words;
    std::memcpy(&words, text.data(), sizeof words);
    return {words.first & inside.first, words.second & inside.second};
  }
  /// For each size the bits of so many bytes.
  static constexpr std::array<Words, short_size + 1> first_bytes = [] {
    std::array<Words, short_size + 1> masks{};
    for (std::size_t size = 0; size <= short_size; ++size) {
      std::array<unsigned char, short_size> bytes{};
      for (std::size_t i = 0; i < size; ++i) bytes[i] = 0xFF;
      masks[size] = std::bit_cast<Words>(bytes);
    }
    return masks;
  }();
  /// The high bits of products with keys that no input knows.
  [[nodiscard]] std::size_t slot_of(const Words& words) const {
    return static_cast<std::size_t>((words.first * first_key_ + words.second * second_key_) >> shift_);
  }
  void place(const Slot& slot) {
    std::size_t i = slot_of(slot.words);
    while (slots_[i].text != unused) i = (i + 1) & mask_;
    slots_[i] = slot;
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    --shift_;
    for (const Slot& slot : old) {
      if (slot.text != unused) place(slot);
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(256);
  std::size_t mask_ = 255;
  int shift_ = 64 - 8;
  std::uint64_t first_key_ = ledger::keyed_hash("first") | 1;
  std::uint64_t second_key_ = ledger::keyed_hash("second") | 1;
  std::size_t size_ = 0;
  std::vector<std::string> texts_;
};

}  // namespace retain::io
