#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "io/json/pages.hpp"
#include "io/json/reader.hpp"
#include "io/problems/limits.hpp"

namespace retain::io {

/// What the keys of an object are names of.
enum class RecordKeys : std::uint8_t { unknown, quantities, row };

/// Where the records of a document are looked for.
struct RecordsPlace {
  std::optional<std::string> chosen{};    ///< the pointer that the user gave; an empty one is the document itself
  std::optional<std::string> expected{};  ///< where the first page has them
  /// What the keys of the document are, where it is an object: one with a list in it may be an envelope or a record. Unknown where empty.
  std::function<RecordKeys(const JsonValue&)> keys_of{};
  /// How many elements the list has that was chosen or is expected, where one stands for all of them.
  std::optional<std::size_t> elements{};
};

/// The records of one document: the objects of a list, or one object.
struct JsonRecords {
  const JsonValue* value = nullptr;  ///< the list or the object
  std::string pointer;               ///< to it
  bool in_envelope = false;          ///< the list lies within an object
  std::optional<MorePages> more;     ///< what the envelope says of pages that follow

  /// Calls `take` with each record and the pointer to it.
  template <class Take>
  void each(Take take) const {
    if (!value->is(JsonValue::Kind::array)) return take(*value, pointer);
    for (std::size_t i = 0; i < value->members.size(); ++i) take(value->members[i].value, pointer + '/' + std::to_string(i));
  }
};

/// Finds the records of a document: where the user said; the elements of a list; `periods` of a document of this program; the one list of
/// objects in an envelope; else the object itself. Throws JsonError where several lists may be meant, or none is where it should be.
JsonRecords find_records(const JsonValue& root, const RecordsPlace& where);

/// Takes a record, and where it was found. False: no further one is needed.
using TakeRecord = std::function<bool(const JsonValue&, const JsonRecords&)>;

/// Calls `take` with the first records of a text that may be cut off, those that are whole objects. `lines`: a document on each line; those
/// that cannot be read are passed over, and reported when they are read in earnest. Returns whether there is no record because the pages
/// are empty.
bool visit_first_records(std::string_view head, bool lines, const RecordsPlace& where, const Limits& limits, const TakeRecord& take);

/// Whether a text is a JSON pointer: empty, or tokens that each follow a slash.
bool is_json_pointer(std::string_view text);

}  // namespace retain::io
