#include "render/render.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

TEST_CASE("every format has a key that finds it") {
  for (const std::string& key : format_keys()) CHECK(find_format(key).has_value());
  CHECK(format_keys() ==
        std::vector<std::string>{"table", "json", "ndjson", "csv", "tsv", "long", "markdown", "html", "mail", "xlsx", "value"});
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
  CHECK(format_of_file("out.xlsx") == Format::xlsx);
  CHECK(format_of_file("out.txt") == Format::table);
  CHECK_FALSE(format_of_file("a.csv/out").has_value());
  CHECK_FALSE(format_of_file("csv").has_value());
  CHECK_FALSE(format_of_file("out.").has_value());
}

TEST_CASE("delimited text is csv, tsv and long") {
  for (const std::string& key : format_keys()) {
    CAPTURE(key);
    CHECK(is_delimited(*find_format(key)) == (key == "csv" || key == "tsv" || key == "long"));
  }
}

TEST_CASE("each format that is text ends in one line feed and differs from the others") {
  const Report report = test::report({test::row("2026-01", "cs=70 cn=30 ce=90")});
  std::vector<std::string> texts;
  for (const std::string& key : format_keys()) {
    if (key == "xlsx") continue;
    const std::string text = render::render(report, *find_format(key), {});
    CAPTURE(key);
    CHECK(text.ends_with('\n'));
    CHECK(std::find(texts.begin(), texts.end(), text) == texts.end());
    texts.push_back(text);
  }
}

TEST_CASE("an answer refuses a format that it has not") {
  const Report report = test::report({test::row("2026-01", "cs=70 cn=30 ce=90"), test::row("2026-02", "cs=90 cn=10 ce=95")});
  const Figures figures(report, std::nullopt, Language::english);
  CHECK_THROWS_AS(render_diff(compare(report, report, std::nullopt, false), {"a", "b"}, {}, figures, Format::value, {}), std::logic_error);
  CHECK_THROWS_AS(render_groups(test_groups(report, "2026-01", "2026-02", {}), report, Format::ndjson, {}), std::logic_error);
  CHECK_THROWS_AS(render_what_if(suppose(report, {parse_premise("churn -1pp")}, std::nullopt), figures, Format::csv, {}), std::logic_error);
  const Movements none{[](const std::function<void(const Movement&)>&) {}};
  CHECK_THROWS_AS(write_movements(none, Granularity::month, {}, Format::value, {}, [](std::string_view) {}), std::logic_error);
}
