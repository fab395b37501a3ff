#include "cli/bad_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/errors.hpp"
#include "cli/flag_values.hpp"
#include "render/delimited_writer.hpp"

namespace retain::cli {

std::vector<Flag> bad_row_flags(Options& options) {
  constexpr int most_rows = 1'000'000'000;
  return {
      {"--on-bad-row", "WHAT", "error, or skip: leave out rows that cannot be read, and say how many (default: error)",
       [&options](const std::string& flag, const std::string& value) {
         options.load.bad_rows.skip = parse_choice<bool>(flag, value, {{"error", false}, {"skip", true}});
       }},
      {"--rejects", "FILE", "write the rows that are left out to this CSV: file, line, column, code, text",
       [&options](const std::string& flag, const std::string& value) {
         if (value.empty()) throw UsageError(fmt::format("{} takes the name of a file", flag), "for example rejects.csv");
         options.rejects = value;
       }},
      {"--max-bad-rows", "N", fmt::format("exit 3 where more rows than these cannot be read (default: {})", io::BadRowRule().most),
       [&options](const std::string& flag, const std::string& value) {
         options.load.bad_rows.most = static_cast<std::size_t>(parse_whole(flag, value, 0, most_rows));
         options.limits_bad_rows = true;
       }},
  };
}

void refuse_bad_row_contradiction(const Options& options) {
  if (!options.rejects.empty() && std::find(options.outputs.begin(), options.outputs.end(), options.rejects) != options.outputs.end()) {
    throw UsageError(fmt::format("-o and --rejects name one file: {}", in_quotes(options.rejects)), "write them to two");
  }
  if (options.load.bad_rows.skip) {
    if (!options.report.strict) return;
    throw UsageError("--strict and --on-bad-row skip contradict each other", "leave one of them out: strict makes an error of every doubt");
  }
  const char* flag = !options.rejects.empty() ? "--rejects" : options.limits_bad_rows ? "--max-bad-rows" : nullptr;
  if (flag == nullptr) return;
  throw UsageError(fmt::format("{} is for rows that are left out, and none are", flag), "add --on-bad-row skip");
}

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
  outputs.emplace_back(options.rejects, csv.take());
}

}  // namespace retain::cli
