#include "io/json/records.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "text/format.hpp"
#include "text/unicode.hpp"

namespace retain::io {

namespace {

using Kind = JsonValue::Kind;

bool holds_objects(const JsonValue& list) {
  return std::ranges::any_of(list.members, [](const JsonMember& element) { return element.value.is(Kind::object); });
}

/// The lists in a document that may be its records. Lists within lists belong to records.
class ListFinder {
 public:
  struct Found {
    std::string pointer;
    const JsonValue* list;
  };
  explicit ListFinder(const JsonValue& root) {
    if (root.is(Kind::array)) {
      add(root);
    } else {
      look_into(root);
    }
  }

  /// The first of those that hold objects.
  [[nodiscard]] const std::vector<Found>& found() const { return found_; }
  [[nodiscard]] std::size_t count() const { return count_; }
  /// The first that holds nothing.
  [[nodiscard]] const std::optional<Found>& empty_one() const { return empty_; }

  /// "/data (25 objects), /included (1 object)".
  [[nodiscard]] std::string listed(const RecordsPlace& where) const {
    std::string text;
    for (const Found& found : found_) {
      const bool is_counted = where.elements && found.pointer == (where.chosen ? where.chosen : where.expected);
      const std::size_t size = is_counted ? *where.elements : found.list->members.size();
      text += formatted("{}{} ({} object{})", text.empty() ? "" : ", ", shown(found.pointer), size, size == 1 ? "" : "s");
    }
    return count_ > found_.size() ? text + formatted(" and {} more", count_ - found_.size()) : text;
  }
  static std::string shown(const std::string& pointer) { return pointer.empty() ? "the document itself" : pointer; }

 private:
  void look_into(const JsonValue& object) {
    for (const JsonMember& member : object.members) {
      path_.push_back(&member.key);
      if (member.value.is(Kind::array)) add(member.value);
      if (member.value.is(Kind::object)) look_into(member.value);
      path_.pop_back();
    }
  }

  void add(const JsonValue& list) {
    constexpr std::size_t most_kept = 8;
    if (list.members.empty() && !empty_) empty_ = Found{pointer(), &list};
    if (!holds_objects(list)) return;
    if (++count_ <= most_kept) found_.push_back({pointer(), &list});
  }

  [[nodiscard]] std::string pointer() const {
    std::string text;
    for (const std::string* key : path_) text += '/' + pointer_token(*key);
    return text;
  }

