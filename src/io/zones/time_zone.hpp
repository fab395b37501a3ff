#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/zones/zone_rule.hpp"
#include "retain/error.hpp"

namespace retain::io {

/// A time zone that is none, or that this system does not know.
class TimeZoneError : public Error {
 public:
  using Error::Error;
};

/// A time zone: a fixed distance from UTC, or what a file of the zone database (TZif, RFC 8536) says.
class TimeZone {
 public:
  /// A zone by its offset ("+09:00", "UTC") or by its name ("Asia/Seoul"), which is looked up in $TZDIR, else in /usr/share/zoneinfo.
  /// Throws TimeZoneError.
  static TimeZone find(std::string_view name);
  /// A zone as a TZif file describes it. Throws TimeZoneError where `bytes` are none.
  static TimeZone from_file(std::string_view name, std::string_view bytes);

  [[nodiscard]] const std::string& name() const { return name_; }
  /// How far ahead of UTC the clocks of the zone are.
  [[nodiscard]] std::chrono::seconds offset_at(std::chrono::sys_seconds instant) const;

 private:
  struct Change {
    std::chrono::sys_seconds from;
    std::chrono::seconds offset;
  };

  explicit TimeZone(std::string name) : name_(std::move(name)) {}

  std::string name_;
  std::chrono::seconds first_{0};  // before the first change
  std::vector<Change> changes_;
  std::optional<ZoneRule> rule_;  // from the last change on
};

}  // namespace retain::io
