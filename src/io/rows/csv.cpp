#include "io/rows/csv.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "core/table/column_names.hpp"
#include "io/opening/text_start.hpp"
#include "io/value/label_text.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

/// Whether a carriage return stands alone, which ends a record too.
bool has_lone_return(std::string_view text) {
  if (text.find('\r') == std::string_view::npos) return false;
  std::size_t lone = text.back() == '\r' ? 1 : 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) lone += text[i] == '\r' && text[i + 1] != '\n' ? 1U : 0U;
  return lone > 0;
}

/// Whether an id is taken as it is: nothing to trim, to compose or to strip, and no word for a missing value.
bool is_plain_id(std::string_view id, bool text_is_ascii) {
  constexpr std::size_t longest_placeholder = 4;
  if (id.empty() || id.size() > CsvReader::most_field_bytes || id.front() <= ' ' || id.back() <= ' ' || id.front() == '\'' ||
      id.front() == '#')
    return false;
  const bool ends_in_digit = id.back() >= '0' && id.back() <= '9';
  if (id.size() <= longest_placeholder && !ends_in_digit) return false;
  return text_is_ascii || end_of_ascii(id) == id.size();
}

// A number that is read at speed has at most 15 digits and a mark.
constexpr std::size_t longest_plain_number = 16;
/// Whether a table may have a column of this name.
bool is_column_name(std::string_view name) { return find_row_field(name) || find_quantity(name) || find_label(name); }

constexpr std::array<std::int64_t, 7> units_by_decimals{1, 10, 100, 1000, 10'000, 100'000, 1'000'000};

}  // namespace

CsvRowReader::CsvRowReader(RowTable& table, RowSink& sink, RowProblems& problems)
    : table_(table),
      columns_(table.opened.row_columns),
      bytes_{table.opened.table.delimiter, table.opened.table.line_end},
      shape_(texts_of(table.opened.headers), table.opened.table.has_header, bytes_.delimiter, is_column_name,
             [this](const std::vector<CsvField>& record) { return table_.opened.table.has_header && describes_columns(record); }),
      sink_(sink),
      writer_(sink.writer()),
      problems_(problems),
      mark_(table.opened.mark.value == DecimalMark::comma ? ',' : '.'),
      last_column_(shape_.width() - 1),
      decimals_(sink.decimals()),
      usual_(mark_, decimals_),
      rows_may_be_plain_(!columns_.end && columns_.amount_unit.shift == 0 && table.limits.digits >= longest_plain_number),
      segments_(columns_.segments.size()) {
  // Nothing is to be found out where the user settled the mark, where the comma separates fields, and where there are no decimals.
  const bool other_is_delimiter = bytes_.delimiter == ',' && mark_ == '.';
  plain_tells_mark_ = !table.opened.mark.is_certain && !other_is_delimiter && decimals_ > 0;
}

bool CsvRowReader::check_text(const Block& block) {
  const std::string_view text = block.text();
  const auto refuse_at = [&](std::size_t offset, std::string message, const char* hint) {
    problems_.fatal(at(advance({}, text.substr(0, offset))), std::move(message), hint, {});
    return false;
  };
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
    return refuse_at(nul, nul_byte_text, nul_byte_hint);
  }
  const auto wrong = find_invalid_utf8(text);
  if (wrong) problems_.not_utf8(block.index(), {}, text, *wrong);
  return !wrong;
}

bool CsvRowReader::read(const Block& block) {
  const std::string_view text = block.text();
  block_ = &block;
  line_ = 1;
  may_be_plain_ = rows_may_be_plain_ && text.size() <= table_.limits.field_bytes && (bytes_.line_end == '\r' || !has_lone_return(text));
  offsets_.resize(std::max(offsets_.size(), text.size() + 9));
  std::uint32_t* const offsets = &offsets_[1];
  bool is_ascii = true;
  const std::size_t count = find_structure(text.data(), text.size(), bytes_, offsets, is_ascii);
  const bool may_be_no_text = !is_ascii || text.find('\0') != std::string_view::npos;
  const bool is_whole = (!may_be_no_text || check_text(block)) && read_records(text, offsets, count, is_ascii);
  writer_.flush();
  // Of a block that is given up, the lines that are not read are counted too, for the places of what others found behind it.
  problems_.set_lines(block.index(), is_whole ? line_ - 1 : static_cast<std::size_t>(std::ranges::count(text, bytes_.line_end)));
  return is_whole && !table_.disproved;
}

