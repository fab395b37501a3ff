#include "core/table/column_names.hpp"

#include <algorithm>

#include "retain/quantity.hpp"
#include "text/words.hpp"

namespace retain {

namespace {

constexpr LabelColumn labels[] = {
    {Label::period, "period", {"month", "quarter", "year", "date", "기간", "월", "기준월", "monat"}},
    {Label::segment, "segment", {"region", "plan", "market", "세그먼트", "지역", "구분"}},
    {Label::complete, "complete", {}},
    {Label::window, "window", {}},
};

constexpr bool parts_words(char c) { return c == ' ' || c == '_' || c == '-'; }

/// Whether `name` folds to `folded`: a text for each name of the table would make the look-up of one slow.
bool folds_to(std::string_view name, std::string_view folded) {
  for (const char c : name) {
    if (parts_words(c)) continue;
    if (folded.empty() || lower_ascii(c) != folded.front()) return false;
    folded.remove_prefix(1);
  }
  return folded.empty();
}

template <class Row>
bool answers_to(const Row& row, std::string_view folded) {
  return folds_to(row.key, folded) || std::any_of(row.aliases.begin(), row.aliases.end(),
                                                  [&](std::string_view alias) { return !alias.empty() && folds_to(alias, folded); });
}

}  // namespace

std::span<const LabelColumn> label_columns() { return labels; }

std::string fold_name(std::string_view name) {
  std::string folded = lower_ascii(name);
  std::erase_if(folded, parts_words);
  return folded;
}

std::optional<Id> find_quantity(std::string_view name) {
  const std::string folded = fold_name(name);
  if (folded.empty()) return std::nullopt;
  for (const Quantity& row : quantities()) {
    if (answers_to(row, folded)) return row.id;
  }
  if (folded.starts_with("mrr") || folded.starts_with("arr")) return find_quantity("revenue" + folded.substr(3));
  return std::nullopt;
}

std::optional<Label> find_label(std::string_view name) {
  const std::string folded = fold_name(name);
  for (const LabelColumn& row : label_columns()) {
    if (answers_to(row, folded)) return row.label;
  }
  return std::nullopt;
}

std::optional<std::string> churn_reason(std::string_view header) {
  const auto colon = header.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string kind = fold_name(header.substr(0, colon));
  const std::string_view reason = trimmed(header.substr(colon + 1));
  if (reason.empty() || (kind != "churned" && kind != "이탈")) return std::nullopt;
  return std::string(reason);
}

bool is_whole_base(std::string_view segment) {
  const std::string word = lower_ascii(segment);
  return word.empty() || word == "total" || word == "전체" || word == "합계";
}

}  // namespace retain
