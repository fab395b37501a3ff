#include "cli/help/help.hpp"

#include <algorithm>
#include <regex>
#include <sstream>

#include "cli/commands.hpp"
#include "cli/flags/parse_options.hpp"
#include "render/language/messages.hpp"
#include "support/catch.hpp"
#include "support/korean.hpp"
#include "support/run_retain.hpp"
#include "text/width.hpp"

using namespace retain;
using namespace retain::cli;
using render::helped;
using render::Language;

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

TEST_CASE("help fits 80 columns in every language") {
  for (const Language language : {Language::english, Language::korean}) {
    std::string all = general_help(commands(), language);
    for (const Command& command : commands()) all += command_help(command, language) + first_screen(command, language);
    std::istringstream lines(all);
    for (std::string line; std::getline(lines, line);) {
      CAPTURE(line);
      CHECK(display_width(line) <= 80);
      CHECK((line.empty() || line.back() != ' '));
    }
  }
}

TEST_CASE("the first screen of help has fewer than 40 lines") {
  for (const Language language : {Language::english, Language::korean}) {
    for (const Command& command : commands()) {
      CAPTURE(command.name);
      const std::string screen = first_screen(command, language);
      CHECK(std::count(screen.begin(), screen.end(), '\n') < 40);
      CHECK(screen.find("--help") != std::string::npos);
    }
  }
  const Command& report = find_command(commands(), "report");
  CHECK(first_screen(report).find("`retain help report TOPIC`") != std::string::npos);
  CHECK(first_screen(report).find("--timezone") == std::string::npos);
}

TEST_CASE("help by topic has every option once") {
  for (const Command& command : commands()) {
    std::string all;
    for (const std::string& topic : topics_of(command)) all += topic_help(command, topic);
    for (const Flag& flag : command.own_flags()) {
      CAPTURE(command.name, flag.names);
      CHECK(all.find(flag.name()) != std::string::npos);
    }
  }
  const Command& report = find_command(commands(), "report");
  CHECK(topic_help(report, "rows") == topic_help(report, "customer-rows"));
  CHECK_THROWS_WITH(topic_help(report, "limit"), "unknown topic \"limit\" of report; did you mean \"limits\"?");
}

TEST_CASE("help has Korean for everything") {
  CHECK(test::has_hangul(helped(documentation, Language::korean)));
  for (const ExitMeaning& row : exit_meanings()) CHECK(test::has_hangul(helped(row.meaning, Language::korean)));
  for (const Command& command : commands()) {
    CAPTURE(command.name);
    CHECK(test::has_hangul(helped(command.summary, Language::korean)));
    for (const std::string& note : command.notes) CHECK(test::has_hangul(helped(note, Language::korean)));
    for (const Flag& flag : command.own_flags()) {
      CAPTURE(flag.help, flag.brief);
      CHECK(test::has_hangul(helped(flag.help, Language::korean)));
      // Nor is a phrase left over in it, as where a default alone has its Korean.
      CHECK_FALSE(std::regex_search(helped(flag.help, Language::korean), std::regex("[a-z]+ [a-z]+ [a-z]+")));
      CHECK((flag.name() == "--format" || flag.brief.empty() || test::has_hangul(helped(flag.brief, Language::korean))));
      CHECK((flag.group.empty() || test::has_hangul(helped(flag.group, Language::korean))));
    }
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
           {"help", "report"}, {"--help", "report"}, {"report", "--help-all"}, {"report", "absent.csv", "--bad", "--help-all"}}) {
    CAPTURE(args);
    const test::Run run = test::run_retain(args);
    CHECK(run.status == 0);
    CHECK(run.out == help);
    CHECK(run.err.empty());
  }
}

TEST_CASE("a command tells what most need of it wherever it is asked") {
  const Command& report = find_command(commands(), "report");
  for (const std::vector<std::string>& args :
       std::vector<std::vector<std::string>>{{"report", "--help"}, {"report", "-h"}, {"report", "absent.csv", "--bad", "--help"}}) {
    CAPTURE(args);
    CHECK(test::run_retain(args).out == first_screen(report));
  }
  CHECK(test::run_retain({"report", "--help", "--lang", "ko"}).out == first_screen(report, Language::korean));
  CHECK(test::run_retain({"help", "report", "--lang=ko"}).out == command_help(report, Language::korean));
  CHECK(test::run_retain({"--help", "--lang", "ko"}).out == general_help(commands(), Language::korean));
  CHECK(test::run_retain({"help", "report", "limits"}).out == topic_help(report, "limits"));
  cli::Console console;
  console.language = Language::korean;
  CHECK(test::run_retain({"report", "--help"}, {}, console).out == first_screen(report, Language::korean));
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
    CHECK(run.out == first_screen(command));
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