  std::vector<const std::string*> path_;
  std::vector<Found> found_;
  std::size_t count_ = 0;
  std::optional<Found> empty_;
};

/// The value that a token of a pointer leads to; null where there is none.
const JsonValue* step_into(const JsonValue& value, std::string_view token) {
  if (value.is(Kind::array)) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
    const bool is_index = error == std::errc() && end == token.data() + token.size();
    return is_index && index < value.members.size() ? &value.members[index].value : nullptr;
  }
  const auto member = std::ranges::find_if(value.members, [&](const JsonMember& one) { return pointer_token(one.key) == token; });
  return member == value.members.end() ? nullptr : &member->value;
}

struct Resolved {
  const JsonValue* value;           // null: there is none
  std::vector<Envelope> envelopes;  // the objects on the way
};
Resolved resolve(const JsonValue& root, std::string_view pointer) {
  Resolved resolved{&root, {}};
  std::string way;
  while (!pointer.empty() && resolved.value != nullptr) {
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    if (resolved.value->is(Kind::object)) resolved.envelopes.push_back({resolved.value, way});
    resolved.value = step_into(*resolved.value, token);
    way.append("/").append(token);
  }
  return resolved;
}

JsonRecords records_at(const JsonValue& root, const std::string& pointer) {
  const Resolved resolved = resolve(root, pointer);
  const bool in_envelope = !resolved.envelopes.empty();
  return {resolved.value, pointer, in_envelope, in_envelope ? find_more_pages(resolved.envelopes) : std::nullopt};
}

[[noreturn]] void refuse_pointer(const JsonValue& root, const RecordsPlace& where, const std::string& pointer, const char* why) {
  const ListFinder lists(root);
  throw JsonError(formatted("no list of objects at {}{}", ListFinder::shown(pointer), why),
                  lists.count() == 0 ? std::string("the document holds no list of objects") : "there is " + lists.listed(where), root.place,
                  {});
}

/// The records at a pointer, which are a list of objects, one that holds nothing, or for the empty pointer the document itself.
std::optional<JsonRecords> list_at(const JsonValue& root, const std::string& pointer) {
  JsonRecords records = records_at(root, pointer);
  const bool is_list = records.value != nullptr && records.value->is(Kind::array);
  if (pointer.empty() || (is_list && (records.value->members.empty() || holds_objects(*records.value)))) return records;
  return std::nullopt;
}

/// Whether this program wrote the document.
bool is_own_document(const JsonValue& root) {
  const JsonValue* schema = root.find("schema");
  const JsonValue* periods = root.find("periods");
  return schema != nullptr && schema->is(Kind::string) && schema->text.starts_with("retain.") && periods != nullptr &&
         periods->is(Kind::array);
}

/// Whether it wrote the object, a period of such a document, as one of its lines.
bool is_own_line(const JsonValue& root) {
  const JsonValue* inputs = root.find("inputs");
  return inputs != nullptr && inputs->is(Kind::object) && root.find("period") != nullptr;
}

JsonRecords find_in_envelope(const JsonValue& root, const RecordsPlace& where) {
  if (is_own_document(root)) return {root.find("periods"), "/periods", true, {}};
  JsonRecords itself{&root, {}, false, {}};
  if (is_own_line(root)) return itself;
  const ListFinder lists(root);
  if (lists.count() > 1) {
    throw JsonError("several lists of objects: " + lists.listed(where),
                    formatted("--records {} reads one of them", lists.found().front().pointer), root.place, {});
  }
  if (where.expected) {
    if (auto records = list_at(root, *where.expected)) return *std::move(records);
    refuse_pointer(root, where, *where.expected, ", where the first page has its records");
  }
  const auto keys = [&] { return where.keys_of ? where.keys_of(root) : RecordKeys::unknown; };
  if (lists.count() == 1) return keys() == RecordKeys::row ? itself : records_at(root, lists.found().front().pointer);
  if (lists.empty_one() && keys() == RecordKeys::unknown) return records_at(root, lists.empty_one()->pointer);
  return itself;
}

/// Visits the records of one document; false: no further one is needed.
class FirstRecords {
 public:
  FirstRecords(const RecordsPlace& where, const TakeRecord& take) : where_(where), take_(take) {}

  bool visit(const JsonValue& root) {
    if (root.is(Kind::null)) return true;
    try {
      const JsonRecords records = find_records(root, where_);
      if (records.in_envelope && records.value->members.empty()) found_empty_page_ = true;
      records.each([&](const JsonValue& record, const std::string&) {
        // What was cut off, or never closed, has no source.
        if (!needs_more_ || !record.is(Kind::object) || record.source.empty()) return;
        found_record_ = true;
        needs_more_ = take_(record, records);
      });
    } catch (const JsonError&) {
      // Reported when the document is read.
    }
    return needs_more_;
  }
  [[nodiscard]] bool found_empty_pages() const { return found_empty_page_ && !found_record_; }

 private:
  const RecordsPlace& where_;
  const TakeRecord& take_;
  bool needs_more_ = true;
  bool found_record_ = false;
  bool found_empty_page_ = false;
};

}  // namespace

JsonRecords find_records(const JsonValue& root, const RecordsPlace& where) {
  if (where.chosen) {
    auto records = list_at(root, *where.chosen);
    if (!records) refuse_pointer(root, where, *where.chosen, "");
    return *std::move(records);
  }
  if (root.is(Kind::object) && !(where.expected && where.expected->empty())) return find_in_envelope(root, where);
  return {&root, {}, false, {}};
}

bool visit_first_records(std::string_view head, bool lines, const RecordsPlace& where, const Limits& limits, const TakeRecord& take) {
  FirstRecords first(where, take);
  if (!lines) {
    first.visit(read_json_start(head, limits));
    return first.found_empty_pages();
  }
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find('\n'));
    head.remove_prefix(std::min(line.size() + 1, head.size()));
    if (trim(line).empty()) continue;
    try {
      if (!first.visit(read_json(line, {}, limits))) break;
    } catch (const JsonError&) {
      // Reported when the line is read.
    }
  }
  return first.found_empty_pages();
}

bool is_json_pointer(std::string_view text) {
  if (!text.empty() && text.front() != '/') return false;
  for (auto tilde = text.find('~'); tilde != std::string_view::npos; tilde = text.find('~', tilde + 1)) {
    if (tilde + 1 == text.size() || (text[tilde + 1] != '0' && text[tilde + 1] != '1')) return false;
  }
  return true;
}

}  // namespace retain::io
