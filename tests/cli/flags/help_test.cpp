#include "cli/flags/help.hpp"

#include <sstream>

#include "support/catch.hpp"
#include "support/run_retain.hpp"

using namespace retain;
using namespace retain::cli;

namespace {

/// All but `help`, which has no flags.
std::vector<std::string> commands() {
  std::vector<std::string> names = command_names();
  std::erase(names, "help");
  return names;
}

/// The words behind the first `retain` of a line for a shell, up to a pipe, a redirection or a bracket.
std::vector<std::string> words_of(const std::string& example) {
  std::vector<std::string> words(1);
  bool quoted = false;
  for (const char c : example.substr(example.find("retain ") + 7)) {
    if (c == '\'') {
      quoted = !quoted;
    } else if (quoted) {
      words.back() += c;
    } else if (c == '|' || c == '>' || c == ')') {
      break;
    } else if (c == ' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  std::erase(words, "");
  return words;
}

}  // namespace

TEST_CASE("help fits 80 columns") {
  std::string all = general_help();
  for (const std::string& command : commands()) all += command_help(command);
  std::istringstream lines(all);
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(line.size() <= 80);
    CHECK((line.empty() || line.back() != ' '));
  }
}

TEST_CASE("general help names every command") {
  for (const std::string& command : commands()) CHECK(general_help().find("\n  " + command + ' ') != std::string::npos);
}

TEST_CASE("help of a command has its usage, every flag and examples") {
  for (const std::string& command : commands()) {
    CAPTURE(command);
    Options unused;
    const auto line = find_command(command, unused);
    REQUIRE(line);
    const std::string help = command_help(*line);
    CHECK(help.find("\nUsage: retain " + command + " [OPTION...] " + line->arguments + '\n') != std::string::npos);
    CHECK(line->examples.size() >= 2);
    for (const Flag& flag : line->flags) {
      CAPTURE(flag.names);
      CHECK(help.find(flag.name()) != std::string::npos);
      CHECK_FALSE(flag.help.empty());
    }
  }
}

TEST_CASE("help is found wherever it is asked for") {
  const std::string help = command_help("report");
  for (const std::vector<std::string>& args : std::vector<std::vector<std::string>>{
           {"report", "--help"}, {"report", "-h"}, {"help", "report"}, {"--help", "report"}, {"report", "absent.csv", "--bad", "--help"}}) {
    CAPTURE(args);
    const test::Run run = test::run_retain(args);
    CHECK(run.status == 0);
    CHECK(run.out == help);
    CHECK(run.err.empty());
  }
}

TEST_CASE("the examples of every command are command lines of it") {
  for (const std::string& command : commands()) {
    Options unused;
    const auto line = find_command(command, unused);
    REQUIRE(line);
    for (const std::string& example : line->examples) {
      CAPTURE(example);
      const std::vector<std::string> words = words_of(example);
      REQUIRE_FALSE(words.empty());
      CHECK(words.front() == command);
      CHECK_NOTHROW(parse_options(words));
    }
  }
}
