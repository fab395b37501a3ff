#include "render/workbook/chart_sheet.hpp"

#include <algorithm>
#include <array>

#include "core/sheet/churn_reasons.hpp"
#include "render/content/chart_series.hpp"
#include "render/content/formulas.hpp"
#include "render/content/leads.hpp"
#include "render/content/values.hpp"
#include "render/sentences/headline.hpp"
#include "render/workbook/numbers.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

using Values = std::vector<std::optional<double>>;

/// More lines are told apart by nobody.
constexpr std::size_t most_segment_lines = 6;
constexpr std::size_t most_bars = 40;
constexpr int most_axis_steps = 5;
constexpr std::array gains = {ChartColour::one, ChartColour::light};
constexpr std::array losses = {ChartColour::six};
/// Of revenue that comes and goes with no customer.
constexpr std::array further_gains = {ChartColour::three};
constexpr std::array further_losses = {ChartColour::pale, ChartColour::five};
constexpr std::array segment_colours = {ChartColour::one,  ChartColour::two,  ChartColour::three,
                                        ChartColour::four, ChartColour::five, ChartColour::six};

/// Gives each movement its colour: revenue that goes with customers has that of the customers.
struct ColourChoice {
  std::array<std::size_t, 4> taken{};

  ChartColour next(bool is_gain, bool goes_with_customers) {
    if (goes_with_customers) return is_gain ? gains.at(taken[0]++ % gains.size()) : losses.at(taken[1]++ % losses.size());
    return is_gain ? further_gains.at(taken[2]++ % further_gains.size()) : further_losses.at(taken[3]++ % further_losses.size());
  }
};

class ChartSheet {
 public:
  ChartSheet(Book& book, const Report& report, const Figures& figures)
      : book_(book), report_(report), figures_(figures), language_(figures.language()), time_(report), newest_(report.newest()) {
    for (const Id id : report.metrics) metrics_.set(index_of(id));
  }

  std::vector<BookChart> add() && {
    add_shares();
    if (report_.metrics_chosen) {
      add_revenue_rates();
      for (const Id id : report_.metrics) {
        if (!quantity(id).sample && !is_revenue_rate(quantity(id))) add_lines(capitalised_name(quantity(id), language_), {&quantity(id)});
      }
    } else {
      for (const Identity& identity : identities()) add_movements(identity);
    }
    add_segments();
    add_reasons();
    return std::move(charts_);
  }

 private:
  [[nodiscard]] bool is_asked_for(const Quantity& quantity) const { return metrics_.test(index_of(quantity.id)); }
  static bool is_revenue_rate(const Quantity& quantity) { return quantity.compounds && !quantity.sample; }

  /// Starts a table of its own beside those that are there.
  CellColumn add_labels(std::string_view heading, const std::vector<std::string>& labels) {
    if (sheet_ == nullptr) {
      sheet_ = &book_.add_sheet(say("Chart data", language_));
      sheet_->freeze({1, 1});
    } else {
      ++column_;
    }
    const CellColumn column{column_, 1, static_cast<std::uint32_t>(labels.size())};
    sheet_->write({0, column_}, heading, {.kind = CellLook::Kind::heading});
    for (std::uint32_t i = 0; i < labels.size(); ++i) sheet_->write({i + 1, column_}, labels[i]);
    sheet_->settle_texts({1, column_}, {column.last_row, column_});
    ++column_;
    return column;
  }

  /// The periods from left to right, the first table.
  const CellColumn& periods() {
    if (periods_) return *periods_;
    std::vector<std::string> labels;
    for (std::size_t place = 0; place < time_.size(); ++place) labels.push_back(time_.label(place));
    periods_ = add_labels(period_heading(report_.granularity, language_), labels);
    return *periods_;
  }