[[gnu::always_inline]] inline bool CsvRowReader::add_plain(const char* text, const std::uint32_t* ends, bool is_ascii) {
  const auto field = [&](std::size_t column) {
    const std::uint32_t begin = ends[static_cast<std::ptrdiff_t>(column) - 1] + 1;
    return std::string_view(text + begin, ends[column] - begin);
  };
  const std::uint64_t* date = sink_.dates().known(field(columns_.date));
  if (date == nullptr) return false;
  std::uint64_t labels = *date;
  if (!segments_.empty()) {
    const std::uint64_t* segment = nullptr;
    if (segments_.size() == 1) {
      segment = sink_.segments().known(field(columns_.segments.front()));
    } else {
      for (std::size_t i = 0; i < segments_.size(); ++i) segments_[i] = field(columns_.segments[i]);
      segment = sink_.segments().known(segments_);
    }
    if (segment == nullptr) return false;
    labels |= *segment;
  }

  const std::string_view number = field(columns_.amount);
  std::int64_t units = 0;
  if (!usual_.read(number.data(), number.data() + number.size(), units)) {
    PlainAmount amount;
    if (!read_plain_amount(number.data(), number.data() + number.size(), mark_, amount) || amount.decimals > decimals_) return false;
    if (__builtin_mul_overflow(amount.digits, units_by_decimals[static_cast<std::size_t>(decimals_ - amount.decimals)], &units))
      return false;
  }
  const std::string_view id = field(columns_.customer);
  const std::uint64_t number_of_customer = writer_.numbered().number_inside(id);
  if (number_of_customer != ledger::NumberedIds::none) {
    writer_.add_numbered(number_of_customer, labels, units);
  } else if (is_plain_id(id, is_ascii)) {
    writer_.add_named(id, labels, units);
  } else {
    return false;
  }
  if (plain_tells_mark_ && !told_mark_) tell_mark(number);
  return true;
}

[[gnu::always_inline]] inline bool CsvRowReader::read_plain(const char* text, std::uint32_t* ends, bool is_ascii) {
  std::uint32_t& line_end = ends[last_column_];
  for (const std::uint32_t* end = ends; end != &line_end; ++end) {
    if (text[*end] != bytes_.delimiter) return false;
  }
  if (text[line_end] != bytes_.line_end) return false;
  const std::uint32_t carriage_return = text[line_end - 1] == '\r' ? 1 : 0;
  line_end -= carriage_return;
  const bool is_added = add_plain(text, ends, is_ascii);
  line_end += carriage_return;
  return is_added;
}

bool CsvRowReader::read_records(std::string_view text, std::uint32_t* offsets, std::size_t count, bool is_ascii) {
  // Before each record stands the end of the one before it.
  offsets[-1] = std::numeric_limits<std::uint32_t>::max();
  std::size_t next = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    if (may_be_plain_ && next + last_column_ < count && read_plain(text.data(), offsets + next, is_ascii)) {
      next += last_column_;
      offset = offsets[next++] + 1;
      ++line_;
    } else {
      if (!read_carefully(offset)) return false;
      while (next < count && offsets[next] < offset) ++next;
      offsets[static_cast<std::ptrdiff_t>(next) - 1] = static_cast<std::uint32_t>(offset - 1);
    }
  }
  return true;
}

void CsvRowReader::tell_mark(std::string_view number) {
  const DecimalEvidence evidence = decimal_evidence(number);
  if (!evidence.ambiguous && evidence.proves == DecimalMark::unknown) return;
  if (evidence.ambiguous && told_ambiguous_) return;
  (evidence.ambiguous ? told_ambiguous_ : told_mark_) = true;
  const std::string_view before(block_->text().data(), static_cast<std::size_t>(number.data() - block_->text().data()));
  const std::size_t line_start = before.rfind(bytes_.line_end) + 1;
  problems_.note(evidence, number, at({line_, 1 + count_code_points(before.substr(line_start))}));
}

bool CsvRowReader::read_carefully(std::size_t& offset) {
  const std::string_view text = block_->text();
  record_text_ = text.substr(offset);
  CsvReader reader(record_text_, bytes_.delimiter, {line_, 1}, table_.limits);
  try {
    reader.next(record_);
    record_text_.remove_suffix(reader.rest().size());
    if (block_->is_cut()) {
      problems_.fatal(at({line_, 1}), long_record_text(table_.limits), long_record_hint, {});
      return false;
    }
    if (!is_blank(record_) && !read_record()) return false;
  } catch (const CsvError& error) {
    // A quote out of place leaves it open where the next record begins.
    problems_.fatal(at(error.place()), error.what(), error.hint(), excerpt_at(error.place()));
    return false;
  }
  line_ = reader.place().line;
  offset = text.size() - reader.rest().size();
  return true;
}

