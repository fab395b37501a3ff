#include "render/content/blocks.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "render/content/cells.hpp"
#include "render/content/leads.hpp"
#include "render/content/values.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/width.hpp"

namespace retain::render {

namespace {

/// All topics, those of the kind of business that the report is about first.
std::array<Topic, 5> topics_of(const Report& report) {
  std::array topics{Topic::customers, Topic::revenue, Topic::value, Topic::concentration, Topic::service};
  std::stable_partition(topics.begin(), topics.end(), [&](Topic topic) { return business_of(topic) == report.business; });
  return topics;
}

/// The rank of a quantity among those of its topic, the leading ones before the others.
std::pair<bool, int> rank_of(const Report& report, const Quantity& quantity) {
  const bool leads = quantity.lead > 0 && business_of(quantity.topic) == report.business;
  return {!leads, leads ? quantity.lead : quantity.priority};
}

/// Whether a topic is for those who ask: what it tells is of no one kind of business.
bool stands_apart(Topic topic) { return !business_of(topic); }

/// A heading that says enough without its topic above it.
std::string full_heading(const Quantity& quantity, Language language) {
  const std::string_view heading = translated(quantity.heading, language);
  const bool is_ambiguous = std::any_of(quantities().begin(), quantities().end(), [&](const Quantity& other) {
    return other.id != quantity.id && translated(other.heading, language) == heading;
  });
  return is_ambiguous ? formatted("{} {}", translated(topic_heading(quantity.topic), language), heading) : std::string(heading);
}

class LayoutMaker {
 public:
  LayoutMaker(const Report& report, const Figures& figures, std::optional<std::size_t> width, std::vector<TableLine> lines)
      : report_(report), figures_(figures), language_(figures.language()), width_(width) {
    layout_.lines = std::move(lines);
    layout_.currency = figures.currency();
    if (width) fit_labels(layout_.lines, *width);
    for (const TableLine& line : layout_.lines) {
      // Nothing stands beside the name of a segment above its periods.
      if (line.kind != LineKind::segment) label_width_ = std::max(label_width_, display_width(line.label));
    }
    for (const Id id : report.metrics) metrics_.set(index_of(id));
  }

  [[nodiscard]] Layout in_topics() && {
    layout_.is_whole = true;
    return report_.metrics_chosen ? of_chosen() : by_topic(true);
  }
  /// The same without the topics that stand apart.
  [[nodiscard]] Layout in_main_topics() && {
    layout_.is_whole = true;
    return report_.metrics_chosen ? of_chosen() : by_topic(false);
  }

  /// One block: the leading metrics, then the topic of the first, then the others.
  [[nodiscard]] Layout in_one_block(const std::string& title) && {
    if (report_.metrics_chosen) return of_chosen(title);
    Block block = new_block(title.empty() ? std::string(translated(topic_heading(leading_topic()), language_)) : title);
    const Quantity* lead = leading_metric(report_);
    for (const Quantity* candidate : candidates_of_all()) {
      const bool is_of_lead = candidate->topic == leading_topic();
      std::string heading =
          is_of_lead || candidate->lead > 0 ? std::string(translated(candidate->heading, language_)) : full_heading(*candidate, language_);
      TableColumn column = make_column(ColumnKind::value, *candidate, std::move(heading));
      if (!fits(block, column)) {
        layout_.left_out.push_back(candidate->id);
        continue;
      }
      block.columns.push_back(std::move(column));
      if (candidate == lead || (candidate->sample && candidate->lead > 0)) add_evidence(block, *candidate);
    }
    put_in_table_order(block);
    layout_.blocks.push_back(std::move(block));
    return std::move(layout_);
  }

 private:
  Layout by_topic(bool all) {
    for (const Topic topic : topics_of(report_)) {
      const std::vector<const Quantity*> candidates = candidates_of(topic);
      if (candidates.empty()) continue;
      if (!all && stands_apart(topic)) {
        layout_.is_whole = false;
      } else {
        layout_.blocks.push_back(topic_block(topic, candidates));
      }
    }
    return std::move(layout_);
  }

  Layout of_chosen(std::string title = {}) {
    if (title.empty()) title = period_of_segments();
    if (title.empty()) title = period_heading(report_.granularity, language_);
    for (const Id id : report_.metrics) {
      TableColumn column = make_column(ColumnKind::value, quantity(id), full_heading(quantity(id), language_));
      if (layout_.blocks.empty() || !fits(layout_.blocks.back(), column)) layout_.blocks.push_back(new_block(title));
      layout_.blocks.back().columns.push_back(std::move(column));
      if (quantity(id).sample) add_evidence(layout_.blocks.back(), quantity(id));
    }
    return std::move(layout_);
  }

