#include "cli/system/console.hpp"

#include <climits>
#include <map>
#include <string>

#include "support/catch.hpp"

using namespace retain::cli;

namespace {

using Variables = std::map<std::string, std::string>;

Environment environment_of(const Variables& variables) {
  return [&variables](const char* name) {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second.c_str();
  };
}

}  // namespace

TEST_CASE("the environment says whether there is colour, NO_COLOR first") {
  struct Case {
    Variables variables;
    std::optional<bool> expected;
  };
  const Case cases[] = {
      {{}, std::nullopt},
      {{{"NO_COLOR", "1"}}, false},
      {{{"NO_COLOR", ""}}, std::nullopt},
      {{{"NO_COLOR", "1"}, {"FORCE_COLOR", "1"}}, false},
      {{{"FORCE_COLOR", "1"}}, true},
      {{{"FORCE_COLOR", "0"}}, std::nullopt},
      {{{"FORCE_COLOR", ""}}, std::nullopt},
      {{{"CLICOLOR_FORCE", "1"}}, true},
      {{{"CLICOLOR_FORCE", "0"}}, std::nullopt},
      {{{"TERM", "dumb"}}, false},
      {{{"TERM", "xterm"}}, std::nullopt},
      {{{"TERM", "dumb"}, {"FORCE_COLOR", "1"}}, true},
  };
  for (const Case& test : cases) {
    CAPTURE(test.variables);
    CHECK((colour_wish(environment_of(test.variables)) == test.expected));
  }
}

TEST_CASE("the language is that of LC_ALL, then LC_MESSAGES, then LANG") {
  using retain::render::Language;
  struct Case {
    Variables variables;
    Language expected;
  };
  const Case cases[] = {
      {{}, Language::english},
      {{{"LANG", "ko_KR.UTF-8"}}, Language::korean},
      {{{"LANG", "ko"}}, Language::korean},
      {{{"LANG", "ko@hanja"}}, Language::korean},
      {{{"LANG", "kok_IN"}}, Language::english},
      {{{"LANG", "C.UTF-8"}}, Language::english},
      {{{"LC_MESSAGES", "ko_KR.utf8"}, {"LANG", "en_US.UTF-8"}}, Language::korean},
      {{{"LC_MESSAGES", "C"}, {"LANG", "ko_KR.UTF-8"}}, Language::english},
      {{{"LC_ALL", "C"}, {"LC_MESSAGES", "ko_KR.UTF-8"}}, Language::english},
      {{{"LC_ALL", ""}, {"LC_MESSAGES", ""}, {"LANG", "ko_KR.UTF-8"}}, Language::korean},
      {{{"LC_CTYPE", "ko_KR.UTF-8"}}, Language::english},
  };
  for (const Case& test : cases) {
    CAPTURE(test.variables);
    CHECK(language_wish(environment_of(test.variables)) == test.expected);
  }
}

TEST_CASE("tables are as wide as COLUMNS says, then as the terminal, within limits") {
  struct Case {
    Variables variables;
    int terminal;
    int expected;
  };
  const Case cases[] = {
      {{}, 0, 80},
      {{}, 132, 132},
      {{}, 7, 40},
      {{{"COLUMNS", "100"}}, 132, 100},
      {{{"COLUMNS", "1"}}, 0, 40},
      {{{"COLUMNS", "0"}}, 0, 80},
      {{{"COLUMNS", "-5"}}, 132, 132},
      {{{"COLUMNS", "-99999999999"}}, 0, 80},
      {{{"COLUMNS", "99999999"}}, 0, 1000},
      {{{"COLUMNS", "99999999999999999999"}}, 0, 1000},
      {{{"COLUMNS", "80x"}}, 132, 132},
      {{{"COLUMNS", ""}}, 0, 80},
  };
  for (const Case& test : cases) {
    CAPTURE(test.variables, test.terminal);
    CHECK(table_width(environment_of(test.variables), test.terminal) == test.expected);
  }
}
