#include "io/json/pages.hpp"

#include <algorithm>
#include <string_view>

#include "core/table/column_names.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

using Kind = JsonValue::Kind;

// Folded.
constexpr std::string_view answers[] = {"hasmore", "hasnext", "hasnextpage", "moreitemsincollection"};
constexpr std::string_view cursors[] = {"next",      "nextpage", "nextcursor", "nextoffset", "nextpagetoken",
                                        "nexttoken", "nexturl",  "nextlink",   "nextpageurl"};

/// Whether the cursor of a next page holds anything.
bool leads_on(const JsonValue& cursor) {
  if (cursor.is(Kind::string)) return !cursor.text.empty();
  return cursor.is(Kind::number) ? cursor.text != "0" : cursor.is(Kind::object) && !cursor.members.empty();
}

class PageFinder {
 public:
  void look_into(const JsonValue& object, const std::string& pointer) {
    for (const JsonMember& member : object.members) {
      const std::string name = fold_name(member.key);
      const JsonValue& value = member.value;
      if (value.is(Kind::boolean) && std::ranges::find(answers, name) != std::end(answers)) {
        is_answered_ = true;
        if (value.text == "true" && !answer_) answer_ = found(member, pointer, member.key + " is true");
      } else if (leads_on(value) && !cursor_ && std::ranges::find(cursors, name) != std::end(cursors)) {
        cursor_ = found(member, pointer, member.key + " leads to them");
      }
    }
  }
  [[nodiscard]] std::optional<MorePages> take() { return is_answered_ ? std::move(answer_) : std::move(cursor_); }

 private:
  static MorePages found(const JsonMember& member, const std::string& pointer, std::string text) {
    return {std::move(text), member.value.place, pointer + '/' + pointer_token(member.key)};
  }

  bool is_answered_ = false;
  std::optional<MorePages> answer_;
  std::optional<MorePages> cursor_;
};

}  // namespace

std::optional<MorePages> find_more_pages(std::span<const Envelope> envelopes) {
  PageFinder finder;
  for (const Envelope& envelope : envelopes) {
    finder.look_into(*envelope.object, envelope.pointer);
    for (const JsonMember& member : envelope.object->members) {
      if (member.value.is(Kind::object)) finder.look_into(member.value, envelope.pointer + '/' + pointer_token(member.key));
    }
  }
  return finder.take();
}

}  // namespace retain::io
