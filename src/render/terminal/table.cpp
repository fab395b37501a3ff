#include <algorithm>

#include "render/content/blocks.hpp"
#include "render/content/headline.hpp"
#include "render/content/notes.hpp"
#include "render/content/one_off.hpp"
#include "render/content/reasons.hpp"
#include "render/formats.hpp"
#include "render/terminal/movement_bars.hpp"
#include "render/terminal/paint.hpp"
#include "render/terminal/period_chart.hpp"
#include "render/terminal/sparkline.hpp"
#include "text/format.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

class TableWriter {
 public:
  TableWriter(const Report& report, const RenderOptions& options)
      : report_(report),
        options_(options),
        width_(static_cast<std::size_t>(std::max(options.width, 1))),
        figures_(report, options.precision, options.language),
        layout_(options.one_off || !options.charts.empty() ? Layout{} : lay_out(report, figures_, width_)) {}

  std::string write() {
    if (options_.one_off) {
      add_section(one_off_text(report_, figures_, width_));
      add_reasons();
    } else {
      add_section(headline_text());
      for (const ChartSubject& chart : options_.charts) {
        add_section(chart ? period_chart(report_, *chart, figures_, options_) : movement_bars(report_, figures_, options_));
      }
      for (const Block& block : layout_.blocks) add_section(block_text(block));
      if (options_.charts.empty() && !report_.metrics_chosen) add_reasons();
      std::vector<std::string> notes = notes_of(report_, layout_, options_.language);
      if (const std::string note = trend_note(layout_, report_.granularity, options_.language); !note.empty()) {
        // Behind the first one there is room for it on most screens.
        notes.insert(notes.begin() + (notes.empty() ? 0 : 1), note);
      }
      add_section(notes_text(notes));
    }
    add_section(lines_text(requirement_lines(report_, figures_), 2));
    if (options_.explain) add_section(explanation_text());
    return std::move(text_);
  }

 private:
  /// Sections are parted by an empty line.
  void add_section(const std::string& section) {
    if (section.empty()) return;
    if (!text_.empty()) text_ += '\n';
    text_ += section;
  }

  void add_reasons() {
    for (const ReasonsTable& table : reasons_tables(report_, options_.language, width_)) {
      std::vector<std::string> lines = reasons_lines(table);
      lines.front() = painted(lines.front(), Paint::bold);
      add_section(formatted("{}\n", join(lines, "\n")));
    }
  }

  [[nodiscard]] std::string painted(std::string_view text, Paint paint) const { return render::painted(text, paint, options_.colour); }

  [[nodiscard]] static Paint paint_of(Tone tone) {
    return tone == Tone::plain ? Paint::plain : tone == Tone::good ? Paint::good : Paint::bad;
  }

  [[nodiscard]] std::string lines_text(const std::vector<std::string>& lines, std::size_t indent) const {
    std::string text;
    for (const std::string& line : lines) text += wrapped(line, width_, indent) + "\n";
    return text;
  }

  /// The headline answers for the whole report: metrics chosen by name speak for themselves.
  [[nodiscard]] std::string headline_text() const {
    if (report_.metrics_chosen) return {};
    std::vector<std::string> lines = headline(report_, figures_);
    if (lines.empty()) return {};
    for (std::string& line : lines) line = wrapped(line, width_, 2);
    lines.front() = painted(lines.front(), Paint::bold);
    return formatted("{}\n", join(lines, "\n"));
  }

  [[nodiscard]] std::string block_text(const Block& block) const {
    std::string heading = pad_right(block.title, block.label_width);
    for (const TableColumn& column : block.columns) heading += std::string(column_gap, ' ') + pad_left(column.heading, column.width);
    std::string text = painted(heading, Paint::bold) + "\n";
    for (std::size_t i = 0; i < layout_.lines.size(); ++i) {
      if (block.shows(i, layout_.lines[i])) text += line_text(block, i) + "\n";
      if (const std::string trend = trend_line(layout_, block, i + 1, options_.language); !trend.empty()) text += trend + "\n";
    }
    return text;
  }

  [[nodiscard]] std::string line_text(const Block& block, std::size_t line) const {
    std::string text = pad_right(layout_.lines[line].label, block.label_width);
    for (const TableColumn& column : block.columns) {
      const TableCell& cell = column.cells[line];
      const std::string padded = pad_left(cell.text, column.width);
      text.append(column_gap, ' ');
      text += painted(padded, paint_of(cell.tone));
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
  }

  /// Short notes share a line; a long one has its own.
  [[nodiscard]] std::string notes_text(const std::vector<std::string>& notes) const {
    std::vector<std::string> lines;
    for (const std::string& note : notes) {
      if (!lines.empty() && display_width(lines.back()) + 2 + display_width(note) <= width_) {
        lines.back() += "  " + note;
      } else {
        lines.push_back(note);
      }
    }
    return lines_text(lines, 2);
  }

  [[nodiscard]] std::string explanation_text() const {
    if (!options_.charts.empty()) return lines_text(chart_explanation(), 4);
    return lines_text(
        options_.one_off ? one_off_explanation(report_, figures_, width_) : explanation_lines(report_, layout_, figures_, width_), 4);
  }

  [[nodiscard]] std::vector<std::string> chart_explanation() const {
    std::vector<Id> ids;
    for (const ChartSubject& chart : options_.charts) {
      if (chart && !quantity(*chart).is_fact()) ids.push_back(*chart);
    }
    return explanation_lines(report_, ids, figures_, width_);
  }

  const Report& report_;
  const RenderOptions& options_;
  std::size_t width_;
  Figures figures_;
  Layout layout_;
  std::string text_;
};

}  // namespace

std::string render_table(const Report& report, const RenderOptions& options) { return TableWriter(report, options).write(); }

}  // namespace retain::render
