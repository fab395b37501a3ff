#include "io/rows/csv.hpp"

#include <algorithm>
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

/// Whether a table may have a column of this name.
bool is_column_name(std::string_view name) { return find_row_field(name) || find_quantity(name) || find_label(name); }

}  // namespace

CsvRowReader::CsvRowReader(RowTable& table, RowSink& sink, RowProblems& problems)
    : table_(table),
      columns_(table.opened.row_columns),
      bytes_{table.opened.table.delimiter, table.opened.table.line_end},
      shape_(texts_of(table.opened.headers), table.opened.table.has_header, bytes_.delimiter, is_column_name,
             [this](const std::vector<CsvField>& record) { return table_.opened.table.has_header && describes_columns(record); }),
      writer_(sink.writer()),
      problems_(problems),
      meaning_(table, sink, problems),
      amount_(columns_[RowField::amount].value_or(0)),
      mark_(table.opened.mark.value == DecimalMark::comma ? ',' : '.'),
      last_column_(shape_.width() - 1),
      plain_(table, sink, meaning_, mark_) {
  // Nothing is to be found out where the user settled the mark, where the comma separates fields, and where there are no decimals.
  const bool other_is_delimiter = bytes_.delimiter == ',' && mark_ == '.';
  plain_tells_mark_ = !table.opened.mark.is_certain && !other_is_delimiter && plain_.decimals() > 0;
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
  meaning_.start_block(block.index());
  may_be_plain_ =
      plain_.fit_table() && text.size() <= table_.options.limits.field_bytes && (bytes_.line_end == '\r' || !has_lone_return(text));
  offsets_.resize(std::max(offsets_.size(), text.size() + 9));
  std::uint32_t* const offsets = &offsets_[1];
  bool is_ascii = true;
  const std::size_t count = find_structure(text.data(), text.size(), bytes_, offsets, is_ascii);
  const bool may_be_no_text = !is_ascii || text.find('\0') != std::string_view::npos;
  const bool is_whole = (!may_be_no_text || check_text(block)) && read_all_records(text, offsets, count, is_ascii);
  meaning_.end_block();
  writer_.flush();
  // Of a block that is given up, the lines that are not read are counted too, for the places of what others found behind it.
  problems_.set_lines(block.index(), is_whole ? line_ - 1 : static_cast<std::size_t>(std::ranges::count(text, bytes_.line_end)));
  return is_whole && !table_.disproved;
}

template <bool has_words, bool has_orders>
[[gnu::always_inline]] inline bool CsvRowReader::add_plain(const char* text, const std::uint32_t* ends, bool is_ascii) {
  const auto field = [&](std::size_t column) {
    const std::uint32_t begin = ends[static_cast<std::ptrdiff_t>(column) - 1] + 1;
    return std::string_view(text + begin, ends[column] - begin);
  };
  const auto tell_mark = [&](std::string_view number) {
    if (plain_tells_mark_ && !meaning_.amounts().told_mark()) meaning_.amounts().tell_mark(number, place_of(number));
  };
  return plain_.add<has_words, has_orders>(
      field,
      [&] {
        return at({line_, 1});
      },
      tell_mark, is_ascii);
}

template <bool has_words, bool has_orders>
[[gnu::always_inline]] inline bool CsvRowReader::read_plain(const char* text, std::uint32_t* ends, bool is_ascii) {
  std::uint32_t& line_end = ends[last_column_];
  for (const std::uint32_t* end = ends; end != &line_end; ++end) {
    if (text[*end] != bytes_.delimiter) return false;
  }
  if (text[line_end] != bytes_.line_end) return false;
  const std::uint32_t carriage_return = text[line_end - 1] == '\r' ? 1 : 0;
  line_end -= carriage_return;
  const bool is_added = add_plain<has_words, has_orders>(text, ends, is_ascii);
  line_end += carriage_return;
  return is_added;
}

template <bool has_words, bool has_orders>
bool CsvRowReader::read_records(std::string_view text, std::uint32_t* offsets, std::size_t count, bool is_ascii) {
  // Before each record stands the end of the one before it.
  offsets[-1] = std::numeric_limits<std::uint32_t>::max();
  std::size_t next = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    if (may_be_plain_ && next + last_column_ < count && read_plain<has_words, has_orders>(text.data(), offsets + next, is_ascii)) {
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

BlockPlace CsvRowReader::place_of(std::string_view text) const {
  const std::string_view before(block_->text().data(), static_cast<std::size_t>(text.data() - block_->text().data()));
  const std::string_view in_line = before.substr(before.rfind(bytes_.line_end) + 1);
  const bool is_sheet = bytes_.delimiter == cell_delimiter;
  const std::size_t column = is_sheet ? static_cast<std::size_t>(std::ranges::count(in_line, cell_delimiter)) : count_code_points(in_line);
  return at({line_, 1 + column});
}

/// What a table does not have costs its rows nothing.
bool CsvRowReader::read_all_records(std::string_view text, std::uint32_t* offsets, std::size_t count, bool is_ascii) {
  if (plain_.has_orders()) {
    return plain_.has_words() ? read_records<true, true>(text, offsets, count, is_ascii)
                              : read_records<false, true>(text, offsets, count, is_ascii);
  }
  return plain_.has_words() ? read_records<true, false>(text, offsets, count, is_ascii)
                            : read_records<false, false>(text, offsets, count, is_ascii);
}

bool CsvRowReader::read_carefully(std::size_t& offset) {
  const std::string_view text = block_->text();
  record_text_ = text.substr(offset);
  CsvReader reader(record_text_, bytes_.delimiter, {line_, 1}, table_.options.limits);
  try {
    reader.next(record_);
    record_text_.remove_suffix(reader.rest().size());
    if (block_->is_cut()) {
      problems_.fatal(at({line_, 1}), long_record_text(table_.options.limits), long_record_hint, {});
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
  cells_.clear();
  for (const CsvField& field : record_) cells_.push_back({field.text, field.place, RowCell::Kind::text});
  meaning_.read(cells_, *this);
  return true;
}

bool CsvRowReader::describes_columns(const std::vector<CsvField>& record) const {
  if (record.size() != shape_.width()) return false;
  const auto is_word = [&record](std::size_t column) {
    const std::string_view text = trim(record[column].text);
    return !text.empty() && !has_digit(text) && !is_placeholder(text) && !is_spreadsheet_error(text) && !is_totals_word(text);
  };
  const auto date = columns_.has(RowField::start) ? columns_[RowField::start] : columns_[RowField::date];
  return date && columns_.has(RowField::amount) && is_word(*date) && is_word(amount_);
}

void CsvRowReader::refuse(std::string code, const CsvError& error) {
  problems_.bad_row(at(error.place()), {std::move(code), error.what(), error.hint(), record_text_, excerpt_at(error.place())});
}

void CsvRowReader::refuse(std::string code, std::size_t column, const CellError& error) {
  refuse(std::move(code), {error.what(), error.hint(), record_[column].place_of(error.offset())});
}

std::string_view CsvRowReader::excerpt_at(TextPlace place) const {
  std::string_view rest = record_text_;
  for (std::size_t line = line_; line < place.line; ++line) rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
  return rest.substr(0, rest.find_first_of("\r\n"));
}

}  // namespace retain::io
