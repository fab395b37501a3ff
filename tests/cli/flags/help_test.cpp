#include "cli/flags/help.hpp"

#include <sstream>

#include "cli/commands.hpp"
#include "cli/flags/parse_options.hpp"
#include "support/catch.hpp"
#include "support/run_retain.hpp"

using namespace retain;
using namespace retain::cli;

namespace {

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
  std::string all = general_help(commands());
  for (const Command& command : commands()) all += command_help(command);
  std::istringstream lines(all);
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(line.size() <= 80);
    CHECK((line.empty() || line.back() != ' '));
  }
}

TEST_CASE("general help names every command") {
  for (const Command& command : commands()) CHECK(general_help(commands()).find("\n  " + command.name + ' ') != std::string::npos);
}

TEST_CASE("help of a command has its usage, every flag and examples") {
  for (const Command& command : commands()) {
    CAPTURE(command.name);
    const std::string help = command_help(command);
    CHECK(help.find("\nUsage: retain " + command.name + " [OPTION...] " + command.arguments + '\n') != std::string::npos);
    if (command.name != "help") CHECK(command.examples.size() >= 2);
    for (const Flag& flag : command.own_flags()) {
      CAPTURE(flag.names);
      CHECK(help.find(flag.name()) != std::string::npos);
      CHECK_FALSE(flag.help.empty());
    }
  }
}

TEST_CASE("help is found wherever it is asked for") {
  const std::string help = command_help(find_command(commands(), "report"));
  for (const std::vector<std::string>& args : std::vector<std::vector<std::string>>{
           {"report", "--help"}, {"report", "-h"}, {"help", "report"}, {"--help", "report"}, {"report", "absent.csv", "--bad", "--help"}}) {
    CAPTURE(args);
    const test::Run run = test::run_retain(args);
    CHECK(run.status == 0);
    CHECK(run.out == help);
    CHECK(run.err.empty());
  }
}

TEST_CASE("help has help, and so has every command") {
  const std::string of_help = command_help(find_command(commands(), "help"));
  for (const std::vector<std::string>& args :
       std::vector<std::vector<std::string>>{{"help", "--help"}, {"help", "-h"}, {"help", "help"}, {"help", "report", "--help"}}) {
    CAPTURE(args);
    const test::Run run = test::run_retain(args);
    CHECK(run.status == 0);
    CHECK(run.out == of_help);
  }
  for (const Command& command : commands()) {
    CAPTURE(command.name);
    const test::Run run = test::run_retain({command.name, "--help"});
    CHECK(run.status == 0);
    CHECK(run.out == command_help(command));
  }
  const test::Run unknown = test::run_retain({"help", "clac"});
  CHECK(unknown.status == 2);
  CHECK(unknown.err.starts_with("retain: error: unknown command \"clac\"; did you mean \"calc\"?\nhint: commands: report, "));
}

TEST_CASE("the examples of every command are command lines of it") {
  for (const Command& command : commands()) {
    for (const std::string& example : command.examples) {
      CAPTURE(example);
      const std::vector<std::string> words = words_of(example);
      REQUIRE_FALSE(words.empty());
      CHECK(words.front() == command.name);
      CHECK_NOTHROW(parse_options(words, commands()));
    }
  }
}
