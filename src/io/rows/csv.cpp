#include "io/rows/csv.hpp"

#include <algorithm>
#include <bit>
#include <limits>

#include "core/table/column_names.hpp"
#include "io/opening/text_start.hpp"
#include "io/rows/row_mender.hpp"
#include "io/value/label_text.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

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
      order_(columns_[RowField::order]),
      amount_(columns_[RowField::amount].value_or(0)),
      mark_(table.opened.mark.value == DecimalMark::comma ? ',' : '.'),
      last_column_(shape_.width() - 1),
      plain_(table, sink, meaning_, mark_),
      batch_(columns_, last_column_, sink, plain_.amounts(), meaning_.words()) {
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
  if (text.size() + most_offsets_written > offsets_size_) {
    // Not initialised: pages that no offset reaches are not touched.
    offsets_size_ = text.size() + most_offsets_written;
    offsets_ = std::make_unique_for_overwrite<std::uint32_t[]>(offsets_size_);
  }
  std::uint32_t* const offsets = &offsets_[1];
  structure_ = find_structure(text.data(), text.size(), bytes_, offsets);
  may_be_plain_ = plain_.fit_table() && text.size() <= table_.options.limits.field_bytes && !structure_.has_lone_return &&
                  (bytes_.line_end == '\n' || !structure_.has_quoted_line_end);
  const bool may_be_no_text = !structure_.is_ascii || (structure_.has_control && text.find('\0') != std::string_view::npos);
  const bool is_whole = (!may_be_no_text || check_text(block)) && read_all_records(text, offsets, structure_.count);
  meaning_.end_block();
  writer_.flush();
  // Of a block that is given up, the lines that are not read are counted too, for the places of what others found behind it.
  problems_.set_lines(block.index(), is_whole ? line_ - 1 : static_cast<std::size_t>(std::ranges::count(text, bytes_.line_end)));
  return is_whole && !table_.disproved;
}

[[gnu::always_inline]] inline std::string_view CsvRowReader::field_of(const char* text, const std::uint32_t* ends,
                                                                      std::size_t column) const {
  std::uint32_t begin = ends[static_cast<std::ptrdiff_t>(column) - 1] + 1;
  std::uint32_t end = ends[column];
  if (structure_.has_return || structure_.has_quotes) trim_field(text, column == last_column_, begin, end);
  return {text + begin, end - begin};
}

template <bool has_words, bool has_orders>
[[gnu::always_inline]] inline bool CsvRowReader::add_plain(const char* text, const std::uint32_t* ends) {
  const auto field = [&](std::size_t column) { return field_of(text, ends, column); };
  const auto place = [&] { return at({line_, 1}); };
  const auto tell_mark = [&](std::string_view number) {
    if (plain_tells_mark_ && !meaning_.amounts().told_mark()) meaning_.amounts().tell_mark(number, place_of(number));
  };
  return plain_.add<has_words, has_orders>(field, place, tell_mark);
}

template <bool has_words, bool has_orders>
[[gnu::always_inline]] inline bool CsvRowReader::read_plain(const char* text, const std::uint32_t* ends) {
  return is_split_as_usual(text, ends) && add_plain<has_words, has_orders>(text, ends);
}

bool CsvRowReader::is_split_as_usual(const char* text, const std::uint32_t* ends) const {
  for (std::size_t column = 0; column < last_column_; ++column) {
    if (text[ends[column]] != bytes_.delimiter) return false;
  }
  return text[ends[last_column_]] == bytes_.line_end;
}

/// Where as many line ends as rows stand where rows end, all others are delimiters.
bool CsvRowReader::are_all_split_as_usual(const char* text, const std::uint32_t* ends, std::size_t count) const {
  const std::size_t columns = last_column_ + 1;
  if (!structure_.is_regular || structure_.line_ends * columns != count) return false;
  for (std::size_t last = last_column_; last < count; last += columns) {
    if (text[ends[last]] != bytes_.line_end) return false;
  }
  return true;
}

std::size_t CsvRowReader::rows_of_batch(const char* text, const std::uint32_t* ends, std::size_t count) const {
  const std::size_t most = std::min(BatchColumn::rows, count / (last_column_ + 1));
  std::size_t rows = block_is_regular_ ? most : 0;
  while (rows < most && is_split_as_usual(text, ends + rows * (last_column_ + 1))) ++rows;
  return rows;
}

template <bool has_words, bool has_orders>
bool CsvRowReader::read_batch(std::string_view text, const std::uint32_t* ends, std::size_t rows) {
  const std::size_t columns = last_column_ + 1;
  const std::size_t first_line = line_;
  const auto start_of = [&](std::size_t row) {
    return std::size_t{static_cast<std::uint32_t>(ends[static_cast<std::ptrdiff_t>(row * columns) - 1] + 1)};
  };
  const auto line_of = [&](std::size_t row) {
    if (!structure_.has_quoted_line_end) return first_line + row;
    const std::string_view before = text.substr(start_of(0), start_of(row) - start_of(0));
    return first_line + static_cast<std::size_t>(std::ranges::count(before, bytes_.line_end));
  };
  const auto place_of_row = [&](std::size_t row) { return at({line_of(row), 1}); };
  const auto read_alone = [&](std::size_t row) {
    line_ = line_of(row);
    std::size_t offset = start_of(row);
    return add_plain<has_words, has_orders>(text.data(), ends + row * columns) || read_carefully(offset);
  };

  batch_.read(text.data(), ends, rows, structure_);
  if constexpr (has_orders) {
    // A line depends on those in front of it.
    for (std::size_t row = 0; row < rows; ++row) {
      const BatchRows bit = BatchRows{1} << row;
      const RowBatch::Row read = batch_[row];
      if ((batch_.ready() & bit) != 0 &&
          plain_.add_line(read.customer, field_of(text.data(), ends + row * columns, *order_), read.labels, read.units)) {
        if constexpr (has_words) meaning_.words().count_batch(bit, place_of_row);
      } else if (((batch_.ready() | batch_.left()) & bit) != 0 && !read_alone(row)) {
        return false;
      }
    }
  } else {
    meaning_.rules().add(RowRule::negative, batch_.add());
    if constexpr (has_words) meaning_.words().count_batch(batch_.ready(), place_of_row);
    for (BatchRows left = batch_.left(); left != 0; left &= left - 1) {
      if (!read_alone(static_cast<std::size_t>(std::countr_zero(left)))) return false;
    }
  }
  line_ = line_of(rows);
  return true;
}

