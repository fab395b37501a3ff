#include "cli/help/completion.hpp"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <sstream>

#include "cli/commands.hpp"
#include "cli/system/errors.hpp"
#include "support/catch.hpp"
#include "support/run_retain.hpp"
#include "support/scratch_folder.hpp"

using namespace retain;
using namespace retain::cli;

namespace {

bool has_program(const std::string& name) { return std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) == 0; }

std::string output_of(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  std::string text;
  for (int c = std::fgetc(pipe.get()); c != EOF; c = std::fgetc(pipe.get())) text += static_cast<char>(c);
  return text;
}

/// What bash offers for the last of some words, in a folder with files.
std::vector<std::string> offered(const std::string& words) {
  const test::ScratchFolder folder;
  folder.write("retain.bash", completion_script("bash", commands()));
  folder.write("my file.csv", "");
  folder.write("monthly.csv", "");
  folder.write("ask.sh", "source ./retain.bash\nCOMP_WORDS=(retain " + words +
                             ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_retain\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
  std::istringstream lines(output_of("cd '" + folder.path("") + "' && bash ask.sh 2>&1"));
  std::vector<std::string> result;
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) result.push_back(line);
  }
  return result;
}

using Words = std::vector<std::string>;

bool offers(const Words& words, const std::string& word) { return std::find(words.begin(), words.end(), word) != words.end(); }

}  // namespace

TEST_CASE("every shell completes every command, flag and choice") {
  for (const std::string& shell : shell_names()) {
    CAPTURE(shell);
    const std::string script = completion_script(shell, commands());
    for (const Command& command : commands()) {
      CAPTURE(command.name);
      CHECK(script.find(command.name) != std::string::npos);
      for (const Flag& flag : command.own_flags()) {
        CAPTURE(flag.names);
        CHECK(script.find(shell == "fish" ? "-l " + flag.name().substr(2) : flag.name()) != std::string::npos);
        for (const std::string& choice : flag.choices) CHECK(script.find(choice) != std::string::npos);
      }
    }
  }
}

TEST_CASE("choices of a flag are words that it takes") {
  Options unused;
  for (const Command& command : commands()) {
    for (const Flag& flag : command.own_flags()) {
      if (flag.value == "CONDITION" || flag.value == "FIELD=HEADER") continue;  // begins with them
      for (const std::string& choice : flag.choices) {
        CAPTURE(command.name, flag.names, choice);
        CHECK_NOTHROW(flag.set(unused, flag.name(), choice));
      }
    }
  }
}

TEST_CASE("the scripts are valid in their shells") {
  for (const std::string& shell : shell_names()) {
    if (!has_program(shell)) {
      WARN("skipped: " << shell << " is not installed");
      continue;
    }
    const test::ScratchFolder folder;
    const auto file = folder.write("script", completion_script(shell, commands()));
    CAPTURE(shell);
    CHECK(output_of(shell + " -n '" + file + "' 2>&1").empty());
  }
}

TEST_CASE("bash offers commands") {
  CHECK(offered("rep") == Words{"report"});
  CHECK(offered("help sn") == Words{"snapshot", "sniff"});
  const Words all = offered("''");
  for (const std::string& name : command_names(commands())) CHECK(offers(all, name));
}

TEST_CASE("bash offers the flags of a command") {
  CHECK(offered("report --for") == Words{"--format"});
  CHECK(offered("calc --customers-st") == Words{"--customers-start"});
  CHECK(offered("calc --sta") == Words{"--start"});
  CHECK(offered("calc --for") == Words{"--format"});
  CHECK(offered("metrics --prec").empty());
}

TEST_CASE("bash offers the values of a flag") {
  CHECK(offered("report -f js") == Words{"json"});
  CHECK(offered("report --column unit") == Words{"unit_price="});
  CHECK(offers(offered("report -f ''"), "markdown"));
  CHECK(offered("report --format = nd") == Words{"ndjson"});
  CHECK(offers(offered("report --format ="), "csv"));
  CHECK(offered("report --metrics crr,quick") == Words{"crr,quick_ratio"});
  CHECK(offered("movements --only new,chu") == Words{"new,churned"});
  CHECK(offered("report --lang k") == Words{"ko"});
  CHECK(offered("report --last 1").empty());
}

TEST_CASE("bash offers metrics and files as arguments") {
  CHECK(offered("calc cr") == Words{"crr"});
  CHECK(offered("metrics nd") == Words{"ndr"});
  CHECK(offered("completion z") == Words{"zsh"});
  CHECK(offered("report mo") == Words{"monthly.csv"});
  CHECK(offered("report -o my") == Words{"my file.csv"});
}

TEST_CASE("completion prints the script of one shell") {
  CHECK(test::run_retain({"completion", "zsh"}).out == completion_script("zsh", commands()));
  const test::Run unknown = test::run_retain({"completion", "bsh"});
  CHECK(unknown.status == 2);
  CHECK(unknown.err.find("did you mean \"bash\"") != std::string::npos);
  CHECK(test::run_retain({"completion"}).status == 2);
  CHECK(test::run_retain({"completion", "bash", "zsh"}).status == 2);
}
