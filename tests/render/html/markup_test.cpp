#include "render/html/markup.hpp"

#include "support/catch.hpp"

using namespace retain::render;

TEST_CASE("what a browser would take for markup is escaped") {
  CHECK(html_escaped("<b>&\"it's\"</b>") == "&lt;b&gt;&amp;&quot;it&#39;s&quot;&lt;/b&gt;");
  CHECK(html_escaped("2026-10 한글 95%") == "2026-10 한글 95%");
  CHECK(html_escaped("") == "");
}

TEST_CASE("what a browser would act on without showing it is made visible") {
  CHECK(html_escaped("a\x01") == html_escaped(html_escaped("a\x01")));
  for (const std::string_view hidden : {"\x1b", "\n", "\xE2\x80\xAE", "\xE2\x80\x8B", "\xff", "\x7f"}) {
    CAPTURE(hidden);
    const std::string text = html_escaped(hidden);
    CHECK(text.find(hidden) == std::string::npos);
    CHECK_FALSE(text.empty());
  }
}

TEST_CASE("markup escapes texts and the values of attributes") {
  Markup markup;
  markup.open("p", {{"title", "\"<x>\""}}).text("a<b").close("p");
  CHECK(markup.str() == "<p title=\"&quot;&lt;x&gt;&quot;\">a&lt;b</p>");
  Markup outer;
  CHECK(outer.empty());
  outer.open("div").add(markup).element("b", {{"class", "x"}}, "&").close("div").line_break();
  CHECK(outer.str() == "<div>" + markup.str() + "<b class=\"x\">&amp;</b></div>\n");
}

TEST_CASE("a style sheet stays as it is") { CHECK(Markup().open("style").style("a>b{}").close("style").str() == "<style>a>b{}</style>"); }
