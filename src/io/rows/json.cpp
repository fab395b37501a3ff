#include "io/rows/json.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "io/columns/row_names.hpp"
#include "io/opening/json_start.hpp"
#include "io/value/label_text.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

using Kind = JsonValue::Kind;

RowCell::Kind cell_kind(Kind kind) {
  if (kind == Kind::number) return RowCell::Kind::json_number;
  return kind == Kind::boolean ? RowCell::Kind::json_boolean : RowCell::Kind::json_text;
}

}  // namespace

JsonRowReader::JsonRowReader(RowTable& table, RowSink& sink, RowProblems& problems)
    : table_(table),
      options_(table.options),
      problems_(problems),
      meaning_(table, sink, problems),
      where_(records_place(table.opened, table.options)),
      writer_(sink.writer()),
      plain_(table, sink, meaning_, '.'),
      amount_(table.opened.row_columns[RowField::amount].value_or(0)),
      is_list_(table.opened.format == InputFormat::json),
      list_(where_.chosen.value_or(where_.expected.value_or(std::string()))),
      levels_around_(is_list_ ? 1 + static_cast<std::size_t>(std::ranges::count(list_, '/')) : 0),
      layouts_(columns_of_one_value(table.opened), table.options.limits, levels_around_, !is_list_),
      is_plain_text_(table.options.decimal != DecimalMark::comma),
      has_currency_(table.opened.row_columns.has(RowField::currency)) {}

void JsonRowReader::start_block(const Block& block) {
  block_ = block.index();
  text_ = block.text();
  meaning_.start_block(block_);
  const bool is_record = is_list_ || (where_.chosen ? where_.chosen->empty() : where_.expected && where_.expected->empty());
  may_be_alike_ = is_record && options_.takes_short_ways && !find_invalid_utf8(text_);
  layouts_.start_block(text_.size());
  placed_ = text_.data();
  place_ = {};
}

bool JsonRowReader::end_block(std::size_t lines, std::size_t columns) {
  if (text_numbers_ > 0) problems_.count(Tally::number_as_text, at(first_text_number_), std::exchange(text_numbers_, 0));
  meaning_.end_block();
  writer_.flush();
  problems_.set_lines(block_, lines, columns);
  return !problems_.is_other_encoding();
}

bool JsonRowReader::read_lines(const Block& block) {
  lines_ = true;
  start_block(block);
  if (block.is_cut()) {
    refuse_cut(text_, {});
    return false;
  }
  const char* const end = text_.data() + text_.size();
  std::size_t line = 1;
  for (const char* c = text_.data(); c != end;) {
    place_ = {line, 1};
    placed_ = c;
    const char* next = may_be_alike_ ? read_line_alike(c, end) : nullptr;
    if (next == nullptr) {
      const auto* const line_end = static_cast<const char*>(std::memchr(c, '\n', static_cast<std::size_t>(end - c)));
      next = line_end == nullptr ? end : line_end + 1;
      const std::string_view text(c, static_cast<std::size_t>(next - c));
      if (!trim(text).empty()) read_value(text, place_);
    }
    if (next[-1] == '\n') ++line;
    c = next;
  }
  return end_block(line - 1, 0);
}

const char* JsonRowReader::read_line_alike(const char* line, const char* end) {
  const char* const behind = layouts_.pass_over(line, end);
  if (behind == nullptr) return nullptr;
  const char* next = behind;
  if (next != end && *next == '\r') ++next;
  if (next != end && *next++ != '\n') return nullptr;
  add_alike({line, static_cast<std::size_t>(behind - line)});
  return next;
}

void JsonRowReader::add_alike(std::string_view record) {
  passed_over_ = record;
  if (!plain_.fit_table() || !add_plain()) read_scanned();
}

