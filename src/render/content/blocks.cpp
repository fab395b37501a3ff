#include "render/content/blocks.hpp"

#include <algorithm>
#include <string>

#include "render/content/cells.hpp"
#include "render/content/values.hpp"
#include "text/format.hpp"
#include "text/width.hpp"

namespace retain::render {

namespace {

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
  LayoutMaker(const Report& report, const Figures& figures, std::optional<std::size_t> width)
      : report_(report), figures_(figures), language_(figures.language()), width_(width) {
    layout_.lines = lines_of(report, language_);
    if (width) fit_labels(layout_.lines, *width);
    for (const TableLine& line : layout_.lines) {
      // Nothing stands beside the name of a segment above its periods.
      if (line.kind != LineKind::segment) label_width_ = std::max(label_width_, display_width(line.label));
    }
    for (const Id id : report.metrics) metrics_.set(index_of(id));
  }

  Layout by_topic() {
    for (const Topic topic : {Topic::customers, Topic::revenue, Topic::value, Topic::service}) {
      const std::vector<const Quantity*> candidates = candidates_of(topic);
      if (!candidates.empty()) layout_.blocks.push_back(topic_block(topic, candidates));
    }
    return std::move(layout_);
  }

  Layout of_chosen() {
    const std::string period = period_of_segments();
    const std::string title = period.empty() ? std::string(period_heading(report_.granularity, language_)) : period;
    for (const Id id : report_.metrics) {
      TableColumn column = make_column(ColumnKind::value, quantity(id), full_heading(quantity(id), language_));
      if (layout_.blocks.empty() || !fits(layout_.blocks.back(), column)) layout_.blocks.push_back(new_block(title));
      layout_.blocks.back().columns.push_back(std::move(column));
      if (quantity(id).sample) add_evidence(layout_.blocks.back(), quantity(id));
    }
    return std::move(layout_);
  }

 private:
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
      if (quantity.topic == topic && is_asked_for && says_something(quantity)) candidates.push_back(&quantity);
    }
    if (std::any_of(candidates.begin(), candidates.end(), [](const Quantity* quantity) { return quantity->priority > 0; })) {
      std::erase_if(candidates, [](const Quantity* quantity) { return quantity->priority == 0; });
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Quantity* a, const Quantity* b) { return a->priority < b->priority; });
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
    const auto in_table_order = [](const TableColumn& a, const TableColumn& b) {
      return std::pair(a.id, a.kind) < std::pair(b.id, b.kind);
    };
    std::sort(block.columns.begin(), block.columns.end(), in_table_order);
    return block;
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

Layout lay_out(const Report& report, const Figures& figures, std::optional<std::size_t> width) {
  LayoutMaker maker(report, figures, width);
  return report.metrics_chosen ? maker.of_chosen() : maker.by_topic();
}

}  // namespace retain::render
