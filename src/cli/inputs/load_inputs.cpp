#include "cli/inputs/load_inputs.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <thread>
#include <utility>

#include "cli/flags/flag_values.hpp"
#include "cli/help/help.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/steps/refusals.hpp"
#include "cli/system/errors.hpp"
#include "cli/system/file_identity.hpp"
#include "cli/system/input_file.hpp"
#include "cli/system/overflow_file.hpp"
#include "cli/system/progress.hpp"
#include "io/container/unpack.hpp"
#include "io/csv/rates_file.hpp"
#include "io/csv/reader.hpp"
#include "io/opening/sheet_choice.hpp"
#include "io/opening/text_start.hpp"
#include "io/workbook/workbook.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

unsigned threads_of(const Options& options) {
  return options.load.threads > 0 ? options.load.threads : std::max(1U, std::thread::hardware_concurrency());
}

/// Bytes of memory that this process may use; a container may have less than the machine.
std::size_t machine_memory() {
  const auto pages = static_cast<std::size_t>(std::max(0L, ::sysconf(_SC_PHYS_PAGES)));
  std::size_t bytes = pages * static_cast<std::size_t>(std::max(0L, ::sysconf(_SC_PAGESIZE)));
  for (const char* limit : {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
    std::size_t most = 0;
    if (std::ifstream(limit) >> most) bytes = std::min(bytes, most);
  }
  return bytes;
}

/// Throws InputError where two names lead to one file, of which one may be that of standard input.
void refuse_same_file(const std::vector<std::string>& files, const Console& console) {
  constexpr const char* standard_input = "-";
  std::map<FileIdentity, std::string> names;
  for (const std::string& file : files) {
    const auto identity = file == standard_input ? console.stdin_file : identity_of(file);
    if (!identity) continue;
    const auto [known, is_new] = names.try_emplace(*identity, file);
    if (is_new) continue;
    const std::string other = known->second == standard_input ? "standard input" : in_quotes(known->second);
    throw InputError(
        {error("duplicate_input", known->second == file ? "the file is named twice" : formatted("the same file as {}, named twice", other),
               "name it once: each row would count twice", {file == standard_input ? "<stdin>" : file, 0, 0, {}})});
  }
}

/// Customers one by one, with dates or in a list without.
bool holds_customers(const io::Loaded& loaded) {
  return std::ranges::find(loaded.opened, io::InputKind::customer_rows, &io::Opened::kind) != loaded.opened.end();
}

/// What a command that does not read period snapshots needs.
const char* needs_of(Wanted wanted) {
  if (wants_cohorts(wanted)) return "{} needs customer rows or a table of cohorts, and the input is period snapshots";
  if (wanted == Wanted::purchases) return "{} needs purchases of customers, and the input is period snapshots";
  return "{} needs customer rows, and the input is period snapshots";
}
const char* way_of(Wanted wanted) {
  if (wants_cohorts(wanted)) return "rows have a customer, a date and an amount; a table has cohorts, ages and survivors";
  if (wanted == Wanted::purchases)
    return "rows have a customer, a date and an amount; a table has frequency, recency and age of each customer";
  return "rows have a customer, a date and an amount; `retain report` reads snapshots";
}

/// Throws InputError where inputs hold what a command does not read, with those that do.
void refuse_others(const io::Loaded& loaded, Wanted wanted, const std::string& command) {
  if (wanted == Wanted::anything || loaded.opened.empty()) return;
  if (loaded.cohorts) {
    if (wants_cohorts(wanted)) return;
    refuse_input(loaded, "cohorts", formatted("a table of cohorts, which {} does not read", command),
                 "`retain cohort` shows it, `retain survival` and `retain forecast` go on from it");
  }
  if (loaded.purchases) {
    if (wanted == Wanted::purchases) return;
    refuse_input(loaded, "purchases", formatted("a table of purchase histories, which {} does not read", command),
                 "`retain value` reads it: who is still a customer, and what they will buy");
  }
  if (loaded.rows || wanted == Wanted::snapshots) return;
  if (!holds_customers(loaded)) refuse_input(loaded, "snapshots", formatted_by(needs_of(wanted), command), way_of(wanted));
  if (wanted != Wanted::lifetimes) {
    refuse_input(loaded, "no_dates", formatted("{} needs rows with dates, and this is a list of customers without any", command),
                 "`retain report` reads it");
  }
  if (loaded.lifetimes.empty()) {
    refuse_input(loaded, "no_tenure", "a list of customers without a tenure: when they left is not known",
                 "--column tenure=HEADER names the column that says for how long each has stayed");
  }
}

/// Throws UsageError where a flag of customer rows is given to what are none.
void refuse_row_flags(const io::Loaded& loaded, const Options& options) {
  if (holds_customers(loaded)) return;
  const bool is_table = loaded.cohorts || loaded.purchases;
  const auto is_used = [is_table](const GivenFlag& flag) { return is_table && flag.name == "--ignore"; };
  const auto unused = std::ranges::find_if_not(options.row_flags, is_used);
  if (unused == options.row_flags.end()) return;
  if (loaded.purchases) {
    throw UsageError(formatted("{} is for customer rows, and the input is a table of purchase histories", unused->name),
                     "leave it out: the table is taken as it is");
  }
  if (loaded.cohorts) {
    throw UsageError(formatted("{} is for customer rows, and the input is a table of cohorts", unused->name),
                     "leave it out: the table is taken as it is");
  }
  throw UsageError(formatted("{} is for customer rows, and the input is period snapshots", unused->name),
                   "leave it out: snapshots are taken as they are");
}

/// Throws UsageError where a flag of tables of cohorts is given to customer rows, or one of rows that stand alone to a table.
void refuse_table_flags(const io::Loaded& loaded, const Options& options) {
  if ((loaded.cohorts || loaded.purchases) && options.load.bad_rows.skip) {
    throw UsageError("--on-bad-row skip is for customer rows, and a table is read as a whole", "leave it out, and correct the row");
  }
  if (!loaded.cohorts && options.load.cohort_size)
    throw UsageError("--customers is for tables of cohorts in percent, and the input is none", "leave it out: customers are counted");
  const bool has_cohorts = loaded.cohorts || loaded.rows;
  if (!has_cohorts && !options.load.cohorts.empty())
    throw UsageError("--cohort is for customers who began together, and when those of the input began is not known", "leave it out");
  const bool has_first = loaded.rows || (loaded.cohorts && !std::ranges::all_of(loaded.cohorts->cohorts, &Cohort::complete));
  if (options.keep_first && !has_first)
    throw UsageError("--keep-first is for customers of whom some began before what is known, and here none are told to have",
                     "leave it out: all count");
}

io::Rates rates_of(const Options& options, std::istream& in) {
  io::Unpacked found = io::unpacked(open_input(options.rates, in), options.load.limits);
  char delimiter = ',';
  if (io::starts_like_workbook(found.start)) {
    const auto workbook = std::make_shared<const io::Workbook>(std::move(found.input), options.load.limits, '.');
    found.input = io::input_of(io::choose_sheet(workbook, {}).sheet);
    delimiter = io::cell_delimiter;
  }
  io::RereadableInput input(std::move(found.input));
  const std::string text = input.read_rest();
  return io::read_rates(input.name(), io::without_mark(text), options.currency, delimiter);
}

}  // namespace

