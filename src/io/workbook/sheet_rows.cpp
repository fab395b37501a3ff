#include "io/workbook/sheet_rows.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "io/value/cell.hpp"
#include "retain/diagnostic.hpp"
#include "text/format.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

constexpr std::size_t most_columns = 16'384;
constexpr std::size_t most_rows = 1'048'576;
constexpr std::size_t piece_size = std::size_t{1} << 18;
constexpr std::size_t longest_plain_row = std::size_t{1} << 22;
constexpr std::string_view row_end = "</row>";

bool read_number(std::string_view text, std::size_t& number) {
  constexpr std::size_t most_digits = 18;
  number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return !text.empty() && text.size() <= most_digits;
}

constexpr bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

bool is_yes(std::string_view value) { return value == "1" || value == "true"; }

}  // namespace

/// Steps through the bytes of a row of the usual form.
class RowBytes {
 public:
  explicit RowBytes(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  [[nodiscard]] bool is_at_end() const { return at_ == end_; }
  [[nodiscard]] const char* at() const { return at_; }
  void skip_space() {
    while (at_ != end_ && is_space(*at_)) ++at_;
  }
  /// A text that is written here, which is compared without a call.
  template <std::size_t size>
  bool take(const char (&text)[size]) {
    constexpr std::size_t length = size - 1;
    if (static_cast<std::size_t>(end_ - at_) < length || std::memcmp(at_, text, length) != 0) return false;
    at_ += length;
    return true;
  }
  bool take(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }
  /// The characters up to one of XML's own or a control, which is left; false where they are not UTF-8.
  bool take_text(std::string_view& text) {
    const char* start = at_;
    unsigned seen = 0;
    for (; at_ != end_ && *at_ != '<' && *at_ != '&' && static_cast<unsigned char>(*at_) >= ' '; ++at_) {
      seen |= static_cast<unsigned char>(*at_);
    }
    text = {start, static_cast<std::size_t>(at_ - start)};
    constexpr unsigned first_beyond_ascii = 0x80;
    return seen < first_beyond_ascii || !find_invalid_utf8(text);
  }
  /// The column of a reference such as "C2", from 1; 0 where it is none, or one of another row.
  std::size_t take_column(std::string_view row) {
    constexpr std::size_t letters = 26;
    constexpr int longest = 3;
    std::size_t column = 0;
    const char* start = at_;
    for (; at_ != end_ && *at_ >= 'A' && *at_ <= 'Z'; ++at_) column = column * letters + static_cast<std::size_t>(*at_ - 'A') + 1;
    if (at_ - start > longest) return 0;
    start = at_;
    while (at_ != end_ && *at_ >= '0' && *at_ <= '9') ++at_;
    return row.empty() || std::string_view(start, static_cast<std::size_t>(at_ - start)) == row ? column : 0;
  }
  /// The name of an attribute and its value, which stands in double quotes.
  bool take_attribute(std::string_view& name, std::string_view& value) {
    const char* start = at_;
    while (at_ != end_ && *at_ != '=' && *at_ != '>' && !is_space(*at_)) ++at_;
    name = {start, static_cast<std::size_t>(at_ - start)};
    if (!take('=') || !take('"')) return false;
    start = at_;
    while (at_ != end_ && *at_ != '"' && *at_ != '&' && *at_ != '<') ++at_;
    value = {start, static_cast<std::size_t>(at_ - start)};
    return take('"');
  }

 private:
  const char* at_;
  const char* end_;
};

std::string_view SheetRow::in_column(std::size_t column) const {
  const auto found = std::ranges::lower_bound(cells, column, {}, &Cell::column);
  return found == cells.end() || found->column != column ? std::string_view() : text(static_cast<std::size_t>(found - cells.begin()));
}

void SheetRow::insert(std::size_t column, std::string_view text) {
  const auto place = std::ranges::lower_bound(cells, column, {}, &Cell::column);
  if (place != cells.end() && place->column == column) return;
  const std::size_t start = place == cells.begin() ? 0 : std::prev(place)->end;
  texts.insert(start, text);
  for (auto cell = cells.insert(place, {column, start}); cell != cells.end(); ++cell) cell->end += text.size();
}

/// Reads a row of the usual form: cells with a value, a formula or a text of their own, and nothing that needs to be decoded.
class SheetRows::PlainRow {
 public:
  PlainRow(std::string_view bytes, std::vector<RawCell>& cells) : bytes_(bytes), cells_(cells) { cells_.clear(); }

