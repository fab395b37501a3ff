#pragma once

#include <string>
#include <vector>

#include "render/content/blocks.hpp"
#include "render/content/figures.hpp"
#include "render/html/markup.hpp"
#include "render/language/language.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// Whether a target is met, and by how much.
struct TileTarget {
  bool met = false;
  bool is_warning = false;
  std::string text;  ///< "Target ≥ 95 missed (-1.5 points)"
};

/// One metric of the newest complete period, as it stands on top of a report.
struct Tile {
  Id id{};
  std::string value;        ///< "93.5%"
  std::string change;       ///< on the period before: "-2.4 points"; empty: nothing to compare with
  int direction = 0;        ///< of the change: 1 up, -1 down
  Tone tone = Tone::plain;  ///< plain where chance may explain the change
  std::string chance;       ///< "more than chance (p 0.0067)"; empty: not tested
  std::string range;        ///< "95% range 92.1 to 94.7"; empty: none
  std::vector<TileTarget> targets;
};

/// "target ≥ 95": what a requirement asks for.
std::string bound_text(const Requirement& requirement);

/// The leading quantities of the newest complete period.
std::vector<Tile> tiles_of(const Report& report, const Figures& figures, Language language);

Markup tiles_markup(const std::vector<Tile>& tiles, Language language);

}  // namespace retain::render
