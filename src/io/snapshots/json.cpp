#include "io/snapshots/json.hpp"

#include <algorithm>
#include <unordered_set>
#include <variant>
#include <vector>

#include "core/table/column_names.hpp"
#include "io/json/reader.hpp"
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
      const JsonValue* periods = root.find("periods");
      if (periods != nullptr && periods->is(Kind::array)) {
        read_list(*periods, "/periods");
      } else if (root.is(Kind::array)) {
        read_list(root, "");
      } else {
        read_row(root, "");
      }
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
    if (documents_refused_ > 0 || found_quantity_) return;
    if (!found_keys_) {
      problems_.error({name_, 0, 0, {}}, "no rows", "give a list of objects, one a period");
    } else {
      report_no_quantity(opened_.headers, problems_);
    }
  }

 private:
  [[nodiscard]] Place at(TextPlace place, std::string pointer) const { return {name_, place.line, place.column, std::move(pointer)}; }

  void read_list(const JsonValue& list, const std::string& pointer) {
    for (std::size_t i = 0; i < list.members.size(); ++i) read_row(list.members[i].value, formatted("{}/{}", pointer, i));
  }

  /// The values of a row, and the names of what they are.
  struct Row {
    std::vector<Header> headers;
    std::vector<const JsonValue*> values;

    void add(const std::string& file, const JsonMember& member, const std::string& pointer) {
      headers.push_back({member.key, {file, member.key_place.line, member.key_place.column, pointer + '/' + pointer_token(member.key)}});
      values.push_back(&member.value);
    }
  };

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
    Row row;
    const JsonValue* inputs = value.find("inputs");
    const bool own_output = inputs != nullptr && inputs->is(Kind::object);
    for (const JsonMember& member : value.members) {
      if (!own_output || find_label(member.key)) row.add(name_, member, pointer);
    }
    if (own_output) {
      for (const JsonMember& member : inputs->members) row.add(name_, member, pointer + "/inputs");
    }
    const std::vector<Column> columns = load_.names.find(row.headers, problems_);
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
    if (is_good) load_.snapshots.push_back(std::move(snapshot));
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
        store_label(snapshot, *label, label_text(value, *label, header), load_.options.dates);
        return true;
      }
      ParsedCell parsed = read_json_number(column, value);
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
    return value.text;
  }

  /// A text is read as a number only where it is one to the letter, or states a unit that JSON's numbers cannot.
  ParsedCell read_json_number(const Column& column, const JsonValue& value) const {
    if (value.is(Kind::number)) return read_number(column, value.text, DecimalMark::point, load_.options.limits);
    if (!value.is(Kind::string)) {
      throw CellError(formatted("{} is not a number but {}", name_of(*column.field), describe(value)),
                      "write a number, or null where it is not known", 0);
    }
    ParsedCell parsed = read_number(column, value.text, DecimalMark::point, load_.options.limits);
    const bool states_unit = parsed.cell.unit_settled || parsed.cell.time_unit != Granularity::unknown;
    if (!is_exact_decimal(value.text) && !states_unit) {
      throw CellError(formatted("{} is not a number but the text {}", name_of(*column.field), in_quotes(value.text)),
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
