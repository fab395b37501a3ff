#include "io/tables/table_reader.hpp"

#include "io/csv/table_shape.hpp"
#include "io/value/proof.hpp"
#include "text/unicode.hpp"

namespace retain::io {

void TableReader::prove_decimal_mark(const std::function<bool(std::size_t column)>& is_number) {
  if (opened_.mark.is_certain || options_.decimal != DecimalMark::unknown) return;
  DecimalProof marks;
  CsvReader ahead = records();
  std::vector<CsvField> record;
  while (ahead.next(record)) {
    for (std::size_t i = 0; i < record.size() && i < opened_.headers.size(); ++i) {
      if (!is_number(i)) continue;
      const DecimalEvidence evidence = decimal_evidence(trim(record[i].text));
      if (marks.is_news(evidence)) marks.add(evidence, record[i].text, record[i].place);
    }
  }
  if (const auto mark = marks.settle(opened_.name, opened_.table.delimiter == ',', problems_)) opened_.mark = *mark;
}

void TableReader::each_row(const std::function<void(const std::vector<CsvField>&)>& take) {
  CsvReader reader = records();
  std::vector<CsvField> record;
  while (reader.next(record)) {
    if (is_blank(record)) continue;
    if (record.size() == opened_.headers.size()) {
      take(record);
    } else {
      const CsvError wrong = width_error(record, opened_.headers.size(), opened_.table.delimiter);
      problems_.error(at(wrong.place()), wrong.what(), wrong.hint());
    }
  }
}

}  // namespace retain::io
