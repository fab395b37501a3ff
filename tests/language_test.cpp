#include "render/language.hpp"

#include "catch.hpp"

using namespace retain::render;

TEST_CASE("a text is said in the language asked for") {
  CHECK(say("segment", Language::english) == "segment");
  CHECK(say("segment", Language::korean) == "세그먼트");
}

TEST_CASE("what the catalogue does not hold stays English") {
  CHECK(translated("segment", Language::korean) == "세그먼트");
  CHECK(translated("segment", Language::english) == "segment");
  CHECK(translated("of no catalogue", Language::korean) == "of no catalogue");
}
