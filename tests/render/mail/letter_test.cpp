#include "render/mail/letter.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain::render;
using retain::test::Contains;

TEST_CASE("what is not ASCII becomes a reference") {
  CHECK(in_ascii("<p>ok</p>") == "<p>ok</p>");
  CHECK(in_ascii("–₩고") == "&#8211;&#8361;&#44256;");
}

TEST_CASE("a letter tells a tone in a sign beside its colour, and cuts what nobody reads") {
  Letter letter;
  letter.judged("1 < 2", Tone::bad);
  CHECK_THAT(letter.markup().str(), Contains("color:#b3261e\">✕ 1 &lt; 2</p>"));
  Letter long_one;
  long_one.text(std::string(5000, 'x'));
  CHECK(long_one.markup().str().size() < 800);
}
