#include "cli/flags/command_line.hpp"

#include <set>

#include "support/catch.hpp"

using namespace retain;
using namespace retain::cli;

TEST_CASE("every command but help has a command line of its own name") {
  Options unused;
  for (const std::string& name : command_names()) {
    const auto line = find_command(name, unused);
    CAPTURE(name);
    REQUIRE(line.has_value() == (name != "help"));
    if (line) CHECK(line->name == name);
  }
  CHECK_FALSE(find_command("repor", unused));
}

TEST_CASE("no name of a flag is taken twice in a command, nor is one of calc an alias of a quantity") {
  Options unused;
  for (const std::string name : {"report", "calc", "metrics"}) {
    const CommandLine line = find_command(name, unused).value();
    std::set<std::string> names;
    for (const Flag& flag : line.flags) {
      CAPTURE(flag.names);
      CHECK(names.insert(flag.name()).second);
      const auto id = find_quantity(flag.name().substr(2));
      if (line.takes_quantities && id) CHECK(quantity_flag(quantity(*id).key) == flag.name());
    }
  }
}

TEST_CASE("the flag of a quantity is its id with dashes") { CHECK(quantity_flag("cost_per_lost_customer") == "--cost-per-lost-customer"); }
