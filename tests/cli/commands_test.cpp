#include "cli/commands.hpp"

#include <set>

#include "cli/flags/common_flags.hpp"
#include "render/render.hpp"
#include "support/catch.hpp"

using namespace retain;
using namespace retain::cli;

TEST_CASE("every row of the table of commands is whole and found by its name") {
  for (const Command& command : commands()) {
    CAPTURE(command.name);
    CHECK(&find_command(commands(), command.name) == &command);
    CHECK_FALSE(command.summary.empty());
    CHECK(command.run != nullptr);
    CHECK(command.take_arguments != nullptr);
    const Flags flags = command.own_flags();
    CHECK(find_flag(flags, "--help") != nullptr);
    CHECK((find_flag(flags, "--format") != nullptr) == !command.formats.empty());
    CHECK((find_flag(flags, "--bom") != nullptr) == !command.delimited_formats().empty());
    for (const std::string& format : command.formats) CHECK(render::find_format(format));
  }
  CHECK_THROWS(find_command(commands(), "repor"));
}

TEST_CASE("no name of a flag is taken twice in a command, nor is one of calc an alias of a quantity") {
  for (const Command& command : commands()) {
    CAPTURE(command.name);
    std::set<std::string> names;
    for (const Flag& flag : command.own_flags()) {
      CAPTURE(flag.names);
      CHECK(names.insert(flag.name()).second);
      const auto id = find_quantity(flag.name().substr(2));
      if (command.takes_quantities && id) CHECK(quantity_flag(quantity(*id).key) == flag.name());
    }
  }
}

TEST_CASE("flags that are made leave the options of others alone, and outlive the command that made them") {
  Options options;
  const Flags flags = find_command(commands(), "sniff").own_flags();
  const Flags others = find_command(commands(), "report").own_flags();
  find_flag(flags, "--format")->set(options, "--format", "json");
  CHECK(options.format == render::Format::json);
  CHECK_THROWS(find_flag(flags, "--format")->set(options, "--format", "html"));
  CHECK_NOTHROW(find_flag(others, "--format")->set(options, "--format", "html"));
}

TEST_CASE("the flag of a quantity is its id with dashes") { CHECK(quantity_flag("cost_per_lost_customer") == "--cost-per-lost-customer"); }
