#include "render/workbook/book.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "retain/diagnostic.hpp"
#include "retain/version.hpp"
#include "text/format.hpp"
#include "text/utf8.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

#ifdef RETAIN_XLSXWRITER
#include "render/workbook/draw_chart.hpp"
#endif

namespace retain::render {

std::size_t lines_of(std::string_view text, double characters) {
  // Wide characters take more than two of others in most fonts.
  const bool is_wide = display_width(text) > count_code_points(text);
  const auto room = static_cast<std::size_t>(std::max(is_wide ? characters * 0.85 : characters, 8.0));
  std::size_t lines = 0;
  for (const std::string& line : split(text, "\n")) {
    const std::string broken = wrapped(line, room);
    lines += 1 + static_cast<std::size_t>(std::count(broken.begin(), broken.end(), '\n'));
  }
  return lines;
}

#ifdef RETAIN_XLSXWRITER

namespace {

constexpr std::uint32_t ink = 0x1a1f27;
constexpr std::uint32_t muted_ink = 0x566070;
constexpr std::uint32_t heading_ground = 0xe6e9ee;
constexpr std::uint32_t rule = 0xb4bcc8;
constexpr std::uint32_t good_ink = 0x0a6b3a;
constexpr std::uint32_t bad_ink = 0xb3261e;
constexpr std::uint32_t caution_ink = 0x7a4f00;

std::uint32_t ink_of(const CellLook& look) {
  switch (look.tone) {
    case Tone::good:
      return good_ink;
    case Tone::bad:
      return bad_ink;
    case Tone::caution:
      return caution_ink;
    case Tone::plain:
      break;
  }
  return look.muted ? muted_ink : ink;
}

/// In characters of the font; some room is left beside a text.
constexpr double room_beside_text = 2.5;
constexpr double widest_column = 48;
constexpr double points_a_line = 15;

/// What a cell holds at most, in characters.
constexpr std::size_t most_characters = 32'767;

/// Bytes that the library may need for a sheet, a cell or a text besides the text itself, when it puts the workbook together; a chart
/// repeats the cells that it draws.
constexpr std::uint64_t bytes_a_book = 1 << 17;
constexpr std::uint64_t bytes_a_sheet = 1 << 15;
constexpr std::uint64_t bytes_a_byte_of_text = 6;

bool is_hexadecimal(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// Whether a text goes on with what a workbook takes for a character: "_x000D_".
bool starts_like_escape(std::string_view text) {
  constexpr std::size_t size = 7;
  return text.size() >= size && text.starts_with("_x") && text[size - 1] == '_' &&
         std::all_of(text.begin() + 2, text.begin() + size - 1, is_hexadecimal);
}

/// The text as a workbook must hold it to mean it; the library takes care of controls.
std::string escaped(std::string_view text) {
  constexpr std::string_view not_in_xml = "\xEF\xBF\xBE";  // U+FFFE, and one more is U+FFFF
  std::string result;
  result.reserve(text.size());
  for (; !text.empty(); text.remove_prefix(1)) {
    if (starts_like_escape(text)) {
      result += "_x005F_";
    } else if (text.starts_with(not_in_xml) || text.starts_with("\xEF\xBF\xBF")) {
      result += text[2] == not_in_xml[2] ? "_xFFFE_" : "_xFFFF_";
      text.remove_prefix(2);
    } else {
      result += text.front();
    }
  }
  return result;
}

lxw_color_t colour_of(std::uint32_t colour) { return colour; }

}  // namespace

struct BookSheet::Parts {
  std::unique_ptr<ScratchFile> file;
  std::string path;
  std::string folder;
  lxw_workbook* book = nullptr;
  std::map<CellLook, lxw_format*> formats;
  std::uint64_t most_bytes = bytes_a_book;

  ~Parts() {
    if (book != nullptr) lxw_workbook_free(book);
  }

  void check(lxw_error error) const {
    if (error != LXW_NO_ERROR) file->fail();
  }
  template <class T>
  [[nodiscard]] T* made(T* object) const {
    if (object == nullptr) file->fail();
    return object;
  }

