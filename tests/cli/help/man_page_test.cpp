#include "cli/help/man_page.hpp"

#include <cstdlib>
#include <sstream>
#include <utility>

#include "cli/commands.hpp"
#include "support/catch.hpp"
#include "support/run_retain.hpp"
#include "support/scratch_folder.hpp"

using namespace retain;
using namespace retain::cli;

TEST_CASE("the manual page has every command with its flags, and what the program reads around it") {
  const std::string page = man_page(commands());
  for (const Command& command : commands()) {
    CAPTURE(command.name);
    CHECK(page.find("\n.SS retain " + command.name) != std::string::npos);
    for (const Flag& flag : command.own_flags()) {
      CAPTURE(flag.names);
      std::string roff = flag.name();
      for (std::size_t dash = roff.find('-'); dash != std::string::npos; dash = roff.find('-', dash + 2)) roff.insert(dash, "\\");
      CHECK(page.find("\\fB" + roff + "\\fP") != std::string::npos);
    }
  }
  for (const char* section : {"NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "EXIT STATUS", "ENVIRONMENT", "FILES"})
    CHECK(page.find(std::string("\n.SH ") + section + "\n") != std::string::npos);
  for (const char* variable : {"NO_COLOR", "COLUMNS", "LC_MESSAGES", "TMPDIR"}) CHECK(page.find(variable) != std::string::npos);
}

TEST_CASE("the manual page is ASCII, and no line of text is taken for a request") {
  std::istringstream lines(man_page(commands()));
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    for (const char c : line) CHECK(static_cast<unsigned char>(c) < 0x80);
    CHECK_FALSE(line.empty());
    CHECK(line.front() != '\'');
    if (line.front() == '.') CHECK((line.size() > 1 && line[1] >= 'A' && line[1] <= 'n'));
  }
}

TEST_CASE("help prints the manual page") {
  const test::Run run = test::run_retain({"help", "--man"});
  CHECK(run.status == 0);
  CHECK(run.out == man_page(commands()));
}

TEST_CASE("tools that check manual pages find nothing in it") {
  const test::ScratchFolder folder;
  const std::string file = folder.write("retain.1", man_page(commands()));
  const std::pair<const char*, const char*> tools[] = {{"groff", "groff -ww -man -Tascii -z"}, {"mandoc", "mandoc -T lint -W error"}};
  for (const auto& [tool, command] : tools) {
    if (std::system((std::string("command -v ") + tool + " >/dev/null 2>&1").c_str()) != 0) {
      WARN("skipped: " << tool << " is not installed");
      continue;
    }
    CAPTURE(tool);
    CHECK(std::system((std::string(command) + " '" + file + "' >'" + folder.path("found") + "' 2>&1").c_str()) == 0);
    CHECK(folder.read("found").empty());
  }
}
