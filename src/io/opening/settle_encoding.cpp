#include "io/opening/settle_encoding.hpp"

#include "io/encoding/survey.hpp"
#include "io/opening/text_start.hpp"
#include "text/format.hpp"
#include "text/utf8.hpp"

namespace retain::io {

namespace {

/// What the user or the mark says; `detect` where neither does.
Encoding stated_encoding(const std::string& name, std::string_view head, Encoding asked) {
  const Encoding marked = marked_encoding(head);
  if (asked == Encoding::detect) return marked;
  const auto refuse = [&name](std::string message, std::string hint) {
    throw InputError({error("encoding", std::move(message), std::move(hint), {name, 0, 0, {}})});
  };
  const bool is_utf_16_mark = marked == Encoding::utf_16le || marked == Encoding::utf_16be;
  if (asked == Encoding::utf_16) {
    if (is_utf_16_mark) return marked;
    if (marked == Encoding::detect && looks_like_utf_16(head)) return head.front() == '\0' ? Encoding::utf_16be : Encoding::utf_16le;
    if (marked == Encoding::detect)
      refuse("no byte order mark, by which utf-16 is read", "--encoding utf-16le or utf-16be says which it is");
  }
  if (marked != Encoding::detect && marked != asked) {
    refuse(formatted("the byte order mark is that of {}, and not of {}", encoding_key(marked), encoding_key(asked)),
           "leave --encoding out: the mark settles it");
  }
  return asked;
}

/// Whether bytes are not text at all; the readers report it.
bool is_binary(std::string_view bytes) { return has_signature(bytes) || bytes.find('\0') != std::string_view::npos; }

/// The bytes without those of a character that is cut off at their end.
std::string_view without_cut_character(std::string_view head) {
  constexpr std::size_t longest = 4;
  for (std::size_t size = 1; size < longest && size <= head.size(); ++size) {
    const auto byte = static_cast<unsigned char>(head[head.size() - size]);
    if (byte < 0x80) break;
    if (byte >= 0xC0) return head.substr(0, head.size() - size);
  }
  return head;
}

}  // namespace

void settle_encoding(RereadableInput& input, Encoding asked) {
  std::string_view head = input.head();
  if (has_signature(head)) return;
  const Encoding stated = stated_encoding(input.name(), head, asked);
  if (stated != Encoding::detect) return input.settle_encoding(stated);
  if (is_binary(head)) return;
  if (head.size() == RereadableInput::head_size) head = without_cut_character(head);
  if (find_invalid_utf8(head)) find_encoding(input);
}

void find_encoding(RereadableInput& input) {
  EncodingSurvey survey;
  input.rewind();
  std::string bytes(std::size_t{1} << 18, '\0');
  for (std::size_t size = bytes.size(); size == bytes.size() && input.can_rewind();) {
    size = input.read(bytes);
    survey.add(std::string_view(bytes).substr(0, size));
  }
  const Encoding found = survey.settle(input.name());
  if (!input.can_rewind()) {
    throw InputError({error("encoding", formatted("not UTF-8: {} at first sight, and the pipe is too long to be sure", encoding_key(found)),
                            formatted("--encoding {} settles it, or give a file", encoding_key(found)), {input.name(), 0, 0, {}})});
  }
  input.settle_encoding(found);
}

Encoding decode_text(const std::string& name, std::string& text) {
  EncodingSurvey survey;
  survey.add(text);
  const Encoding encoding = survey.settle(name);
  Decoder decoder(encoding, name);
  std::string decoded;
  decoder.decode(text, decoded);
  decoder.finish();
  text = std::move(decoded);
  return encoding;
}

std::string encoding_note(const std::string& name, Encoding encoding) {
  if (encoding == Encoding::detect || encoding == Encoding::utf_8) return {};
  return formatted("{}: read as {} (--encoding settles it)", name, encoding_key(encoding));
}

}  // namespace retain::io
