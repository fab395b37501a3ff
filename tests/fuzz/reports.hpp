#pragma once

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>

#include "fuzz/fuzz.hpp"
#include "support/run_retain.hpp"

namespace retain::fuzz {

/// Whether a report in CSV is short enough to be written in every format: one of thousands of periods takes longer than a fuzzer has, and
/// more memory than it is given.
inline bool is_short(std::string_view report) {
  constexpr std::size_t longest = std::size_t{1} << 16;
  return report.size() <= longest;
}

/// Requires that an input was read or refused as it should be.
inline void require_answer(const test::Run& run) {
  require(run.status == 0 || run.status == 3, "an input is read or refused", run.err);
  if (run.status != 0) {
    require(run.out.empty(), "a refusal leaves standard output empty", run.out);
    require(run.err.find("error: ") != std::string::npos, "a refusal says why", run.err);
  }
  for (const char c : run.err) require(c == '\n' || static_cast<unsigned char>(c) >= ' ', "messages are harmless", run.err);
}

/// Whether every period has a value, and the same segments: a segment that comes or goes leaves starts to the totals that stand in what is
/// written, and could be carried over where they do not.
inline bool is_regular(const nlohmann::json& periods) {
  std::map<nlohmann::json, std::set<nlohmann::json>> segments;
  for (const nlohmann::json& period : periods) {
    if (period["inputs"].empty()) return false;
    segments[period["period"]].insert(period["segment"]);
  }
  return std::all_of(segments.begin(), segments.end(), [&](const auto& entry) { return entry.second == segments.begin()->second; });
}

/// Requires that a report on period snapshots is read back from each of its formats as the same.
inline void require_round_trip(std::string_view snapshots) {
  using nlohmann::json;
  const test::Run table = test::run_retain({"report", "-", "-f", "csv"}, std::string(snapshots));
  require_answer(table);
  if (table.status != 0 || !is_short(table.out)) return;
  const test::Run original = test::run_retain({"report", "-", "-f", "json"}, std::string(snapshots));
  require(original.status == 0, "a report that has one format has all", original.err);
  const json document = json::parse(original.out, nullptr, false);
  require(!document.is_discarded(), "JSON output is JSON", original.out);
  // A double cannot hold such amounts, which the report says.
  if (original.out.find("\"inexact_json\"") != std::string::npos || !is_regular(document["periods"])) return;
  for (const char* format : {"csv", "json", "ndjson"}) {
    const test::Run written = test::run_retain({"report", "-", "-f", format}, std::string(snapshots));
    require(written.status == 0, "a report that has one format has all", written.err);
    const test::Run reread = test::run_retain({"report", "-", "-f", "json"}, written.out);
    require(reread.status == 0, "a report is read back", written.out + reread.err);
    const json copy = json::parse(reread.out);
    for (const char* part : {"periods", "overall"}) {
      require(copy[part] == document[part], "a report is read back as the same",
              written.out + "\n" + document[part].dump() + "\n" + copy[part].dump());
    }
  }
}

}  // namespace retain::fuzz