  /// False where it has another form.
  bool read() {
    if (!bytes_.take("<row")) return false;
    bool is_empty = false;
    const bool has_attributes = read_attributes(is_empty, [this](std::string_view name, std::string_view value) {
      if (is_letter(name, 'r')) number_ = value;
      if (name == "hidden") is_hidden_ = is_yes(value);
    });
    if (!has_attributes) return false;
    while (!is_empty) {
      bytes_.skip_space();
      if (bytes_.take("</row>")) break;
      if (!bytes_.take("<c") || !read_cell()) return false;
    }
    return true;
  }
  [[nodiscard]] const char* end() const { return bytes_.at(); }
  [[nodiscard]] std::string_view number() const { return number_; }
  [[nodiscard]] bool is_hidden() const { return is_hidden_; }

 private:
  /// Reads attributes to the end of a tag; `is_empty`: the element has nothing inside.
  template <class Take>
  bool read_attributes(bool& is_empty, Take take) {
    while (true) {
      const char* before = bytes_.at();
      bytes_.skip_space();
      if (bytes_.take('>')) return true;
      if (bytes_.take("/>")) return is_empty = true;
      std::string_view name;
      std::string_view value;
      if (bytes_.at() == before || !bytes_.take_attribute(name, value)) return false;
      take(name, value);
    }
  }

  bool read_cell() {
    RawCell& cell = cells_.emplace_back();
    // Nearly always the first.
    if (bytes_.take(" r=\"")) {
      cell.column = bytes_.take_column(number_);
      if (cell.column == 0 || !bytes_.take('"')) return false;
    }
    bool is_empty = false;
    bool is_usual = true;
    const bool has_attributes = read_attributes(is_empty, [&](std::string_view name, std::string_view value) {
      if (is_letter(name, 't')) cell.type = value;
      if (is_letter(name, 's')) cell.style = value;
      is_usual = is_usual && !is_letter(name, 'r');
    });
    if (!has_attributes || !is_usual) return false;
    while (!is_empty) {
      bytes_.skip_space();
      if (bytes_.take("</c>")) break;
      if (bytes_.take("<v>")) {
        if (!bytes_.take_text(cell.value) || !bytes_.take("</v>")) return false;
      } else if (bytes_.take("<v/>") || bytes_.take("<v />")) {
        continue;
      } else if (bytes_.take("<is><t")) {
        bool has_no_text = false;
        if (!read_attributes(has_no_text, [](std::string_view, std::string_view) {})) return false;
        cell.has_inline = true;
        if (!has_no_text && (!bytes_.take_text(cell.inline_text) || !bytes_.take("</t>"))) return false;
        if (!bytes_.take("</is>")) return false;
      } else if (bytes_.take("<f")) {
        cell.has_formula = true;
        bool has_no_text = false;
        if (!read_attributes(has_no_text, [](std::string_view, std::string_view) {})) return false;
        std::string_view formula;
        if (!has_no_text && (!bytes_.take_text(formula) || !bytes_.take("</f>"))) return false;
      } else {
        return false;
      }
    }
    return true;
  }

  static bool is_letter(std::string_view name, char letter) { return name.size() == 1 && name.front() == letter; }

