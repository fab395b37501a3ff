#include "render/sentences/warnings.hpp"

#include "support/catch.hpp"

using namespace retain;
using namespace retain::render;

TEST_CASE("a warning on a page says where it is, what it is and the way out") {
  const std::vector<Diagnostic> warnings{
      warning("came_back", "of 10 customers counted as lost, 4 came back: absence tells little of who left", "leave it out",
              {"a.csv", 7, 1, {}}),
      warning("other", "churn rises\x1b", "")};
  CHECK(warning_sentences(warnings, Language::english) ==
        std::vector<std::string>{"a.csv:7: of 10 customers counted as lost, 4 came back: absence tells little of who left (leave it out)",
                                 "churn rises\\x1b"});
}