  CellColumn add_values(const std::string& heading, const Quantity& quantity, const Values& values) {
    const CellColumn column{column_, 1, static_cast<std::uint32_t>(values.size())};
    sheet_->write({0, column_}, heading, {.kind = CellLook::Kind::heading, .to_the_right = true});
    const std::string format = number_format(figures_, quantity);
    for (std::uint32_t i = 0; i < values.size(); ++i) {
      if (!values[i]) continue;
      const std::string shown = shown_in_cell(figures_, quantity, Number::approximate(*values[i]));
      sheet_->write({i + 1, column_}, cell_value(quantity, *values[i]), shown, {.format = format});
    }
    ++column_;
    return column;
  }

  /// What complete periods have at the places of the time axis.
  template <class Take>
  Values at_places(const std::vector<ChartPoint>& points, Take take) const {
    Values values(time_.size());
    for (const ChartPoint& point : points) {
      if (point.complete && point.value) values[point.place] = take(point);
    }
    return values;
  }

  [[nodiscard]] BookChart chart_of(ChartKind kind, std::string title, const CellColumn& labels, const Quantity& what) const {
    BookChart chart;
    chart.kind = kind;
    chart.title = std::move(title);
    chart.sheet = sheet_->name();
    chart.categories = labels;
    chart.format = number_format(figures_, what);
    return chart;
  }

  /// A line over time for each of quantities of one unit, where there is something to connect.
  void add_lines(const std::string& title, const std::vector<const Quantity*>& quantities) {
    std::optional<BookChart> chart;
    std::optional<Extent> extent;
    for (const Quantity* what : quantities) {
      const std::vector<ChartPoint> points = points_of(report_, time_, {}, *what);
      const Values values = at_places(points, [](const ChartPoint& point) { return point.value; });
      if (std::count_if(values.begin(), values.end(), [](const auto& value) { return value.has_value(); }) < 2) continue;
      const CellColumn& labels = periods();
      if (!chart) {
        chart = chart_of(ChartKind::lines, title, labels, *what);
        chart->across = period_heading(report_.granularity, language_);
        if (what->unit != Unit::percent) chart->upwards = capitalised_name(*what, language_);
      }
      const std::string name = short_heading(*what, language_);
      chart->series.push_back({name, add_values(capitalised_name(*what, language_), *what, values),
                               chart->series.empty() ? ChartColour::one : ChartColour::two, !chart->series.empty()});
      std::vector<ChartPoint> complete = points;
      std::erase_if(complete, [](const ChartPoint& point) { return !point.complete; });
      extent = joined(extent, extent_of(complete));
      if (what->sample) add_range(*chart, *what, complete);
    }
    if (!chart) return;
    const Quantity& first = *quantities.front();
    set_axis(*chart, first, extent->low, extent->high);
    if (chart->series.back().name.empty()) chart->title = said("{} with its 95% range", language_, chart->title);
    charts_.push_back(*std::move(chart));
  }

  static void set_axis(BookChart& chart, const Quantity& what, double low, double high) {
    chart.axis = make_axis(cell_value(what, low), cell_value(what, high), most_axis_steps);
    chart.format = axis_format(what, *chart.axis);
  }

  void add_range(BookChart& chart, const Quantity& what, const std::vector<ChartPoint>& points) {
    if (std::none_of(points.begin(), points.end(), [](const ChartPoint& point) { return point.range.has_value(); })) return;
    const std::string name = short_heading(what, language_) + " ";
    const auto low = [](const ChartPoint& point) { return point.range ? std::optional(point.range->low) : std::nullopt; };
    const auto high = [](const ChartPoint& point) { return point.range ? std::optional(point.range->high) : std::nullopt; };
    chart.series.push_back(
        {{}, add_values(name + std::string(say("95% low", language_)), what, at_places(points, low)), ChartColour::light});
    chart.series.push_back(
        {{}, add_values(name + std::string(say("95% high", language_)), what, at_places(points, high)), ChartColour::light});
  }

  void add_shares() {
    for (const Quantity& quantity : quantities()) {
      if (quantity.sample && is_asked_for(quantity)) add_lines(capitalised_name(quantity, language_), {&quantity});
    }
  }

