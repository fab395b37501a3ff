#include "io/zones/time_zone.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <utility>

#include "io/zones/offset.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

constexpr const char* zone_hint = "give the offset instead, for example +09:00";

/// Big-endian numbers of a file that may be cut off.
class ZoneBytes {
 public:
  ZoneBytes(std::string_view name, std::string_view bytes) : name_(name), rest_(bytes) {}

  [[noreturn]] void refuse() const { throw TimeZoneError(formatted("the file of time zone {} is damaged", in_quotes(name_)), zone_hint); }

  std::string_view take(std::size_t size) {
    if (rest_.size() < size) refuse();
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  std::int64_t take_number(std::size_t width) {
    const std::string_view bytes = take(width);
    // The first byte has the sign.
    constexpr int half = 128;
    const int first = static_cast<unsigned char>(bytes.front());
    std::int64_t value = first < half ? first : first - 2 * half;
    for (const char byte : bytes.substr(1)) value = value * 256 + static_cast<unsigned char>(byte);
    return value;
  }
  std::size_t take_size() {
    constexpr std::int64_t most = 1 << 20;
    const std::int64_t size = take_number(4);
    if (size < 0 || size > most) refuse();
    return static_cast<std::size_t>(size);
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view name_;
  std::string_view rest_;
};

struct ZoneHeader {
  char version = '\0';
  std::size_t utc_marks = 0;
  std::size_t standard_marks = 0;
  std::size_t leap_seconds = 0;
  std::size_t changes = 0;
  std::size_t types = 0;
  std::size_t letters = 0;

  /// The bytes of the data behind it whose times are so wide.
  [[nodiscard]] std::size_t data_size(std::size_t width) const {
    return changes * (width + 1) + types * 6 + letters + leap_seconds * (width + 4) + standard_marks + utc_marks;
  }
};

ZoneHeader take_header(ZoneBytes& bytes) {
  if (bytes.take(4) != "TZif") bytes.refuse();
  ZoneHeader header;
  header.version = bytes.take(16).front();
  for (std::size_t* count :
       {&header.utc_marks, &header.standard_marks, &header.leap_seconds, &header.changes, &header.types, &header.letters})
    *count = bytes.take_size();
  return header;
}

bool is_zone_name(std::string_view name) {
  constexpr std::size_t longest = 64;
  constexpr std::string_view signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/";
  const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  return !name.empty() && is_letter(name.front()) && name.size() <= longest && name.find_first_not_of(signs) == std::string_view::npos &&
         name.front() != '/' && name.back() != '/' && name.find("//") == std::string_view::npos;
}

std::string read_zone_file(std::string_view name) {
  constexpr std::size_t most_bytes = std::size_t{1} << 20;
  const char* folder = std::getenv("TZDIR");
  const std::string path = formatted("{}/{}", folder != nullptr && *folder != '\0' ? folder : "/usr/share/zoneinfo", name);
  std::ifstream file(path, std::ios::binary);
  std::string bytes(most_bytes, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return bytes;
}

}  // namespace

TimeZone TimeZone::find(std::string_view name) {
  if (const auto offset = read_offset(name)) {
    TimeZone zone(offset_name(*offset));
    zone.first_ = *offset;
    return zone;
  }
  if (!is_zone_name(name)) throw TimeZoneError(formatted("{} is no time zone", in_quotes(name)), "for example +09:00, UTC or Asia/Seoul");
  const std::string bytes = read_zone_file(name);
  if (bytes.empty()) throw TimeZoneError(formatted("this system knows no time zone {}", in_quotes(name)), zone_hint);
  return from_file(name, bytes);
}

TimeZone TimeZone::from_file(std::string_view name, std::string_view bytes) {
  ZoneBytes rest(name, bytes);
  ZoneHeader header = take_header(rest);
  std::size_t width = 4;
  const bool has_wide_data = header.version >= '2';
  if (has_wide_data) {
    rest.take(header.data_size(width));
    header = take_header(rest);
    width = 8;
  }
  // Times that count leap seconds are not those of inputs.
  if (header.types == 0 || header.leap_seconds > 0) rest.refuse();
  std::vector<std::int64_t> times;
  for (std::size_t i = 0; i < header.changes; ++i) times.push_back(rest.take_number(width));
  const std::string_view types = rest.take(header.changes);
  std::vector<std::chrono::seconds> offsets;
  for (std::size_t i = 0; i < header.types; ++i) {
    offsets.emplace_back(rest.take_number(4));
    rest.take(2);
    constexpr std::chrono::seconds farthest = std::chrono::hours(26);
    if (std::chrono::abs(offsets.back()) > farthest) rest.refuse();
  }
  rest.take(header.letters + header.standard_marks + header.utc_marks);

  TimeZone zone{std::string(name)};
  zone.first_ = offsets.front();
  for (std::size_t i = 0; i < header.changes; ++i) {
    const auto type = static_cast<std::size_t>(static_cast<unsigned char>(types[i]));
    if (type >= offsets.size() || (i > 0 && times[i] <= times[i - 1])) rest.refuse();
    zone.changes_.push_back({std::chrono::sys_seconds(std::chrono::seconds(times[i])), offsets[type]});
  }
  if (!has_wide_data) return zone;
  std::string_view rule = rest.rest();
  if (rule.size() < 2 || rule.front() != '\n' || rule.find('\n', 1) == std::string_view::npos) rest.refuse();
  rule = rule.substr(1, rule.find('\n', 1) - 1);
  if (rule.empty()) return zone;
  zone.rule_ = read_zone_rule(rule);
  if (!zone.rule_) rest.refuse();
  return zone;
}

std::chrono::seconds TimeZone::offset_at(std::chrono::sys_seconds instant) const {
  const auto next = std::ranges::upper_bound(changes_, instant, {}, &Change::from);
  if (next == changes_.end() && rule_) return rule_->offset_at(instant);
  return next == changes_.begin() ? first_ : std::prev(next)->offset;
}

}  // namespace retain::io
