#include "render/terminal/page.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "render/terminal/curve_chart.hpp"
#include "render/terminal/grid.hpp"
#include "render/terminal/heat_map.hpp"
#include "render/terminal/movement_bars.hpp"
#include "render/terminal/one_off.hpp"
#include "render/terminal/paint.hpp"
#include "render/terminal/period_chart.hpp"
#include "render/terminal/sparkline.hpp"
#include "text/width.hpp"

namespace retain::render {

namespace {

class TerminalPainter {
 public:
  TerminalPainter(const RenderOptions& options, const Sink& sink)
      : options_(options), width_(static_cast<std::size_t>(std::max(options.width, 1))), sink_(sink) {}

  void draw(const Page& page) {
    if (page.opens_with_title) (*this)(Sentences{SentenceKind::verdict, {page.title}});
    for (const Part& part : page.parts) std::visit(*this, part);
    sink_(text_);
  }

  void operator()(const Sentences& sentences) {
    if (sentences.kind == SentenceKind::warning) return;
    std::vector<std::string> texts = sentences.texts;
    if (sentences.kind == SentenceKind::footnote) prepare_footnotes(texts);
    if (texts.empty()) return;
    const bool goes_on = sentences.kind == SentenceKind::driver || sentences.kind == SentenceKind::score;
    if (!goes_on) begin_part();
    if (sentences.kind == SentenceKind::score) return add_line("  " + texts.front(), paint_of(sentences.tones.front()));
    bool is_bold = sentences.kind == SentenceKind::headline || sentences.kind == SentenceKind::verdict;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const Tone tone = i < sentences.tones.size() ? sentences.tones[i] : Tone::plain;
      // What is met needs no attention.
      const Paint paint = tone == Tone::good ? Paint::plain : paint_of(tone);
      add_line(wrapped(texts[i], width_, indent_of(sentences.kind)), is_bold ? Paint::bold : paint);
      is_bold = sentences.kind == SentenceKind::verdict;
    }
  }

  void operator()(const Grid& grid) {
    begin_part();
    draw_grid(grid, width_, [this](std::string_view line, Paint paint) { add_line(line, paint); });
  }

  void operator()(const ReportTables& tables) {
    const TrendWindow window = trend_window(tables.layout);
    for (const Block& block : tables.layout.blocks) {
      begin_part();
      draw_block(tables.layout, block, window);
    }
    // Behind the first note there is room for it on most screens.
    if (const std::string note = trend_note(window, tables.granularity, options_.language); !note.empty()) trend_note_ = note;
  }

  void operator()(const SegmentTable& /*table*/) {}

  void operator()(const OneOffTable& table) {
    begin_part();
    text_ += one_off_text(table.lines, width_, options_.language);
  }

  void operator()(const Picture& picture) {
    std::string chart;
    if (picture.kind == PictureKind::quantity) chart = period_chart(*picture.report, picture.id, *picture.figures, options_);
    if (picture.kind == PictureKind::reason) chart = reason_chart(*picture.report, picture.id, picture.reason, *picture.figures, options_);
    if (picture.kind == PictureKind::movements) chart = movement_bars(*picture.report, *picture.figures, options_);
    if (chart.empty()) return;
    begin_part();
    text_ += chart;
  }

  void operator()(const CurveChart& chart) {
    const std::string curves = curves_text(chart, options_);
    if (curves.empty()) return;
    begin_part();
    text_ += curves;
  }

  void operator()(const HeatMap& map) {
    begin_part();
    text_ += heat_map_text(map, options_);
  }
  void operator()(const Meanings& /*meanings*/) {}

 private:
  static std::size_t indent_of(SentenceKind kind) {
    if (kind == SentenceKind::statement) return 0;
    return kind == SentenceKind::working ? 4 : 2;
  }

  /// Short notes share a line; a long one has its own.
  void prepare_footnotes(std::vector<std::string>& notes) {
    if (!trend_note_.empty()) notes.insert(notes.begin() + (notes.empty() ? 0 : 1), std::exchange(trend_note_, {}));
    std::vector<std::string> lines;
    for (const std::string& note : notes) {
      if (!lines.empty() && display_width(lines.back()) + 2 + display_width(note) <= width_) {
        lines.back() += "  " + note;
      } else {
        lines.push_back(note);
      }
    }
    notes = std::move(lines);
  }

  void draw_block(const Layout& layout, const Block& block, const TrendWindow& window) {
    std::string heading = pad_right(block.title, block.label_width);
    for (const TableColumn& column : block.columns) heading += std::string(column_gap, ' ') + pad_left(column.heading, column.width);
    add_line(heading, Paint::bold);
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
      if (block.shows(i, layout.lines[i])) add_line(line_text(layout, block, i), Paint::plain);
      if (const std::string trend = trend_line(layout, block, window, i + 1, options_.language); !trend.empty())
        add_line(trend, Paint::plain);
    }
  }

  [[nodiscard]] std::string line_text(const Layout& layout, const Block& block, std::size_t line) const {
    std::string text = pad_right(layout.lines[line].label, block.label_width);
    for (const TableColumn& column : block.columns) {
      const TableCell& cell = column.cells[line];
      text.append(column_gap, ' ');
      text += painted(pad_left(cell.text, column.width), paint_of(cell.tone), options_.colour);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
  }

  void begin_part() {
    if (has_part_) text_ += '\n';
    has_part_ = true;
  }

  void add_line(std::string_view line, Paint paint) {
    text_ += painted(line, paint, options_.colour) + '\n';
    if (text_.size() > piece_size) sink_(std::exchange(text_, {}));
  }

  const RenderOptions& options_;
  std::size_t width_;
  const Sink& sink_;
  std::string trend_note_;  // of the tables that were drawn
  bool has_part_ = false;
  std::string text_;
};

}  // namespace

void paint_terminal(const Page& page, const RenderOptions& options, const Sink& sink) { TerminalPainter(options, sink).draw(page); }

}  // namespace retain::render
