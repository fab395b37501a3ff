#include <algorithm>
#include <string>

#include "fuzz/fuzz.hpp"
#include "io/encoding/encoding.hpp"
#include "io/opening/settle_encoding.hpp"
#include "retain/diagnostic.hpp"
#include "text/utf8.hpp"

using namespace retain;
using io::Encoding;

namespace {

/// The text, or what is wrong with the bytes and where.
std::string decoded(Encoding encoding, std::string_view bytes, std::size_t step) {
  io::Decoder decoder(encoding, "in");
  std::string text;
  try {
    for (; !bytes.empty(); bytes.remove_prefix(std::min(step, bytes.size()))) decoder.decode(bytes.substr(0, step), text);
    decoder.finish();
  } catch (const InputError& error) {
    const Diagnostic& fault = error.diagnostics().front();
    return std::to_string(fault.place.line) + ':' + std::to_string(fault.place.column) + ' ' + fault.message;
  }
  fuzz::require(!find_invalid_utf8(text).has_value(), "what is decoded is UTF-8");
  return text;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes = fuzz::text_of(data, size);
  const std::size_t step = 1 + fuzz::take_byte(bytes) % 7U;
  for (const Encoding encoding : {Encoding::utf_16le, Encoding::utf_16be, Encoding::cp949, Encoding::windows_1252}) {
    const std::string whole = decoded(encoding, bytes, bytes.size() + 1);
    fuzz::require(decoded(encoding, bytes, step) == whole, "a text is decoded alike in pieces", bytes);
  }

  if (!find_invalid_utf8(bytes)) return 0;
  std::string text(bytes);
  try {
    io::decode_text("in", text);
  } catch (const InputError& error) {
    fuzz::require(!error.diagnostics().front().message.empty(), "a refusal says why");
    return 0;
  }
  fuzz::require(!find_invalid_utf8(text).has_value(), "what was found out is decoded", bytes);
  return 0;
}
