#pragma once

#include <functional>
#include <string>
#include <vector>

#include "io/json/reader.hpp"
#include "io/problems/limits.hpp"

namespace retain::io {

/// A member of a record, or of an object within it.
struct FlatMember {
  std::string name;     ///< dotted: "customer.id"
  std::string pointer;  ///< from the record: "/customer/id"
  const JsonMember* member;
};

/// Says of a member, by its dotted name, that its value is to be taken whole although it is an object.
using TakenWhole = std::function<bool(const FlatMember&)>;

/// The members of a record, where objects within it stand for their own; lists are taken whole, as is an object without members. Throws
/// JsonError where the names come to more than a record may have.
std::vector<FlatMember> flat_members(const JsonValue& record, const Limits& limits, const TakenWhole& taken_whole = {});

/// A record as an object of such members: of lists and of objects without what they hold. Refers to the record.
class FlatRecord {
 public:
  /// Throws JsonError.
  FlatRecord(const JsonValue& record, const Limits& limits);

  /// The record itself where no objects are within it.
  [[nodiscard]] const JsonValue& value() const { return members_.empty() ? record_ : flat_; }
  /// The pointer, from the record, to the member that has its key or its value there; empty where none has, and where `value` is the
  /// record.
  [[nodiscard]] std::string pointer_at(TextPlace place) const;

 private:
  const JsonValue& record_;
  std::vector<FlatMember> members_;
  JsonValue flat_;
};

}  // namespace retain::io