  RowBytes bytes_;
  std::vector<RawCell>& cells_;
  std::string_view number_;
  bool is_hidden_ = false;
};

SheetRows::SheetRows(std::string name, std::string path, std::unique_ptr<ArchivePart> part, SheetContext context)
    : name_(std::move(name)),
      path_(std::move(path)),
      part_(std::move(part)),
      context_(context),
      xml_(name_, path_, *this),
      expansion_(name_, context.limits.expansion) {
  expansion_.add_packed(context.packed_bytes);
}

void SheetRows::refuse(const std::string& where, std::string_view why) const {
  throw InputError(
      {error("xlsx", formatted("a damaged workbook: {} of {}: {}", where, in_quotes(path_), why), save_again_hint, {name_, 0, 0, {}})});
}

bool SheetRows::read_more() {
  if (at_end_) return false;
  bytes_.erase(0, next_);
  next_ = 0;
  const std::size_t before = bytes_.size();
  // A row that is longer than that is looked at anew each time: time stays linear where what is read doubles.
  const std::size_t wanted = std::max(piece_size, before);
  bytes_.resize(before + wanted);
  const std::size_t size = part_->read(std::span(bytes_).subspan(before));
  bytes_.resize(before + size);
  at_end_ = size < wanted;
  const auto last = bytes_.rfind(row_end);
  complete_ = last == std::string::npos ? 0 : last + row_end.size();
  return true;
}

void SheetRows::feed(std::size_t size) {
  xml_.feed(std::string_view(bytes_).substr(next_, size), false);
  next_ += size;
}

void SheetRows::feed_rest() {
  may_be_plain_ = false;
  const std::size_t size = bytes_.size() - next_;
  xml_.feed(std::string_view(bytes_).substr(next_, size), at_end_);
  next_ += size;
  is_fed_ = at_end_;
}

/// What stands before the rows tells whether they may be read from their bytes: in UTF-8, and without a prefix.
void SheetRows::feed_start() {
  constexpr std::string_view rows = "<sheetData>";
  constexpr std::size_t most_start = std::size_t{1} << 20;
  is_started_ = true;
  std::size_t found = std::string::npos;
  while ((found = bytes_.find(rows)) == std::string::npos && bytes_.size() < most_start && read_more()) {
  }
  const std::string_view start = std::string_view(bytes_).substr(0, found == std::string::npos ? 0 : found + rows.size());
  std::string_view declaration = start.substr(0, start.find("?>"));
  const bool is_utf8 = start.starts_with("<worksheet") ||
                       (start.starts_with("<?xml") &&
                        (declaration.find("encoding") == std::string::npos || lower_ascii(declaration).find("utf-8") != std::string::npos));
  const bool has_oddities = start.find("<!") != std::string_view::npos;
  if (found == std::string::npos || !is_utf8 || has_oddities) return;
  feed(start.size());
  may_be_plain_ = in_rows_ && xml_.depth() == 2;
}

bool SheetRows::next(SheetRow& row) {
  if (!is_started_) feed_start();
  while (true) {
    if (!parsed_.empty()) {
      row = std::move(parsed_.front());
      parsed_.pop_front();
      return true;
    }
    if (is_fed_) return false;
    if (may_be_plain_) {
      if (read_plain(row)) return true;
    } else {
      if (next_ == bytes_.size()) read_more();
      feed_rest();
    }
  }
}

/// A row from its bytes; false where another look is needed, or the parser of XML is to go on, which may have given rows.
bool SheetRows::read_plain(SheetRow& row) {
  while (next_ < bytes_.size() && is_space(bytes_[next_])) ++next_;
  const std::string_view rest = std::string_view(bytes_).substr(next_);
  const bool is_row = rest.starts_with("<row");
  const std::size_t tag = rest.find('>');
  const bool is_empty_row = is_row && tag != std::string_view::npos && rest[tag - 1] == '/';
  const bool is_complete = is_empty_row || next_ < complete_;
  if (is_row && !is_complete && rest.size() < longest_plain_row && read_more()) return false;
  if (!is_row && rest.size() < row_end.size() && read_more()) return false;
  PlainRow plain(rest.substr(0, is_empty_row ? tag + 1 : is_complete ? complete_ - next_ : 0), raw_cells_);
  if (plain.read()) {
    begin_row(plain.number(), row);
    for (const RawCell& cell : raw_cells_) add_cell(cell, row);
    finish_row(row, plain.is_hidden());
    next_ = static_cast<std::size_t>(plain.end() - bytes_.data());
    return true;
  }
  const std::size_t size = rest.find(row_end);
  const std::string_view unusual = rest.substr(0, size == std::string_view::npos ? 0 : size + row_end.size());
  const bool may_hide_rows = unusual.find("<!") != std::string_view::npos || unusual.find("<?") != std::string_view::npos;
  if (!is_row || unusual.empty() || may_hide_rows) {
    feed_rest();
  } else {
    feed(unusual.size());
    may_be_plain_ = in_rows_ && !in_row_ && xml_.depth() == 2;
  }
  return false;
}

void SheetRows::begin_row(std::string_view number, SheetRow& row) {
  row.clear();
  std::size_t found = row_number_ + 1;
  const bool is_number = number.empty() || read_number(number, found);
  if (!is_number || found <= row_number_ || found > most_rows) {
    refuse(formatted("row {}", number.empty() ? std::to_string(found) : in_quotes(number)), "it is out of order");
  }
  row.number = row_number_ = found;
  column_ = 0;
}

void SheetRows::finish_row(SheetRow& row, bool is_hidden) {
  row.is_hidden = is_hidden;
  expansion_.add_unpacked(row.texts.size() + 1);
  if (row.cells.empty()) return;
  ++facts_.rows;
  facts_.columns = std::max(facts_.columns, row.cells.back().column);
  if (!is_hidden) return;
  if (facts_.hidden_rows++ == 0) facts_.first_hidden_row = row.number;
}

void SheetRows::add_cell(const RawCell& cell, SheetRow& row) {
  // A cell without a reference stands behind the one before it, whether that held something or not.
  const std::size_t column = cell.column > 0 ? cell.column : column_ + 1;
  if (column <= column_ || column > most_columns) refuse(cell_name(column, row.number), "the cell is out of order");
  if (column > context_.limits.columns && (!cell.value.empty() || cell.has_inline)) {
    throw InputError({error("limit", formatted("more than {} columns: {}", context_.limits.columns, cell_name(column, row.number)),
                            "does a cell stand far from the table? --max-columns raises the limit", {name_, 0, 0, {}})});
  }
  column_ = column;
  const std::size_t start = row.texts.size();
  if (!append_value(cell, row.texts)) refuse(cell_name(column, row.number), formatted("{} is no value", in_quotes(cell.value)));
  if (row.texts.size() > start) row.cells.push_back({column, row.texts.size()});
  if (row.texts.size() <= context_.limits.record_bytes()) return;
  throw InputError(
      {error("limit", formatted("{} in row {}", long_record_text(context_.limits), row.number), long_record_hint, {name_, 0, 0, {}})});
}

SheetRows::CellType SheetRows::type_of(std::string_view type) {
  if (type.empty() || type == "n") return CellType::number;
  if (type == "s") return CellType::shared_text;
  if (type == "str" || type == "inlineStr") return CellType::text;
  if (type == "b") return CellType::boolean;
  if (type == "e") return CellType::fault;
  return type == "d" ? CellType::date : CellType::unknown;
}

/// Appends what a cell holds; false where it is not what its type says.
bool SheetRows::append_value(const RawCell& cell, std::string& texts) {
  const CellType type = type_of(cell.type);
  if (cell.has_formula && type != CellType::text) {
    const bool is_computed_later = context_.computes_when_opened && cell.value == "0" && type == CellType::number;
    if (cell.value.empty() || is_computed_later) {
      if (facts_.formulas_without_value++ == 0) facts_.first_formula = cell_name(column_, row_number_);
      texts += not_calculated_text;
      return true;
    }
  }
  if (cell.has_inline) append_cell_text(cell.inline_text, texts);
  if (cell.value.empty()) return true;
  switch (type) {
    case CellType::shared_text: {
      std::size_t index = 0;
      if (!read_number(cell.value, index) || index >= context_.strings.size()) return false;
      texts += context_.strings[index];
      return true;
    }
    case CellType::boolean:
      texts += is_yes(cell.value) ? "TRUE" : "FALSE";
      return is_yes(cell.value) || cell.value == "0" || cell.value == "false";
    case CellType::unknown:
      return false;
    case CellType::fault:
      texts += is_spreadsheet_error(cell.value) ? cell.value : std::string_view("#VALUE!");
      return true;
    case CellType::date: {
      constexpr std::string_view midnight = "T00:00:00";
      const std::string_view date = cell.value.substr(0, cell.value.find('.'));
      texts += date.ends_with(midnight) ? date.substr(0, date.size() - midnight.size()) : cell.value;
      return true;
    }
    case CellType::text:
      append_cell_text(cell.value, texts);
      return true;
    case CellType::number:
      break;
  }
  std::size_t style = 0;
  if (!cell.style.empty() && !read_number(cell.style, style)) return false;
  if (style >= context_.styles.size() && !context_.styles.empty()) return false;
  const NumberKind kind = context_.styles.empty() ? NumberKind::number : context_.styles[style];
  return append_number(cell.value, kind, context_.rules, texts);
}

void SheetRows::start(std::string_view name, const XmlAttributes& attributes) {
  target_ = nullptr;
  if (name == "sheetData") {
    in_rows_ = true;
  } else if (name == "row" && in_rows_) {
    begin_row(attributes["r"], row_);
    row_is_hidden_ = attributes.is_set("hidden");
    in_row_ = true;
  } else if (name == "c" && in_row_) {
    start_cell(attributes);
  } else if (name == "rPh") {
    is_spoken_ = true;
  } else if (in_cell_ && name == "v") {
    target_ = &value_;
  } else if (in_cell_ && name == "t" && !is_spoken_) {
    target_ = &inline_;
    cell_.has_inline = true;
  } else if (in_cell_ && name == "f") {
    cell_.has_formula = true;
  } else if (name == "col" && attributes.is_set("hidden")) {
    std::pair<std::size_t, std::size_t> columns;
    if (read_number(attributes["min"], columns.first) && read_number(attributes["max"], columns.second))
      facts_.hidden_columns.push_back(columns);
  } else if (name == "mergeCell") {
    add_merged(attributes["ref"]);
  }
}

void SheetRows::start_cell(const XmlAttributes& attributes) {
  const std::string_view reference = attributes["r"];
  cell_ = {};
  cell_.column = column_of(reference);
  if (!reference.empty() && reference != cell_name(cell_.column, row_number_)) {
    refuse(formatted("cell {} in row {}", in_quotes(reference), row_number_), "it is out of place");
  }
  type_ = attributes["t"];
  style_ = attributes["s"];
  value_.clear();
  inline_.clear();
  in_cell_ = true;
}

void SheetRows::end(std::string_view name) {
  target_ = nullptr;
  if (name == "rPh") is_spoken_ = false;
  if (name == "sheetData") in_rows_ = false;
  if (name == "c" && in_cell_) {
    in_cell_ = false;
    cell_.type = type_;
    cell_.style = style_;
    cell_.value = value_;
    cell_.inline_text = inline_;
    add_cell(cell_, row_);
  }
  if (name == "row" && in_row_) {
    in_row_ = false;
    finish_row(row_, row_is_hidden_);
    parsed_.push_back(std::exchange(row_, {}));
  }
}

void SheetRows::text(std::string_view piece) {
  if (target_ == nullptr) return;
  *target_ += piece;
  check_cell_length(*target_, name_, context_.limits);
}

void SheetRows::add_merged(std::string_view reference) {
  constexpr std::size_t most_kept = 100'000;
  facts_.has_more_merged = facts_.merged.size() == most_kept;
  if (facts_.has_more_merged) return;
  const std::string_view first = reference.substr(0, reference.find(':'));
  const std::string_view last = reference.substr(std::min(first.size() + 1, reference.size()));
  const auto row_of = [](std::string_view cell) {
    std::size_t row = 0;
    return read_number(cell.substr(std::min(cell.find_first_of("0123456789"), cell.size())), row) ? row : 0;
  };
  const MergedCells merged{std::string(reference), column_of(first), column_of(last), row_of(first), row_of(last)};
  if (merged.first_column == 0 || merged.last_column < merged.first_column || merged.first_row == 0 || merged.last_row < merged.first_row)
    return;
  facts_.merged.push_back(merged);
}

}  // namespace retain::io
