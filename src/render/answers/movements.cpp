#include "render/answers/movements.hpp"

#include <algorithm>

#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

int decimals_of(const Amount& amount) {
  const std::string text = amount.to_string();
  const std::size_t point = text.find('.');
  return point == std::string::npos ? 0 : std::max(2, static_cast<int>(text.size() - point - 1));
}

/// What stands in the columns of a table of movements.
struct MovementColumns {
  bool may_pause = false;
  bool has_segments = false;
  int decimals = 0;
  std::vector<std::string> kinds;  // by their number

  void add(const std::optional<Amount>& amount) {
    if (amount) decimals = std::max(decimals, decimals_of(*amount));
  }
  [[nodiscard]] GridLine line_of(const Movement& movement) const {
    GridLine line{{visible(movement.customer)}};
    if (has_segments) line.cells.push_back(visible(movement.segment));
    line.cells.push_back(movement.period.to_string());
    line.cells.push_back(kinds.at(static_cast<std::size_t>(movement.kind)));
    for (const NamedAmount& amount : amounts_of(movement)) line.cells.push_back(text_of(amount.amount));
    if (may_pause) line.cells.push_back(text_of(movement.last_paid));
    return line;
  }
  [[nodiscard]] std::string text_of(const std::optional<Amount>& amount) const {
    return amount ? grouped(amount->to_number().to_fixed(decimals)) : std::string();
  }
};

}  // namespace

Page movements_page(const Movements& movements, Language language) {
  Page page;
  page.title = say("Movements of customers", language);
  MovementColumns columns;
  columns.may_pause = movements.may_pause;
  bool any = false;
  movements([&](const Movement& movement) {
    any = true;
    columns.has_segments = columns.has_segments || !movement.segment.empty();
    for (const NamedAmount& amount : amounts_of(movement)) columns.add(amount.amount);
    if (columns.may_pause) columns.add(movement.last_paid);
  });
  if (!any) {
    page.add(SentenceKind::headline, {std::string(say("No movements.", language))});
    return page;
  }
  for (const MovementKind kind : movement_kinds) columns.kinds.emplace_back(translated(movement_key(kind), language));
  Grid grid;
  grid.headings.emplace_back(say("Customer", language));
  if (columns.has_segments) grid.headings.emplace_back(say("segment", language));
  for (const Text heading : {Text("period"), Text("movement")}) grid.headings.emplace_back(heading.in(language));
  grid.labels = grid.headings.size();
  for (const Text heading : {Text("before"), Text("after"), Text("change")}) grid.headings.emplace_back(heading.in(language));
  if (columns.may_pause) grid.headings.emplace_back(say("last paid", language));
  grid.each_line = [movements, columns](const std::function<void(const GridLine&)>& take) {
    movements([&](const Movement& movement) { take(columns.line_of(movement)); });
  };
  page.parts.emplace_back(std::move(grid));
  return page;
}

}  // namespace retain::render
