#include "io/rows/json.hpp"

#include <algorithm>

#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

using Kind = JsonValue::Kind;

/// The text of a label, an id or an amount as it stands in the document; null is empty.
const std::string& text_of(const JsonValue& value, std::string_view what) {
  static const std::string nothing;
  if (value.is(Kind::null)) return nothing;
  if (value.is(Kind::string) || value.is(Kind::number) || value.is(Kind::boolean)) return value.text;
  throw CellError(formatted("{} is neither a text nor a number", what), "write one value", 0);
}

}  // namespace

JsonRowReader::JsonRowReader(const Opened& opened, const LoadOptions& options, RowSink& sink, RowProblems& problems)
    : options_(options), sink_(sink), problems_(problems), columns_(opened.row_columns) {
  if (opened.keys_are_sound) std::ranges::transform(opened.headers, std::back_inserter(known_keys_), &Header::text);
}

bool JsonRowReader::read_lines(const Block& block) {
  lines_ = true;
  block_ = block.index();
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
  problems_.set_lines(block_, place.line - 1);
  return !problems_.is_other_encoding();
}

void JsonRowReader::read_document(std::string_view text) {
  text_ = text;
  read_value(text, {});
}

void JsonRowReader::read_value(std::string_view text, TextPlace start) {
  const auto excerpt = [&](TextPlace place) {
    return place.line == start.line ? text.substr(0, text.find_first_of("\r\n")) : std::string_view();
  };
  if (const auto wrong = find_invalid_utf8(text)) return problems_.not_utf8(block_, start, text, *wrong);
  try {
    const JsonValue root = read_json(text, start, options_.limits);
    if (!root.is(Kind::array)) return read_row(root, "");
    for (std::size_t i = 0; i < root.members.size(); ++i) read_row(root.members[i].value, formatted("/{}", i));
  } catch (const JsonError& error) {
    if (lines_) {
      problems_.bad_row(at(error.place()), {"bad_json", error.what(), error.hint(), text, excerpt(error.place())}, error.pointer());
    } else {
      problems_.fatal(at(error.place()), error.what(), error.hint(), excerpt(error.place()), error.pointer());
    }
  }
}

void JsonRowReader::refuse(std::string code, const JsonValue& row, TextPlace place, std::string message, std::string hint,
                           std::string pointer) {
  problems_.bad_row(at(place), {std::move(code), std::move(message), std::move(hint), row.source, {}}, std::move(pointer));
}

bool JsonRowReader::find_columns(const JsonValue& row, const std::string& pointer) {
  const bool same_keys = std::ranges::equal(row.members, known_keys_, {}, &JsonMember::key);
  if (same_keys && !known_keys_.empty()) return true;
  known_keys_.clear();
  const std::vector<Header> headers = headers_of(row, {}, pointer);
  Problems problems;
  const auto columns = row.is(Kind::object) ? find_row_columns(headers, options_, problems) : std::nullopt;
  if (!columns) {
    LoadOptions rows_needed = options_;
    rows_needed.needs_rows = true;
    const auto lacking = row.is(Kind::object) ? missing_row_field(headers, rows_needed) : std::nullopt;
    refuse("bad_keys", row, row.place, lacking ? lacking->message : "not a row of a customer, a date and an amount",
           "give every row the same keys", pointer);
    return false;
  }
  columns_ = *columns;
  for (const Diagnostic& error : problems.error_list()) {
    const bool has_place = error.place.line > 0;
    refuse("bad_keys", row, has_place ? TextPlace{error.place.line, error.place.column} : row.place, error.message, error.hint,
           has_place ? error.place.pointer : pointer);
    if (problems_.skips_bad_rows()) break;
  }
  if (problems.errors() > 0) return false;
  std::ranges::transform(row.members, std::back_inserter(known_keys_), &JsonMember::key);
  return true;
}

void JsonRowReader::read_row(const JsonValue& row, const std::string& pointer) {
  if (!find_columns(row, pointer)) return;
  bool is_good = true;
  const auto read_field = [&](std::size_t column, std::string_view what, auto read) {
    if (!is_good && problems_.skips_bad_rows()) return;
    const JsonMember& member = row.members[column];
    try {
      read(text_of(member.value, what), member.value);
    } catch (const CellError& error) {
      refuse(formatted("bad_{}", what), row, member.value.place, error.what(), error.hint(), pointer + '/' + pointer_token(member.key));
      is_good = false;
    }
  };
  std::string customer;
  RowDate date;
  std::optional<Period> start;
  std::optional<Period> end;
  std::uint32_t segment = 0;
  RowAmount amount;
  read_field(columns_.customer, "customer", [&](const std::string& text, const JsonValue& value) {
    customer = read_customer(text);
    if (trim(text).size() != text.size()) problems_.count(Tally::trimmed_ids, at(value.place));
  });
  read_field(columns_.date, "date", [&](const std::string& text, const JsonValue&) {
    if (columns_.end) {
      start = read_date(text, options_.dates);
    } else {
      date = sink_.dates().read(text);
    }
  });
  if (columns_.end) {
    read_field(*columns_.end, "end", [&](const std::string& text, const JsonValue&) { end = read_span_end(text, start, options_.dates); });
  }
  read_field(columns_.amount, "amount", [&](const std::string& text, const JsonValue& value) {
    if (value.is(Kind::boolean)) throw CellError(formatted("amount is not an amount: {}", value.text), "write a number", 0);
    // What marks mean would have to be proved by all rows, as in CSV.
    if (value.is(Kind::string) && options_.decimal == DecimalMark::unknown && !is_exact_decimal(text) && !trim(text).empty()) {
      throw CellError(formatted("amount is not a number but the text {}", in_quotes(text)), "write numbers without quotes", 0);
    }
    amount = read_amount(text, value.is(Kind::string) ? options_.decimal : DecimalMark::point, columns_.amount_unit, options_.limits);
    if (amount.rounded) problems_.count(Tally::rounded_amounts, at(value.place));
    if (value.is(Kind::string)) problems_.count(Tally::number_as_text, at(value.place));
    if (amount.scientific && value.is(Kind::string)) problems_.count(Tally::scientific_notation, at(value.place));
    if (!amount.currency.empty()) problems_.note_currency(amount.currency, at(value.place));
  });
  // Last, because a row that is left out brings no segment.
  if (!columns_.segments.empty()) {
    std::vector<std::string_view> values;
    for (const std::size_t column : columns_.segments) {
      read_field(column, "segment", [&](const std::string& text, const JsonValue&) { values.push_back(text); });
    }
    read_field(columns_.segments.front(), "segment", [&](const std::string&, const JsonValue&) {
      if (is_good) segment = sink_.segments().read(values);
    });
  }
  if (!is_good) return;
  if (columns_.end) {
    sink_.writer().add_span(customer, *start, end, segment, amount.amount);
  } else {
    sink_.writer().add(customer, date, segment, amount.amount);
  }
}

}  // namespace retain::io
