#include "core/table/spelling.hpp"

#include <string>
#include <tuple>
#include <vector>

#include "support/catch.hpp"

using retain::did_you_mean;
using retain::nearest_word;

namespace {

const std::vector<std::string> words{"crr", "churn", "ndr", "grr", "revenue_expansion", "revenue_end"};

}  // namespace

TEST_CASE("the nearest word is the one meant", "[spelling]") {
  const auto [typed, meant] = GENERATE(table<std::string, std::string>({
      {"chrn", "churn"},                           // one left out
      {"churnn", "churn"},                         // one too many
      {"chunr", "churn"},                          // two swapped count as one
      {"revenue_expnasion", "revenue_expansion"},  //
      {"rvenue_expantion", "revenue_expansion"},   // two edits in a long word
      {"ndrr", "ndr"},
      {"churn", "churn"},
  }));
  CAPTURE(typed);
  CHECK(nearest_word(typed, words) == meant);
}

TEST_CASE("a word that is like none gets no suggestion", "[spelling]") {
  const auto typed = GENERATE(as<std::string>(), "", "xyz", "sales", "chxxn", std::string(1000, 'c'));
  CAPTURE(typed);
  CHECK_FALSE(nearest_word(typed, words).has_value());
  CHECK(did_you_mean(typed, words).empty());
}

TEST_CASE("of equally near words the first is suggested", "[spelling]") {
  CHECK(nearest_word("drr", words) == "crr");
  CHECK(nearest_word("churn", std::vector<std::string>{}) == std::nullopt);
}

TEST_CASE("a suggestion is a question", "[spelling]") { CHECK(did_you_mean("chrn", words) == "; did you mean \"churn\"?"); }