  void add_revenue_rates() {
    std::vector<const Quantity*> rates;
    for (const Quantity& quantity : quantities()) {
      if (is_revenue_rate(quantity) && is_asked_for(quantity)) rates.push_back(&quantity);
    }
    if (rates.size() == 1) add_lines(capitalised_name(*rates[0], language_), rates);
    if (rates.size() > 1)
      add_lines(said("{0} against {1}, %", language_, short_heading(*rates[0], language_), short_heading(*rates[1], language_)), rates);
  }

  void add_movements(const Identity& identity) {
    const Quantity& stock = quantity(identity.end);
    add_gains_and_losses(identity);
    const auto is_rate_of_topic = [&](const Quantity& quantity) { return is_revenue_rate(quantity) && quantity.topic == stock.topic; };
    if (std::any_of(quantities().begin(), quantities().end(), is_rate_of_topic)) add_revenue_rates();
    add_lines(capitalised_name(stock, language_), {&stock});
  }

  /// What came above the axis and what went below it, in each period.
  void add_gains_and_losses(const Identity& identity) {
    const Quantity& stock = quantity(identity.end);
    std::optional<BookChart> chart;
    ColourChoice colours;
    std::vector<double> above(time_.size());
    std::vector<double> below(time_.size());
    for (const Identity::Term& term : identity.terms) {
      const Quantity& what = quantity(term.id);
      if (what.carried_from) continue;
      const bool is_gain = term.sign > 0;
      const Values values = at_places(points_of(report_, time_, {}, what),
                                      [&](const ChartPoint& point) { return std::optional(is_gain ? *point.value : -*point.value); });
      if (std::none_of(values.begin(), values.end(), [](const auto& value) { return value && *value != 0; })) continue;
      const CellColumn& labels = periods();
      const std::string topic(translated(topic_heading(stock.topic), language_));
      if (!chart) {
        chart = chart_of(ChartKind::stacked_columns, said("{}: won and lost", language_, topic), labels, what);
        chart->across = period_heading(report_.granularity, language_);
        chart->upwards = topic;
      }
      const std::string name = language_ == Language::korean ? capitalised_name(what, language_) : capitalised(std::string(what.heading));
      const std::string heading = std::string(translated(topic_heading(stock.topic), language_)) + ": " + name;
      chart->series.push_back({name, add_values(heading, what, values), colours.next(is_gain, goes_with_customers(term))});
      for (std::size_t place = 0; place < values.size(); ++place) {
        double& sum = is_gain ? above[place] : below[place];
        sum += values[place].value_or(0);
      }
    }
    if (!chart) return;
    set_axis(*chart, stock, *std::min_element(below.begin(), below.end()), *std::max_element(above.begin(), above.end()));
    charts_.push_back(*std::move(chart));
  }

  /// Whether a movement is one of customers, or the revenue that goes with one.
  static bool goes_with_customers(const Identity::Term& term) {
    return term.revenue || std::any_of(identities().begin(), identities().end(), [&](const Identity& identity) {
             return std::any_of(identity.terms.begin(), identity.terms.end(),
                                [&](const Identity::Term& other) { return other.revenue == term.id; });
           });
  }

  /// The leading share of the segments: over time where they are few, else of the newest period.
  void add_segments() {
    const Quantity* share = leading_metric(report_);
    if (share == nullptr) return;
    const std::vector<std::string> segments = segments_of(report_);
    if (segments.size() < 2) return;
    const std::string title = said("{} by segment", language_, capitalised_name(*share, language_));
    if (time_.size() > 1 && segments.size() <= most_segment_lines) {
      add_segment_lines(title, segments, *share);
    } else {
      add_segment_bars(title, segments, *share);
    }
  }

