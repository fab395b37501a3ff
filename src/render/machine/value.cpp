#include "render/formats.hpp"
#include "render/machine/exact.hpp"

namespace retain::render {

std::string render_values(const Report& report) {
  std::string text;
  for (const ReportRow& row : report.rows) {
    for (const Id id : report.metrics) {
      if (const auto value = shown_value(row.sheet, quantity(id))) text += exact_text(quantity(id), *value);
      text += '\n';
    }
  }
  return text;
}

}  // namespace retain::render
