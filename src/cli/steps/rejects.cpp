#include "cli/steps/rejects.hpp"

#include "render/machine/delimited_writer.hpp"

namespace retain::cli {

void add_rejects(std::vector<Output>& outputs, const std::vector<io::RejectedRow>& rejected, const Options& options) {
  if (options.rejects.empty()) return;
  render::DelimitedWriter csv(',');
  for (const char* name : {"file", "line", "column", "code", "text"}) csv.add_field(name);
  csv.end_line();
  for (const io::RejectedRow& row : rejected) {
    std::string_view text = row.text;
    while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
    csv.add_text(row.place.file);
    csv.add_field(std::to_string(row.place.line));
    csv.add_field(std::to_string(row.place.column));
    csv.add_field(row.code);
    csv.add_text(text);
    csv.end_line();
  }
  // First, so that nothing else is written where this cannot be.
  outputs.emplace(outputs.begin(), options.rejects, csv.take());
}

}  // namespace retain::cli
