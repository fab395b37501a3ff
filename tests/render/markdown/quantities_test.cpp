#include "render/markdown/quantities.hpp"

#include "retain/quantity.hpp"
#include "support/catch.hpp"

using namespace retain;
using namespace retain::render;

TEST_CASE("the Markdown table has a line for each metric and none for facts") {
  const std::string text = render_quantities_markdown(Language::english);
  const auto metrics = std::count_if(quantities().begin(), quantities().end(), [](const Quantity& row) { return !row.is_fact(); });
  CHECK(std::count(text.begin(), text.end(), '\n') == metrics + 2);
  CHECK(text.find("\n| `quick_ratio` | ratio | `(N + R + X) / (D + L + P)` | revenue won for each unit lost |\n") != std::string::npos);
}
