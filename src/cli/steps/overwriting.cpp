#include "cli/steps/overwriting.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "cli/flags/command.hpp"
#include "cli/system/errors.hpp"
#include "cli/system/file_identity.hpp"
#include "cli/system/output_file.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

/// A file that is read, and what a message calls it.
struct Source {
  std::string name;
  std::optional<FileIdentity> identity;
};

/// A file that is written: its flag and its path.
struct Target {
  std::string flag;
  std::string path;

  [[nodiscard]] std::string name() const { return formatted("{} {}", flag, in_quotes(path)); }
};

std::vector<Source> sources_of(const Options& options, const Console& console) {
  std::vector<Source> sources;
  const bool reads_stdin =
      options.files.empty() ? options.command->takes_files() : std::ranges::find(options.files, "-") != options.files.end();
  if (reads_stdin) sources.push_back({"standard input", console.stdin_file});
  for (const std::string& file : options.files) {
    if (file != "-") sources.push_back({"the input " + in_quotes(file), identity_of(file)});
  }
  if (!options.config.empty()) sources.push_back({"--config " + in_quotes(options.config), identity_of(options.config)});
  if (!options.rates.empty()) sources.push_back({"--rates " + in_quotes(options.rates), identity_of(options.rates)});
  return sources;
}

std::vector<Target> targets_of(const Options& options) {
  std::vector<Target> targets;
  for (const std::string& path : options.outputs) targets.push_back({"-o", path});
  if (!options.rejects.empty()) targets.push_back({"--rejects", options.rejects});
  if (!options.value.customers_out.empty()) targets.push_back({"--customers-out", options.value.customers_out});
  std::erase_if(targets, [](const Target& target) { return is_standard_output(target.path) || is_no_regular_file(target.path); });
  return targets;
}

}  // namespace

void refuse_overwriting(const Options& options, const Console& console) {
  const std::vector<Target> targets = targets_of(options);
  if (targets.empty()) return;
  const std::vector<Source> sources = sources_of(options, console);
  for (const Target& target : targets) {
    const auto identity = identity_of(target.path);
    const auto taken = std::ranges::find_if(sources, [&](const Source& source) { return identity && source.identity == identity; });
    if (taken != sources.end())
      throw UsageError(formatted("{} would overwrite {}", target.name(), taken->name), "a source stays as it is: name another file");
  }
  for (auto target = targets.begin(); target != targets.end(); ++target) {
    const auto same = std::find_if(target + 1, targets.end(), [&](const Target& other) { return is_same_file(target->path, other.path); });
    if (same != targets.end()) throw UsageError(formatted("{} and {} are one file", target->name(), same->name()), "write to two files");
  }
}

}  // namespace retain::cli
