#include "support/transcript.hpp"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/korean.hpp"
#include "support/sanitizers.hpp"

namespace {

namespace fs = std::filesystem;
using retain::test::difference;
using retain::test::Transcript;

const fs::path transcript_folder = RETAIN_SOURCE_DIR;

/// `RETAIN_PROGRAM` runs the examples with another build of the program.
fs::path program() {
  const char* other = std::getenv("RETAIN_PROGRAM");
  return fs::absolute(other == nullptr ? RETAIN_BINARY : other);
}

/// Runs the examples of a file, and with `RETAIN_UPDATE=1` writes what they print into it instead of comparing.
void check(const fs::path& file) {
  const Transcript transcript = Transcript::read(file);
  const std::string name = fs::relative(file, transcript_folder).string();
  if (transcript.examples().empty()) FAIL(name << " has no console block");

  const std::vector<Transcript::Outcome> outcomes = transcript.run(transcript_folder / "examples", program());
  if (std::getenv("RETAIN_UPDATE") != nullptr) {
    retain::test::write_file(file, transcript.updated(outcomes));
    return;
  }
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const Transcript::Example& example = transcript.examples()[i];
    const std::string place = name + ":" + std::to_string(example.line) + ": $ " + example.command + "\n";
    if (!outcomes[i].missing_tool.empty()) {
      WARN(place << "skipped: " << outcomes[i].missing_tool << " is not installed");
    } else if (outcomes[i].lines != example.expected) {
      // Past Catch2, which would wrap the lines.
      std::cerr << place << difference(example.expected, outcomes[i].lines) << '\n';
      FAIL_CHECK(place);
    } else {
      SUCCEED();
    }
  }
}

/// What is told of errors where the language of the reader is Korean.
void check_korean(const fs::path& file) {
  if (retain::test::is_sanitized) return;  // the same runs once more, each of which takes half a second there
  const Transcript transcript = Transcript::read(file);
  const std::vector<Transcript::Outcome> outcomes =
      transcript.run(transcript_folder / "examples", program(), "retain() { env LC_ALL=ko retain \"$@\" 2>>\"$results/$example.err\"; }\n");
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const std::string& command = transcript.examples()[i].command;
    const bool sets_language = command.find("LC_") != std::string::npos || command.find("LANG") != std::string::npos ||
                               command.find("--lang") != std::string::npos || command.find("config") != std::string::npos;
    if (sets_language) continue;
    INFO(command);
    for (const std::string& line : retain::test::lines_without_korean(outcomes[i].err)) FAIL_CHECK("no Korean: " << line);
  }
}

std::vector<fs::path> cases() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(transcript_folder / "tests" / "cases")) {
    if (entry.path().extension() == ".md") files.push_back(entry.path());
  }
  REQUIRE_FALSE(files.empty());
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<Transcript::Outcome> run(const Transcript& transcript) { return transcript.run(transcript_folder / "examples", program()); }

}  // namespace

TEST_CASE("the examples of the README print what it shows", "[transcript]") { check(transcript_folder / "README.md"); }

TEST_CASE("the examples of the cookbook print what it shows", "[transcript]") { check(transcript_folder / "examples" / "README.md"); }

TEST_CASE("the examples of exports print what their cookbook shows", "[transcript]") {
  check(transcript_folder / "examples" / "exports" / "README.md");
}

TEST_CASE("the transcripts in tests/cases hold", "[transcript][pages]") {
  for (const fs::path& file : cases()) {
    DYNAMIC_SECTION(file.filename().string()) { check(file); }
  }
}

TEST_CASE("what the transcripts are told of errors is told in Korean too", "[transcript][pages]") {
  for (const fs::path& file : cases()) {
    DYNAMIC_SECTION(file.filename().string()) { check_korean(file); }
  }
}

TEST_CASE("an example is a command, its output and its exit status") {
  const Transcript transcript("text\n```console\n$ printf 'a\\nb\\n'; echo c >&2\n$ false\n[exit 1]\n```\n$ not an example\n");
  REQUIRE(transcript.examples().size() == 2);
  CHECK(transcript.examples()[0].line == 3);
  CHECK(transcript.examples()[0].command == "printf 'a\\nb\\n'; echo c >&2");
  CHECK(transcript.examples()[0].expected.empty());
  CHECK(transcript.examples()[1].expected == std::vector<std::string>{"[exit 1]"});

  const std::vector<Transcript::Outcome> outcomes = run(transcript);
  CHECK(outcomes[0].lines == std::vector<std::string>{"a", "b", "c"});
  CHECK(outcomes[1].lines == std::vector<std::string>{"[exit 1]"});
}

TEST_CASE("examples share a shell, read the files above them and see the examples folder under two names") {
  const Transcript transcript(
      "```csv it's.csv\nperiod\n```\n```console\n$ x=$(cat \"it's.csv\")\n$ echo \\\n  \"$x\"\n$ cmp quickstart.sh "
      "examples/quickstart.sh\n```\n");
  const std::vector<Transcript::Outcome> outcomes = run(transcript);
  REQUIRE(outcomes.size() == 3);
  CHECK(outcomes[1].lines == std::vector<std::string>{"period"});
  CHECK(outcomes[2].lines.empty());
}

TEST_CASE("the retain of the examples is the one that was built") {
  const std::vector<Transcript::Outcome> outcomes = run(Transcript("```console\n$ command -v retain\n```\n"));
  CHECK(outcomes.at(0).lines == std::vector<std::string>{program().string()});
}

TEST_CASE("a missing tool excuses an example only where it need not be installed") {
  const Transcript transcript("```console\n$ PATH=/nowhere; echo 1 | jq .\n$ PATH=/nowhere; retian report\n```\n");
  const std::vector<Transcript::Outcome> outcomes = run(transcript);
  CHECK(outcomes.at(0).missing_tool == "jq");
  CHECK(outcomes.at(1).missing_tool.empty());
  CHECK(outcomes.at(1).lines == std::vector<std::string>{"retian: command not found", "[exit 127]"});
}

TEST_CASE("updating replaces what was expected and nothing else") {
  const Transcript transcript("# a\n\n```console\n$ echo \\\n  1\nold\nolder\n$ false\n```\n\nend\n");
  CHECK(transcript.updated(run(transcript)) == "# a\n\n```console\n$ echo \\\n  1\n1\n$ false\n[exit 1]\n```\n\nend\n");
}

TEST_CASE("a console block that does not begin with a command is refused with its line") {
  CHECK_THROWS_WITH(Transcript("```console\nretain report\n```\n"), "line 2: a console block begins with \"$ \"");
}

TEST_CASE("a difference shows the lines that are common, expected and got") {
  CHECK(difference({"a", "b", "c"}, {"a", "x", "y", "c"}) == "  a\n- b\n+ x\n+ y\n  c\n");
  CHECK(difference({"a", "a"}, {"a"}) == "  a\n- a\n");
}
