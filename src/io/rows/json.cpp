#include "io/rows/json.hpp"

#include <algorithm>

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

}  // namespace

JsonRowReader::JsonRowReader(RowTable& table, RowSink& sink, RowProblems& problems)
    : table_(table),
      options_(table.options),
      problems_(problems),
      meaning_(table, sink, problems),
      where_(records_place(table.opened, table.options)) {}

bool JsonRowReader::read_lines(const Block& block) {
  lines_ = true;
  block_ = block.index();
  meaning_.start_block(block_);
  text_ = block.text();
  if (block.is_cut()) {
    problems_.fatal(at({}), long_record_text(options_.limits), long_record_hint, {});
    return false;
  }
  TextPlace place;
  for (std::string_view rest = text_; !rest.empty();) {
    const std::string_view line = rest.substr(0, std::min(rest.find('\n'), rest.size() - 1) + 1);
    if (!trim(line).empty()) read_value(line, place);
    rest.remove_prefix(line.size());
    if (line.ends_with('\n')) ++place.line;
  }
  meaning_.end_block();
  problems_.set_lines(block_, place.line - 1);
  return !problems_.is_other_encoding();
}

void JsonRowReader::read_document(std::string_view text) {
  text_ = text;
  meaning_.start_block(0);
  read_value(text, {});
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

void JsonRowReader::read_row(const JsonValue& row, const std::string& pointer) {
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
    const std::vector<std::string> fields = is_one_value ? std::vector<std::string>() : table_.opened.row_columns.fields_of(i);
    if (!fields.empty()) {
      refuse(formatted("bad_{}", fields.front()), i,
             {formatted("{} is neither a text nor a number", fields.front()), "write one value", 0});
      is_good = false;
    }
    cells_.push_back({is_one_value && !value.is(Kind::null) ? std::string_view(value.text) : std::string_view(), value.place,
                      value.is(Kind::number)    ? RowCell::Kind::json_number
                      : value.is(Kind::boolean) ? RowCell::Kind::json_boolean
                                                : RowCell::Kind::json_text});
  }
  if (is_good) meaning_.read(cells_, *this);
}

void JsonRowReader::refuse(std::string code, std::size_t column, const CellError& error) {
  const JsonValue& value = values_[column] == nullptr ? *row_ : *values_[column];
  refuse(std::move(code), *row_, value.place, error.what(), error.hint(),
         *pointer_ + '/' + pointer_token(table_.opened.headers[column].text));
}

}  // namespace retain::io
