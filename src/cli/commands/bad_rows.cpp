#include "cli/commands/bad_rows.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/commands/deliver.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/system/errors.hpp"
#include "render/machine/delimited_writer.hpp"
#include "text/format.hpp"

namespace retain::cli {

std::vector<Flag> bad_row_flags(Options& options) {
  constexpr int most_rows = 1'000'000'000;
  return {
      choice_flag<bool>("--on-bad-row", "WHAT", "error, or skip: leave out rows that cannot be read, and say how many (default: error)",
                        {{"error", false}, {"skip", true}}, [&options](bool skip) { options.load.bad_rows.skip = skip; }),
      {"--rejects", "FILE", "write the rows that are left out to this CSV: file, line, column, code, text",
       [&options](const std::string& flag, const std::string& value) {
         if (value.empty()) throw UsageError(formatted("{} takes the name of a file", flag), "for example rejects.csv");
         options.rejects = value;
       }},
      {"--max-bad-rows", "N", formatted("exit 3 where more rows than these cannot be read (default: {})", io::BadRowRule().most),
       [&options](const std::string& flag, const std::string& value) {
         options.load.bad_rows.most = static_cast<std::size_t>(parse_whole(flag, value, 0, most_rows));
         options.limits_bad_rows = true;
       }},
  };
}

namespace {

/// Whether two names lead to one file, which need not be there yet.
bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code unknown;
  const auto whole = [&unknown](const std::string& name) {
    return std::filesystem::weakly_canonical(std::filesystem::absolute(name, unknown), unknown);
  };
  return whole(a) == whole(b) || std::filesystem::equivalent(a, b, unknown);
}

/// The rejects must not take the place of anything else.
void refuse_taken_name(const Options& options) {
  if (options.rejects == standard_output || is_same_file(options.rejects, "/dev/stdout")) {
    throw UsageError("--rejects takes a file: standard output is for the result", "for example rejects.csv");
  }
  const auto is_taken = [&options](const std::vector<std::string>& names) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return is_same_file(name, options.rejects); });
  };
  if (is_taken(options.outputs)) {
    throw UsageError(formatted("-o and --rejects name one file: {}", in_quotes(options.rejects)), "write them to two");
  }
  if (is_taken(options.files)) {
    throw UsageError(formatted("--rejects names an input: {}", in_quotes(options.rejects)), "write the rejects to a file of their own");
  }
}

}  // namespace

void refuse_bad_row_contradiction(const Options& options) {
  if (!options.rejects.empty()) refuse_taken_name(options);
  if (options.load.bad_rows.skip) {
    if (!options.report.strict) return;
    throw UsageError("--strict and --on-bad-row skip contradict each other", "leave one of them out: strict makes an error of every doubt");
  }
  const char* flag = !options.rejects.empty() ? "--rejects" : options.limits_bad_rows ? "--max-bad-rows" : nullptr;
  if (flag == nullptr) return;
  throw UsageError(formatted("{} is for rows that are left out, and none are", flag), "add --on-bad-row skip");
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
  // First, so that nothing else is written where this cannot be.
  outputs.emplace(outputs.begin(), options.rejects, csv.take());
}

}  // namespace retain::cli