template <bool has_words, bool has_orders>
bool CsvRowReader::read_records(std::string_view text, std::uint32_t* offsets, std::size_t count) {
  // Before each record stands the end of the one before it.
  offsets[-1] = std::numeric_limits<std::uint32_t>::max();
  const bool may_be_batched = may_be_plain_ && RowBatch::can_read(columns_);
  block_is_regular_ = may_be_batched && are_all_split_as_usual(text.data(), offsets, count);
  std::size_t next = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const bool tells_mark = plain_tells_mark_ && !meaning_.amounts().told_mark();
    if (may_be_batched && may_be_plain_ && !tells_mark) {
      if (const std::size_t rows = rows_of_batch(text.data(), offsets + next, count - next); rows > 0) {
        if (!read_batch<has_words, has_orders>(text, offsets + next, rows)) return false;
        next += rows * (last_column_ + 1);
        offset = std::size_t{offsets[next - 1]} + 1;
        continue;
      }
    }
    if (may_be_plain_ && !structure_.has_quoted_line_end && next + last_column_ < count &&
        read_plain<has_words, has_orders>(text.data(), offsets + next)) {
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
  auto offset = static_cast<std::size_t>(text.data() - block_->text().data());
  offset -= structure_.has_quotes && offset > 0 && text.data()[-1] == '"' ? 1U : 0U;
  const std::string_view before = block_->text().substr(0, offset);
  const std::string_view in_line = before.substr(before.rfind(bytes_.line_end) + 1);
  const bool is_sheet = bytes_.delimiter == cell_delimiter;
  const std::size_t column = is_sheet ? static_cast<std::size_t>(std::ranges::count(in_line, cell_delimiter)) : count_code_points(in_line);
  return at({line_, 1 + column});
}

/// What a table does not have costs its rows nothing.
bool CsvRowReader::read_all_records(std::string_view text, std::uint32_t* offsets, std::size_t count) {
  if (plain_.has_orders()) {
    return plain_.has_words() ? read_records<true, true>(text, offsets, count) : read_records<false, true>(text, offsets, count);
  }
  return plain_.has_words() ? read_records<true, false>(text, offsets, count) : read_records<false, false>(text, offsets, count);
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
    if (read_escaped(offset)) return true;
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
      // A record of several lines may be several rows, one of which has lost a quote.
      const bool is_one_line = std::ranges::count(record_text_, bytes_.line_end) <= 1;
      const bool may_be_mended = no_row->code == "field_count" && bytes_.delimiter != cell_delimiter && is_one_line;
      if (may_be_mended && read_mended(mend_width(record_, mended()), no_row->error.place(), Tally::long_rows)) return true;
      refuse(no_row->code, no_row->error);
      return true;
    }
    problems_.fatal(at(place), no_row->error.what(), no_row->error.hint(), excerpt_at(place));
    return false;
  }
  read_cells();
  return true;
}

void CsvRowReader::read_cells() {
  cells_.clear();
  for (const CsvField& field : record_) cells_.push_back({field.text, field.place, RowCell::Kind::text});
  meaning_.read(cells_, *this);
}

const MendedColumns& CsvRowReader::mended() {
  if (!mended_columns_) mended_columns_ = mended_columns(table_);
  return *mended_columns_;
}

bool CsvRowReader::read_mended(std::optional<MendedRow> row, TextPlace place, Tally tally) {
  if (!row) return false;
  mended_row_ = *std::move(row);
  record_.clear();
  // Where its cells stand in the line is not told: one place for all of them.
  for (const std::string& text : mended_row_) record_.push_back({text, {line_, 1}, text, true});
  problems_.count(tally, at(place));
  read_cells();
  return true;
}

/// A quote out of place may as well open a text of several lines. It does not where the next line is a row.
bool CsvRowReader::read_escaped(std::size_t& offset) {
  if (bytes_.delimiter == cell_delimiter || block_->is_cut()) return false;
  std::string_view rest = block_->text().substr(offset);
  const std::string_view line = take_line(rest);
  std::string_view behind = rest;
  const std::string_view next = take_line(behind);
  if (rest.empty() ? !block_->ends_input() : !is_row(next, mended(), table_.options.limits)) return false;
  std::optional<MendedRow> row = mend_escapes(line, mended(), table_.options.limits);
  if (!row) return false;
  record_text_ = line;
  read_mended(std::move(row), {line_, 1}, Tally::escaped_quotes);
  // Which quotes open and which close is told apart from there on with care alone.
  may_be_plain_ = false;
  ++line_;
  offset = block_->text().size() - rest.size();
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
