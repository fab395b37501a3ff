#include <algorithm>
#include <string>

#include "fuzz/fuzz.hpp"
#include "io/meaning/values.hpp"
#include "io/value/cell.hpp"
#include "io/value/plain_amount.hpp"
#include "retain/amount.hpp"
#include "retain/number.hpp"
#include "retain/quantity.hpp"

using namespace retain;

namespace {

std::optional<Amount> careful(std::string_view text, io::DecimalMark mark) {
  try {
    return io::read_amount(text, mark, {}).amount;
  } catch (const io::CellError&) {
    return std::nullopt;
  }
}

Amount amount_of(std::int64_t digits, int decimals) {
  int128 millionths = digits;
  for (int i = decimals; i < Amount::decimals; ++i) millionths *= 10;
  return Amount::from_millionths(millionths);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text = fuzz::text_of(data, size);
  const std::uint8_t choice = fuzz::take_byte(text);
  const bool is_comma = choice % 2 != 0;
  const io::DecimalMark mark = is_comma ? io::DecimalMark::comma : io::DecimalMark::point;
  const char mark_byte = is_comma ? ',' : '.';
  const auto amount = careful(text, mark);
  if (amount) {
    fuzz::require(Amount::parse(amount->to_string()).has_value(), "an amount is read back", amount->to_string());
    fuzz::require(careful(amount->to_string(), io::DecimalMark::point) == amount, "an amount is read back as the same", text);
  }

  const std::string buffer = "12345.-9" + std::string(text) + "7.7,7777";
  const char* begin = buffer.data() + 8;
  const char* end = begin + text.size();
  io::PlainAmount plain;
  if (io::read_plain_amount(begin, end, mark_byte, plain)) {
    fuzz::require(amount == amount_of(plain.digits, plain.decimals), "a plain amount is what the careful reader reads", text);
  }
  const int decimals = choice / 2 % 7;
  std::int64_t units = 0;
  if (io::PlainAmounts(mark_byte, decimals).read(begin, end, units)) {
    fuzz::require(amount == amount_of(units, decimals), "an amount in units is what the careful reader reads", text);
  }

  for (const Quantity& quantity : quantities()) {
    try {
      io::parse_cell(text, quantity, mark);
    } catch (const io::CellError& error) {
      fuzz::require(*error.what() != '\0', "a refusal says why");
    }
  }
  return 0;
}
