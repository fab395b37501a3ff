#include "render/html/table.hpp"

#include <algorithm>

#include "render/content/formulas.hpp"
#include "render/html/cell_bar.hpp"
#include "render/html/style.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// A table of so many lines is not divided between pages of paper, nor what it says of a segment: a year with its heading, mean and sum.
constexpr std::size_t most_lines_kept_whole = 16;
/// So few would stand too far apart over the whole width of a page.
constexpr std::size_t few_columns = 3;
/// So many columns of numbers fit an A4 page.
constexpr std::size_t most_columns_on_paper = 10;
/// Their names are short, and there is one table.
constexpr std::size_t most_columns_of_segments = 11;

class BlockTables {
 public:
  BlockTables(const Layout& layout, LineRange lines, Language language) : layout_(layout), lines_(lines), language_(language) {}

  /// One table without a caption, since its title stands above it: who made the change first, and as many others as fit paper.
  Markup write_below(const std::string& title) && {
    has_caption_ = false;
    for (const Block& block : layout_.blocks) {
      TablePart part{title, evidence_first(block)};
      part.columns.resize(std::min(part.columns.size(), most_columns_of_segments));
      add_table(part);
    }
    return std::move(markup_);
  }

  Markup write() && {
    for (const Block& block : layout_.blocks) {
      for (const TablePart& part : parts_of(block, language_)) add_table(part);
    }
    return std::move(markup_);
  }

 private:
  /// What the segments were, how they changed and what that did stands beside their names, where a telephone shows it.
  static std::vector<const TableColumn*> evidence_first(const Block& block) {
    std::vector<const TableColumn*> columns;
    auto lead = std::find_if(block.columns.begin(), block.columns.end(),
                             [](const TableColumn& column) { return column.kind == ColumnKind::contribution; });
    if (lead == block.columns.end()) lead = block.columns.begin();
    const auto add = [&columns](const TableColumn& column) {
      if (std::find(columns.begin(), columns.end(), &column) == columns.end()) columns.push_back(&column);
    };
    for (const ColumnKind kind : {ColumnKind::value, ColumnKind::change, ColumnKind::contribution, ColumnKind::range}) {
      for (const TableColumn& column : block.columns) {
        if (column.id == lead->id && column.kind == kind) add(column);
      }
    }
    for (const bool are_facts : {false, true}) {
      for (const TableColumn& column : block.columns) {
        if (column.kind == ColumnKind::value && quantity(column.id).is_fact() == are_facts) add(column);
      }
    }
    return columns;
  }

  void add_table(const TablePart& part) {
    markup_.add(scroll_box(part.title));
    std::string style = lines_.last - lines_.first <= most_lines_kept_whole ? "short" : has_short_segments() ? "parts" : "";
    if (part.columns.size() <= few_columns) style += style.empty() ? "few" : " few";
    style.empty() ? markup_.open("table") : markup_.open("table", {{"class", style}});
    if (has_caption_) markup_.element("caption", part.title);
    markup_.line_break();
    add_head(part);
    for (std::size_t i = lines_.first; i < lines_.last; ++i) {
      const TableLine& line = layout_.lines[i];
      if (line.kind == LineKind::segment || i == lines_.first) markup_.open("tbody").line_break();
      if (line.kind == LineKind::segment) {
        markup_.open("tr")
            .open("th", {{"scope", "rowgroup"}, {"colspan", std::to_string(part.columns.size() + 1)}})
            .text(line.label)
            .line_break();
      } else if (line.kind == LineKind::period || says_something(part, i)) {
        add_line(part, i);
      }
    }
    markup_.close("table").close("div").line_break();
  }

  /// Whether a mean or a sum stands in any of the columns.
  static bool says_something(const TablePart& part, std::size_t line) {
    return std::any_of(part.columns.begin(), part.columns.end(),
                       [=](const TableColumn* column) { return !column->cells[line].text.empty(); });
  }

