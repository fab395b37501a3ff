#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace retain {

/// The columns of an input that hold no quantity.
enum class Label : std::uint8_t { period, segment, complete, window };
/// The names of such a column.
struct LabelColumn {
  Label label{};
  std::string_view key;
  std::array<std::string_view, 8> aliases{};
};
/// All of them.
std::span<const LabelColumn> label_columns();

/// `name` without the differences that do not matter between names: ASCII case, spaces, `_` and `-`. Expects NFC.
std::string fold_name(std::string_view name);
/// The label of this key or alias, names folded.
std::optional<Label> find_label(std::string_view name);
/// The reason that a column of lost customers is for ("price" of `churned:price`); empty where it is no such column.
std::optional<std::string> churn_reason(std::string_view header);
/// Whether `segment` is a word for the whole base (empty, "total", "전체", "합계").
bool is_whole_base(std::string_view segment);

}  // namespace retain
