#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <initializer_list>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/korean.hpp"
#include "support/run_retain.hpp"
#include "support/sanitizers.hpp"
#include "support/scratch_folder.hpp"

namespace retain::test {

/// Reports on a text of period snapshots at standard input, as CSV.
inline Run read_snapshots(const std::string& text, const std::vector<std::string>& flags = {}) {
  std::vector<std::string> args = {"report", "-f", "csv"};
  args.insert(args.end(), flags.begin(), flags.end());
  return run_retain(args, text);
}

/// Takes snapshots of a text of customer rows at standard input, as CSV.
inline Run read_rows(const std::string& text, const std::vector<std::string>& flags = {}) {
  std::vector<std::string> args = {"snapshot"};
  args.insert(args.end(), flags.begin(), flags.end());
  return run_retain(args, text);
}

/// Runs a line of the shell in the folder, where `retain` is the program that was built.
inline Run run_shell(const ScratchFolder& folder, const std::string& line) {
  const ScratchFolder results;
  const std::string program = RETAIN_BINARY;
  const std::string script = results.write("script", "export PATH='" + program.substr(0, program.rfind('/')) + "':$PATH\ncd '" +
                                                         folder.path("") + "'\nunset NO_COLOR FORCE_COLOR CLICOLOR_FORCE\n" + line + '\n');
  const int status =
      std::system(("bash '" + script + "' >'" + results.path("out") + "' 2>'" + results.path("err") + "' </dev/null").c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), results.read("out"), results.read("err")};
}

/// Checks that the same run says the same in Korean, where it can be run again.
inline void check_korean(const Run& run) {
  if (run.args.empty()) return;
  cli::Console console;
  console.language = render::Language::korean;
  const Run again = run_retain(run.args, run.input, console);
  CHECK(again.status == run.status);
  for (const std::string& line : lines_without_korean(again.err)) FAIL_CHECK("no Korean: " << line);
}

/// Checks that the run ended with `status` and nothing on standard output, and that the message has all of these words.
inline void check_refused(const Run& run, int status, std::initializer_list<std::string> words) {
  INFO(run.err);
  CHECK(run.status == status);
  CHECK(run.out.empty());
  for (const std::string& word : words) {
    INFO("the message should have: " << word);
    CHECK(run.err.find(word) != std::string::npos);
  }
  check_korean(run);
}

/// The same for an input that is wrong.
inline void check_refused(const Run& run, std::initializer_list<std::string> words) { check_refused(run, 3, words); }

/// Checks that the run ended well, and that what it said has all of these words.
inline void check_read(const Run& run, std::initializer_list<std::string> words = {}) {
  INFO(run.err);
  CHECK(run.status == 0);
  CHECK_FALSE(run.out.empty());
  for (const std::string& word : words) {
    INFO("the messages should have: " << word);
    CHECK(run.err.find(word) != std::string::npos);
  }
  check_korean(run);
}

/// The fields of the rows in a CSV text without quotes, by the header; row 0 is the first below it.
inline std::string cell(const Run& run, const std::string& column, std::size_t row = 0) {
  const auto fields_of = [](const std::string& line) {
    std::vector<std::string> fields(1);
    for (const char c : line) {
      if (c == ',') {
        fields.emplace_back();
      } else {
        fields.back() += c;
      }
    }
    return fields;
  };
  std::istringstream lines(run.out);
  std::string line;
  std::getline(lines, line);
  const std::vector<std::string> header = fields_of(line);
  for (std::size_t i = 0; i <= row; ++i) {
    if (!std::getline(lines, line)) return "no such row";
  }
  const std::vector<std::string> fields = fields_of(line);
  for (std::size_t i = 0; i < header.size() && i < fields.size(); ++i) {
    if (header[i] == column) return fields[i];
  }
  return "no such column";
}

}  // namespace retain::test
