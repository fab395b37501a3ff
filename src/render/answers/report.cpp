#include "render/answers/report.hpp"

#include <algorithm>

#include "render/answers/one_off.hpp"
#include "render/answers/reasons.hpp"
#include "render/content/chart_series.hpp"
#include "render/content/headline.hpp"
#include "render/content/notes.hpp"
#include "render/language/messages.hpp"
#include "text/format.hpp"

namespace retain::render {

namespace {

std::string warning_text(const Diagnostic& warning, Language language) {
  std::string text = warning.place.file;
  if (warning.place.line > 0) text += formatted(":{}", warning.place.line);
  if (!text.empty()) text += ": ";
  text += told(warning.message, language);
  return warning.hint.empty() ? text : text + " (" + told(warning.hint, language) + ")";
}

class ReportPage {
 public:
  ReportPage(const Report& report, const Figures& figures, const RenderOptions& options, Format format)
      : report_(report), figures_(figures), options_(options), language_(options.language), format_(format) {
    if (format == Format::table) width_ = static_cast<std::size_t>(std::max(options.width, 1));
  }

  Page make() && {
    page_.title = options_.one_off ? say("Retention calculation", language_) : say("Retention report", language_);
    add_subject();
    add_opening();
    if (is_document()) {
      add_picture(PictureKind::newest);
      add_targets();
      add_picture(PictureKind::charts);
    }
    if (options_.one_off) {
      add_one_off();
    } else if (options_.charts.empty() || format_ != Format::table) {
      add_tables();
    } else {
      add_charts();
    }
    if (!is_document()) add_targets();
    if (is_document()) add_warnings();
    if (options_.explain) page_.add(SentenceKind::working, working());
    if (is_document()) page_.parts.emplace_back(Meanings{shown_});
    return std::move(page_);
  }

 private:
  /// These have room for everything.
  [[nodiscard]] bool is_document() const { return format_ == Format::html || format_ == Format::xlsx; }

  /// "2025-11 – 2026-10", where the periods have labels.
  void add_subject() {
    const TimeAxis time(report_);
    if (time.size() > 0) {
      const std::string first = time.label(0);
      const std::string last = time.label(time.size() - 1);
      page_.period = first == last ? first : first + " – " + last;
    }
    const std::size_t segments = segments_of(report_).size();
    if (segments > 1) page_.about = said("{} segments", language_, segments);
  }

  /// The headline answers for the whole report: metrics chosen by name speak for themselves.
  void add_opening() {
    if (options_.one_off && !report_.rows.empty()) {
      const std::string text = sentence(report_.rows.front(), figures_);
      if (!text.empty()) page_.add(SentenceKind::statement, {text});
    } else if (!options_.one_off && (is_document() || !report_.metrics_chosen)) {
      page_.add(SentenceKind::headline, headline(report_, figures_));
    }
  }

  void add_picture(PictureKind kind, Id id = {}) { page_.parts.emplace_back(Picture{kind, &report_, &figures_, id}); }

  void add_charts() {
    for (const ChartSubject& chart : options_.charts) {
      add_picture(chart ? PictureKind::quantity : PictureKind::movements, chart.value_or(Id{}));
      if (chart) shown_.push_back(*chart);
    }
    page_.add(SentenceKind::footnote, notes_of(report_, Layout{}, language_));
  }

  void add_tables() {
    Layout layout = lay_out(report_, figures_, width_);
    add_shown(layout);
    Sentences notes{SentenceKind::footnote, notes_of(report_, layout, language_)};
    if (format_ == Format::markdown && report_.metrics_chosen && report_.newest() != nullptr) add_changes_to(notes.texts);
    page_.parts.emplace_back(ReportTables{std::move(layout), report_.granularity, !report_.metrics_chosen});
    if (!report_.metrics_chosen) add_reasons();
    page_.parts.emplace_back(std::move(notes));
  }

  void add_shown(const Layout& layout) {
    for (const Block& block : layout.blocks) {
      for (const TableColumn& column : block.columns) shown_.push_back(column.id);
    }
  }

  void add_one_off() {
    OneOffTable table{one_off_lines(report_, figures_)};
    for (const OneOffLine& line : table.lines) shown_.push_back(line.id);
    if (is_document()) add_shown(lay_out(report_, figures_, std::nullopt));
    if (!table.lines.empty()) page_.parts.emplace_back(std::move(table));
    const std::string assumed = assumptions_in_full(report_, language_);
    if (format_ == Format::markdown) add_reasons();
    if (!assumed.empty()) page_.add(SentenceKind::assumption, {assumed});
    if (format_ == Format::table) add_reasons();
  }

  /// A document draws them.
  void add_reasons() {
    if (is_document()) return;
    for (Grid& table : reasons_tables(report_, language_, width_)) page_.parts.emplace_back(std::move(table));
  }

  /// Without a headline nothing else says how likely the changes are chance.
  void add_changes_to(std::vector<std::string>& notes) const {
    const ReportRow& row = *report_.newest();
    for (const Id id : report_.metrics) {
      const std::string change = row.tests.contains(id) ? change_in_words(report_, row, quantity(id), figures_) : std::string();
      if (!change.empty()) notes.push_back(short_heading(quantity(id), language_) + " " + change);
    }
  }

  void add_targets() {
    Sentences targets{SentenceKind::target, requirement_lines(report_, figures_)};
    for (const RequirementResult& result : report_.requirements) targets.tones.push_back(result.met ? Tone::good : Tone::bad);
    if (!targets.texts.empty()) page_.parts.emplace_back(std::move(targets));
  }

  void add_warnings() {
    std::vector<std::string> texts;
    std::transform(report_.warnings.begin(), report_.warnings.end(), std::back_inserter(texts),
                   [this](const Diagnostic& warning) { return warning_text(warning, language_); });
    page_.add(SentenceKind::warning, std::move(texts));
  }

  [[nodiscard]] std::vector<std::string> working() const {
    if (options_.one_off) return one_off_explanation(report_, figures_, width_);
    return explanation_lines(report_, shown_, figures_, width_);
  }

  const Report& report_;
  const Figures& figures_;
  const RenderOptions& options_;
  Language language_;
  Format format_;
  std::optional<std::size_t> width_;
  std::vector<Id> shown_;
  Page page_;
};

}  // namespace

Page report_page(const Report& report, const Figures& figures, const RenderOptions& options, Format format) {
  return ReportPage(report, figures, options, format).make();
}

}  // namespace retain::render
