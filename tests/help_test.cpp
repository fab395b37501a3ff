#include "cli/help.hpp"

#include <sstream>

#include "catch.hpp"
#include "run_retain.hpp"

using namespace retain;
using namespace retain::cli;

namespace {

const std::string commands[] = {"report", "calc", "test", "metrics"};

}  // namespace

TEST_CASE("help fits 80 columns") {
  std::string all = general_help();
  for (const std::string& command : commands) all += command_help(command);
  std::istringstream lines(all);
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(line.size() <= 80);
    CHECK((line.empty() || line.back() != ' '));
  }
}

TEST_CASE("general help names every command") {
  for (const std::string& command : commands) CHECK(general_help().find("\n  " + command + ' ') != std::string::npos);
}

TEST_CASE("help of a command has its usage, every flag and three examples") {
  for (const std::string& command : commands) {
    CAPTURE(command);
    Options unused;
    const auto line = find_command(command, unused);
    REQUIRE(line);
    const std::string help = command_help(*line);
    CHECK(help.find("\nUsage: retain " + command + " [OPTION...] " + line->arguments + '\n') != std::string::npos);
    CHECK(line->examples.size() >= 3);
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
