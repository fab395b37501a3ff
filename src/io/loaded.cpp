#include "io/loaded.hpp"

#include <algorithm>
#include <map>

#include "io/opening/text_start.hpp"
#include "io/problems/limits.hpp"
#include "io/problems/text_place.hpp"
#include "text/format.hpp"

namespace retain::io {

namespace {

/// The lines of a text up to the last that is asked for, found once.
class SourceLines {
 public:
  explicit SourceLines(std::string_view text) : rest_(without_mark(text)) {}

  std::string_view operator[](std::size_t number) {
    while (lines_.size() < number && !rest_.empty()) {
      lines_.push_back(take_line(rest_));
    }
    return number <= lines_.size() ? lines_[number - 1] : std::string_view();
  }

 private:
  std::string_view rest_;
  std::vector<std::string_view> lines_;
};

void refuse_too_many(const LoadedRows& rows, const FollowingRules& rules, std::size_t bytes_each) {
  const std::size_t periods = rows.ledger->count_periods(rules);
  const std::size_t segments = rows.ledger->segments().size();
  const std::size_t needed = periods * (segments + 1) * bytes_each;
  constexpr std::size_t mebibyte = std::size_t{1} << 20;
  // The program itself takes as much as this.
  constexpr std::size_t always_allowed = 64 * mebibyte;
  const std::size_t most = std::max(rows.memory, always_allowed);
  if (rows.memory == 0 || needed <= most) return;
  const std::string all = segments == 0 ? std::string() : formatted(" of {} segments and the whole", with_thousands(segments));
  throw InputError({error("too_many_periods",
                          formatted("{} periods{} would take about {} of memory, and {} are allowed", with_thousands(periods), all,
                                    size_text((needed / mebibyte + 1) * mebibyte), size_text(most)),
                          segments == 0 ? "a longer --period has fewer; --memory allows more"
                                        : "a longer --period has fewer, and so does a coarser --by; --memory allows more")});
}

}  // namespace

std::vector<Assumption> assumptions_of(const Loaded& loaded) {
  std::vector<Assumption> all = loaded.assumptions;
  if (loaded.rows) all.insert(all.end(), loaded.rows->assumptions.begin(), loaded.rows->assumptions.end());
  return all;
}

void add_excerpts(std::vector<Diagnostic>& diagnostics, std::span<const Source> sources) {
  // More than anybody reads, so that a hostile input cannot fill memory with copies of its lines.
  constexpr std::size_t most_excerpts = 1000;
  constexpr std::size_t longest_excerpt = 16384;
  std::map<std::string_view, SourceLines> files;
  for (const Source& source : sources) files.try_emplace(source.name, source.text);
  for (Diagnostic& diagnostic : std::span(diagnostics).first(std::min(diagnostics.size(), most_excerpts))) {
    const auto file = files.find(diagnostic.place.file);
    if (file == files.end() || diagnostic.place.line == 0) continue;
    const std::string_view line = file->second[diagnostic.place.line];
    if (line.size() <= longest_excerpt) diagnostic.excerpt = line;
  }
}

std::vector<Snapshot> snapshots_of(const LoadedRows& rows, const FollowingRules& rules, const PeriodCut& cut, std::size_t bytes_each) {
  refuse_too_many(rows, rules, bytes_each);
  std::vector<Snapshot> snapshots = rows.ledger->snapshots(rules, cut);
  for (Snapshot& snapshot : snapshots) {
    for (const auto& [key, value] : rows.facts) {
      // What adds up is of the whole base; a rate holds for its parts too.
      if (!snapshot.segment.empty() && quantity(key.second).sum == Sum::add) continue;
      const Period period = Period::from_ordinal(rows.ledger->plan().period, key.first);
      if (snapshot.period == Period::containing(snapshot.period.granularity(), period.first_day())) snapshot.set(key.second, value);
    }
  }
  return snapshots;
}

}  // namespace retain::io
