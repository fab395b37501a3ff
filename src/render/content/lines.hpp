#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/language/language.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// What a line of a table for people stands for.
enum class LineKind {
  segment,    ///< the name of a segment above its periods
  period,     ///< one period of one segment
  mean,       ///< the size-weighted mean period
  span,       ///< all periods together
  rest,       ///< the segments that are not shown, together
  elsewhere,  ///< what none of them explains
};

struct TableLine {
  LineKind kind{};
  std::string label;
  std::string segment;                  ///< as it is shown; empty where the report has no segments
  const ReportRow* row = nullptr;       ///< of a period
  const OverallRow* overall = nullptr;  ///< of a mean and a span
  const ReportRow* first = nullptr;     ///< of a span: its first and last period
  const ReportRow* last = nullptr;
  const Driver* driver = nullptr;      ///< of a segment in the newest period: what it did to the leading metric
  std::optional<Number> contribution;  ///< the same of a rest, of what is elsewhere and of the whole
};

/// The label of the whole base.
inline constexpr std::string_view whole_base = "total";
/// The mark behind the label of an incomplete period.
inline constexpr char incomplete_mark = '~';

/// The lines of every block: the periods of each segment under its name as one time line, the whole base last, with the mean and the
/// sum where there are several periods. A report of one period has a line for each segment instead.
std::vector<TableLine> lines_of(const Report& report, Language language);

/// The newest periods of the whole base, at most so many and an incomplete one, with the mean and the sum of all where there are several.
std::vector<TableLine> lines_of_whole(const Report& report, std::size_t most_periods, Language language);
/// The segments in the newest complete period, who moved the leading metric most first and at most so many, then what the others did
/// together and what none explains, then the whole base; empty where a report has no segments.
std::vector<TableLine> lines_of_newest(const Report& report, std::size_t most_segments, Language language);

/// Cuts the labels that leave what stands beside them less than half of the width; of a name that stands alone, what the width does not
/// hold. Names that would look the same are left as they are.
void fit_labels(std::vector<TableLine>& lines, std::size_t width);

/// Whether a report has rows of segments.
bool is_segmented(const Report& report);

/// The period of a report that has no other; empty for several, and for one without a label.
std::string only_period(const Report& report);

}  // namespace retain::render
