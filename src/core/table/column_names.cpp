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
    {Label::result_rows, "result_rows", {}},
    {Label::refused_rows, "refused_rows", {}},
    {Label::refused_for, "refused_for", {}},
};

/// A word for a member of the identity of customers.
struct ShortWord {
  std::string_view word;
  Id id{};
  bool takes_noun = true;    ///< "ending MRR"; returned revenue is a refund, and churn of revenue mostly a rate
  bool stands_alone = true;  ///< a name without a noun too; what could stand in any text has one
};
constexpr ShortWord short_words[] = {
    {"start", Id::customers_start},
    {"starting", Id::customers_start},
    {"beginning", Id::customers_start},
    {"opening", Id::customers_start},
    {"기초", Id::customers_start},
    {"월초", Id::customers_start},
    {"new", Id::customers_new},
    {"신규", Id::customers_new},
    {"신규가입", Id::customers_new},
    {"acquired", Id::customers_new, false},
    {"reactivated", Id::customers_reactivated},
    {"reactivation", Id::customers_reactivated},
    {"재활성", Id::customers_reactivated},
    {"재가입", Id::customers_reactivated},
    {"복귀", Id::customers_reactivated},
    {"returned", Id::customers_reactivated, false},
    {"churned", Id::customers_churned},
    {"lost", Id::customers_churned},
    {"이탈", Id::customers_churned},
    {"해지", Id::customers_churned},
    {"탈퇴", Id::customers_churned},
    {"churn", Id::customers_churned, false},
    {"cancelled", Id::customers_churned, false},
    {"atstart", Id::customers_start, true, false},
    {"atthestart", Id::customers_start, true, false},
    {"atend", Id::customers_end, true, false},
    {"attheend", Id::customers_end, true, false},
    {"end", Id::customers_end},
    {"ending", Id::customers_end},
    {"closing", Id::customers_end},
    {"기말", Id::customers_end},
    {"월말", Id::customers_end},
};

/// The words that make a short name one of customers or of revenue; the longer of two that begin alike first.
constexpr std::string_view customer_nouns[] = {"customers", "고객수", "고객"};
constexpr std::string_view revenue_nouns[] = {"revenue", "mrr", "arr", "매출액", "매출"};

Id revenue_of(Id customers) {
  const Identity& identity = identities()[0];
  for (const Identity::Term& term : identity.terms) {
    if (term.id == customers && term.revenue) return *term.revenue;
  }
  return identities()[1].end;
}

const ShortWord* find_word(std::string_view folded) {
  const auto* row = std::find_if(std::begin(short_words), std::end(short_words), [&](const ShortWord& w) { return w.word == folded; });
  return row == std::end(short_words) ? nullptr : row;
}

/// The word of a name beside one of the nouns, in either order: of "ending MRR" and "MRR (ending)".
const ShortWord* find_word_beside(std::string_view folded, std::span<const std::string_view> nouns) {
  for (const std::string_view noun : nouns) {
    const ShortWord* word = nullptr;
    if (folded.starts_with(noun)) word = find_word(folded.substr(noun.size()));
    if (word == nullptr && folded.ends_with(noun)) word = find_word(folded.substr(0, folded.size() - noun.size()));
    if (word != nullptr && word->takes_noun) return word;
  }
  return nullptr;
}

/// A Korean name with the word that the table has for customers: 회원 are 고객, and 수 may be left out behind it.
std::string of_customers(std::string folded) {
  constexpr std::string_view member = "회원";
  constexpr std::string_view customer = "고객";
  for (std::size_t at = folded.find(member); at != std::string::npos; at = folded.find(member, at)) {
    folded.replace(at, member.size(), customer);
  }
  if (folded.ends_with(customer) && folded != customer) folded += "수";
  return folded;
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
  if (const ShortWord* word = find_word(folded); word != nullptr && word->stands_alone) return word->id;
  if (const ShortWord* word = find_word_beside(folded, customer_nouns)) return word->id;
  if (const ShortWord* word = find_word_beside(folded, revenue_nouns)) return revenue_of(word->id);
  for (const Quantity& row : quantities()) {
    if (folds_to(row.name, folded) || folds_to(row.name_ko, folded)) return row.id;
  }
  if (const std::string korean = of_customers(folded); korean != folded) return find_quantity(korean);
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

std::optional<ShortName> find_short_name(std::string_view name) {
  const ShortWord* word = find_word(fold_name(name));
  if (word == nullptr || !word->stands_alone) return std::nullopt;
  return ShortName{word->id, revenue_of(word->id)};
}

bool is_bare_churn(std::string_view name) {
  const std::string folded = fold_name(name);
  return folded == "churn" || folded == "이탈";
}

std::optional<Noun> noun_of(Id id) {
  for (const Noun noun : {Noun::customers, Noun::revenue}) {
    const Identity& identity = identities()[noun == Noun::customers ? 0 : 1];
    const bool is_member = std::any_of(identity.terms.begin(), identity.terms.end(), [id](const auto& term) { return term.id == id; });
    if (id == identity.end || is_member) return noun;
  }
  return std::nullopt;
}

bool says(std::string_view name, Noun noun) {
  constexpr std::string_view customers[] = {"customer", "subscriber", "member", "account", "client",
                                            "user",     "고객",       "회원",   "구독자",  "가입자"};
  constexpr std::string_view revenue[] = {"revenue", "매출"};
  constexpr std::string_view revenue_words[] = {"mrr", "arr"};
  const std::string text = lower_ascii(name);
  const auto holds = [&](std::string_view word) { return text.find(word) != std::string::npos; };
  if (noun == Noun::customers) return std::any_of(std::begin(customers), std::end(customers), holds);
  if (std::any_of(std::begin(revenue), std::end(revenue), holds)) return true;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz", start), text.size());
    if (std::find(std::begin(revenue_words), std::end(revenue_words), std::string_view(text).substr(start, end - start)) !=
        std::end(revenue_words))
      return true;
    start = end + 1;
  }
  return false;
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
