#include "render/html/table.hpp"

#include <algorithm>

#include "render/content/formulas.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// So many columns of numbers fit an A4 page.
constexpr std::size_t most_columns_on_paper = 10;

class BlockTables {
 public:
  BlockTables(const Layout& layout, LineRange lines, Language language) : layout_(layout), lines_(lines), language_(language) {}

  Markup write() && {
    for (const Block& block : layout_.blocks) {
      for (const TablePart& part : parts_of(block, language_)) add_table(part);
    }
    return std::move(markup_);
  }

 private:
  void add_table(const TablePart& part) {
    markup_.add(scroll_box(part.title));
    markup_.open("table").element("caption", part.title).line_break();
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
    const bool names_segments =
        !layout_.lines.empty() && !layout_.lines.front().segment.empty() && layout_.lines.front().kind != LineKind::segment;
    markup_.open("thead")
        .open("tr")
        .open("th", {{"scope", "col"}})
        .text(names_segments ? say("segment", language_) : say("period", language_));
    for (const TableColumn* column : part.columns) markup_.open("th", {{"scope", "col"}}).text(column->heading);
    markup_.line_break();
  }

  // The ends of rows and cells are left out, as HTML allows: a table of ten years and fifty segments is a third smaller without them.
  void add_line(const TablePart& part, std::size_t i) {
    const TableLine& line = layout_.lines[i];
    const bool is_sum = line.kind == LineKind::mean || line.kind == LineKind::span;
    is_sum ? markup_.open("tr", {{"class", "sum"}}) : markup_.open("tr");
    markup_.open("th", {{"scope", "row"}}).text(trimmed(line.label));
    for (const TableColumn* column : part.columns) add_cell(column->cells[i]);
    markup_.line_break();
  }

  void add_cell(const TableCell& cell) {
    if (cell.tone == Tone::plain) {
      markup_.open("td");
    } else {
      markup_.open("td", {{"class", cell.tone == Tone::good ? "good" : "bad"}});
    }
    add_number(markup_, cell.text);
  }

  const Layout& layout_;
  LineRange lines_;
  Language language_;
  Markup markup_;
};

/// A longer table is folded away until it is asked for.
constexpr std::size_t most_open_lines = 150;

Markup folded(const Layout& layout, LineRange lines, std::string_view summary, std::size_t most_lines, Language language) {
  Markup content = table_markup(layout, lines, language);
  const std::size_t count = lines.last - lines.first;
  if (count <= most_lines) return content;
  Markup markup;
  markup.open("details").element("summary", formatted_by(summary, grouped(std::to_string(count))));
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