  void add_head(const TablePart& part) {
    markup_.open("thead")
        .open("tr")
        .open("th", {{"scope", "col"}})
        .text(names_segments() ? say("segment", language_) : say("period", language_));
    for (const TableColumn* column : part.columns) markup_.open("th", {{"scope", "col"}}).text(heading_with_currency(layout_, *column));
    markup_.line_break();
  }

  // The ends of rows and cells are left out, as HTML allows: a table of ten years and fifty segments is a third smaller without them.
  void add_line(const TablePart& part, std::size_t i) {
    const TableLine& line = layout_.lines[i];
    const bool is_sum = line.kind == LineKind::mean || line.kind == LineKind::span || is_whole_base_of_segments(i);
    is_sum ? markup_.open("tr", {{"class", "sum"}}) : markup_.open("tr");
    markup_.open("th", {{"scope", "row"}}).text(trimmed(line.label));
    for (const TableColumn* column : part.columns) add_cell(*column, i);
    markup_.line_break();
  }

  [[nodiscard]] bool has_short_segments() const {
    std::size_t first = lines_.first;
    std::size_t longest = 0;
    for (std::size_t i = lines_.first; i < lines_.last; ++i) {
      if (layout_.lines[i].kind == LineKind::segment) first = i;
      longest = std::max(longest, i + 1 - first);
    }
    return longest <= most_lines_kept_whole;
  }

  /// Whether a line is the whole base below its segments in one period.
  [[nodiscard]] bool is_whole_base_of_segments(std::size_t i) const {
    const TableLine& line = layout_.lines[i];
    return i > lines_.first && i + 1 == lines_.last && names_segments() && line.row != nullptr && line.row->segment.empty();
  }

  [[nodiscard]] bool names_segments() const {
    return !layout_.lines.empty() && !layout_.lines.front().segment.empty() && layout_.lines.front().kind != LineKind::segment;
  }

  void add_cell(const TableColumn& column, std::size_t line) {
    const TableCell& cell = column.cells[line];
    const bool has_bar = column.kind == ColumnKind::contribution && cell.value && !cell.text.empty();
    if (has_bar) {
      markup_.open("td", {{"class", "part"}}).add(cell_bar(column, cell));
    } else if (cell.tone == Tone::plain) {
      markup_.open("td");
    } else {
      markup_.open("td", {{"class", std::string(tone_style(cell.tone))}});
    }
    add_number(markup_, cell.text);
  }

  const Layout& layout_;
  LineRange lines_;
  Language language_;
  bool has_caption_ = true;
  Markup markup_;
};

/// A longer table is folded away until it is asked for.
constexpr std::size_t most_open_lines = 150;
/// One that would take dozens of pages stays so on paper.
constexpr std::size_t most_printed_lines = 1500;

Markup folded(const Layout& layout, LineRange lines, std::string_view summary, std::size_t most_lines, Language language) {
  Markup content = table_markup(layout, lines, language);
  const std::size_t count = lines.last - lines.first;
  if (count <= most_lines) return content;
  Markup markup;
  count > most_printed_lines ? markup.open("details", {{"class", "folded"}}) : markup.open("details");
  markup.element("summary", formatted_by(summary, grouped(std::to_string(count))));
  return markup.add(content).close("details").line_break();
}

std::string titled(const std::string& title, std::string_view part) { return title + ": " + std::string(part); }

}  // namespace

