#include "io/rows/json.hpp"

#include <algorithm>
#include <cstring>

#include "io/opening/json_start.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace retain::io {

JsonRowReader::JsonRowReader(RowTable& table, RowSink& sink, RowProblems& problems)
    : options_(table.options),
      problems_(problems),
      where_(records_place(table.opened, table.options)),
      lines_(table.opened.format == InputFormat::ndjson),
      list_(where_.chosen.value_or(where_.expected.value_or(std::string()))),
      records_(table, sink, problems, lines_ ? std::nullopt : std::optional(list_)) {}

void JsonRowReader::start_block(const Block& block) {
  block_ = block.index();
  text_ = block.text();
  records_.start_block(block);
}

bool JsonRowReader::end_block(std::size_t lines, std::size_t columns) {
  records_.end_block();
  problems_.set_lines(block_, lines, columns);
  return !problems_.is_other_encoding();
}

bool JsonRowReader::read_lines(const Block& block) {
  start_block(block);
  if (block.is_cut()) {
    refuse_cut(text_, {});
    return false;
  }
  // Else each is a page of them.
  const bool are_records = where_.chosen ? where_.chosen->empty() : where_.expected && where_.expected->empty();
  const char* const end = text_.data() + text_.size();
  std::size_t line = 1;
  for (const char* c = text_.data(); c != end;) {
    records_.start_line(c, line);
    const char* next = are_records ? read_line_alike(c, end) : nullptr;
    if (next == nullptr) {
      const auto* const line_end = static_cast<const char*>(std::memchr(c, '\n', static_cast<std::size_t>(end - c)));
      next = line_end == nullptr ? end : line_end + 1;
      const std::string_view text(c, static_cast<std::size_t>(next - c));
      if (!trim(text).empty()) read_value(text, {line, 1});
    }
    if (next[-1] == '\n') ++line;
    c = next;
  }
  return end_block(line - 1, 0);
}

const char* JsonRowReader::read_line_alike(const char* line, const char* end) {
  const char* const behind = records_.pass_over(line, end);
  if (behind == nullptr) return nullptr;
  const char* next = behind;
  if (next != end && *next == '\r') ++next;
  if (next != end && *next++ != '\n') return nullptr;
  records_.read_passed_over(behind);
  return next;
}

bool JsonRowReader::read_elements(const Block& block) {
  start_block(block);
  element_ = block.first_record();
  records_.start_element(element_);
  if (block.is_cut()) {
    refuse_cut(text_, records_.pointer());
    return false;
  }
  const JsonScan& scan = records_.scan();
  const char* const end = text_.data() + text_.size();
  bool goes_on = true;
  const char* read_to = text_.data();  // without the spaces behind
  for (const char* c = scan.skip_spaces(text_.data()); goes_on && c != end; ++element_) {
    records_.start_element(element_);
    const char* behind = records_.pass_over(c, end);
    if (behind != nullptr) {
      records_.read_passed_over(behind);
    } else {
      behind = read_element(c, end);
    }
    read_to = behind == nullptr ? c : behind;
    c = scan.skip_spaces(read_to);
    goes_on = behind != nullptr && (c == end || *c == ',');
    if (behind != nullptr && !goes_on) refuse_between(c, "[{}");
    if (goes_on && c != end) {
      read_to = c + 1;
      c = scan.skip_spaces(read_to);
    }
  }
  if (goes_on) end_ = at(records_.place_of(read_to));
  const TextPlace last = goes_on ? records_.place_of(end) : advance({}, text_);
  return end_block(last.line - 1, last.column - 1) && goes_on;
}

const char* JsonRowReader::read_element(const char* element, const char* end) {
  const std::string_view rest(element, static_cast<std::size_t>(end - element));
  const std::string_view text = rest.substr(0, span_of_value(rest));
  const TextPlace start = records_.place_of(element);
  if (const auto wrong = find_invalid_utf8(text)) {
    problems_.not_utf8(block_, start, text, *wrong);
    return nullptr;
  }
  const bool is_closed_by_itself = text.starts_with('{') || text.starts_with('[');
  try {
    records_.read(read_json(text, start, options_.limits, records_.levels_around()), records_.pointer());
  } catch (const JsonError& error) {
    // What follows a value of another kind may belong to it.
    if (!is_closed_by_itself) {
      refuse_between(element, element_ == 0 ? "[" : "[{},");
    } else {
      problems_.fatal(at(error.place()), error.what(), error.hint(), {}, records_.pointer() + error.pointer());
    }
    return nullptr;
  }
  return element + text.size();
}

