#include "io/opening/dialect.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "io/csv/table_shape.hpp"

namespace retain::io {

namespace {

/// A delimiter tried on a text.
struct Trial {
  char delimiter = ',';
  CsvReader reader;  // behind the header
  std::size_t width = 0;
  std::size_t known = 0;  // names of the header
  std::size_t alike = 0;  // records as wide as the header
};

bool read_record(CsvReader& reader, std::vector<CsvField>& record) {
  try {
    while (reader.next(record)) {
      if (!is_blank(record)) return true;
    }
  } catch (const CsvError&) {
    // The delimiter that is chosen meets it again, and then it is reported.
  }
  return false;
}

Trial try_header(std::string_view text, char delimiter, const std::function<bool(std::string_view)>& is_known, const Limits& limits) {
  Trial trial{.delimiter = delimiter, .reader = CsvReader(text, delimiter, {}, limits)};
  std::vector<CsvField> record;
  read_record(trial.reader, record);
  trial.width = record.size();
  trial.known = static_cast<std::size_t>(std::ranges::count_if(record, [&](const CsvField& field) { return is_known(field.text); }));
  return trial;
}

void try_rows(Trial& trial) {
  constexpr std::size_t sampled_rows = 50;
  // What does not separate the header does not separate its records either.
  if (trial.width < 2) return;
  std::vector<CsvField> record;
  for (std::size_t row = 0; row < sampled_rows && read_record(trial.reader, record); ++row) {
    if (record.size() == trial.width) ++trial.alike;
  }
}

}  // namespace

char detect_delimiter(std::string_view text, const std::function<bool(std::string_view)>& is_known, const Limits& limits) {
  std::vector<Trial> trials;
  for (const char delimiter : delimiters) trials.push_back(try_header(text, delimiter, is_known, limits));
  const std::size_t most_known = std::ranges::max_element(trials, {}, &Trial::known)->known;
  std::erase_if(trials, [most_known](const Trial& trial) { return trial.known < most_known; });
  // The rows are read where the headers leave it open.
  if (trials.size() > 1) std::ranges::for_each(trials, try_rows);
  return std::ranges::max_element(trials, {}, [](const Trial& trial) { return std::pair(trial.alike, trial.width); })->delimiter;
}

}  // namespace retain::io
