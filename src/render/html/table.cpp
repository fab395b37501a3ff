#include "render/html/table.hpp"

#include <algorithm>

namespace retain::render {

namespace {

/// So many columns of numbers fit an A4 page.
constexpr std::size_t most_columns = 10;

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

class TableWriter {
 public:
  TableWriter(const Layout& layout, LineRange lines, Language language) : layout_(layout), lines_(lines), language_(language) {}

  Markup write() && {
    for (const Block& block : layout_.blocks) {
      for (const TablePart& part : parts_of(block, language_)) add_table(part);
    }
    return std::move(markup_);
  }

 private:
  void add_table(const TablePart& part) {
    markup_.open("div", {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", part.title}});
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
    std::string_view text = trimmed(cell.text);
    const bool is_marked = text.ends_with(" *");
    if (is_marked) text.remove_suffix(2);
    if (cell.tone == Tone::plain) {
      markup_.open("td");
    } else {
      markup_.open("td", {{"class", cell.tone == Tone::good ? "good" : "bad"}});
    }
    markup_.text(text);
    if (is_marked) markup_.element("i", "*");
  }

  const Layout& layout_;
  LineRange lines_;
  Language language_;
  Markup markup_;
};

std::string titled(const std::string& title, std::string_view part) { return title + ": " + std::string(part); }

}  // namespace

std::vector<TablePart> parts_of(const Block& block, Language language) {
  std::vector<const TableColumn*> counted;
  std::vector<const TableColumn*> computed;
  for (const TableColumn& column : block.columns) (quantity(column.id).is_fact() ? counted : computed).push_back(&column);
  std::vector<TablePart> parts;
  if (block.columns.size() <= most_columns) {
    TablePart& whole = parts.emplace_back(TablePart{block.title, {}});
    for (const TableColumn& column : block.columns) whole.columns.push_back(&column);
    return parts;
  }
  const auto add = [&](const std::string& title, const std::vector<const TableColumn*>& columns) {
    const std::size_t pieces = (columns.size() + most_columns - 1) / most_columns;
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

Markup table_markup(const Layout& layout, LineRange lines, Language language) { return TableWriter(layout, lines, language).write(); }

}  // namespace retain::render
