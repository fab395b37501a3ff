#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/compare/segment_tests.hpp"
#include "render/cohorts/answer.hpp"
#include "render/content/changes.hpp"
#include "render/content/page.hpp"
#include "render/formats.hpp"
#include "render/models/value_answer.hpp"
#include "render/options.hpp"
#include "retain/diff.hpp"
#include "retain/forecast.hpp"
#include "retain/report.hpp"
#include "retain/survival.hpp"
#include "retain/what_if.hpp"

namespace retain::render {

// Every answer as text, ending in a line feed. Each has all formats that people read, and of the others those that its comment names; for
// one that it does not have, std::logic_error is thrown.

/// A report, in every format.
std::string render(const Report& report, Format format, const RenderOptions& options);

/// What differs between two reports; also json (schema "retain.diff") and csv. `names`: of the files, as messages give them. `figures` are
/// of the second report.
std::string render_diff(const Diff& diff, const std::pair<std::string, std::string>& names, const std::vector<Diagnostic>& warnings,
                        const Figures& figures, Format format, const RenderOptions& options);

/// A test of two groups of `report`; also json (schema "retain.test"), csv and tsv.
std::string render_groups(const GroupTest& test, const Report& report, Format format, const RenderOptions& options);
/// A test of two ranges of periods in each segment of `report`, in the same formats.
std::string render_groups(const SegmentTests& tests, const Report& report, Format format, const RenderOptions& options);

/// How long customers stay; also json (schema "retain.survival"), csv and tsv.
std::string render_survival(const Survival& survival, Format format, const RenderOptions& options);

/// What would be if something were different; also json (schema "retain.what_if") and xlsx. `figures` are of the report that it was
/// supposed of.
std::string render_what_if(const WhatIf& what_if, const Figures& figures, Format format, const RenderOptions& options);

/// Forecasts of who stays; also json (schema "retain.forecast"), csv and tsv.
std::string render_forecast(const Forecasts& forecasts, Format format, const RenderOptions& options);
/// Cohorts; also csv, tsv, long, json (schema "retain.cohort") and xlsx.
std::string render_cohorts(const CohortAnswer& answer, Format format, const RenderOptions& options);

/// Movements, a piece at a time: there may be more than memory holds. Also csv, tsv, xlsx, json (schema "retain.movements") and ndjson;
/// `warnings` are for json.
void write_movements(const Movements& movements, Granularity granularity, const std::vector<Diagnostic>& warnings, Format format,
                     const RenderOptions& options, const Sink& sink);

/// What customers are worth; also json (schema "retain.value").
std::string render_value(const ValueAnswer& answer, Format format, const RenderOptions& options);

}  // namespace retain::render
