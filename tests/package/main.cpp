#include <cstdio>

#include "retain/report.hpp"

int main() {
  retain::Snapshot month;
  month.set(retain::Id::customers_start, 70);
  month.set(retain::Id::customers_new, 30);
  month.set(retain::Id::customers_end, 90);

  const retain::Report report = retain::make_report({month}, {});
  const retain::ReportRow& row = report.rows.front();
  const retain::Value& crr = row.sheet[retain::Id::crr];
  const retain::Interval range = retain::wilson_interval(row.proportions.at(retain::Id::crr));
  std::printf("crr %s (%.1f to %.1f)\n", crr.number->to_fixed(1).c_str(), range.low, range.high);
}
