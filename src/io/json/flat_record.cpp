#include "io/json/flat_record.hpp"

#include <algorithm>

#include "text/format.hpp"

namespace retain::io {

namespace {

using Kind = JsonValue::Kind;

bool has_members(const JsonMember& member) { return member.value.is(Kind::object) && !member.value.members.empty(); }

class Flattener {
 public:
  Flattener(const Limits& limits, const TakenWhole& taken_whole) : limits_(limits), taken_whole_(taken_whole) {}

  void add(const JsonValue& object, const std::string& prefix, const std::string& pointer) {
    for (const JsonMember& member : object.members) {
      FlatMember flat{prefix + member.key, pointer + '/' + pointer_token(member.key), &member};
      // A long name before many others is repeated in each.
      bytes_ += flat.name.size();
      if (bytes_ > limits_.record_bytes() && !prefix.empty()) {
        throw JsonError(formatted("a record whose dotted names come to more than {}", size_text(limits_.record_bytes())), long_record_hint,
                        member.key_place, pointer);
      }
      if (has_members(member) && !(taken_whole_ && taken_whole_(flat))) {
        add(member.value, flat.name + '.', flat.pointer);
      } else {
        members_.push_back(std::move(flat));
      }
    }
  }
  [[nodiscard]] std::vector<FlatMember> take() { return std::move(members_); }

 private:
  const Limits& limits_;
  const TakenWhole& taken_whole_;
  std::vector<FlatMember> members_;
  std::size_t bytes_ = 0;
};

}  // namespace

std::vector<FlatMember> flat_members(const JsonValue& record, const Limits& limits, const TakenWhole& taken_whole) {
  Flattener flattener(limits, taken_whole);
  flattener.add(record, {}, {});
  return flattener.take();
}

FlatRecord::FlatRecord(const JsonValue& record, const Limits& limits) : record_(record) {
  if (!record.is(Kind::object) || std::ranges::none_of(record.members, has_members)) return;
  members_ = flat_members(record, limits);
  flat_ = {record.kind, record.text, record.place, {}, record.source};
  flat_.members.reserve(members_.size());
  for (const FlatMember& flat : members_) {
    const JsonValue& value = flat.member->value;
    flat_.members.push_back({flat.name, flat.member->key_place, {value.kind, value.text, value.place, {}, value.source}});
  }
}

std::string FlatRecord::pointer_at(TextPlace place) const {
  const auto found = std::ranges::find_if(
      members_, [&](const FlatMember& flat) { return flat.member->value.place == place || flat.member->key_place == place; });
  return found == members_.end() ? std::string() : found->pointer;
}

}  // namespace retain::io
