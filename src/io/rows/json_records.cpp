#include "io/rows/json_records.hpp"

#include <algorithm>
#include <utility>

#include "io/columns/row_names.hpp"
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

JsonRecordReader::JsonRecordReader(RowTable& table, RowSink& sink, RowProblems& problems, std::optional<std::string> list)
    : table_(table),
      options_(table.options),
      problems_(problems),
      meaning_(table, sink, problems),
      writer_(sink.writer()),
      plain_(table, sink, meaning_, '.'),
      customer_(table.opened.row_columns[RowField::customer].value_or(0)),
      amount_(table.opened.row_columns[RowField::amount].value_or(0)),
      has_currency_(table.opened.row_columns.has(RowField::currency)),
      list_(std::move(list)),
      levels_around_(list_ ? 1 + static_cast<std::size_t>(std::ranges::count(*list_, '/')) : 0),
      layouts_(columns_of_one_value(table.opened), table.options.limits, levels_around_, !list_) {}

void JsonRecordReader::start_block(const Block& block) {
  block_ = block.index();
  text_ = block.text();
  meaning_.start_block(block_);
  may_be_alike_ = options_.takes_short_ways && !find_invalid_utf8(text_);
  layouts_.start_block(text_.size());
  start_line(text_.data(), 1);
}

void JsonRecordReader::end_block() {
  if (text_numbers_ > 0) problems_.count(Tally::number_as_text, at(first_text_number_), std::exchange(text_numbers_, 0));
  meaning_.end_block();
  writer_.flush();
}

void JsonRecordReader::start_line(const char* c, std::size_t number) {
  placed_ = c;
  place_ = {number, 1};
}

void JsonRecordReader::read_passed_over(const char* end) {
  passed_over_end_ = end;
  if (!plain_.fit_table() || !add_plain()) read_scanned();
}

bool JsonRecordReader::add_plain() {
  const std::vector<ScannedValue>& values = layouts_.values();
  if (!is_plain_amount(values[amount_])) return false;
  const auto field = [&values](std::size_t column) { return values[column].text; };
  // Of a row that RowMeaning reads it is the line of the customer, and the column of the first cell.
  const auto place = [this, &values] {
    const TextPlace record = place_of(passed_over_);
    const auto place_of_value = [&](const ScannedValue& value) { return value.begin == nullptr ? record : place_within(value.begin); };
    return at({place_of_value(values[customer_]).line, place_of_value(values.front()).column});
  };
  const auto take = [this](std::string_view number) { take_number(number); };
  if (plain_.has_orders()) {
    return plain_.has_words() ? plain_.add<true, true>(field, place, take) : plain_.add<false, true>(field, place, take);
  }
  return plain_.has_words() ? plain_.add<true, false>(field, place, take) : plain_.add<false, false>(field, place, take);
}

bool JsonRecordReader::is_plain_amount(const ScannedValue& amount) const {
  return amount.kind == Kind::number || (amount.kind == Kind::string && options_.decimal != DecimalMark::comma);
}

void JsonRecordReader::take_number(std::string_view number) {
  const ScannedValue& amount = layouts_.values()[amount_];
  if (amount.kind == Kind::string) {
    if (text_numbers_++ == 0) {
      place_of(passed_over_);
      first_text_number_ = place_within(amount.begin);
    }
  } else if (has_currency_ && number.find('.') == std::string_view::npos) {
    meaning_.rules().add(RowRule::whole_number_money);
  }
}

void JsonRecordReader::read_scanned() {
  passed_over_place_ = place_of(passed_over_);
  const std::vector<ScannedValue>& values = layouts_.values();
  cells_.assign(values.size(), {{}, passed_over_place_, RowCell::Kind::json_text});
  for (const std::uint32_t column : layouts_.columns()) {
    const ScannedValue& value = values[column];
    cells_[column] = {value.text, place_of(value.begin), cell_kind(value.kind)};
  }
  row_ = nullptr;
  meaning_.read(cells_, *this);
}

TextPlace JsonRecordReader::place_of(const char* c) {
  place_ = place_within(c);
  placed_ = c;
  return place_;
}

TextPlace JsonRecordReader::place_within(const char* c) const { return advance(place_, {placed_, static_cast<std::size_t>(c - placed_)}); }

bool JsonRecordReader::names_field(const std::string& key) { return !fields_named(split_unit(key)).empty(); }

std::vector<bool> JsonRecordReader::columns_of_one_value(const Opened& opened) {
  std::vector<bool> columns;
  for (std::size_t i = 0; i < opened.headers.size(); ++i) columns.push_back(!opened.row_columns.fields_of(i).empty());
  return columns;
}

void JsonRecordReader::learn(const JsonValue& row, std::string_view source) {
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

void JsonRecordReader::read(const JsonValue& record, const std::string& pointer) {
  const FlatRecord flat(record, options_.limits);
  record_ = &flat;
  record_pointer_ = pointer;
  read_row(flat.value(), pointer);
  if (may_be_alike_ && row_ == &flat.value()) learn(flat.value(), record.source);
}

void JsonRecordReader::refuse(std::string code, const JsonValue& row, TextPlace place, std::string message, std::string hint,
                              std::string pointer) {
  // The members of objects within a record have dotted names, which are no pointers.
  if (std::string nested = record_->pointer_at(place); !nested.empty()) pointer = record_pointer_ + nested;
  problems_.bad_row(at(place), {std::move(code), std::move(message), std::move(hint), row.source, {}}, std::move(pointer));
}

bool JsonRecordReader::find_cells(const JsonValue& row, const std::string& pointer) {
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

bool JsonRecordReader::changes_rows(const JsonMember& member) const {
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

bool JsonRecordReader::is_needed(std::size_t column) const {
  const RowColumns& columns = table_.opened.row_columns;
  for (const RowField field : {RowField::customer, RowField::date, RowField::start, RowField::amount}) {
    if (columns[field] == column && !(field == RowField::amount && columns.has(RowField::order))) return true;
  }
  return false;
}

void JsonRecordReader::look_again() {
  second_record_.reset();
  const std::string_view text(passed_over_, static_cast<std::size_t>(passed_over_end_ - passed_over_));
  second_look_ = read_json(text, passed_over_place_, options_.limits, levels_around_);
  record_ = &second_record_.emplace(*second_look_, options_.limits);
  row_ = &record_->value();
  record_pointer_ = pointer();
  pointer_ = &record_pointer_;
  find_cells(*row_, record_pointer_);
}

void JsonRecordReader::read_row(const JsonValue& row, const std::string& pointer) {
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

void JsonRecordReader::refuse(std::string code, std::size_t column, const CellError& error) {
  if (row_ == nullptr) look_again();
  const JsonValue& value = values_[column] == nullptr ? *row_ : *values_[column];
  refuse(std::move(code), *row_, value.place, error.what(), error.hint(),
         *pointer_ + '/' + pointer_token(table_.opened.headers[column].text));
}

}  // namespace retain::io