bool CsvRowReader::read_record() {
  const TextPlace place = record_.front().place;
  const bool is_first = block_->index() == 0 && line_ == 1;
  if (const auto no_row = shape_.check(record_, is_first, table_.opened.table.rows_place.line)) {
    if (!no_row->ends_table) {
      refuse(no_row->code, no_row->error);
      return true;
    }
    problems_.fatal(at(place), no_row->error.what(), no_row->error.hint(), excerpt_at(place));
    return false;
  }
  if (is_totals_row()) {
    refuse("totals_row", {formatted("{} looks like a totals row", in_quotes(trim(record_[columns_.customer].text))),
                          "remove the row: sums are computed from the others", place});
    return true;
  }
  bool is_refused = false;
  bool is_contrary = false;
  const auto read_field = [&](std::string_view name, std::size_t column, auto read) {
    if (is_refused && problems_.skips_bad_rows()) return;
    try {
      read(record_[column]);
    } catch (const CellError& error) {
      refuse(name, error, record_[column]);
      is_refused = true;
    }
  };
  std::string customer;
  RowDate date;
  std::optional<Period> start;
  std::optional<Period> end;
  std::uint32_t segment = 0;
  RowAmount amount;
  read_field("customer", columns_.customer, [&](const CsvField& field) {
    customer = read_customer(field.text);
    if (trim(field.text).size() != field.text.size()) problems_.count(Tally::trimmed_ids, at(field.place));
  });
  read_field("date", columns_.date, [&](const CsvField& field) {
    if (!order_holds(field)) {
      is_contrary = true;
    } else if (columns_.end) {
      start = read_date(field.text, table_.opened.dates);
    } else {
      date = sink_.dates().read(field.text);
    }
  });
  if (columns_.end) {
    read_field("end", *columns_.end, [&](const CsvField& field) {
      if (order_holds(field)) {
        end = read_span_end(field.text, start, table_.opened.dates);
      } else {
        is_contrary = true;
      }
    });
  }
  read_field("amount", columns_.amount, [&](const CsvField& field) {
    if (!mark_holds(field)) {
      is_contrary = true;
      return;
    }
    amount = read_amount(field.text, table_.opened.mark.value, columns_.amount_unit, table_.limits);
    if (amount.rounded) problems_.count(Tally::rounded_amounts, at(field.place));
    if (amount.scientific) problems_.count(Tally::scientific_notation, at(field.place));
    if (!amount.currency.empty()) problems_.note_currency(amount.currency, at(field.place));
  });
  // Last, because a row that is left out brings no segment.
  if (!segments_.empty()) {
    for (std::size_t i = 0; i < segments_.size(); ++i) segments_[i] = record_[columns_.segments[i]].text;
    read_field("segment", columns_.segments.front(), [&](const CsvField&) { segment = sink_.segments().read(segments_); });
  }
  if (!is_refused || !problems_.skips_bad_rows()) {
    note_order(record_[columns_.date]);
    if (columns_.end) note_order(record_[*columns_.end]);
  }
  if (is_refused || is_contrary) return true;
  if (columns_.end) {
    writer_.add_span(customer, *start, end, segment, amount.amount);
  } else {
    sink_.dates().remember(record_[columns_.date].text, date);
    writer_.add(customer, date, segment, amount.amount);
  }
  return true;
}

bool CsvRowReader::describes_columns(const std::vector<CsvField>& record) const {
  if (record.size() != shape_.width()) return false;
  const auto is_word = [&record](std::size_t column) {
    const std::string_view text = trim(record[column].text);
    return !text.empty() && !has_digit(text) && !is_placeholder(text) && !is_spreadsheet_error(text) && !is_totals_word(text);
  };
  return is_word(columns_.date) && is_word(columns_.amount);
}

bool CsvRowReader::is_totals_row() const {
  return trim(record_[columns_.date].text).empty() && is_totals_word(trim(record_[columns_.customer].text));
}

bool CsvRowReader::mark_holds(const CsvField& field) {
  if (table_.opened.mark.is_certain) return true;
  const DecimalEvidence evidence = decimal_evidence(field.text);
  if (evidence.proves == DecimalMark::unknown && !evidence.ambiguous) return true;
  const bool contrary = evidence.proves != DecimalMark::unknown && evidence.proves != table_.opened.mark.value;
  if (contrary) {
    try {
      read_amount(field.text, evidence.proves, columns_.amount_unit, table_.limits);
    } catch (const CellError&) {
      // A bad number proves nothing.
      return true;
    }
  }
  const bool told = evidence.ambiguous ? told_ambiguous_ : told_mark_;
  if (contrary || !told) problems_.note(evidence, trim(field.text), at(field.place));
  (evidence.ambiguous ? told_ambiguous_ : told_mark_) = true;
  if (contrary) table_.disproved = true;
  return !contrary;
}

bool CsvRowReader::order_holds(const CsvField& field) const {
  if (table_.opened.order.is_certain) return true;
  const OrderEvidence evidence = date_evidence(field.text);
  return evidence.proves == DateOrder::unknown || evidence.ambiguous || evidence.proves == table_.opened.dates.order;
}

void CsvRowReader::note_order(const CsvField& field) {
  if (table_.opened.order.is_certain) return;
  const OrderEvidence evidence = date_evidence(field.text);
  if (evidence.proves != DateOrder::unknown || evidence.ambiguous) problems_.note(evidence, trim(field.text), at(field.place));
}

void CsvRowReader::refuse(std::string code, const CsvError& error) {
  problems_.bad_row(at(error.place()), {std::move(code), error.what(), error.hint(), record_text_, excerpt_at(error.place())});
}

void CsvRowReader::refuse(std::string_view field, const CellError& error, const CsvField& where) {
  refuse(formatted("bad_{}", field), {error.what(), error.hint(), where.place_of(error.offset())});
}

std::string_view CsvRowReader::excerpt_at(TextPlace place) const {
  std::string_view rest = record_text_;
  for (std::size_t line = line_; line < place.line; ++line) rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
  return rest.substr(0, rest.find_first_of("\r\n"));
}

}  // namespace retain::io