void JsonRowReader::refuse_between(const char* c, std::string_view before) {
  constexpr std::size_t most_looked_at = std::size_t{1} << 16;
  const auto rest = std::min(static_cast<std::size_t>(text_.data() + text_.size() - c), most_looked_at);
  const TextPlace start = records_.place_of(c);
  try {
    check_json_start(std::string(before).append(c, rest), {}, options_.limits);
    problems_.fatal(at(start), "not valid JSON", {}, {}, list_);
  } catch (const JsonError& error) {
    TextPlace place = error.place();
    place.column += place.line == 1 ? start.column - before.size() - 1 : 0;
    place.line += start.line - 1;
    problems_.fatal(at(place), error.what(), error.hint(), {}, in_list(error.pointer(), element_));
  }
}

std::string JsonRowReader::in_list(std::string_view pointer, std::size_t element) const {
  // One element stands for all that were read.
  constexpr std::string_view next = "/1";
  if (!pointer.starts_with(next)) return list_ + std::string(pointer);
  return list_ + '/' + std::to_string(element) + std::string(pointer.substr(next.size()));
}

void JsonRowReader::read_around(const AroundList& around) {
  std::string before(around.before);
  if (around.elements > 0) before += around.lacks_element ? "{}," : "{}";
  const TextPlace end = advance({}, before);
  const auto place_in = [&](TextPlace place) -> BlockPlace {
    if (place.line < end.line || (place.line == end.line && place.column < end.column)) return {0, place};
    const TextPlace start = around.behind_place.place;
    const std::size_t column = place.line == end.line ? start.column + place.column - end.column : place.column;
    return {around.behind_place.block, {start.line + place.line - end.line, column}};
  };
  const std::string text = before + std::string(around.behind);
  if (const auto wrong = find_invalid_utf8(text)) {
    const BlockPlace place = place_in(advance({}, std::string_view(text).substr(0, *wrong)));
    return problems_.not_utf8(place.block, place.place, std::string_view(text).substr(*wrong), 0);
  }
  try {
    if (around.behind.size() > options_.limits.record_bytes()) {
      check_json_start(text, {}, options_.limits);
      return problems_.fatal(around.behind_place, long_record_text(options_.limits), long_record_hint, {});
    }
    const JsonValue root = read_json(text, {}, options_.limits);
    RecordsPlace where = where_;
    where.elements = around.elements;
    JsonRecords records = find_records(root, where);
    if (!records.in_envelope) return;
    const BlockPlace page = records.more ? place_in(records.more->place) : BlockPlace{};
    if (records.more) records.more->place = page.place;
    problems_.note_page(page, records.more);
  } catch (const JsonError& error) {
    std::string pointer = error.pointer();
    if (pointer.starts_with(list_) && pointer != list_) pointer = in_list(std::string_view(pointer).substr(list_.size()), around.elements);
    problems_.fatal(place_in(error.place()), error.what(), error.hint(), {}, std::move(pointer));
  }
}

void JsonRowReader::refuse_cut(std::string_view text, const std::string& pointer) {
  constexpr std::size_t longest_character = 4;
  if (const auto wrong = find_invalid_utf8(text); wrong && *wrong + longest_character <= text.size()) {
    return problems_.not_utf8(block_, {}, text, *wrong);
  }
  try {
    check_json_start(text, {}, options_.limits);
  } catch (const JsonError& error) {
    return problems_.fatal(at(error.place()), error.what(), error.hint(), {}, pointer + error.pointer());
  }
  problems_.fatal(at({}), long_record_text(options_.limits), long_record_hint, {});
}

void JsonRowReader::read_document(std::string_view text) {
  text_ = text;
  records_.meaning().start_block(0);
  if (text.size() > options_.limits.record_bytes()) {
    refuse_cut(text, {});
  } else {
    read_value(text, {});
  }
  records_.meaning().end_block();
}

void JsonRowReader::read_value(std::string_view text, TextPlace start) {
  const auto excerpt = [&](TextPlace place) {
    return place.line == start.line ? text.substr(0, text.find_first_of("\r\n")) : std::string_view();
  };
  if (const auto wrong = find_invalid_utf8(text)) return problems_.not_utf8(block_, start, text, *wrong);
  try {
    const JsonValue root = read_json(text, start, options_.limits);
    const JsonRecords records = find_records(root, where_);
    if (records.in_envelope) problems_.note_page(at(root.place), records.more);
    records.each([&](const JsonValue& record, const std::string& pointer) { records_.read(record, pointer); });
  } catch (const JsonError& error) {
    if (lines_) {
      problems_.bad_row(at(error.place()), {"bad_json", error.what(), error.hint(), text, excerpt(error.place())}, error.pointer());
    } else {
      problems_.fatal(at(error.place()), error.what(), error.hint(), excerpt(error.place()), error.pointer());
    }
  }
}

}  // namespace retain::io
