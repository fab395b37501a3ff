#include "io/snapshots/json.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

#include "core/table/column_names.hpp"
#include "io/json/flat_record.hpp"
#include "io/json/reader.hpp"
#include "io/json/records.hpp"
#include "io/opening/json_start.hpp"
#include "io/opening/text_start.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

using Kind = JsonValue::Kind;

/// Cuts the first line off `rest`; the line break stays with it, so that places can be counted.
std::string_view take_document(std::string_view& rest) {
  const std::string_view line = rest.substr(0, std::min(rest.find('\n'), rest.size() - 1) + 1);
  rest.remove_prefix(line.size());
  return line;
}

std::string describe(const JsonValue& value) {
  switch (value.kind) {
    case Kind::string:
      return in_quotes(value.text);
    case Kind::array:
      return "a list";
    case Kind::object:
      return "an object";
    case Kind::null:
      return "null";
    default:
      return value.text;
  }
}

class JsonSnapshots {
 public:
  JsonSnapshots(Opened& opened, Load& load)
      : opened_(opened), name_(opened.name), lines_(opened.format == InputFormat::ndjson), load_(load), problems_(load.problems) {}

  void read_document(std::string_view text, TextPlace start) {
    try {
      const JsonValue root = read_json(text, start, load_.options.limits);
      const JsonRecords records = find_records(root, records_place(opened_, load_.options));
      if (records.in_envelope) {
        problems_.note_page(records.more ? at(records.more->place, records.more->pointer) : Place(),
                            records.more ? records.more->text : std::string());
      }
      records.each([&](const JsonValue& record, const std::string& pointer) { read_row(record, pointer); });
    } catch (const JsonError& error) {
      ++documents_refused_;
      if (lines_) {
        problems_.bad_row(at(error.place(), error.pointer()), {"bad_json", error.what(), error.hint(), text, {}});
      } else {
        problems_.error(at(error.place(), error.pointer()), error.what(), error.hint());
      }
    }
  }

  void finish() {
    warn_of_unknown(unknown_, problems_);
    const bool is_last_page = opened_.is_empty_page && !load_.snapshots.empty();
    if (documents_refused_ > 0 || found_quantity_ || is_last_page) return;
    if (!found_keys_) {
      problems_.error({name_, 0, 0, {}}, "no rows", "give a list of objects, one a period");
    } else {
      report_no_quantity(opened_.headers, problems_);
    }
  }

 private:
  [[nodiscard]] Place at(TextPlace place, std::string pointer) const { return {name_, place.line, place.column, std::move(pointer)}; }

  /// The values of a row, and the names of what they are.
  struct Row {
    std::vector<Header> headers;
    std::vector<const JsonValue*> values;

    void add(const std::string& file, const FlatMember& flat, const std::string& pointer) {
      const JsonMember& member = *flat.member;
      headers.push_back({flat.name, {file, member.key_place.line, member.key_place.column, pointer + flat.pointer}});
      values.push_back(&member.value);
    }
  };

  Row row_of(const JsonValue& value, const std::string& pointer) {
    // An object in the place of a number is told as what it is, unless its members are quantities of their own.
    const auto stands_for_value = [this](const FlatMember& object) {
      return load_.names.knows(object.name) && std::ranges::none_of(object.member->value.members, [&](const JsonMember& member) {
               return load_.names.knows(object.name + '.' + member.key);
             });
    };
    Row row;
    for (const FlatMember& member : flat_members(value, load_.options.limits, stands_for_value)) row.add(name_, member, pointer);
    return row;
  }

  Row row_of_own_output(const JsonValue& value, const JsonValue& inputs, const std::string& pointer) {
    Row row;
    const auto add = [&](const JsonMember& member, const std::string& object) {
      row.add(name_, {member.key, '/' + pointer_token(member.key), &member}, object);
    };
    for (const JsonMember& member : value.members) {
      if (find_label(member.key)) add(member, pointer);
    }
    for (const JsonMember& member : inputs.members) add(member, pointer + "/inputs");
    return row;
  }

