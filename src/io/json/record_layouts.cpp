#include "io/json/record_layouts.hpp"

#include <algorithm>

namespace retain::io {

namespace {

using Kind = JsonValue::Kind;

// Records whose layouts differ endlessly are read one by one.
constexpr std::size_t most_steps = 4096;
constexpr std::size_t most_bytes = std::size_t{1} << 20;
constexpr std::uint32_t most_beside = 16;

// Readable around a text that does not stand in the block.
constexpr std::size_t margin = 16;
constexpr char around_nothing[2 * margin] = {};
constexpr ScannedValue no_value{{around_nothing + margin, around_nothing + margin}, nullptr, Kind::null};

[[gnu::always_inline]] inline bool starts_with(const char* c, std::string_view text) {
  const char* other = text.data();
  const auto differ = [](const char* a, const char* b) {
    std::uint64_t one = 0;
    std::uint64_t two = 0;
    std::memcpy(&one, a, sizeof one);
    std::memcpy(&two, b, sizeof two);
    return one != two;
  };
  constexpr std::size_t word = sizeof(std::uint64_t);
  std::size_t size = text.size();
  if (size < word) return std::memcmp(c, other, size) == 0;
  for (; size > word; size -= word, c += word, other += word) {
    if (differ(c, other)) return false;
  }
  return !differ(c + size - word, other + size - word);
}

}  // namespace

void RecordLayouts::start_block(std::size_t size) {
  decoded_.resize(std::max(decoded_.size(), size + 2 * margin));
  decoded_size_ = margin;
}

std::string_view RecordLayouts::decoded(std::string_view string) {
  char* const begin = &decoded_[decoded_size_];
  const char* const end = unescape(string, begin);
  decoded_size_ += static_cast<std::size_t>(end - begin);
  return {begin, static_cast<std::size_t>(end - begin)};
}

const char* RecordLayouts::pass_over(const char* c, const char* end) {
  std::uint32_t at = steps_.front().following;
  while (at != none) {
    const Step& step = steps_[at];
    if (static_cast<std::size_t>(end - c) < step.text.size() || !starts_with(c, step.text)) {
      at = step.next;
      continue;
    }
    const char* value = c + step.text.size();
    if (step.ends) {
      end_ = step.end;
      for (const std::uint32_t column : ends_[end_].missing) values_[column] = no_value;
      return value;
    }
    if (static_cast<unsigned char>(*value) <= ' ') value = scan_.skip_spaces(value);
    std::string_view text;
    Kind kind = Kind::null;
    bool has_escapes = false;
    switch (*value) {
      case '"':
        c = scan_.end_of_string(value + 1, has_escapes);
        if (c == nullptr) return nullptr;
        text = {value + 1, static_cast<std::size_t>(c - value - 1)};
        kind = Kind::string;
        ++c;
        break;
      case 't':
      case 'f':
      case 'n':
        c = JsonScan::end_of_word(value);
        if (c == nullptr) return nullptr;
        if (*value != 'n') kind = Kind::boolean;
        text = {value, *value == 'n' ? 0 : static_cast<std::size_t>(c - value)};
        break;
      case '{':
        // Its members have steps of their own.
        if (*scan_.skip_spaces(value + 1) != '}') {
          at = step.next;
          continue;
        }
        [[fallthrough]];
      case '[':
        c = step.takes_one_value ? nullptr : scan_.end_of_value(value, step.levels);
        if (c == nullptr) return nullptr;
        kind = *value == '[' ? Kind::array : Kind::object;
        text = {value, value};
        break;
      default:
        c = scan_.end_of_number(value);
        if (c == nullptr) return nullptr;
        text = {value, static_cast<std::size_t>(c - value)};
        kind = Kind::number;
    }
    if (step.column != no_column) values_[step.column] = {has_escapes ? decoded(text) : text, value, kind};
    at = step.following;
  }
  return nullptr;
}

void RecordLayouts::learn(std::string_view record, std::span<const std::uint32_t> columns) {
  constexpr std::string_view between = " \t\r\n";
  std::uint32_t at = none;
  std::uint32_t levels = 0;
  std::size_t start = 0;
  std::size_t value = 0;
  for (std::size_t i = 0; i < record.size();) {
    if (record[i] != '"') {
      levels += record[i] == '{' ? 1U : 0U;
      levels -= record[i] == '}' ? 1U : 0U;
      ++i;
      continue;
    }
    const std::size_t colon = record.find_first_not_of(between, i + span_of_value(record.substr(i)));
    const std::size_t begin = record.find_first_not_of(between, colon + 1);
    if (record[begin] == '{' && record[record.find_first_not_of(between, begin + 1)] != '}') {
      i = begin;
      continue;
    }
    at = step_behind(at, record.substr(start, colon + 1 - start), false);
    if (at == none || value == columns.size()) return;
    Step& step = steps_[at];
    step.column = columns[value++];
    step.levels = levels_around_ + levels;
    step.takes_one_value = step.column != no_column && takes_one_value_[step.column];
    start = i = begin + span_of_value(record.substr(begin));
  }
  at = step_behind(at, record.substr(start), true);
  if (at == none || steps_[at].end != 0) return;
  if (ends_.empty()) ends_.emplace_back();
  End& end = ends_.emplace_back();
  for (const std::uint32_t column : columns) {
    if (column != no_column) end.columns.push_back(column);
  }
  for (std::uint32_t column = 0; column < values_.size(); ++column) {
    if (std::ranges::find(columns, column) == columns.end()) end.missing.push_back(column);
  }
  steps_[at].end = static_cast<std::uint32_t>(ends_.size() - 1);
}

std::uint32_t RecordLayouts::step_behind(std::uint32_t before, std::string_view text, bool ends) {
  std::uint32_t last = none;
  std::uint32_t beside = 0;
  for (std::uint32_t at = steps_[before].following; at != none; at = steps_[at].next, ++beside) {
    if (steps_[at].text == text) return at;
    last = at;
  }
  if (steps_.size() == most_steps || text_bytes_ + text.size() > most_bytes || beside == most_beside) return none;
  const auto added = static_cast<std::uint32_t>(steps_.size());
  steps_.push_back({keep(text), none, none, no_column, 0, ends, false, 0});
  (last == none ? steps_[before].following : steps_[last].next) = added;
  return added;
}

std::string_view RecordLayouts::keep(std::string_view text) {
  text_bytes_ += text.size();
  return texts_.emplace_back(text);
}

}  // namespace retain::io
