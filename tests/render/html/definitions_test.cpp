#include "render/html/definitions.hpp"

#include "support/catch.hpp"

using namespace retain;
using namespace retain::render;

TEST_CASE("a definition has the name, the formula, the meaning, what to compare with and the source") {
  const std::string text = definitions_markup({Id::crr}, Language::english).str();
  for (const char* part : {"<dt>Customer retention rate <code>crr</code></dt>", "(CE − CN − CR) / CS × 100",
                           "<dd>Share of the customers at the start who are still there at the end.</dd>", "To compare with: </b>85 to 90",
                           "Source: hubspot.com", "Customers at the start <code>CS</code>"}) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
  CHECK(text.find("sales") == std::string::npos);
}

TEST_CASE("every quantity can be defined in both languages") {
  for (const Quantity& quantity : quantities()) {
    CAPTURE(quantity.key);
    CHECK(definitions_markup({quantity.id}, Language::english).str().find(quantity.symbol) != std::string::npos);
    CHECK(definitions_markup({quantity.id}, Language::korean).str().find(quantity.name_ko) != std::string::npos);
  }
  CHECK(definitions_markup({}, Language::english).empty());
}
