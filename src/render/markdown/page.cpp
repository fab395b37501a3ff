#include "render/markdown/page.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "render/content/formulas.hpp"
#include "render/markdown/text.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

std::vector<std::string> escaped(std::vector<std::string> cells) {
  std::transform(cells.begin(), cells.end(), cells.begin(), markdown_escaped);
  return cells;
}

class MarkdownPainter {
 public:
  MarkdownPainter(Language language, const Sink& sink) : language_(language), sink_(sink) {}

  void draw(const Page& page) {
    if (!page.name.empty()) add_part("# " + markdown_escaped(page.name) + "\n");
    if (page.opens_with_title) add_heading(page.title);
    for (const Part& part : page.parts) std::visit(*this, part);
    sink_(text_);
  }

  void operator()(const Sentences& sentences) {
    switch (sentences.kind) {
      case SentenceKind::headline:
      case SentenceKind::verdict:
      case SentenceKind::driver:
      case SentenceKind::score:
      case SentenceKind::statement:
      case SentenceKind::assumption:
        for (const std::string& text : sentences.texts) add_part(markdown_escaped(trimmed(text)) + "\n");
        break;
      case SentenceKind::target:
      case SentenceKind::limit:
        // They stand in one list with the notes.
        ends_with_notes_ ? void(text_ += markdown_list(sentences.texts)) : add_part(markdown_list(sentences.texts));
        break;
      default:
        add_part(markdown_list(sentences.texts));
    }
    ends_with_notes_ = sentences.kind == SentenceKind::footnote && !sentences.texts.empty();
  }

  void operator()(const Grid& grid) {
    if (!grid.caption.empty()) add_heading(grid.caption);
    add_part(markdown_table_head(escaped(grid.headings), grid.labels));
    grid.each_line([this](const GridLine& line) { add_line(line.cells); });
  }

  void operator()(const ReportTables& tables) {
    for (const Block& block : tables.layout.blocks) {
      if (tables.are_topics) add_heading(block.title);
      draw_block(tables.layout, block);
    }
  }

  void operator()(const SegmentTable& /*table*/) {}

  void operator()(const OneOffTable& table) {
    std::vector<std::string> headings;
    for (const Text heading : {Text("metric"), Text("value"), Text("95% range"), Text("formula")})
      headings.emplace_back(heading.in(language_));
    add_part(markdown_table_head(headings, headings.size()));
    for (const OneOffLine& line : table.lines)
      add_line({std::string(label_of(quantity(line.id), language_)), line.value, line.range, line.formula});
  }

  void operator()(const Picture& /*picture*/) {}
  void operator()(const HeatMap& map) {
    add_heading(map.caption);
    const std::size_t labels = map.lines.empty() ? 1 : map.lines.front().labels.size();
    add_part(markdown_table_head(escaped(map.headings), 1));
    for (const HeatLine& line : map.lines) {
      std::vector<std::string> cells(line.labels.begin(), line.labels.begin() + static_cast<std::ptrdiff_t>(labels));
      for (const HeatCell& cell : line.cells) cells.emplace_back(trimmed(cell.text));
      add_line(cells);
    }
  }
  void operator()(const CurveChart& /*chart*/) {}
  void operator()(const Meanings& /*meanings*/) {}

 private:
  void add_heading(std::string_view text) { add_part("### " + markdown_escaped(text) + "\n"); }

  void add_line(const std::vector<std::string>& cells) {
    text_ += markdown_table_line(escaped(cells));
    if (text_.size() > piece_size) sink_(std::exchange(text_, {}));
  }

  void draw_block(const Layout& layout, const Block& block) {
    const bool segmented = !layout.lines.empty() && !layout.lines.front().segment.empty();
    const bool one_period =
        std::none_of(layout.lines.begin(), layout.lines.end(), [](const TableLine& line) { return line.kind == LineKind::segment; });
    const bool names_segment = segmented && !one_period;
    std::vector<std::string> headings;
    if (names_segment) headings.emplace_back(say("segment", language_));
    headings.emplace_back(segmented && one_period ? say("segment", language_) : say("period", language_));
    for (const TableColumn& column : block.columns) headings.push_back(heading_with_currency(layout, column));
    add_part(markdown_table_head(escaped(headings), names_segment ? 2 : 1));
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
      const TableLine& line = layout.lines[i];
      if (line.kind == LineKind::segment || !block.shows(i, line)) continue;
      std::vector<std::string> cells;
      if (names_segment) cells.push_back(line.segment);
      cells.emplace_back(trimmed(line.label));
      for (const TableColumn& column : block.columns) cells.emplace_back(trimmed(column.cells[i].text));
      add_line(cells);
    }
  }

  void add_part(const std::string& part) {
    if (part.empty()) return;
    if (has_part_) text_ += '\n';
    has_part_ = true;
    text_ += part;
  }

  Language language_;
  const Sink& sink_;
  bool has_part_ = false;
  bool ends_with_notes_ = false;
  std::string text_;
};

}  // namespace

void paint_markdown(const Page& page, const RenderOptions& options, const Sink& sink) {
  MarkdownPainter(options.language, sink).draw(page);
}

}  // namespace retain::render