  void add_segment_lines(const std::string& title, const std::vector<std::string>& segments, const Quantity& share) {
    std::optional<BookChart> chart;
    std::optional<Extent> extent;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const Values values = at_places(points_of(report_, time_, segments[i], share), [](const ChartPoint& point) { return point.value; });
      const CellColumn& labels = periods();
      if (!chart) {
        chart = chart_of(ChartKind::lines, title, labels, share);
        chart->across = period_heading(report_.granularity, language_);
      }
      for (const auto& value : values) {
        if (value) extent = joined(extent, Extent{*value, *value});
      }
      const std::string name = shortened(visible(segments[i]), 30);
      const std::string heading = short_heading(share, language_) + ": " + name;
      chart->series.push_back({name, add_values(heading, share, values), segment_colours[i]});
    }
    if (!extent) return;
    set_axis(*chart, share, extent->low, extent->high);
    charts_.push_back(*std::move(chart));
  }

  void add_segment_bars(const std::string& title, const std::vector<std::string>& segments, const Quantity& share) {
    if (newest_ == nullptr) return;
    std::vector<std::string> labels;
    Values values;
    for (const std::string& segment : segments) {
      for (const ChartPoint& point : points_of(report_, time_, segment, share)) {
        if (point.place != time_.place(newest_->period) || !point.value || labels.size() == most_bars) continue;
        labels.push_back(shortened(visible(segment), 24));
        values.push_back(point.value);
      }
    }
    const std::string period = newest_->period.to_string();
    add_bars(period.empty() ? title : title + ", " + visible(period), say("segment", language_), labels, short_heading(share, language_),
             share, values);
  }

  void add_bars(const std::string& title, std::string_view of, const std::vector<std::string>& labels, const std::string& heading,
                const Quantity& what, const Values& values) {
    if (labels.empty()) return;
    constexpr int bar_height = 18;
    constexpr int besides = 90;
    const CellColumn names = add_labels(capitalised(std::string(of)), labels);
    BookChart chart = chart_of(ChartKind::bars, title, names, what);
    chart.upwards = heading;
    chart.series.push_back({heading, add_values(heading, what, values), ChartColour::one});
    // Bars are compared by their lengths, which begin at zero.
    double most = 0;
    for (const auto& value : values) most = std::max(most, value.value_or(0));
    set_axis(chart, what, 0, most);
    chart.height = std::max(chart.height, static_cast<int>(labels.size()) * bar_height + besides);
    charts_.push_back(std::move(chart));
  }

  /// Why customers left in the newest period, the most frequent reasons first.
  void add_reasons() {
    if (newest_ == nullptr) return;
    std::vector<std::string> labels;
    Values values;
    for (const ChurnReason& reason : churn_reasons(newest_->sheet, newest_->reasons)) {
      if (labels.size() == most_bars) break;
      labels.push_back(shortened(reason.reason.empty() ? std::string(say("not known", language_)) : visible(reason.reason), 24));
      values.emplace_back(reason.customers.to_double());
    }
    if (labels.empty() || newest_->reasons.empty()) return;
    // A reason stands behind the name of the count that it is part of.
    const std::string& column = newest_->reasons.front().first;
    const Quantity& counted = quantity(find_quantity(column.substr(0, column.find(':'))).value());
    const std::string period = visible(newest_->period.to_string());
    add_bars(period.empty() ? std::string(say("Why customers left", language_)) : said("Why customers left, {}", language_, period),
             say("reason", language_), labels, std::string(say("customers", language_)), counted, values);
  }

  Book& book_;
  const Report& report_;
  const Figures& figures_;
  Language language_;
  TimeAxis time_;
  const ReportRow* newest_;
  IdSet metrics_;
  BookSheet* sheet_ = nullptr;
  std::uint16_t column_ = 0;
  std::optional<CellColumn> periods_;
  std::vector<BookChart> charts_;
};

}  // namespace

std::vector<BookChart> add_chart_sheet(Book& book, const Report& report, const Figures& figures) {
  if (report.rows.empty()) return {};
  return ChartSheet(book, report, figures).add();
}

}  // namespace retain::render