  lxw_format* format_of(const CellLook& look) {
    if (look == CellLook{}) return nullptr;
    const auto [place, is_new] = formats.try_emplace(look);
    if (!is_new) return place->second;
    lxw_format* format = place->second = made(workbook_add_format(book));
    if (!look.format.empty()) format_set_num_format(format, look.format.c_str());
    format_set_font_color(format, colour_of(ink_of(look)));
    if (look.wraps) format_set_text_wrap(format);
    format_set_align(format, look.wraps ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_BOTTOM);
    if (look.to_the_right) format_set_align(format, LXW_ALIGN_RIGHT);
    if (look.is_indented) format_set_indent(format, 1);
    switch (look.kind) {
      case CellLook::Kind::plain:
        break;
      case CellLook::Kind::title:
        format_set_font_size(format, 16);
        format_set_bold(format);
        break;
      case CellLook::Kind::lead:
        format_set_font_size(format, 12);
        format_set_bold(format);
        break;
      case CellLook::Kind::heading:
        format_set_bold(format);
        format_set_bg_color(format, colour_of(heading_ground));
        format_set_bottom(format, LXW_BORDER_THIN);
        format_set_bottom_color(format, colour_of(rule));
        break;
      case CellLook::Kind::summary:
        format_set_bold(format);
        break;
    }
    return format;
  }
};

namespace {

lxw_worksheet* worksheet(void* sheet) { return static_cast<lxw_worksheet*>(sheet); }

void check_place(CellPlace place, const std::string& sheet) {
  if (place.row < most_sheet_rows && place.column < most_sheet_columns) return;
  throw InputError({error("sheet_size",
                          formatted("more than a sheet of a workbook holds: {} has {} rows and {} columns at most", in_quotes(sheet),
                                    most_sheet_rows, most_sheet_columns),
                          "csv has no such limit: -o with the ending .csv")});
}

}  // namespace

BookSheet::BookSheet(Parts& parts, std::string name) : parts_(parts), name_(std::move(name)) {
  sheet_ = parts_.made(workbook_add_worksheet(parts_.book, name_.c_str()));
  lxw_worksheet* sheet = worksheet(sheet_);
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 9);  // A4
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_set_footer(sheet, "&L&A&R&P / &N");
  parts_.most_bytes += bytes_a_sheet;
}

void BookSheet::widen(std::uint16_t column, std::string_view shown, const CellLook& look) {
  if (widths_.size() <= column) {
    widths_.resize(column + std::size_t{1});
    has_own_width_.resize(column + std::size_t{1});
  }
  if (has_own_width_[column]) return;
  // The button of a filter stands beside the text of a heading.
  const double beside = room_beside_text + (look.kind == CellLook::Kind::heading ? 1.5 : 0);
  widths_[column] = std::max(widths_[column], static_cast<double>(display_width(shown)) + beside);
}

void BookSheet::write(CellPlace place, std::string_view text, const CellLook& look) {
  check_place(place, name_);
  const std::string held = escaped(text);
  if (count_code_points(held) > most_characters) {
    throw InputError(
        {error("cell_size",
               formatted("a text of more than {} characters does not fit into a cell of a workbook: {}", most_characters, in_quotes(text)),
               "csv has no such limit: -o with the ending .csv")});
  }
  if (look.kind != CellLook::Kind::title && look.kind != CellLook::Kind::lead) widen(place.column, text, look);
  parts_.most_bytes += bytes_of_cell + bytes_a_byte_of_text * held.size();
  parts_.check(worksheet_write_string(worksheet(sheet_), place.row, place.column, held.c_str(), parts_.format_of(look)));
}

void BookSheet::write(CellPlace place, double number, std::string_view shown, const CellLook& look) {
  check_place(place, name_);
  widen(place.column, shown, look);
  parts_.most_bytes += bytes_of_cell;
  parts_.check(worksheet_write_number(worksheet(sheet_), place.row, place.column, number, parts_.format_of(look)));
}

void BookSheet::write(CellPlace place, bool flag) {
  check_place(place, name_);
  parts_.most_bytes += bytes_of_cell;
  parts_.check(worksheet_write_boolean(worksheet(sheet_), place.row, place.column, flag ? 1 : 0, nullptr));
}

void BookSheet::write_blank(CellPlace place, const CellLook& look) {
  check_place(place, name_);
  parts_.most_bytes += bytes_of_cell;
  parts_.check(worksheet_write_blank(worksheet(sheet_), place.row, place.column, parts_.format_of(look)));
}

void BookSheet::write_across(CellPlace place, std::uint16_t last_column, std::string_view text, CellLook look) {
  look.wraps = true;
  double width = 0;
  for (std::size_t column = place.column; column <= last_column; ++column) width += column < widths_.size() ? widths_[column] : 0;
  const std::string held = escaped(shortened(text, most_characters / 2));
  const bool is_large = look.kind == CellLook::Kind::lead;
  const auto lines = static_cast<double>(lines_of(text, is_large ? width * 0.8 : width));
  lxw_worksheet* sheet = worksheet(sheet_);
  parts_.most_bytes += bytes_of_cell * (last_column + 2U) + bytes_a_byte_of_text * held.size();
  parts_.check(worksheet_set_row(sheet, place.row, points_a_line * (is_large ? 1.1 : 1) * lines, nullptr));
  parts_.check(worksheet_merge_range(sheet, place.row, place.column, place.row, last_column, held.c_str(), parts_.format_of(look)));
}

void BookSheet::set_width(std::uint16_t column, double characters) {
  widen(column, {}, {});
  widths_[column] = characters;
  has_own_width_[column] = true;
}

void BookSheet::freeze(CellPlace first_that_moves) {
  worksheet_freeze_panes(worksheet(sheet_), first_that_moves.row, first_that_moves.column);
  if (first_that_moves.row > 0) parts_.check(worksheet_repeat_rows(worksheet(sheet_), 0, first_that_moves.row - 1));
}

void BookSheet::add_filters(CellPlace last) {
  if (last.row > 0) parts_.check(worksheet_autofilter(worksheet(sheet_), 0, 0, last.row, last.column));
}

void BookSheet::set_lines(std::uint32_t row, std::size_t lines) {
  parts_.check(worksheet_set_row(worksheet(sheet_), row, points_a_line * static_cast<double>(lines), nullptr));
}

void BookSheet::fit_pages(std::uint16_t pages) {
  worksheet_set_portrait(worksheet(sheet_));
  worksheet_fit_to_pages(worksheet(sheet_), 1, pages);
}

void BookSheet::hide_grid() { worksheet_gridlines(worksheet(sheet_), LXW_HIDE_ALL_GRIDLINES); }

void BookSheet::settle_texts(CellPlace first, CellPlace last) {
  const std::string range = cell_range(first, last);
  parts_.check(worksheet_ignore_errors(worksheet(sheet_), LXW_IGNORE_NUMBER_STORED_AS_TEXT, range.c_str()));
}

void BookSheet::shade(CellPlace first, CellPlace last) {
  lxw_conditional_format scale{};
  scale.type = LXW_CONDITIONAL_2_COLOR_SCALE;
  scale.min_color = 0xffffff;
  // Dark enough to be seen, and still a ground for dark ink.
  scale.max_color = 0x6ea3e6;
  parts_.check(worksheet_conditional_format_range(worksheet(sheet_), first.row, first.column, last.row, last.column, &scale));
}

void BookSheet::insert(CellPlace place, int pixels_right, const BookChart& chart) {
  std::uint64_t cells = 0;
  for (const ChartSeries& series : chart.series) cells += 2 * (series.values.last_row - series.values.first_row + std::uint64_t{1});
  parts_.most_bytes += bytes_a_sheet + cells * bytes_of_cell;
  lxw_chart* drawn = parts_.made(draw_chart(parts_.book, chart));
  lxw_chart_options options{};
  options.x_offset = pixels_right;
  options.y_offset = 4;
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  // The library draws a chart of 480 by 288 pixels.
  options.x_scale = chart.width / 480.0;
  options.y_scale = chart.height / 288.0;
  parts_.check(worksheet_insert_chart_opt(worksheet(sheet_), place.row, place.column, drawn, &options));
}

void BookSheet::finish() {
  for (std::size_t column = 0; column < widths_.size(); ++column) {
    if (widths_[column] == 0) continue;
    const double width = has_own_width_[column] ? widths_[column] : std::clamp(widths_[column], 8.0, widest_column);
    const auto number = static_cast<lxw_col_t>(column);
    parts_.check(worksheet_set_column(worksheet(sheet_), number, number, width, nullptr));
  }
}

Book::Book(const OpenScratch& open_scratch, const std::string& title, std::uint64_t expected_bytes)
    : parts_(std::make_unique<BookSheet::Parts>()) {
  parts_->file = open_scratch();
  parts_->path = parts_->file->path();
  parts_->folder = parts_->file->folder();
  // Rows that are not held the library keeps in its folder, and does not notice when they are cut off.
  if (expected_bytes > 0) parts_->file->reserve(expected_bytes / 2 * 5);
  lxw_workbook_options options{};
  options.constant_memory = expected_bytes > 0 ? LXW_TRUE : LXW_FALSE;
  options.tmpdir = parts_->folder.data();
  options.use_zip64 = LXW_FALSE;
  parts_->book = parts_->made(workbook_new_opt(parts_->path.c_str(), &options));
  std::string name = title;
  std::string generator = formatted("retain {}", RETAIN_VERSION);
  lxw_doc_properties properties{};
  properties.title = name.data();
  properties.comments = generator.data();
  // Not the time of writing, which would make each workbook another one: the day that its parts bear too.
  constexpr std::int64_t first_day_of_1980 = 315'532'800;
  properties.created = first_day_of_1980;
  parts_->check(workbook_set_properties(parts_->book, &properties));
}

Book::~Book() = default;

BookSheet& Book::add_sheet(std::string_view name) {
  sheets_.emplace_back(new BookSheet(*parts_, std::string(name)));
  return *sheets_.back();
}

std::string Book::finish() {
  std::string bytes;
  finish([&bytes](std::string_view piece) { bytes += piece; });
  return bytes;
}

void Book::finish(const Sink& sink) {
  for (const auto& sheet : sheets_) sheet->finish();
  // The library does not notice where its own files are cut off by a full disk: there is room before it begins.
  parts_->file->reserve(2 * parts_->most_bytes);
  lxw_workbook* book = std::exchange(parts_->book, nullptr);
  parts_->check(workbook_close(book));
  parts_->file->read(sink);
}

std::string workbook_library() { return lxw_version(); }

#else

std::string workbook_library() { return {}; }

// The command line offers no workbook then.
struct BookSheet::Parts {};
Book::Book(const OpenScratch&, const std::string&, std::uint64_t) { throw std::logic_error("built without libxlsxwriter"); }
Book::~Book() = default;
BookSheet& Book::add_sheet(std::string_view) { return *sheets_.back(); }
void Book::finish(const Sink&) {}
void BookSheet::write(CellPlace, std::string_view, const CellLook&) {}
void BookSheet::write(CellPlace, double, std::string_view, const CellLook&) {}
void BookSheet::write(CellPlace, bool) {}
void BookSheet::write_blank(CellPlace, const CellLook&) {}
void BookSheet::write_across(CellPlace, std::uint16_t, std::string_view, CellLook) {}
void BookSheet::set_width(std::uint16_t, double) {}
void BookSheet::freeze(CellPlace) {}
void BookSheet::add_filters(CellPlace) {}
void BookSheet::set_lines(std::uint32_t, std::size_t) {}
void BookSheet::fit_pages(std::uint16_t) {}
void BookSheet::hide_grid() {}
void BookSheet::shade(CellPlace, CellPlace) {}
void BookSheet::settle_texts(CellPlace, CellPlace) {}
void BookSheet::insert(CellPlace, int, const BookChart&) {}

#endif

}  // namespace retain::render
