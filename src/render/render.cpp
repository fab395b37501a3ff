#include "render/render.hpp"

#include "render/answers/diff.hpp"
#include "render/answers/groups.hpp"
#include "render/answers/movements.hpp"
#include "render/answers/report.hpp"
#include "render/answers/segment_tests.hpp"
#include "render/answers/what_if.hpp"
#include "render/cohorts/delimited.hpp"
#include "render/cohorts/json.hpp"
#include "render/cohorts/page.hpp"
#include "render/cohorts/workbook.hpp"
#include "render/formats.hpp"
#include "render/machine/diff.hpp"
#include "render/machine/groups.hpp"
#include "render/machine/movements.hpp"
#include "render/machine/what_if.hpp"
#include "render/models/forecast_data.hpp"
#include "render/models/forecast_page.hpp"
#include "render/models/survival_page.hpp"
#include "render/models/survival_records.hpp"
#include "render/models/value_json.hpp"
#include "render/models/value_page.hpp"
#include "render/models/workbook.hpp"
#include "render/sentences/opening.hpp"
#include "render/workbook/movements.hpp"
#include "render/workbook/what_if.hpp"
#include "text/visible.hpp"

namespace retain::render {

namespace {

/// `page` under the title that the reader gave it, with where its numbers are from.
Page named(Page page, const RenderOptions& options) {
  page.name = visible(options.title);
  if (page.source.empty() && page.about.empty()) page.source = source_text(options.files, options.language);
  return page;
}

std::string painted_page(const Page& page, Format format, const RenderOptions& options) {
  std::string text;
  paint(page, format, options, [&text](std::string_view piece) { text += piece; });
  return text;
}

}  // namespace

std::string render(const Report& report, Format format, const RenderOptions& options) {
  if (!is_for_people(format)) return report_without_page(report, format, options);
  const Figures figures(report, options.precision, options.language);
  return painted_page(report_page(report, figures, options, format), format, options);
}

std::string render_diff(const Diff& diff, const std::pair<std::string, std::string>& names, const std::vector<Diagnostic>& warnings,
                        const Figures& figures, Format format, const RenderOptions& options) {
  if (is_for_people(format)) return painted_page(named(diff_page(diff, names, figures, options.full), options), format, options);
  if (format == Format::json) return diff_json(diff, names, warnings);
  if (format == Format::csv) return diff_csv(diff);
  refuse_format("diff", format);
}

std::string render_groups(const GroupTest& test, const Report& report, Format format, const RenderOptions& options) {
  if (is_for_people(format)) return painted_page(named(groups_page(test, report, options), options), format, options);
  if (format == Format::json) return groups_json(test);
  if (format == Format::csv) return groups_delimited(test, ',');
  if (format == Format::tsv) return groups_delimited(test, '\t');
  refuse_format("test", format);
}

std::string render_groups(const SegmentTests& tests, const Report& report, Format format, const RenderOptions& options) {
  if (is_for_people(format)) return painted_page(named(segment_tests_page(tests, report, options), options), format, options);
  if (format == Format::json) return segment_tests_json(tests);
  if (format == Format::csv) return segment_tests_delimited(tests, ',');
  if (format == Format::tsv) return segment_tests_delimited(tests, '\t');
  refuse_format("test", format);
}

std::string render_survival(const Survival& survival, Format format, const RenderOptions& options) {
  if (is_for_people(format)) return painted_page(named(survival_page(survival, options, format), options), format, options);
  if (format == Format::xlsx) return page_workbook(named(survival_page(survival, options, format), options), options);
  if (format == Format::json) return survival_json(survival);
  if (format == Format::csv) return survival_delimited(survival, ',');
  if (format == Format::tsv) return survival_delimited(survival, '\t');
  refuse_format("survival", format);
}

std::string render_what_if(const WhatIf& what_if, const Figures& figures, Format format, const RenderOptions& options) {
  if (is_for_people(format)) return painted_page(named(what_if_page(what_if, figures, options, format), options), format, options);
  if (format == Format::json) return what_if_json(what_if);
  if (format == Format::xlsx) return what_if_workbook(what_if, figures, options);
  refuse_format("--assume", format);
}

std::string render_forecast(const Forecasts& forecasts, Format format, const RenderOptions& options) {
  if (is_for_people(format)) return painted_page(named(forecast_page(forecasts, options, format), options), format, options);
  if (format == Format::xlsx) return page_workbook(named(forecast_page(forecasts, options, format), options), options);
  if (format == Format::json) return forecast_json(forecasts);
  if (format == Format::csv) return forecast_delimited(forecasts, ',');
  if (format == Format::tsv) return forecast_delimited(forecasts, '\t');
  refuse_format("forecast", format);
}

std::string render_cohorts(const CohortAnswer& answer, Format format, const RenderOptions& options) {
  if (is_for_people(format)) return painted_page(named(cohorts_page(answer, options, format), options), format, options);
  if (format == Format::json) return cohorts_json(answer);
  if (format == Format::csv) return cohorts_delimited(answer, ',');
  if (format == Format::tsv) return cohorts_delimited(answer, '\t');
  if (format == Format::tidy) return cohorts_tidy(answer);
  if (format == Format::xlsx) return cohorts_workbook(answer, options);
  refuse_format("cohort", format);
}

void write_movements(const Movements& movements, Granularity granularity, const std::vector<Diagnostic>& warnings, Format format,
                     const RenderOptions& options, const Sink& sink) {
  if (is_for_people(format)) return paint(named(movements_page(movements, options.language), options), format, options, sink);
  if (format == Format::csv) return write_movements_delimited(movements, ',', sink);
  if (format == Format::tsv) return write_movements_delimited(movements, '\t', sink);
  if (format == Format::ndjson) return write_movements_ndjson(movements, sink);
  if (format == Format::xlsx) return write_movements_workbook(movements, options, sink);
  if (format == Format::json) return write_movements_json(movements, granularity, warnings, sink);
  refuse_format("movements", format);
}

std::string render_value(const ValueAnswer& answer, Format format, const RenderOptions& options) {
  if (is_for_people(format)) return painted_page(named(value_page(answer, options, format != Format::table), options), format, options);
  if (format == Format::xlsx) return page_workbook(named(value_page(answer, options, false), options), options);
  if (format == Format::json) return value_json(answer);
  refuse_format("value", format);
}

}  // namespace retain::render
