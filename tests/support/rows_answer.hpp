#pragma once

#include <string>
#include <utility>
#include <vector>

#include "io/load.hpp"
#include "render/machine/snapshots.hpp"
#include "support/inputs.hpp"

namespace retain::test {

/// All that reading a text of customer rows tells: snapshots, what was assumed, warnings, rows that were left out; or what is wrong.
inline std::string answer_of_rows(const std::string& text, const io::LoadOptions& options) {
  std::string answer;
  const auto add_place = [&answer](const Place& place) {
    answer += std::to_string(place.line) + ':' + std::to_string(place.column) + ' ' + place.pointer + ' ';
  };
  const auto add = [&](const std::vector<Diagnostic>& diagnostics) {
    for (const Diagnostic& one : diagnostics) {
      add_place(one.place);
      answer += one.code + ' ' + one.message + '\n' + one.hint + '\n' + one.excerpt + '\n';
    }
  };
  std::vector<io::Input> inputs;
  inputs.push_back(io::testing::input_of_bytes(text, true));
  try {
    const io::Loaded loaded = io::load(std::move(inputs), options);
    add(loaded.warnings);
    for (const io::RejectedRow& row : loaded.rejected) {
      add_place(row.place);
      answer += row.code + ' ' + row.text + '\n';
    }
    std::vector<Snapshot> snapshots = loaded.snapshots;
    std::vector<Assumption> assumptions = loaded.assumptions;
    if (loaded.rows) {
      FollowingRules rules;
      rules.run_until = loaded.rows->run_until;
      snapshots = io::snapshots_of(*loaded.rows, rules);
      assumptions.insert(assumptions.end(), loaded.rows->assumptions.begin(), loaded.rows->assumptions.end());
    }
    for (const Assumption& assumption : assumptions) answer += assumption.text.english() + '\n';
    answer += render::render_snapshots(snapshots, {}, render::Format::csv);
  } catch (const InputError& error) {
    add(error.diagnostics());
    answer += std::to_string(error.unlisted()) + " more";
  }
  return answer;
}

/// The same where no row is read at speed.
inline std::string careful_answer_of_rows(const std::string& text, io::LoadOptions options) {
  options.takes_short_ways = false;
  return answer_of_rows(text, options);
}

}  // namespace retain::test
