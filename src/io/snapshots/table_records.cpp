#include "io/snapshots/table_records.hpp"

#include "io/csv/table_shape.hpp"

namespace retain::io {

TurnedTable::TurnedTable(CsvReader reader, char delimiter) {
  std::vector<CsvField> row;
  while (reader.next(row)) {
    if (is_blank(row)) continue;
    if (columns_.empty()) columns_.resize(row.size());
    if (row.size() != columns_.size()) throw width_error(row, columns_.size(), delimiter);
    for (std::size_t i = 0; i < row.size(); ++i) {
      CsvField field = row[i];
      field.text = texts_.emplace_back(field.text);
      columns_[i].push_back(field);
    }
  }
  // A table may stand apart from the left edge of its sheet.
  std::erase_if(columns_, is_blank);
}

bool TableRecords::next(std::vector<CsvField>& record) {
  for (std::string_view rest = reader_.rest(); read(record); rest = reader_.rest()) {
    text_ = rest.substr(0, rest.size() - reader_.rest().size());
    if (!is_blank(record)) return true;
  }
  return false;
}

bool TableRecords::read(std::vector<CsvField>& record) {
  if (turned_ == nullptr) return reader_.next(record);
  if (next_ >= turned_->columns().size()) return false;
  record = turned_->columns()[next_++];
  return true;
}

}  // namespace retain::io
