#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/sheet/churn_reasons.hpp"
#include "render/html/charts/plot.hpp"
#include "render/html/charts/waterfall.hpp"
#include "render/html/markup.hpp"

namespace retain::render {

/// A part of a column: what is above zero is stacked upwards, what is below downwards, in the order of the series.
struct StackPart {
  std::size_t series = 0;
  double value = 0;
  std::string figure;  ///< "+74", "-12"
};

/// The parts of one period.
struct StackColumn {
  std::size_t place = 0;
  bool complete = true;
  std::vector<StackPart> parts;
  std::optional<double> net;  ///< what they come to
  std::string net_figure;
};

struct StackSeries {
  std::string name;
  std::string_view style;  ///< the class of its boxes
};

/// Columns of parts over time, with a line of what they come to.
struct StackedChart {
  std::string title;
  std::string description;
  std::string net_name;  ///< empty: none
  std::vector<StackSeries> series;
  std::vector<StackColumn> columns;
  std::function<std::string(double)> brief;  ///< of a net, in short
};

/// What came and went in each period by the terms of an identity; empty where fewer than two periods are known whole. The names are those
/// of the quantities, and their figures are `figure`'s.
StackedChart stacked_movements(const std::vector<ReportRow>& rows, const TimeFrame& frame, const Identity& identity,
                               const std::function<std::string(Id)>& name, const std::function<std::string(Id, const Number&)>& figure);

/// Reasons of lost customers in each period, the biggest over `whole` by themselves and the others as one; empty where fewer than two
/// periods have any.
StackedChart stacked_reasons(const std::vector<ReportRow>& rows, const TimeFrame& frame);

Markup drawn(const StackedChart& chart, TimeFrame& frame);

/// How to read the columns and the line.
std::vector<KeyEntry> key_of(const StackedChart& chart);

}  // namespace retain::render