  [[nodiscard]] Topic leading_topic() const {
    const Quantity* lead = leading_metric(report_);
    return lead == nullptr ? Topic::customers : lead->topic;
  }

  /// Of all topics, the leading metrics first.
  [[nodiscard]] std::vector<const Quantity*> candidates_of_all() const {
    std::vector<const Quantity*> result;
    const auto add = [&result](const Quantity* candidate) {
      if (std::find(result.begin(), result.end(), candidate) == result.end()) result.push_back(candidate);
    };
    for (const Id id : leads_of(report_)) {
      if (metrics_.test(index_of(id))) add(&quantity(id));
    }
    for (const Quantity* candidate : candidates_of(leading_topic())) add(candidate);
    for (const Topic topic : topics_of(report_)) {
      if (stands_apart(topic)) continue;
      for (const Quantity* candidate : candidates_of(topic)) add(candidate);
    }
    return result;
  }

  /// A column of zeros that would be zeros without it says nothing.
  [[nodiscard]] bool says_something(const Quantity& quantity) const {
    return std::any_of(report_.rows.begin(), report_.rows.end(), [&](const ReportRow& row) {
      const auto value = shown_value(row.sheet, quantity);
      return value && !(quantity.is_fact() && quantity.absent == 0 && value->is_zero());
    });
  }

  /// The period that the lines do not name, because each stands for a segment.
  [[nodiscard]] std::string period_of_segments() const {
    return layout_.lines.empty() || layout_.lines.front().segment.empty() ? std::string() : only_period(report_);
  }

  /// The quantities of a topic that have a value, by priority; those without one only where there is nothing else.
  [[nodiscard]] std::vector<const Quantity*> candidates_of(Topic topic) const {
    std::vector<const Quantity*> candidates;
    for (const Quantity& quantity : quantities()) {
      const bool is_asked_for = quantity.is_fact() || metrics_.test(index_of(quantity.id));
      if (quantity.topic == topic && is_asked_for && suits(report_, quantity) && says_something(quantity)) candidates.push_back(&quantity);
    }
    if (std::any_of(candidates.begin(), candidates.end(), [](const Quantity* quantity) { return quantity->priority > 0; })) {
      std::erase_if(candidates, [](const Quantity* quantity) { return quantity->priority == 0; });
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [this](const Quantity* a, const Quantity* b) { return rank_of(report_, *a) < rank_of(report_, *b); });
    return candidates;
  }

  Block topic_block(Topic topic, const std::vector<const Quantity*>& candidates) {
    const std::string period = period_of_segments();
    Block block = new_block(std::string(translated(topic_heading(topic), language_)) + (period.empty() ? period : ", " + period));
    const auto share = std::find_if(quantities().begin(), quantities().end(), [&](const Quantity& quantity) {
      return quantity.sample && std::find(candidates.begin(), candidates.end(), &quantity) != candidates.end();
    });
    auto candidate = candidates.begin();
    for (; candidate != candidates.end(); ++candidate) {
      TableColumn column = make_column(ColumnKind::value, **candidate, std::string(translated((*candidate)->heading, language_)));
      if (!fits(block, column)) break;
      block.columns.push_back(std::move(column));
      if (share != quantities().end() && *candidate == &*share) add_evidence(block, **candidate);
    }
    for (; candidate != candidates.end(); ++candidate) layout_.left_out.push_back((*candidate)->id);
    put_in_table_order(block);
    return block;
  }

  static void put_in_table_order(Block& block) {
    std::sort(block.columns.begin(), block.columns.end(),
              [](const TableColumn& a, const TableColumn& b) { return std::pair(a.id, a.kind) < std::pair(b.id, b.kind); });
  }

  /// Puts the range of a share and its change beside it, where they are known and there is room.
  void add_evidence(Block& block, const Quantity& share) const {
    const auto has_digits = [](const TableCell& cell) { return cell.text.find_first_of("0123456789") != std::string::npos; };
    const auto add = [&](ColumnKind kind, std::string_view heading) {
      TableColumn column = make_column(kind, share, std::string(heading));
      if (fits(block, column) && std::any_of(column.cells.begin(), column.cells.end(), has_digits))
        block.columns.push_back(std::move(column));
    };
    add(ColumnKind::range, say("95% range", language_));
    add(ColumnKind::change, say("change", language_));
    const Drivers* drivers = leading_drivers(report_);
    if (drivers != nullptr && drivers->id == share.id) add(ColumnKind::contribution, say("brings", language_));
  }