std::vector<TablePart> parts_of(const Block& block, Language language) {
  std::vector<const TableColumn*> counted;
  std::vector<const TableColumn*> computed;
  for (const TableColumn& column : block.columns) (quantity(column.id).is_fact() ? counted : computed).push_back(&column);
  std::vector<TablePart> parts;
  if (block.columns.size() <= most_columns_on_paper) {
    TablePart& whole = parts.emplace_back(TablePart{block.title, {}});
    for (const TableColumn& column : block.columns) whole.columns.push_back(&column);
    return parts;
  }
  const auto add = [&](const std::string& title, const std::vector<const TableColumn*>& columns) {
    const std::size_t pieces = (columns.size() + most_columns_on_paper - 1) / most_columns_on_paper;
    for (std::size_t piece = 0; piece < pieces; ++piece) {
      const auto begin = columns.begin() + static_cast<std::ptrdiff_t>(piece * columns.size() / pieces);
      const auto end = columns.begin() + static_cast<std::ptrdiff_t>((piece + 1) * columns.size() / pieces);
      parts.push_back({pieces == 1 ? title : title + " " + std::to_string(piece + 1), {begin, end}});
    }
  };
  add(counted.empty() || computed.empty() ? block.title : titled(block.title, say("inputs", language)), counted);
  add(counted.empty() || computed.empty() ? block.title : titled(block.title, say("metrics", language)), computed);
  return parts;
}

LineRange whole_base_lines(const Layout& layout) {
  const LineRange all{0, layout.lines.size()};
  const auto heading =
      std::find_if(layout.lines.rbegin(), layout.lines.rend(), [](const TableLine& line) { return line.kind == LineKind::segment; });
  if (heading == layout.lines.rend()) return all;
  const auto first = static_cast<std::size_t>(layout.lines.rend() - heading) - 1;
  const bool is_whole =
      first + 1 < layout.lines.size() && layout.lines[first + 1].row != nullptr && layout.lines[first + 1].row->segment.empty();
  return is_whole ? LineRange{first, all.last} : all;
}

Markup scroll_box(std::string_view name) {
  Markup markup;
  return markup.open("div", {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", std::string(name)}});
}

void add_number(Markup& markup, std::string_view text) {
  text = trimmed(text);
  const bool is_marked = text.ends_with(" *") || text.ends_with(" !");
  markup.text(is_marked ? text.substr(0, text.size() - 2) : text);
  if (is_marked) markup.element("i", text.substr(text.size() - 1));
}

Markup table_markup(const Layout& layout, LineRange lines, Language language) { return BlockTables(layout, lines, language).write(); }

Markup report_tables_markup(const Layout& layout, Language language) {
  if (layout.blocks.empty()) return {};
  const LineRange whole = whole_base_lines(layout);
  Markup markup = folded(layout, whole, say("Show the table of {} lines", language), most_open_lines, language);
  if (whole.first > 0) markup.add(folded(layout, {0, whole.first}, say("By segment, {} lines", language), 0, language));
  return markup;
}

Markup segment_table_markup(const SegmentTable& table, const std::string& title, Language language) {
  Markup markup;
  if (!table.driver.empty()) markup.element("p", {{"class", "driver"}}, table.driver).line_break();
  markup.add(BlockTables(table.layout, {0, table.layout.lines.size()}, language).write_below(title));
  if (!table.note.empty()) markup.element("p", {{"class", "muted"}}, table.note).line_break();
  return markup;
}

Markup one_off_markup(const std::vector<OneOffLine>& lines, Language language) {
  Markup table = scroll_box(say("All numbers", language));
  table.open("table").open("thead").open("tr");
  for (const std::string_view heading : {say("metric", language), say("value", language), say("95% range", language)}) {
    table.open("th", {{"scope", "col"}}).text(heading);
  }
  table.open("th", {{"scope", "col"}, {"class", "words"}}).text(say("formula", language));
  table.open("tbody").line_break();
  for (const OneOffLine& line : lines) {
    table.open("tr").open("th", {{"scope", "row"}}).text(capitalised_name(quantity(line.id), language));
    for (const std::string& text : {line.value, line.range}) table.open("td").text(text);
    table.open("td", {{"class", "words"}}).text(line.formula);
    table.line_break();
  }
  return table.close("table").close("div").line_break();
}

}  // namespace retain::render