bool JsonRowReader::read_elements(const Block& block) {
  start_block(block);
  element_ = block.first_record();
  if (block.is_cut()) {
    refuse_cut(text_, pointer_of_record());
    return false;
  }
  const JsonScan& scan = layouts_.scan();
  const char* const end = text_.data() + text_.size();
  bool goes_on = true;
  const char* read_to = text_.data();  // without the spaces behind
  for (const char* c = scan.skip_spaces(text_.data()); goes_on && c != end; ++element_) {
    const char* behind = may_be_alike_ ? layouts_.pass_over(c, end) : nullptr;
    if (behind != nullptr) {
      add_alike({c, static_cast<std::size_t>(behind - c)});
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
  if (goes_on) end_ = at(place_of(read_to));
  const TextPlace last = goes_on ? place_of(end) : advance({}, text_);
  return end_block(last.line - 1, last.column - 1) && goes_on;
}

const char* JsonRowReader::read_element(const char* element, const char* end) {
  const std::string_view rest(element, static_cast<std::size_t>(end - element));
  const std::string_view text = rest.substr(0, span_of_value(rest));
  const TextPlace start = place_of(element);
  if (const auto wrong = find_invalid_utf8(text)) {
    problems_.not_utf8(block_, start, text, *wrong);
    return nullptr;
  }
  const bool is_closed_by_itself = text.starts_with('{') || text.starts_with('[');
  try {
    read_record(read_json(text, start, options_.limits, levels_around_), pointer_of_record());
  } catch (const JsonError& error) {
    // What follows a value of another kind may belong to it.
    if (!is_closed_by_itself) {
      refuse_between(element, element_ == 0 ? "[" : "[{},");
    } else {
      problems_.fatal(at(error.place()), error.what(), error.hint(), {}, pointer_of_record() + error.pointer());
    }
    return nullptr;
  }
  return element + text.size();
}

void JsonRowReader::refuse_between(const char* c, std::string_view before) {
  constexpr std::size_t most_looked_at = std::size_t{1} << 16;
  const auto rest = std::min(static_cast<std::size_t>(text_.data() + text_.size() - c), most_looked_at);
  const TextPlace start = place_of(c);
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

std::string JsonRowReader::pointer_of_record() const { return is_list_ ? list_ + '/' + std::to_string(element_) : std::string(); }

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

bool JsonRowReader::add_plain() {
  const std::vector<ScannedValue>& values = layouts_.values();
  if (!is_plain_amount(values[amount_])) return false;
  const auto field = [&values](std::size_t column) { return values[column].text; };
  const auto place = [this, &values] {
    const ScannedValue& first = values.front();
    const TextPlace record = place_of(passed_over_.data());
    return at(first.begin == nullptr ? record : place_within(first.begin));
  };
  const auto take = [this](std::string_view number) { take_number(number); };
  if (plain_.has_orders()) {
    return plain_.has_words() ? plain_.add<true, true>(field, place, take) : plain_.add<false, true>(field, place, take);
  }
  return plain_.has_words() ? plain_.add<true, false>(field, place, take) : plain_.add<false, false>(field, place, take);
}

bool JsonRowReader::is_plain_amount(const ScannedValue& amount) const {
  return amount.kind == Kind::number || (amount.kind == Kind::string && is_plain_text_);
}

void JsonRowReader::take_number(std::string_view number) {
  const ScannedValue& amount = layouts_.values()[amount_];
  if (amount.kind == Kind::string) {
    if (text_numbers_++ == 0) {
      place_of(passed_over_.data());
      first_text_number_ = place_within(amount.begin);
    }
  } else if (has_currency_ && number.find('.') == std::string_view::npos) {
    meaning_.rules().add(RowRule::whole_number_money);
  }
}

void JsonRowReader::read_scanned() {
  passed_over_place_ = place_of(passed_over_.data());
  const std::vector<ScannedValue>& values = layouts_.values();
  cells_.assign(values.size(), {{}, passed_over_place_, RowCell::Kind::json_text});
  for (const std::uint32_t column : layouts_.columns()) {
    const ScannedValue& value = values[column];
    cells_[column] = {value.text, place_of(value.begin), cell_kind(value.kind)};
  }
  row_ = nullptr;
  meaning_.read(cells_, *this);
}

TextPlace JsonRowReader::place_of(const char* c) {
  place_ = place_within(c);
  placed_ = c;
  return place_;
}

TextPlace JsonRowReader::place_within(const char* c) const { return advance(place_, {placed_, static_cast<std::size_t>(c - placed_)}); }

bool JsonRowReader::names_field(const std::string& key) { return !fields_named(split_unit(key)).empty(); }

std::vector<bool> JsonRowReader::columns_of_one_value(const Opened& opened) {
  std::vector<bool> columns;
  for (std::size_t i = 0; i < opened.headers.size(); ++i) columns.push_back(!opened.row_columns.fields_of(i).empty());
  return columns;
}

void JsonRowReader::learn(const JsonValue& row, std::string_view source) {
  const std::vector<Header>& headers = table_.opened.headers;
  learned_.clear();
  for (const JsonMember& member : row.members) {
    const auto header = std::ranges::find(headers, member.key, &Header::text);
    if (header == headers.end()) {
      // What else it may hold could change rows.
      if (names_field(member.key)) return;
      learned_.push_back(RecordLayouts::no_column);
      continue;
    }
    const auto column = static_cast<std::uint32_t>(header - headers.begin());
    if (std::ranges::find(learned_, column) != learned_.end()) return;
    learned_.push_back(column);
  }
  layouts_.learn(source, learned_);
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
  meaning_.start_block(0);
  if (text.size() > options_.limits.record_bytes()) {
    refuse_cut(text, {});
  } else {
    read_value(text, {});
  }
  meaning_.end_block();
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
    records.each([&](const JsonValue& record, const std::string& pointer) { read_record(record, pointer); });
  } catch (const JsonError& error) {
    if (lines_) {
      problems_.bad_row(at(error.place()), {"bad_json", error.what(), error.hint(), text, excerpt(error.place())}, error.pointer());
    } else {
      problems_.fatal(at(error.place()), error.what(), error.hint(), excerpt(error.place()), error.pointer());
    }
  }
}

void JsonRowReader::read_record(const JsonValue& record, const std::string& pointer) {
  const FlatRecord flat(record, options_.limits);
  record_ = &flat;
  record_pointer_ = pointer;
  read_row(flat.value(), pointer);
  if (may_be_alike_ && row_ == &flat.value()) learn(flat.value(), record.source);
}

void JsonRowReader::refuse(std::string code, const JsonValue& row, TextPlace place, std::string message, std::string hint,
                           std::string pointer) {
  // The members of objects within a record have dotted names, which are no pointers.
  if (std::string nested = record_->pointer_at(place); !nested.empty()) pointer = record_pointer_ + nested;
  problems_.bad_row(at(place), {std::move(code), std::move(message), std::move(hint), row.source, {}}, std::move(pointer));
}

bool JsonRowReader::find_cells(const JsonValue& row, const std::string& pointer) {
  const std::vector<Header>& headers = table_.opened.headers;
  if (!row.is(Kind::object)) {
    refuse("bad_keys", row, row.place, "not a row of a customer, a date and an amount", "give every row the same keys", pointer);
    return false;
  }
  const bool same_keys = std::ranges::equal(row.members, headers, {}, &JsonMember::key, &Header::text);
  values_.assign(headers.size(), nullptr);
  std::string missing;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    values_[i] = same_keys ? &row.members[i].value : row.find(headers[i].text);
    if (values_[i] == nullptr && is_needed(i)) missing += (missing.empty() ? "" : ", ") + table_.opened.field_of(i);
  }
  if (!missing.empty()) {
    refuse("bad_keys", row, row.place, "customer rows need a column of the customer, the date and the amount: no " + missing,
           "give every row the same keys", pointer);
    return false;
  }
  if (same_keys) return true;
  for (const JsonMember& member : row.members) {
    if (std::ranges::find(headers, member.key, &Header::text) != headers.end() || !changes_rows(member)) continue;
    refuse("bad_keys", row, member.key_place,
           formatted("{} stands in none of the first rows, and may change what an amount is", in_quotes(member.key)),
           formatted("give every row the same keys; --ignore {} leaves it out", quoted_if_spaced(member.key)),
           pointer + '/' + pointer_token(member.key));
    return false;
  }
  return true;
}

bool JsonRowReader::changes_rows(const JsonMember& member) const {
  const std::string& key = member.key;
  if (stands_for_nothing(member.value.text) || member.value.text == "0" || member.value.text == "false") return false;
  const auto is_key = [&](const std::string& ignored) { return same_name(split_unit(key), ignored); };
  if (std::ranges::any_of(options_.ignored, is_key)) return false;
  const RowColumns& columns = table_.opened.row_columns;
  // A field that is read from another column is settled; of statuses there may be several.
  std::vector<FieldName> names = fields_named(split_unit(key));
  std::erase_if(names,
                [&](const FieldName& name) { return (name.by_words || name.is_pattern) && !is_word_of(name.field, member.value.text); });
  return !names.empty() && std::ranges::none_of(names, [&](const FieldName& name) {
    const bool is_flag = std::ranges::find(columns.flags, name.field, &RowColumns::Flag::field) != columns.flags.end();
    return columns.has(name.field) || is_flag || name.field == RowField::tenure;
  });
}

bool JsonRowReader::is_needed(std::size_t column) const {
  const RowColumns& columns = table_.opened.row_columns;
  for (const RowField field : {RowField::customer, RowField::date, RowField::start, RowField::amount}) {
    if (columns[field] == column && !(field == RowField::amount && columns.has(RowField::order))) return true;
  }
  return false;
}

void JsonRowReader::look_again() {
  second_record_.reset();
  second_look_ = read_json(passed_over_, passed_over_place_, options_.limits, levels_around_);
  record_ = &second_record_.emplace(*second_look_, options_.limits);
  row_ = &record_->value();
  record_pointer_ = pointer_of_record();
  pointer_ = &record_pointer_;
  find_cells(*row_, record_pointer_);
}

void JsonRowReader::read_row(const JsonValue& row, const std::string& pointer) {
  row_ = nullptr;
  if (!find_cells(row, pointer)) return;
  row_ = &row;
  pointer_ = &pointer;
  cells_.clear();
  bool is_good = true;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (values_[i] == nullptr) {
      cells_.push_back({{}, row.place, RowCell::Kind::json_text});
      continue;
    }
    const JsonValue& value = *values_[i];
    const bool is_one_value = value.is(Kind::null) || value.is(Kind::string) || value.is(Kind::number) || value.is(Kind::boolean);
    const bool is_doubtful = !is_one_value || value.text.find('\0') != std::string::npos;
    const std::vector<std::string> fields = is_doubtful ? table_.opened.row_columns.fields_of(i) : std::vector<std::string>();
    if (!fields.empty() && !is_one_value) {
      refuse(formatted("bad_{}", fields.front()), i,
             {formatted("{} is neither a text nor a number", fields.front()), "write one value", 0});
      is_good = false;
    } else if (!fields.empty()) {
      refuse(formatted("bad_{}", fields.front()), i, nul_error(fields.front()));
      is_good = false;
    }
    cells_.push_back(
        {is_one_value && !value.is(Kind::null) ? std::string_view(value.text) : std::string_view(), value.place, cell_kind(value.kind)});
  }
  if (is_good) meaning_.read(cells_, *this);
}

void JsonRowReader::refuse(std::string code, std::size_t column, const CellError& error) {
  if (row_ == nullptr) look_again();
  const JsonValue& value = values_[column] == nullptr ? *row_ : *values_[column];
  refuse(std::move(code), *row_, value.place, error.what(), error.hint(),
         *pointer_ + '/' + pointer_token(table_.opened.headers[column].text));
}

}  // namespace retain::io
