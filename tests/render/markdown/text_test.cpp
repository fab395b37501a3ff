#include "render/markdown/text.hpp"

#include "support/catch.hpp"

using namespace retain::render;

TEST_CASE("what Markdown or a browser would act on is escaped") {
  CHECK(markdown_escaped("a|b") == "a\\|b");
  CHECK(markdown_escaped("<b>&`*_[x]~#\\") == "\\<b\\>&amp;\\`\\*\\_\\[x\\]\\~\\#\\\\");
  CHECK(markdown_escaped("2026-10 한글") == "2026-10 한글");
}

TEST_CASE("a table has a rule that puts numbers to the right") {
  CHECK(markdown_table({"period", "CRR %"}, {{"2026-01", "85.7"}}, 1) == "| period | CRR % |\n| --- | ---: |\n| 2026-01 | 85.7 |\n");
}

TEST_CASE("a list has an escaped text a line") { CHECK(markdown_list({"* a", "b"}) == "- \\* a\n- b\n"); }
