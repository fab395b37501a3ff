#include "render/render.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

TEST_CASE("every format has a key that finds it") {
  for (const std::string& key : format_keys()) CHECK(find_format(key).has_value());
  CHECK(format_keys() == std::vector<std::string>{"table", "json", "ndjson", "csv", "tsv", "markdown", "html", "value"});
  CHECK(find_format("markdown") == Format::markdown);
  CHECK_FALSE(find_format("md").has_value());
  CHECK_FALSE(find_format("").has_value());
}

TEST_CASE("the ending of a file's name stands for a format") {
  CHECK(format_of_file("out.json") == Format::json);
  CHECK(format_of_file("a.b/out.NDJSON") == Format::ndjson);
  CHECK(format_of_file("out.jsonl") == Format::ndjson);
  CHECK(format_of_file("out.csv") == Format::csv);
  CHECK(format_of_file("out.tsv") == Format::tsv);
  CHECK(format_of_file("out.md") == Format::markdown);
  CHECK(format_of_file("out.html") == Format::html);
  CHECK(format_of_file("out.HTM") == Format::html);
  CHECK(format_of_file("out.txt") == Format::table);
  CHECK_FALSE(format_of_file("a.csv/out").has_value());
  CHECK_FALSE(format_of_file("csv").has_value());
  CHECK_FALSE(format_of_file("out.").has_value());
}

TEST_CASE("each format ends in one line feed and differs from the others") {
  const Report report = test::report({test::row("2026-01", "cs=70 cn=30 ce=90")});
  std::vector<std::string> texts;
  for (const std::string& key : format_keys()) {
    const std::string text = render::render(report, *find_format(key), {});
    CAPTURE(key);
    CHECK(text.ends_with('\n'));
    CHECK(std::find(texts.begin(), texts.end(), text) == texts.end());
    texts.push_back(text);
  }
}