  [[nodiscard]] bool fits(const Block& block, const TableColumn& column) const {
    if (!width_ || block.columns.empty()) return true;
    std::size_t taken = block.label_width + column_gap + column.width;
    for (const TableColumn& other : block.columns) taken += column_gap + other.width;
    return taken <= *width_;
  }

  [[nodiscard]] Block new_block(std::string title) const {
    Block block;
    block.label_width = std::max(label_width_, display_width(title));
    block.title = std::move(title);
    return block;
  }

  [[nodiscard]] TableColumn make_column(ColumnKind kind, const Quantity& quantity, std::string heading) const {
    TableColumn column;
    column.id = quantity.id;
    column.kind = kind;
    column.heading = std::move(heading);
    column.cells.reserve(layout_.lines.size());
    for (const TableLine& line : layout_.lines) {
      column.cells.push_back(make_cell(kind, quantity, line, figures_));
      column.cell_width = std::max(column.cell_width, display_width(column.cells.back().text));
    }
    column.width = std::max(column.cell_width, display_width(column.heading));
    return column;
  }

  const Report& report_;
  const Figures& figures_;
  Language language_;
  std::optional<std::size_t> width_;
  std::size_t label_width_ = 0;
  IdSet metrics_;
  Layout layout_;
};

}  // namespace

bool Block::shows(std::size_t line, const TableLine& what) const {
  if (what.kind == LineKind::segment || what.kind == LineKind::period) return true;
  return std::any_of(columns.begin(), columns.end(), [=](const TableColumn& column) { return !column.cells[line].text.empty(); });
}

std::string heading_with_currency(const Layout& layout, const TableColumn& column) {
  const bool has_amounts = column.kind != ColumnKind::range && quantity(column.id).unit == Unit::money;
  return has_amounts && !layout.currency.empty() ? formatted("{} ({})", column.heading, layout.currency) : column.heading;
}

Layout lay_out(const Report& report, const Figures& figures, std::optional<std::size_t> width) {
  return LayoutMaker(report, figures, width, lines_of(report, figures.language())).in_topics();
}

namespace {

/// Lines of tables with their headings, which leave room for what stands around them on a screen.
constexpr std::size_t most_lines_on_a_screen = 30;
constexpr std::size_t most_periods = 12;
constexpr std::size_t most_segments = 12;

bool fits_a_screen(const Layout& layout) {
  constexpr std::size_t lines_around = 2;
  std::size_t lines = 0;
  for (const Block& block : layout.blocks) {
    lines += lines_around;
    for (std::size_t i = 0; i < layout.lines.size(); ++i) lines += block.shows(i, layout.lines[i]) ? std::size_t{1} : 0;
  }
  return lines <= most_lines_on_a_screen;
}

}  // namespace

std::vector<Layout> lay_out_overview(const Report& report, const Figures& figures, std::optional<std::size_t> width) {
  std::vector<Layout> layouts;
  if (report.rows.size() <= most_lines_on_a_screen)
    layouts.push_back(LayoutMaker(report, figures, width, lines_of(report, figures.language())).in_main_topics());
  if (!layouts.empty() && fits_a_screen(layouts.front())) return layouts;
  layouts.clear();
  if (only_period(report).empty()) layouts.push_back(lay_out_whole(report, figures, width));
  if (Layout newest = lay_out_newest(report, figures, width); !newest.lines.empty()) layouts.push_back(std::move(newest));
  return layouts;
}

Layout lay_out_whole(const Report& report, const Figures& figures, std::optional<std::size_t> width) {
  return LayoutMaker(report, figures, width, lines_of_whole(report, most_periods, figures.language())).in_one_block({});
}

Layout lay_out_newest(const Report& report, const Figures& figures, std::optional<std::size_t> width) {
  std::vector<TableLine> lines = lines_of_newest(report, most_segments, figures.language());
  if (lines.empty()) return {};
  const std::string period = visible(report.newest()->period.to_string());
  return LayoutMaker(report, figures, width, std::move(lines)).in_one_block(period);
}

}  // namespace retain::render
