#include "io/fields/rates.hpp"

#include "text/unicode.hpp"

namespace retain::io {

std::optional<Number> Rates::factor(std::string_view code) const {
  const auto worth_of = [this](const std::string& of) -> std::optional<Number> {
    if (const auto found = worth.find(of); found != worth.end()) return found->second;
    return of == currency ? std::optional(Number(1)) : std::nullopt;
  };
  const auto from = worth_of(std::string(code));
  const auto into = worth_of(currency);
  if (!from) return std::nullopt;
  // Without a rate of its own, the currency asked for is the one that the others are told in.
  return into ? *from / *into : *from;
}

std::string currency_code(std::string_view text) {
  std::string code(trim(text));
  for (char& c : code) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return code;
}

int minor_digits(std::string_view code) {
  constexpr std::string_view none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
  constexpr std::string_view three = "BHD IQD JOD KWD LYD OMR TND";
  constexpr int usual = 2;
  if (code.empty()) return usual;
  if (none.find(code) != std::string_view::npos) return 0;
  return three.find(code) != std::string_view::npos ? 3 : usual;
}

}  // namespace retain::io
