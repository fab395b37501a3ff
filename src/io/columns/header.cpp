#include "io/columns/header.hpp"

#include "core/table/column_names.hpp"
#include "retain/quantity.hpp"
#include "text/unicode.hpp"

namespace retain::io {

namespace {

/// "+ New", "(-) Churned MRR" and "= Ending MRR" without the sign that says what a waterfall does with the column.
std::string_view without_sign(std::string_view text) {
  constexpr std::string_view signs[] = {"(+)", "(-)", "(−)", "(–)", "(=)", "+", "-", "−", "–", "="};
  for (const std::string_view sign : signs) {
    if (!text.starts_with(sign)) continue;
    const std::string_view rest = trim(text.substr(sign.size()));
    return rest.empty() ? text : rest;
  }
  return text;
}

}  // namespace

HeaderName split_unit(std::string_view header) {
  struct Brackets {
    std::string_view open;
    std::string_view close;
  };
  constexpr Brackets kinds[] = {{"(", ")"}, {"[", "]"}, {"（", "）"}, {"［", "］"}};
  HeaderName name{to_nfc(without_sign(trim(header))), {}, {}};
  name.base = name.whole;
  for (const Brackets& brackets : kinds) {
    if (!name.whole.ends_with(brackets.close)) continue;
    const auto open = name.whole.rfind(brackets.open);
    if (open == std::string::npos || open == 0) continue;
    const std::size_t start = open + brackets.open.size();
    name.unit = trim(std::string_view(name.whole).substr(start, name.whole.size() - start - brackets.close.size()));
    name.base = trim(std::string_view(name.whole).substr(0, open));
    break;
  }
  return name;
}

bool same_name(const HeaderName& name, std::string_view header) {
  const std::string folded = fold_name(split_unit(header).whole);
  return fold_name(name.whole) == folded || fold_name(name.base) == folded;
}

std::vector<std::string> texts_of(std::span<const Header> headers) {
  std::vector<std::string> texts;
  texts.reserve(headers.size());
  for (const Header& header : headers) texts.push_back(header.text);
  return texts;
}

std::vector<Header> headers_of(const JsonValue& object, const std::string& file, const std::string& pointer) {
  std::vector<Header> headers;
  for (const JsonMember& member : object.members) {
    headers.push_back({member.key, {file, member.key_place.line, member.key_place.column, pointer + '/' + pointer_token(member.key)}});
  }
  return headers;
}

}  // namespace retain::io