  void read_row(const JsonValue& value, const std::string& pointer) {
    if (!value.is(Kind::object)) {
      problems_.bad_row(at(value.place, pointer), {"bad_row",
                                                   formatted("{} where an object was expected", describe(value)),
                                                   "give one object a period",
                                                   value.source.empty() ? value.text : value.source,
                                                   {}});
      ++documents_refused_;
      return;
    }
    load_.result.add_row();
    const JsonValue* inputs = value.find("inputs");
    const bool own_output = inputs != nullptr && inputs->is(Kind::object);
    const Row row = own_output ? row_of_own_output(value, *inputs, pointer) : row_of(value, pointer);
    const std::vector<Column> columns = columns_of(row.headers, own_output);
    if (!found_keys_) {
      opened_.headers = row.headers;
      opened_.columns = columns;
      found_keys_ = !columns.empty();
    }
    Snapshot snapshot;
    snapshot.place = at(value.place, pointer);
    snapshot.whole_customers = own_output;
    bool is_good = true;
    std::vector<std::string> segment(load_.options.by.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].field) {
        if (is_good || !problems_.rule().skip) {
          is_good = read_value(snapshot, segment, columns[i], row.headers[i], *row.values[i], value.source, own_output) && is_good;
        }
      } else if (columns[i].unknown && unknown_keys_.insert(row.headers[i].text).second) {
        unknown_.push_back(row.headers[i]);
      }
    }
    try {
      if (is_good && segment.size() > 1) store_segment(snapshot, segment);
    } catch (const CellError& error) {
      problems_.bad_row(snapshot.place, {"bad_segment", error.what(), error.hint(), value.source, {}});
      is_good = false;
    }
    if (!is_good) return load_.forget_row();
    load_.snapshots.push_back(std::move(snapshot));
  }

  std::vector<Column> columns_of(const std::vector<Header>& headers, bool own_output) {
    std::vector<Column> columns = load_.names.find(headers, problems_);
    if (own_output) ShownByValues{.churn = Id::churn}.apply(columns);
    opened_.shown.apply(columns);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!columns[i].field) continue;
      const std::string name = name_of(*columns[i].field);
      const auto& [key, first_name] = *names_.try_emplace(headers[i].text, name).first;
      if (name == first_name) continue;
      problems_.error(headers[i].place,
                      formatted("{} is {} beside the keys of this row, and {} in an earlier one", in_quotes(key), name, first_name),
                      formatted("--column {0}={1} or --column {2}={1} says which", name, key, first_name));
    }
    return columns;
  }

  bool read_value(Snapshot& snapshot, std::vector<std::string>& segment, const Column& column, const Header& header, const JsonValue& value,
                  std::string_view row, bool own_output) {
    const Label* label = std::get_if<Label>(&*column.field);
    found_quantity_ = found_quantity_ || label == nullptr;
    const bool is_part = label != nullptr && *label == Label::segment && segment.size() > 1;
    if (label != nullptr && *label == Label::segment && !is_part) check_one_segment(header);
    if (value.is(Kind::null)) return true;
    const Place place = at(value.place, header.place.pointer);
    try {
      if (is_part) {
        segment[column.part] = label_text(value, *label, header);
        return true;
      }
      if (label != nullptr) {
        const std::string& text = label_text(value, *label, header);
        if (load_.result.note(*label, text, place)) return true;
        if (*label == Label::period) opened_.note_date(text);
        store_label(snapshot, *label, text, opened_.dates);
        return true;
      }
      if (!column.may_be.empty()) {
        load_.note_churn(read_open(column, [&](const Column& one) { return read_json_number(one, value).cell; }), header, column);
        return true;
      }
      ParsedCell parsed = read_json_number(column, value);
      settle_sign(column, value.text, parsed.cell.value, load_.evidence);
      parsed.cell.column = value.place.line == snapshot.place.line ? value.place.column : 0;
      parsed.cell.pointer = place.pointer;
      parsed.cell.unit_settled = parsed.cell.unit_settled || own_output;
      if (parsed.rounded) problems_.count(Tally::rounded_amounts, place);
      if (value.is(Kind::string) && is_exact_decimal(value.text)) problems_.count(Tally::number_as_text, place);
      store_number(snapshot, column, parsed.cell);
      return true;
    } catch (const CellError& error) {
      problems_.bad_row(place, {formatted("bad_{}", name_of(*column.field)), error.what(), error.hint(), row, {}});
      return false;
    }
  }

  static const std::string& label_text(const JsonValue& value, Label label, const Header& header) {
    // A number loses the zero of "2026.10"; whole ones mean what they say.
    const bool whole = value.is(Kind::number) && value.text.find_first_not_of("0123456789") == std::string::npos;
    const bool fits = value.is(Kind::string) || whole || (value.is(Kind::boolean) && label == Label::complete);
    if (!fits) throw CellError(formatted("{} is not a text but {}", header.text, describe(value)), "write it in quotes", 0);
    if (value.text.find('\0') != std::string::npos) throw nul_error(header.text);
    return value.text;
  }

  /// A text is read as a number only where it is one to the letter, or states a unit that JSON's numbers cannot.
  ParsedCell read_json_number(const Column& column, const JsonValue& value) const {
    if (value.is(Kind::number)) return read_number(column, value.text, DecimalMark::point, load_.options.limits);
    if (!value.is(Kind::string)) {
      throw CellError(formatted("{}: {} is not a number", spoken_name(*column.field), describe(value)),
                      "write a number, or null where it is not known", 0);
    }
    ParsedCell parsed = read_number(column, value.text, DecimalMark::point, load_.options.limits);
    const bool states_unit = parsed.cell.unit_settled || parsed.cell.time_unit != Granularity::unknown;
    if (!is_exact_decimal(value.text) && !states_unit) {
      throw CellError(formatted("{}: the text {} is not a number", spoken_name(*column.field), in_quotes(value.text)),
                      "write numbers without quotes", 0);
    }
    return parsed;
  }

  void check_one_segment(const Header& header) {
    if (segment_.text.empty()) segment_ = header;
    if (fold_name(to_nfc(segment_.text)) != fold_name(to_nfc(header.text))) report_twice(segment_, header, Label::segment, problems_);
  }

  Opened& opened_;
  const std::string& name_;
  bool lines_;
  Load& load_;
  Problems& problems_;
  std::vector<Header> unknown_;
  std::unordered_set<std::string> unknown_keys_;
  std::unordered_map<std::string, std::string> names_;  // what each key was read as
  Header segment_;
  bool found_keys_ = false;
  bool found_quantity_ = false;
  std::size_t documents_refused_ = 0;
};

}  // namespace

void read_json_snapshots(Opened& opened, std::string_view text, Load& load) {
  JsonSnapshots rows(opened, load);
  TextPlace place;
  for (std::string_view rest = without_mark(text); !rest.empty();) {
    const std::string_view document = opened.format == InputFormat::ndjson ? take_document(rest) : std::exchange(rest, {});
    if (!trim(document).empty()) rows.read_document(document, place);
    place = advance(place, document);
  }
  rows.finish();
}

}  // namespace retain::io
