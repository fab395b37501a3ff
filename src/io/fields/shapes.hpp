#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace retain::io {

/// What the rows of a customer come to.
enum class RowShape : std::uint8_t { payments, recurring, levels, changes, spans, activity, schedule, roster };

/// A row of the table of shapes.
struct RowShapeInfo {
  RowShape shape;
  std::string_view key;      ///< as `--amounts` and `sniff` name it
  std::string_view columns;  ///< what it needs
  std::string_view counted;  ///< how its rows count, in one sentence
  std::string_view example;  ///< a row
};
std::span<const RowShapeInfo> row_shapes();
const RowShapeInfo& row_shape(RowShape shape);

}  // namespace retain::io
