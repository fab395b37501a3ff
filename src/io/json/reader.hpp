#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/problems/limits.hpp"
#include "io/problems/text_place.hpp"
#include "retain/error.hpp"

namespace retain::io {

struct JsonMember;

/// A value of a JSON document with its place. Numbers keep their text.
struct JsonValue {
  enum class Kind { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  std::string text;  ///< of a number or boolean as written, of a string its characters
  TextPlace place;
  std::vector<JsonMember> members;  ///< of an object, and of an array without keys
  std::string_view source;          ///< of an object or an array, as it stands in the document

  /// The member of this key; null where there is none.
  [[nodiscard]] const JsonValue* find(std::string_view key) const;
  [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
};

struct JsonMember {
  std::string key;
  TextPlace key_place;
  JsonValue value;
};

/// A text that is not JSON, or beyond a limit.
class JsonError : public Error {
 public:
  JsonError(const std::string& message, std::string hint, TextPlace place, std::string pointer)
      : Error(message, std::move(hint)), place_(place), pointer_(std::move(pointer)) {}
  [[nodiscard]] TextPlace place() const { return place_; }
  [[nodiscard]] const std::string& pointer() const { return pointer_; }

 private:
  TextPlace place_;
  std::string pointer_;
};

/// Reads one document, or a value within so many levels of others, which starts at `start` of the input. Refuses duplicate keys and what
/// lies beyond the limits. Throws JsonError.
JsonValue read_json(std::string_view text, TextPlace start = {}, const Limits& limits = {}, std::size_t levels_around = 0);

/// Throws JsonError where a document that begins so, and goes on behind the end of the text, is not JSON or beyond the limits.
void check_json_start(std::string_view text, TextPlace start = {}, const Limits& limits = {});

/// As much of a document as can be read, up to the thousandth object of its lists: what is cut off, or stands around what is, has no
/// `source`. Of elements of a list that are no objects and follow each other it holds the last.
JsonValue read_json_start(std::string_view text, const Limits& limits = {});

/// Whether a text is a number to the letter, "1200.50": without spaces, signs of grouping or units.
bool is_exact_decimal(std::string_view text);

/// `key` as a reference token of a JSON pointer.
std::string pointer_token(std::string_view key);

}  // namespace retain::io
