#include <algorithm>

#include "render/content/blocks.hpp"
#include "render/content/formulas.hpp"
#include "render/content/headline.hpp"
#include "render/content/notes.hpp"
#include "render/content/one_off.hpp"
#include "render/content/reasons.hpp"
#include "render/formats.hpp"
#include "render/markdown/text.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string() : std::string(text.substr(first, text.find_last_not_of(' ') + 1 - first));
}

class MarkdownWriter {
 public:
  MarkdownWriter(const Report& report, const RenderOptions& options)
      : report_(report),
        options_(options),
        figures_(report, options.precision, options.language),
        layout_(lay_out(report, figures_, std::nullopt)) {}

  std::string write() {
    if (options_.one_off) {
      add_one_off();
    } else {
      add_report();
    }
    for (const std::string& line : requirement_lines(report_, figures_)) notes_.push_back(line);
    add_section(markdown_list(notes_));
    if (options_.explain) {
      add_section(markdown_list(options_.one_off ? one_off_explanation(report_, figures_, std::nullopt)
                                                 : explanation_lines(report_, layout_, figures_, std::nullopt)));
    }
    return std::move(text_);
  }

 private:
  void add_section(const std::string& section) {
    if (section.empty()) return;
    if (!text_.empty()) text_ += '\n';
    text_ += section;
  }

  void add_report() {
    if (!report_.metrics_chosen) {
      for (const std::string& line : headline(report_, figures_)) add_section(markdown_escaped(trimmed(line)) + "\n");
    }
    for (const Block& block : layout_.blocks) {
      if (!report_.metrics_chosen) add_section("### " + markdown_escaped(block.title) + "\n");
      add_section(block_text(block));
    }
    if (!report_.metrics_chosen) add_reasons();
    notes_ = notes_of(report_, layout_, options_.language);
    if (report_.metrics_chosen && report_.newest() != nullptr) add_changes(*report_.newest());
  }

  /// Without a headline nothing else says how likely the changes are chance.
  void add_changes(const ReportRow& row) {
    for (const Id id : report_.metrics) {
      const std::string change = row.tests.contains(id) ? change_in_words(report_, row, quantity(id), figures_) : std::string();
      if (!change.empty()) notes_.push_back(short_heading(quantity(id), options_.language) + " " + change);
    }
  }

  void add_reasons() {
    for (const ReasonsTable& table : reasons_tables(report_, options_.language, std::nullopt)) {
      add_section("### " + markdown_escaped(table.title) + "\n");
      std::vector<std::string> headings{std::string(say("reason", options_.language))};
      headings.insert(headings.end(), table.headings.begin(), table.headings.end());
      std::vector<std::vector<std::string>> rows = table.rows;
      for (auto& row : rows) std::transform(row.begin(), row.end(), row.begin(), markdown_escaped);
      std::transform(headings.begin(), headings.end(), headings.begin(), markdown_escaped);
      add_section(markdown_table(headings, rows, 1));
    }
  }

  [[nodiscard]] std::string block_text(const Block& block) const {
    const bool segmented = !layout_.lines.empty() && !layout_.lines.front().segment.empty();
    const bool one_period =
        std::none_of(layout_.lines.begin(), layout_.lines.end(), [](const TableLine& line) { return line.kind == LineKind::segment; });
    const bool names_segment = segmented && !one_period;
    std::vector<std::string> headings;
    if (names_segment) headings.emplace_back(say("segment", options_.language));
    headings.emplace_back(segmented && one_period ? say("segment", options_.language) : say("period", options_.language));
    for (const TableColumn& column : block.columns) headings.push_back(markdown_escaped(column.heading));

    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < layout_.lines.size(); ++i) {
      const TableLine& line = layout_.lines[i];
      if (line.kind == LineKind::segment || !block.shows(i, line)) continue;
      std::vector<std::string>& row = rows.emplace_back();
      if (names_segment) row.push_back(markdown_escaped(line.segment));
      row.push_back(markdown_escaped(trimmed(line.label)));
      for (const TableColumn& column : block.columns) row.push_back(markdown_escaped(trimmed(column.cells[i].text)));
    }
    return markdown_table(headings, rows, names_segment ? 2 : 1);
  }

  void add_one_off() {
    if (report_.rows.empty()) return;
    const std::string said = sentence(report_.rows.front(), figures_);
    if (!said.empty()) add_section(markdown_escaped(said) + "\n");
    std::vector<std::vector<std::string>> rows;
    for (const OneOffLine& line : one_off_lines(report_, figures_)) {
      rows.push_back({markdown_escaped(label_of(quantity(line.id), options_.language)), markdown_escaped(line.value),
                      markdown_escaped(line.range), markdown_escaped(line.formula)});
    }
    std::vector<std::string> headings;
    for (const Text heading : {Text("metric"), Text("value"), Text("95% range"), Text("formula")})
      headings.emplace_back(heading.in(options_.language));
    if (!rows.empty()) add_section(markdown_table(headings, rows, headings.size()));
    add_reasons();
    const std::string assumed = assumptions_in_full(report_, options_.language);
    if (!assumed.empty()) add_section(markdown_escaped(assumed) + "\n");
  }

  const Report& report_;
  const RenderOptions& options_;
  Figures figures_;
  Layout layout_;
  std::vector<std::string> notes_;
  std::string text_;
};

}  // namespace

std::string render_markdown(const Report& report, const RenderOptions& options) { return MarkdownWriter(report, options).write(); }

}  // namespace retain::render
