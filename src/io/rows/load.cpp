#include "io/rows/load.hpp"

#include <algorithm>
#include <deque>

#include "io/rows/input.hpp"
#include "io/rows/plan.hpp"
#include "io/rows/sample.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

std::vector<Disproof> read_rows(std::vector<RereadableInput>& inputs, std::vector<Opened>& opened, const LoadOptions& options,
                                Loaded& loaded) {
  const RowsSample sample = sample_rows(inputs, opened, options);
  RowsPlan plan = plan_rows(sample, inputs, options);
  Problems problems(options.bad_rows);
  LoadedRows& rows = loaded.rows.emplace();
  if (options.memory > 0 && options.make_overflow) rows.overflow = options.make_overflow();
  plan.ledger.overflow = rows.overflow.get();
  rows.ledger = std::make_unique<Ledger>(plan.ledger);
  std::deque<RowSink> sinks;
  for (unsigned i = 0; i < plan.threads; ++i) sinks.emplace_back(*rows.ledger, plan.label);

  StatedCurrency currency;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (auto disproof = RowsInput(inputs[i], opened[i], options, sinks, problems, currency).read()) {
      disproof->input = i;
      return {*std::move(disproof)};
    }
    loaded.notes.insert(loaded.notes.end(), opened[i].notes.begin(), opened[i].notes.end());
    if (opened[i].mark.value == DecimalMark::comma) loaded.notes.push_back(formatted("{}: the decimal mark is the comma", opened[i].name));
  }
  if (sample.spans) rows.run_until = options.as_of;
  if (problems.errors() == 0 && rows.ledger->empty()) {
    const bool has_rows = problems.rejected() > 0;
    problems.error({inputs.front().name(), 0, 0, {}}, has_rows ? "no row can be read" : "no data rows after the header",
                   has_rows ? "" : "is the file complete?");
  }
  if (sample.damaged_id) {
    problems.warn(
        sample.damaged_id->place, "damaged_id",
        formatted("customer id {} was shortened by a spreadsheet: different ids may have become one", in_quotes(sample.damaged_id->text)),
        "format the column as text before the export");
  }
  loaded.warnings = problems.finish();
  loaded.rejected = problems.take_rejected();
  if (plan.regrouping) rows.assumptions.push_back(*plan.regrouping);
  return {};
}

}  // namespace retain::io
