#include "render/mail/heat_map.hpp"

#include <algorithm>

namespace retain::render {

void add_heat_map(Letter& letter, const HeatMap& map, std::size_t most_lines, Language language) {
  constexpr std::size_t most_cells = 8;
  letter.heading(map.caption);
  const std::size_t labels = map.lines.empty() ? 1 : map.lines.front().labels.size();
  const std::size_t shown = std::min(map.headings.size(), labels + most_cells);
  letter.open_table();
  letter.open_line();
  for (std::size_t i = 0; i < shown; ++i) letter.column(map.headings[i], i == 0);
  letter.close_line();
  const std::size_t first = map.lines.size() - std::min(map.lines.size(), most_lines);
  for (std::size_t i = first; i < map.lines.size(); ++i) {
    const HeatLine& line = map.lines[i];
    const bool is_shaded = !line.is_summary && !line.is_muted;
    letter.open_line();
    letter.label(line.labels.front(), line.is_summary, false);
    for (std::size_t label = 1; label < labels; ++label) letter.number(line.labels[label], Tone::plain, line.is_summary);
    for (std::size_t cell = 0; cell + labels < shown; ++cell)
      letter.shaded(line.cells[cell].text, is_shaded ? line.cells[cell].share : std::nullopt, line.is_summary);
    letter.close_line();
  }
  letter.close_table();
  if (first > 0) letter.small(said("{} lines more: in the whole report.", language, first));
  if (shown < map.headings.size())
    letter.small(said("Ages {0} to {1} left out: in the whole report.", language, map.headings[shown], map.headings.back()));
}

}  // namespace retain::render
