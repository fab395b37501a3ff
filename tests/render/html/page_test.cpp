#include "render/html/page.hpp"

#include <set>

#include "program/bad_input/bad_input.hpp"
#include "render/html/style.hpp"
#include "render/render.hpp"
#include "support/pages.hpp"
#include "support/run_retain.hpp"
#include "support/scratch_folder.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;
using test::Contains;

namespace {

std::string html(std::vector<Snapshot> snapshots, const ReportOptions& options = {}, const RenderOptions& rendering = {}) {
  return render::render(test::report(std::move(snapshots), options), Format::html, rendering);
}

/// The tags in a document, without those that end an element.
std::set<std::string> tags_of(const std::string& text) {
  std::set<std::string> tags;
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    const std::string tag = text.substr(at + 1, text.find_first_of(" >", at) - at - 1);
    if (!tag.starts_with('/')) tags.insert(tag);
  }
  return tags;
}

}  // namespace

TEST_CASE("the style sheet of a page has the digest that the page allows") {
  const test::ScratchFolder folder;
  folder.write("style.css", std::string(html_style()));
  const test::Run run = test::run_shell(folder, "sha256sum <style.css | cut -c1-64 | tr a-f A-F | basenc --base16 -d | base64");
  REQUIRE(run.status == 0);
  CHECK(run.out == std::string(html_style_digest) + "\n");
}

