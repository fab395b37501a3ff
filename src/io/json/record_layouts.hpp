#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/json/reader.hpp"
#include "io/json/scan.hpp"

namespace retain::io {

/// A member of a record as it was passed over.
struct ScannedValue {
  std::string_view text;        ///< as `JsonValue::text`, but nothing for null
  const char* begin = nullptr;  ///< where it stands; null: the record has no such member
  JsonValue::Kind kind = JsonValue::Kind::null;
};

/// Knows how records were written that were read before. Most of one input have the same members in the same order, and between their
/// values the same bytes: a record is read by comparing these and finding where values end. What stands between two values is a step, the
/// steps that may follow one another make a tree, and each way through it is a record that `read_json` has read: its names are unlike each
/// other, and no deeper than the limit.
class RecordLayouts {
 public:
  static constexpr std::uint32_t no_column = std::numeric_limits<std::uint32_t>::max();

  /// `takes_one_value`: for each column, whether a list is no value of it. `levels_around`: the records; `lines`: each stands in one line.
  RecordLayouts(std::vector<bool> takes_one_value, const Limits& limits, std::size_t levels_around, bool lines)
      : scan_(limits, lines),
        levels_around_(static_cast<std::uint32_t>(levels_around)),
        takes_one_value_(std::move(takes_one_value)),
        values_(takes_one_value_.size()) {}

  /// Makes room for the texts of a block of so many bytes; those of the block before are gone.
  void start_block(std::size_t size);

  [[nodiscard]] const JsonScan& scan() const { return scan_; }
  /// Passes over a record that begins at `c`, and returns its end; null where it must be read otherwise. The text is as `JsonScan` asks.
  const char* pass_over(const char* c, const char* end);
  /// The members of the record passed over last, by column, with sixteen bytes from their beginning on and eight before it that may be
  /// read.
  [[nodiscard]] const std::vector<ScannedValue>& values() const { return values_; }
  /// The columns that it has, in its order.
  [[nodiscard]] std::span<const std::uint32_t> columns() const { return ends_[end_].columns; }

  /// Learns the layout of a record that is valid: `columns` of its values, in its order, those of objects within it in their place.
  void learn(std::string_view record, std::span<const std::uint32_t> columns);

 private:
  static constexpr std::uint32_t none = 0;  // the first step is nobody's next

  struct Step {
    std::string_view text;           // up to a colon, or the end of the record
    std::uint32_t next = none;       // another that may stand in its place
    std::uint32_t following = none;  // the first of those that may stand behind its value
    std::uint32_t column = no_column;
    std::uint32_t levels = 0;  // around its value
    bool ends = false;
    bool takes_one_value = false;
    std::uint32_t end = 0;  // of the ends
  };
  struct End {
    std::vector<std::uint32_t> columns;
    std::vector<std::uint32_t> missing;
  };

  /// The step of this text among those behind another; one is added where there is none. `none` where there is no room.
  std::uint32_t step_behind(std::uint32_t before, std::string_view text, bool ends);
  [[nodiscard]] std::string_view keep(std::string_view text);
  [[nodiscard]] std::string_view decoded(std::string_view string);

  JsonScan scan_;
  std::uint32_t levels_around_;
  std::vector<bool> takes_one_value_;
  std::vector<Step> steps_ = std::vector<Step>(1);
  std::vector<End> ends_;
  std::deque<std::string> texts_;
  std::size_t text_bytes_ = 0;
  std::vector<ScannedValue> values_;
  std::uint32_t end_ = 0;
  std::vector<char> decoded_;
  std::size_t decoded_size_ = 0;
};

}  // namespace retain::io
