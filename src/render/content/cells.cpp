#include "render/content/cells.hpp"

#include <algorithm>

#include "render/content/values.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// Whether some start is carried over from this quantity: it is a stock at the end of a period.
bool is_closing_stock(const Quantity& quantity) {
  return std::any_of(quantities().begin(), quantities().end(), [&](const Quantity& other) { return other.carried_from == quantity.id; });
}

/// Whether values of periods add up to one of all: facts that are counted or paid, and amounts computed from them without a division.
bool adds_up(const Quantity& quantity) {
  if (quantity.is_fact()) return quantity.sum == Sum::add;
  const Formula& formula = quantity.formulas.front();
  return quantity.unit == Unit::money &&
         std::none_of(formula.begin(), formula.end(), [](const Formula::Step& step) { return step.kind == Formula::Kind::divide; });
}

/// What adds up has a sum instead, and what is measured of each period is not known of several.
bool has_no_mean(const Quantity& quantity, const OverallRow& overall) {
  return adds_up(quantity) || (quantity.sum == Sum::none && overall.periods > 1);
}

TableCell value_of(const Worksheet& sheet, const Quantity& quantity, const Figures& figures) {
  TableCell cell;
  if (const auto value = shown_value(sheet, quantity)) {
    cell.text = figures.number(quantity.id, *value);
    cell.value = *value;
  } else {
    cell.text = undefined_mark;
    cell.undefined = undefined_reason(sheet, quantity);
  }
  return cell;
}

TableCell value_of_span(const Quantity& quantity, const TableLine& line, const Figures& figures) {
  if (quantity.carried_from) return line.first == nullptr ? TableCell{} : value_of(line.first->sheet, quantity, figures);
  if (is_closing_stock(quantity)) return line.last == nullptr ? TableCell{} : value_of(line.last->sheet, quantity, figures);
  if (adds_up(quantity)) return value_of(line.overall->sheet, quantity, figures);
  const auto product = line.overall->compounded.find(quantity.id);
  TableCell cell;
  if (product == line.overall->compounded.end()) return cell;
  cell.text = figures.number(quantity.id, product->second);
  cell.value = product->second;
  return cell;
}

TableCell value_cell(const Quantity& quantity, const TableLine& line, const Figures& figures) {
  switch (line.kind) {
    case LineKind::period:
      return value_of(line.row->sheet, quantity, figures);
    case LineKind::mean:
      return has_no_mean(quantity, *line.overall) ? TableCell{} : value_of(line.overall->sheet, quantity, figures);
    case LineKind::span:
      return value_of_span(quantity, line, figures);
    case LineKind::segment:
    case LineKind::rest:
    case LineKind::elsewhere:
      break;
  }
  return {};
}

TableCell range_cell(Id id, const TableLine& line, const Figures& figures) {
  TableCell cell;
  if (line.kind == LineKind::span && line.overall->compounded.contains(id)) cell.text = say("compounded", figures.language());
  if (line.kind != LineKind::period && line.kind != LineKind::mean) return cell;
  const auto& proportions = line.row != nullptr ? line.row->proportions : line.overall->proportions;
  const auto proportion = proportions.find(id);
  if (proportion != proportions.end()) cell.text = range_text(figures, id, proportion->second, " - ");
  return cell;
}

TableCell change_cell(const Quantity& quantity, const TableLine& line, const Figures& figures) {
  TableCell cell;
  if (line.kind != LineKind::period) return cell;
  const auto change = line.row->change.find(quantity.id);
  cell.text = change == line.row->change.end() ? std::string(undefined_mark) : figures.change(quantity.id, change->second);
  if (change != line.row->change.end()) cell.value = change->second;
  const bool significant = change != line.row->change.end() && line.row->beyond_chance(quantity.id).value_or(false);
  // The digits of all rows stand below each other, with a mark or without.
  cell.text += significant ? " *" : "  ";
  if (significant && quantity.better != Better::neither) {
    cell.tone = (change->second.sign() > 0) == (quantity.better == Better::higher) ? Tone::good : Tone::bad;
  }
  return cell;
}

TableCell contribution_cell(const Quantity& quantity, const TableLine& line, const Figures& figures) {
  TableCell cell;
  cell.value = line.driver != nullptr ? std::optional(line.driver->contribution) : line.contribution;
  if (cell.value) cell.text = figures.contribution(quantity.id, *cell.value);
  const bool is_real = line.driver != nullptr && line.row != nullptr && line.row->beyond_chance(quantity.id).value_or(false);
  if (is_real && quantity.better != Better::neither && shows_nonzero(cell.text))
    cell.tone = (cell.value->sign() > 0) == (quantity.better == Better::higher) ? Tone::good : Tone::bad;
  if (line.kind == LineKind::elsewhere && !shows_nonzero(cell.text)) cell.text.clear();
  return cell;
}

}  // namespace

TableCell make_cell(ColumnKind kind, const Quantity& quantity, const TableLine& line, const Figures& figures) {
  switch (kind) {
    case ColumnKind::value:
      return value_cell(quantity, line, figures);
    case ColumnKind::range:
      return range_cell(quantity.id, line, figures);
    case ColumnKind::change:
      return change_cell(quantity, line, figures);
    case ColumnKind::contribution:
      return contribution_cell(quantity, line, figures);
  }
  return {};
}

}  // namespace retain::render