TEST_CASE("an HTML report is one document that loads and runs nothing") {
  const std::string text = html({test::row("2026-01", "cs=70 cn=30 ce=90"), test::row("2026-02", "cs=90 cn=30 ce=90")});
  CHECK(text.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
  CHECK_THAT(text, Contains("default-src &#39;none&#39;; style-src &#39;sha256-" + std::string(html_style_digest) + "&#39;"));
  CHECK_THAT(text, Contains("<style>" + std::string(html_style()) + "</style>"));
  CHECK_THAT(text, Contains("<title>Retention report, 2026-01 – 2026-02</title>"));
  CHECK_THAT(text, Contains("kept 60 of 90 customers"));
  for (const char* never : {"<script", "style=\"", "href", "src=", "http:", "https:", "url(", "@import", "onload"}) {
    CAPTURE(never);
    CHECK(text.find(never) == std::string::npos);
  }
}

TEST_CASE("names of segments, labels, warnings and requirements cannot become markup") {
  const std::string name = "\"'><script>alert(1)</script><b a='&#x3c;'>\xE2\x80\xAE";
  ReportOptions options;
  options.requirements = {parse_requirement("crr>=99")};
  Report report =
      test::report({test::row("Launch<u>", "cs=100 churned=5 churned:<i>x</i>=3", name), test::row("Later<u>", "cs=95 churned=50", name),
                    test::row("Launch<u>", "cs=100 churned=5", "b<p>"), test::row("Later<u>", "cs=95 churned=5", "b<p>")},
                   options);
  report.warnings.push_back({Severity::warning, "x", "says <em>", "do <strong>", {"<a>.csv", 3, 1, ""}, ""});
  for (const Language language : {Language::english, Language::korean}) {
    RenderOptions rendering;
    rendering.language = language;
    rendering.explain = true;
    const std::string text = render::render(report, Format::html, rendering);
    CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
    std::set<std::string> tags = tags_of(text);
    for (const char* known :
         {"!DOCTYPE", "html", "head", "meta",   "title",   "style",   "body",  "header", "main",       "section", "h1",   "h2",
          "h3",       "p",    "ul",   "li",     "span",    "b",       "i",     "figure", "figcaption", "svg",     "desc", "path",
          "circle",   "rect", "text", "div",    "table",   "caption", "thead", "tbody",  "tr",         "th",      "td",   "dl",
          "dt",       "dd",   "code", "footer", "details", "summary", "br",    "input",  "label",      "line"}) {
      tags.erase(known);
    }
    CHECK(tags == std::set<std::string>());
    CHECK(text.find("<i>x") == std::string::npos);
    CHECK(text.find("<b a") == std::string::npos);
    CHECK(text.find("<p>\"") == std::string::npos);
  }
}

TEST_CASE("the same report gives the same bytes, and its language is that of the options") {
  const Report report = test::report({test::row("2026-01", "cs=70 cn=30 ce=90")});
  CHECK(render::render(report, Format::html, {}) == render::render(report, Format::html, {}));
  RenderOptions korean;
  korean.language = Language::korean;
  CHECK_THAT(render::render(report, Format::html, korean), Contains("<html lang=\"ko\">"));
  CHECK_THAT(render::render(report, Format::html, korean), Contains("<h2>지표 설명</h2>"));
}

TEST_CASE("a one-off calculation has its sentence, its tiles and a table of metrics") {
  RenderOptions rendering;
  rendering.one_off = true;
  rendering.explain = true;
  const std::string text = html({test::row("", "cs=70 cn=30 ce=90")}, {}, rendering);
  for (const char* part :
       {"Retention calculation</h1>", "Kept 60 of 70 customers", "<td>85.7%<td>75.7 to 92.1<td class=\"words\">(CE − CN − CR) / CS × 100",
        "(90 − 30 − 0) / 70 × 100 = 85.7%", "<h2>In short</h2>"}) {
    CAPTURE(part);
    CHECK_THAT(text, Contains(part));
  }
}

TEST_CASE("a long table is folded") {
  std::vector<Snapshot> rows;
  for (int year = 1800; year < 2000; ++year) rows.push_back(test::row(std::to_string(year), "cs=10 churned=1"));
  CHECK_THAT(html(std::move(rows)), Contains("<summary>Show the table of 202 lines</summary>"));
}

TEST_CASE("targets and warnings stand in sections of their own") {
  ReportOptions options;
  options.requirements = {parse_requirement("crr >= 90"), parse_requirement("churn < 50")};
  const std::string text = html({test::row("2026-01", "cs=70 cn=30 ce=90"), test::row("2026-02", "cs=91 cn=3 ce=90")}, options);
  CHECK_THAT(text, Contains("<h2>Targets</h2>"));
  CHECK_THAT(text, Contains("target 90: missed by "));
  CHECK_THAT(text, Contains("<h2>Warnings</h2>"));
  CHECK_THAT(text, Contains("<li>in.csv:3: "));
}

TEST_CASE("of many warnings the first are open and the rest folded") {
  Report report = test::report({test::row("2026-01", "cs=100 churned=5")});
  for (int i = 0; i < 1250; ++i)
    report.warnings.push_back(
        {Severity::warning, "x", "doubt " + std::to_string(i), "", {"in.csv", static_cast<std::size_t>(i + 2), 1, ""}, ""});
  const std::string text = render::render(report, Format::html, {});
  const std::size_t fold = text.find("<details class=\"folded\"><summary>1,240 more</summary>");
  REQUIRE(fold != std::string::npos);
  CHECK(text.find("doubt 9<") < fold);
  CHECK(text.find("doubt 10<") > fold);
  CHECK_THAT(text, Contains("doubt 1249<"));
  report.warnings.resize(11);
  CHECK_THAT(render::render(report, Format::html, {}), !Contains("<details"));
}

TEST_CASE("a file named .html becomes a report in HTML, a snapshot has none") {
  const test::ScratchFolder folder;
  const std::string in = folder.write("in.csv", "period,customers_start,customers_churned\n2026-01,100,5\n");
  const test::Run run = test::run_retain({"report", in, "-o", folder.path("out.html"), "-o", folder.path("out.htm")});
  CHECK(run.status == 0);
  CHECK(folder.read("out.html").starts_with("<!DOCTYPE html>"));
  CHECK(folder.read("out.html") == folder.read("out.htm"));
  CHECK(test::run_retain({"report", in, "-f", "html"}).out == folder.read("out.html"));
  CHECK(test::run_retain({"snapshot", in, "-o", folder.path("other.html")}).status == 2);
}

TEST_CASE("any page is a document that stands on its own, with its title, in light and dark, and nothing that a browser acts on") {
  const std::string text = test::drawn(test::hostile_page(), Format::html);
  CHECK(text.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n"));
  CHECK(text.ends_with("</body></html>\n"));
  CHECK_THAT(text, Contains("<title>a &amp; &lt;b&gt;</title>"));
  CHECK_THAT(text, Contains("<h1>a &amp; &lt;b&gt;</h1>\n<p class=\"lead\">5 &lt; 6 | *up*</p>"));
  CHECK_THAT(text, Contains(std::string(html_style_digest)));
  CHECK_THAT(text, Contains("<h2>Notes</h2>\n<ul class=\"notes card\">\n<li>`[link](http://example.com)`</li>"));
  CHECK_THAT(text, !Contains("<script>"));
  CHECK_THAT(text, !Contains("\x1b"));
}

TEST_CASE("a table of a page scrolls, names its columns and rows, and tells what is worse") {
  const std::string text = test::drawn(test::hostile_page(), Format::html);
  // A heading without a text is none.
  CHECK_THAT(text,
             Contains("aria-label=\"a &amp; &lt;b&gt;\"><table><thead><tr><td><th scope=\"col\" class=\"words\">name<th scope=\"col\">N"));
  CHECK_THAT(text, Contains("<tr><th scope=\"row\">a<td class=\"words\">&lt;script&gt;<td>1\n"));
  CHECK_THAT(text, Contains("<tr class=\"bad\"><td><td class=\"words\">x|\\x1b[31my\\n<td>–\n"));
  // The mark moves no digit.
  CHECK_THAT(text, Contains("<td>12<i>!</i>\n"));
}

TEST_CASE("a page has the title that it is given, its score and where it is from") {
  ReportOptions options;
  options.requirements = {parse_requirement("crr >= 90"), parse_requirement("churn < 50")};
  options.requirements.back().severity = Severity::warning;
  RenderOptions rendering;
  rendering.title = "Board <b>";
  rendering.files = {"data/in.csv"};
  const std::string text = html({test::row("2026-01", "cs=70 cn=30 ce=90"), test::row("2026-02", "cs=90 cn=3 ce=90")}, options, rendering);
  CHECK_THAT(text, Contains("<title>Board &lt;b&gt;, 2026-01 – 2026-02</title>"));
  CHECK_THAT(text, Contains("<h1>Board &lt;b&gt;</h1>\n<p class=\"muted\">2026-01 – 2026-02</p>\n<p class=\"muted\">Source: in.csv · data "
                            "to 2026-02-28</p>"));
  CHECK_THAT(text,
             Contains("<p class=\"target bad\"><span aria-hidden=\"true\">✕ </span>Target missed; no warning line crossed</p>\n</header>"));
  CHECK_THAT(text, Contains("<h2>Warning lines</h2>"));
  CHECK_THAT(text, Contains("<p class=\"muted\">Changes are on 2026-01.</p>"));
}

TEST_CASE("who made the change stands under the tiles") {
  const std::string text = html({test::row("2026-01", "cs=100 cn=0 churned=4", "a"), test::row("2026-01", "cs=100 cn=0 churned=4", "b"),
                                 test::row("2026-02", "cs=100 cn=0 churned=30", "a"), test::row("2026-02", "cs=100 cn=0 churned=5", "b")});
  const std::size_t tiles = text.find("<ul class=\"tiles");
  const std::size_t driver = text.find("<h2>2026-02 by segment</h2>\n<p class=\"driver\">a: -26.0 points");
  REQUIRE(driver != std::string::npos);
  CHECK(tiles < driver);
  CHECK(text.find("a: -26.0 points") == text.rfind("a: -26.0 points"));
}
