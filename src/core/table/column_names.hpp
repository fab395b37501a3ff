#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "retain/quantity.hpp"
#include "text/words.hpp"

namespace retain {

/// The columns of an input that hold no quantity.
enum class Label : std::uint8_t {
  period,
  segment,
  complete,
  window,
  result_rows,   ///< how many rows the result of a query has
  refused_rows,  ///< how many rows of its table it could not count
  refused_for,   ///< and why
};
/// The names of such a column.
struct LabelColumn {
  Label label{};
  std::string_view key;
  std::array<std::string_view, 8> aliases{};
};
/// All of them.
std::span<const LabelColumn> label_columns();

/// `name` without the differences that do not matter between names: ASCII case, spaces, line breaks, `_`, `-` and `.`. Expects NFC.
std::string fold_name(std::string_view name);
/// Whether a character is one of those that do not matter.
constexpr bool parts_words(char c) { return c == ' ' || c == '_' || c == '-' || c == '.' || c == '\n' || c == '\r' || c == '\t'; }
/// Whether `name` folds to `folded`: a text for each name of a table would make the look-up of one slow.
constexpr bool folds_to(std::string_view name, std::string_view folded) {
  for (const char c : name) {
    if (parts_words(c)) continue;
    if (folded.empty() || lower_ascii(c) != folded.front()) return false;
    folded.remove_prefix(1);
  }
  return folded.empty();
}
/// A number that names which fold to the same have in common, by which a table of them can be sorted (FNV-1a).
constexpr std::uint32_t folded_hash(std::string_view name) {
  std::uint32_t hash = 2166136261;
  for (const char c : name) {
    if (!parts_words(c)) hash = (hash ^ static_cast<unsigned char>(lower_ascii(c))) * 16777619;
  }
  return hash;
}
/// The label of this key or alias, names folded.
std::optional<Label> find_label(std::string_view name);
/// What a name without a noun may stand for: "new" counts customers, and beside MRR it is revenue.
struct ShortName {
  Id customers{};
  Id revenue{};
};
/// The two quantities of such a name; empty for any other.
std::optional<ShortName> find_short_name(std::string_view name);
/// Whether a name is that of churn and does not say of what: a rate, a count or an amount ("churn", "이탈").
bool is_bare_churn(std::string_view name);

/// What the quantities of the two identities are counted in.
enum class Noun : std::uint8_t { customers, revenue };
/// The noun of a member of an identity; empty for other quantities.
std::optional<Noun> noun_of(Id id);
/// Whether a name has a word for the noun: "Active customers", "MRR", "총회원".
bool says(std::string_view name, Noun noun);

/// The reason that a column of lost customers is for ("price" of `churned:price`); empty where it is no such column.
std::optional<std::string> churn_reason(std::string_view header);
/// Whether `segment` is a word for the whole base (empty, "total", "전체", "합계").
bool is_whole_base(std::string_view segment);

}  // namespace retain