std::optional<io::Loaded> load_inputs(const Options& options, const Streams& streams, Wanted wanted) {
  if (options.files.empty() && streams.console.stdin_is_terminal) {
    streams.err << first_screen(*options.command, language_of(options, streams.console));
    return std::nullopt;
  }
  if (!wants_snapshots(wanted) && options.load.transpose) {
    throw UsageError(formatted("--transpose is for period snapshots, and {} needs customer rows", options.command->name),
                     "`retain report` reads snapshots");
  }
  refuse_same_file(options.files, streams.console);
  std::optional<Progress> progress;
  if (streams.console.stderr_is_terminal && !options.quiet)
    progress.emplace(streams.err, streams.console.width, [] { return std::chrono::steady_clock::now(); });
  std::vector<io::Input> inputs;
  const auto open = [&](const std::string& file) {
    io::Input input = open_input(file, streams.in);
    inputs.push_back(progress ? progress->watched(std::move(input)) : std::move(input));
  };
  if (options.files.empty()) open("-");
  for (const std::string& file : options.files) open(file);
  io::LoadOptions load = options.load;
  load.make_overflow = [] { return std::make_unique<OverflowFile>(); };
  load.wanted = wanted;
  load.threads = threads_of(options);
  if (load.memory == 0) load.memory = machine_memory() / 2;
  if (!options.rates.empty()) load.rates = rates_of(options, streams.in);
  try {
    io::Loaded loaded = io::load(std::move(inputs), load);
    refuse_others(loaded, wanted, options.command->name);
    refuse_warnings(loaded.warnings, options);
    refuse_row_flags(loaded, options);
    if (wanted != Wanted::anything) refuse_table_flags(loaded, options);
    return loaded;
  } catch (const InputError& error) {
    refuse_flag(error);
    throw;
  }
}

FollowingRules rules_of(const Options& options, const io::LoadedRows& rows) {
  FollowingRules rules = options.following;
  rules.as_of = options.load.as_of;
  rules.run_until = rows.run_until;
  rules.threads = threads_of(options);
  return rules;
}

void refuse_input(const io::Loaded& loaded, std::string code, std::string message, std::string hint) {
  throw InputError({error(std::move(code), std::move(message), std::move(hint), {loaded.opened.front().name, 0, 0, {}})});
}

void rethrow_of(const io::Loaded& loaded, const InputError& error) {
  std::vector<Diagnostic> problems = error.diagnostics();
  for (Diagnostic& problem : problems) {
    if (problem.place.file.empty()) problem.place.file = loaded.opened.front().name;
  }
  throw InputError(std::move(problems), error.unlisted());
}

Assumption left_censoring(const std::vector<Snapshot>& snapshots) {
  const Snapshot& first = snapshots.front();
  const Wording::Part period{first.period.to_string()};
  if (first.window == 1) {
    return {std::nullopt, {"{0} is the first period: all its customers count as new", {period}}, {"all of {0} new", {period}}};
  }
  const Wording::Part count{std::to_string(first.window)};
  return {std::nullopt,
          {"the first {0} periods, from {1}, have nothing to be compared with: all their customers count as new", {count, period}},
          {"all of the first {0} periods new", {count}}};
}

}  // namespace retain::cli
