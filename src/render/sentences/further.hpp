#pragma once

#include <span>
#include <string>
#include <vector>

#include "render/content/blocks.hpp"
#include "render/content/figures.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// The metrics of the newest complete period that no table shows, by their rank, as many as one sentence tells.
std::vector<Id> other_metrics(const Report& report, std::span<const Layout> layouts);

/// What tables that show less than a whole report leave out: the other metrics of the newest complete period, what is worth a sentence of
/// its own, then which periods and segments are not in them and how they are shown. Empty where everything is in them.
std::vector<std::string> further_sentences(const Report& report, std::span<const Layout> layouts, const Figures& figures);

/// What of the newest complete period is worth a sentence: "The ten largest customers bring 43.0% of revenue." Empty where nothing is.
std::string remark(const Report& report, const Figures& figures);

}  // namespace retain::render
