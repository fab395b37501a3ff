#include "io/workbook/sheet_text.hpp"

#include <algorithm>
#include <cstring>

#include "io/bytes/input.hpp"
#include "io/csv/reader.hpp"
#include "io/value/cell.hpp"

namespace retain::io {

namespace {

/// "2026-01" and "2026-01-05", as dates of cells are written.
bool is_date(std::string_view text) {
  constexpr std::size_t year = 4;
  return text.size() > year && text[year] == '-' && text.find_first_not_of("0123456789-") == std::string_view::npos;
}

bool may_be_name(std::string_view text) { return (text.front() < '0' || text.front() > '9') && text.front() != '-'; }

/// Whether a row may hold names of columns that stand in groups above it: nothing but names, some of them where the row above has none.
bool may_be_second_header(const SheetRow& upper, const SheetRow& lower) {
  bool fills_gap = false;
  for (std::size_t i = 0; i < lower.cells.size(); ++i) {
    if (!may_be_name(lower.text(i))) return false;
    fills_gap = fills_gap || upper.in_column(lower.cells[i].column).empty();
  }
  return fills_gap && lower.number == upper.number + 1;
}

/// The text above a column, which may stand in the first of several merged cells.
std::string_view text_above(const SheetRow& row, std::size_t column, std::span<const MergedCells> merged) {
  const auto over = std::ranges::find_if(merged, [&](const MergedCells& cells) {
    return cells.first_row == row.number && cells.last_row == row.number && cells.first_column <= column && column <= cells.last_column;
  });
  return row.in_column(over == merged.end() ? column : over->first_column);
}

}  // namespace

SheetText::SheetText(std::unique_ptr<SheetRows> rows, const std::optional<std::vector<MergedCells>>& merged, bool keeps_groups)
    : rows_(std::move(rows)) {
  look_ahead();
  fills_merged_ = at_end_ && !rows_->facts().has_more_merged;
  if (at_end_) {
    join_headers(rows_->facts().merged, keeps_groups);
    fill_merged();
  } else if (merged) {
    join_headers(*merged, keeps_groups);
  } else {
    const auto upper = std::ranges::find_if(first_rows_, [](const SheetRow& row) { return row.cells.size() > 1; });
    needs_merged_ = upper != first_rows_.end() && upper + 1 != first_rows_.end() && may_be_second_header(*upper, *(upper + 1));
  }
  const auto has_several = [](const SheetRow& row) { return row.cells.size() > 1; };
  holds_table_ = std::ranges::count_if(first_rows_, has_several) > 1;
  for (const SheetRow& row : first_rows_) append(row);
  first_rows_ = {};
}

void SheetText::look_ahead() {
  constexpr std::size_t looked_at = 100'000;
  std::size_t size = 0;
  while (size < RereadableInput::head_size && first_rows_.size() < looked_at) {
    if (!rows_->next(row_)) {
      at_end_ = true;
      return;
    }
    if (row_.cells.empty()) continue;
    width_ = std::max(width_, row_.cells.back().column);
    size += row_.texts.size() + row_.cells.back().column;
    first_rows_.push_back(row_);
  }
}

void SheetText::join_headers(std::span<const MergedCells> merged, bool keeps_groups) {
  // The names of columns are the first row with several cells; what stands above them is a title, but for a group of some columns.
  auto found = std::ranges::find_if(first_rows_, [](const SheetRow& row) { return row.cells.size() > 1; });
  const auto is_group = [&found](const MergedCells& cells, std::size_t first_column) {
    return cells.first_row == found->number && cells.last_row == found->number && cells.last_column > cells.first_column &&
           cells.first_column > first_column;
  };
  if (found != first_rows_.begin() && found != first_rows_.end()) {
    const std::size_t first_column = found->cells.front().column;
    --found;
    if (std::ranges::none_of(merged, [&](const MergedCells& cells) { return is_group(cells, first_column); })) ++found;
  }
  if (found == first_rows_.end() || found + 1 == first_rows_.end()) return;
  SheetRow& upper = *found;
  SheetRow& lower = *(found + 1);
  const bool has_group = std::ranges::any_of(merged, [&](const MergedCells& cells) { return is_group(cells, 0); });
  if (!has_group || !may_be_second_header(upper, lower)) return;
  joins_headers_ = true;
  if (!keeps_groups) return upper.clear();
  SheetRow joined;
  joined.number = lower.number;
  for (std::size_t column = 1; column <= width_; ++column) {
    const std::string_view above = text_above(upper, column, merged);
    const std::string_view below = lower.in_column(column);
    joined.texts += above;
    if (!above.empty() && !below.empty()) joined.texts += ' ';
    joined.texts += below;
    if (!above.empty() || !below.empty()) joined.cells.push_back({column, joined.texts.size()});
  }
  lower = std::move(joined);
  upper.clear();
}

void SheetText::fill_merged() {
  for (const MergedCells& cells : rows_->facts().merged) {
    if (cells.first_row == cells.last_row) continue;
    const auto first = std::ranges::lower_bound(first_rows_, cells.first_row, {}, &SheetRow::number);
    if (first == first_rows_.end() || first->number != cells.first_row) continue;
    std::string text(first->in_column(cells.first_column));
    if (text.empty()) continue;
    // A number would count once for each row.
    if (text.find_first_not_of("0123456789.,-%") == std::string::npos && !is_date(text)) text = merged_text;
    for (auto row = first + 1; row != first_rows_.end() && row->number <= cells.last_row; ++row) {
      // Rows that hold nothing else are the rest of a heading or a title.
      row->insert(cells.first_column, text);
    }
  }
}

void SheetText::append(const SheetRow& row) {
  for (; line_ < row.number; ++line_) text_ += '\n';
  std::size_t column = 1;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    for (; column < row.cells[i].column; ++column) text_ += cell_delimiter;
    const std::string_view cell = row.text(i);
    if (cell.find('"') == std::string_view::npos) {
      text_ += cell;
      continue;
    }
    text_ += '"';
    for (const char c : cell) text_.append(c == '"' ? 2 : 1, c);
    text_ += '"';
  }
  if (!row.cells.empty()) text_.append(width_ - std::min(width_, column), cell_delimiter);
  text_ += '\n';
  ++line_;
}

std::size_t SheetText::read(std::span<char> bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    if (next_ == text_.size()) {
      text_.clear();
      next_ = 0;
      constexpr std::size_t piece = std::size_t{1} << 16;
      while (!at_end_ && text_.size() < piece) {
        at_end_ = !rows_->next(row_);
        if (!at_end_ && !row_.cells.empty()) append(row_);
      }
      if (text_.empty()) break;
    }
    const std::size_t size = std::min(bytes.size() - done, text_.size() - next_);
    std::memcpy(bytes.data() + done, text_.data() + next_, size);
    next_ += size;
    done += size;
  }
  return done;
}

}  // namespace retain::io
