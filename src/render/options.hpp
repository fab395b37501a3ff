#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "render/language/language.hpp"
#include "retain/quantity.hpp"

namespace retain::render {

enum class Format : std::uint8_t { table, json, ndjson, csv, tsv, tidy, markdown, html, value };

/// What a chart draws: a quantity over time, or, empty, the movements of the newest complete period.
using ChartSubject = std::optional<Id>;

struct RenderOptions {
  int width = 80;                ///< columns of the terminal; table only
  bool colour = false;           ///< table only
  std::optional<int> precision;  ///< digits after the point of table, markdown and html; empty: what suits the quantity
  bool explain = false;          ///< table, markdown and html add the worked formula of each shown metric
  Language language = Language::english;
  std::vector<ChartSubject> charts;  ///< in place of the blocks of a table
  bool one_off = false;              ///< one snapshot from the command line: a metric a line rather than a period a line
};

}  // namespace retain::render
