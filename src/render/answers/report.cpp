#include "render/answers/report.hpp"

#include <algorithm>

#include "render/answers/one_off.hpp"
#include "render/answers/reasons.hpp"
#include "render/content/chart_series.hpp"
#include "render/content/leads.hpp"
#include "render/content/values.hpp"
#include "render/sentences/drivers.hpp"
#include "render/sentences/further.hpp"
#include "render/sentences/headline.hpp"
#include "render/sentences/lifetimes.hpp"
#include "render/sentences/notes.hpp"
#include "render/sentences/one_point.hpp"
#include "render/sentences/opening.hpp"
#include "render/sentences/targets.hpp"
#include "render/sentences/warnings.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// Columns of a table in Markdown that people read as it is, too.
constexpr std::optional<std::size_t> width_of_markdown = 100;

/// Columns of letters that fit a mail on a telephone.
constexpr std::size_t width_of_mail = 50;

class ReportPage {
 public:
  ReportPage(const Report& report, const Figures& figures, const RenderOptions& options, Format format)
      : report_(report), figures_(figures), options_(options), language_(options.language), format_(format) {
    if (format == Format::table) width_ = static_cast<std::size_t>(std::max(options.width, 1));
    if (format == Format::mail) width_ = width_of_mail;
  }

  Page make() && {
    page_.title = options_.one_off ? say("Retention calculation", language_) : say("Retention report", language_);
    page_.name = visible(options_.title);
    page_.source = source_line(report_, options_.files, language_);
    add_subject();
    add_opening();
    if (is_document()) {
      add_picture(PictureKind::newest);
      if (has_sections()) add_segments();
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
    page_.add(SentenceKind::warning, warning_sentences(report_.warnings, language_));
    if (options_.explain) page_.add(SentenceKind::working, working());
    if (has_all_numbers()) page_.parts.emplace_back(Meanings{shown_});
    return std::move(page_);
  }

 private:
  /// These have their own place for each thing that a report tells.
  [[nodiscard]] bool is_document() const { return has_all_numbers() || format_ == Format::mail; }
  /// These have room for everything.
  [[nodiscard]] bool has_all_numbers() const { return format_ == Format::html || format_ == Format::xlsx; }
  [[nodiscard]] bool has_sections() const { return format_ == Format::html || format_ == Format::mail; }

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
      if (const std::string driver = has_sections() ? std::string() : driver_sentence(report_, figures_); !driver.empty())
        page_.add(SentenceKind::driver, {"  " + driver});
      if (is_document()) {
        if (const std::string point = one_point_sentence(report_, figures_); !point.empty()) page_.add(SentenceKind::statement, {point});
        if (const std::string told = remark(report_, figures_); !told.empty()) page_.add(SentenceKind::statement, {told});
      }
      if (Sentences sentence = score(report_, language_); !sentence.texts.empty()) page_.parts.emplace_back(std::move(sentence));
    }
  }

  void add_picture(PictureKind kind, Id id = {}) { page_.parts.emplace_back(Picture{kind, &report_, &figures_, id, {}}); }

  void add_charts() {
    for (const ChartSubject& chart : options_.charts) {
      const PictureKind kind = chart.kind == ChartSubject::Kind::quantity ? PictureKind::quantity
                               : chart.kind == ChartSubject::Kind::reason ? PictureKind::reason
                                                                          : PictureKind::movements;
      page_.parts.emplace_back(Picture{kind, &report_, &figures_, chart.id, chart.reason});
      if (kind == PictureKind::quantity) shown_.push_back(chart.id);
    }
    page_.add(SentenceKind::footnote, notes_of(report_, {}, language_));
  }

  /// The newest period by segment, under what tells who made the change.
  void add_segments() {
    if (options_.one_off) return;
    // Wider tables would not fit a page of A4, or a telephone.
    constexpr std::size_t width_of_page = 104;
    SegmentTable table{driver_sentence(report_, figures_), lay_out_newest(report_, figures_, width_.value_or(width_of_page)), {}};
    if (table.layout.lines.empty()) {
      if (!table.driver.empty()) page_.add(SentenceKind::driver, {table.driver});
      return;
    }
    table.note = note_of(table.layout);
    add_shown(table.layout);
    page_.parts.emplace_back(std::move(table));
  }

  /// What the contributions in a table of segments are; without them, how many segments it leaves out.
  [[nodiscard]] std::string note_of(const Layout& layout) const {
    const auto is_contribution = [](const TableColumn& column) { return column.kind == ColumnKind::contribution; };
    const bool has_contributions = std::any_of(layout.blocks.begin(), layout.blocks.end(), [&](const Block& block) {
      return std::any_of(block.columns.begin(), block.columns.end(), is_contribution);
    });
    if (has_contributions) {
      const Drivers& drivers = *leading_drivers(report_);
      return said("{0}: what each adds to the change of {1} on {2}; in colour where its own change is more than chance.", language_,
                  capitalised(std::string(say("brings", language_))), spoken_name(quantity(drivers.id), language_),
                  visible(drivers.before.to_string()));
    }
    const Period& newest = report_.newest()->period;
    const auto all = std::count_if(report_.rows.begin(), report_.rows.end(), [&](const ReportRow& row) { return row.period == newest; });
    const auto shown =
        std::count_if(layout.lines.begin(), layout.lines.end(), [](const TableLine& line) { return line.kind == LineKind::period; });
    return all > shown ? said("{} more: in the whole report.", language_, all - shown) : std::string();
  }

  void add_tables() {
    std::vector<Layout> layouts;
    if (has_all_numbers() || (options_.full && format_ != Format::mail)) {
      layouts.push_back(lay_out(report_, figures_, width_));
    } else if (format_ == Format::mail) {
      layouts.push_back(lay_out_whole(report_, figures_, width_));
    } else {
      layouts = lay_out_overview(report_, figures_, format_ == Format::markdown && !report_.metrics_chosen ? width_of_markdown : width_);
    }
    for (const Layout& layout : layouts) add_shown(layout);
    Sentences notes{SentenceKind::footnote, notes_of(report_, layouts, language_)};
    if (format_ == Format::markdown && report_.metrics_chosen && report_.newest() != nullptr) add_changes_to(notes.texts);
    std::vector<Id> seen = shown_;
    if (!is_document()) {
      const std::vector<Id> others = other_metrics(report_, layouts);
      seen.insert(seen.end(), others.begin(), others.end());
    }
    for (std::string& note : lifetime_notes(report_, seen, figures_, format_ == Format::table)) notes.texts.push_back(std::move(note));
    if (has_sections()) add_what_is_not_known(notes.texts);
    std::vector<std::string> further = is_document() ? std::vector<std::string>() : further_sentences(report_, layouts, figures_);
    // Whoever reads a document has no command line.
    if (format_ == Format::markdown && !report_.metrics_chosen && !further.empty()) further.pop_back();
    for (Layout& layout : layouts) page_.parts.emplace_back(ReportTables{std::move(layout), report_.granularity, !report_.metrics_chosen});
    if (!report_.metrics_chosen) add_reasons();
    page_.add(SentenceKind::list, further);
    page_.parts.emplace_back(std::move(notes));
  }

  /// Whoever looks for it would search the page in vain.
  void add_what_is_not_known(std::vector<std::string>& notes) const {
    const ReportRow* newest = report_.newest();
    if (newest == nullptr || newest->change.empty() || report_.metrics_chosen) return;
    if (!is_segmented(report_)) notes.emplace_back(say("Who made the change is not known: the input has no segments.", language_));
    if (report_.business == Business::subscriptions && reasons_of(report_.rows).empty())
      notes.emplace_back(say("Why customers left is not known: the input has no column of a reason (churned:price).", language_));
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
    if (const std::vector<std::string> apart = notes_apart(shown_, language_); apart.size() > 1) page_.add(SentenceKind::footnote, apart);
    if (format_ == Format::table) add_reasons();
  }

  /// What has room for everything draws them.
  void add_reasons() {
    if (has_all_numbers()) return;
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
    Sentences targets{SentenceKind::target, {}};
    Sentences limits{SentenceKind::limit, {}};
    const std::vector<std::string> lines = requirement_lines(report_, figures_);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const RequirementResult& result = report_.requirements[i];
      const bool is_warning = result.requirement.severity == Severity::warning;
      Sentences& kind = is_warning && has_sections() ? limits : targets;
      kind.texts.push_back(lines[i]);
      kind.tones.push_back(tone_of(result));
    }
    for (Sentences* kind : {&targets, &limits}) {
      if (!kind->texts.empty()) page_.parts.emplace_back(std::move(*kind));
    }
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
