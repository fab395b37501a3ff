#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/content/figures.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// The lines above a report: what the newest complete period was, and whether its change is more than chance. Says less where values are
/// missing, nothing where all are.
std::vector<std::string> headline(const Report& report, const Figures& figures);

/// "more than chance" or "may be chance" of a difference with this p-value.
std::string_view verdict_text(double p_value, Language language);

/// "more than chance (p 0.0067)" of the change of a share on the period before; empty where `ReportRow::beyond_chance` is.
std::string verdict_on_change(const ReportRow& row, const Quantity& share, Language language);

/// The change of a share of this row and whether it is more than chance: "-2.4 points on 2026-09: more than chance (p 0.0067)". Empty where
/// there is no period before.
std::string change_in_words(const Report& report, const ReportRow& row, const Quantity& share, const Figures& figures);

/// The label of the period before `row`, which has a change.
std::string period_before(const Report& report, const ReportRow& row, Language language);

/// The sentence above a one-off calculation: "Kept 60 of 70 customers, lost 10, won 30; 90 at the end." Empty where nothing can be said.
std::string sentence(const ReportRow& row, const Figures& figures);

/// What a metric is called in a sentence: "CRR", "repeat purchase rate".
std::string spoken_name(const Quantity& quantity, Language language);
/// The heading of a metric without its unit: "CRR" of "CRR %".
std::string short_heading(const Quantity& quantity, Language language);

}  // namespace retain::render
