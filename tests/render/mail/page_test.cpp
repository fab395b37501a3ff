#include "render/mail/page.hpp"

#include "program/bad_input/bad_input.hpp"
#include "render/render.hpp"
#include "support/pages.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;
using test::Contains;

namespace {

constexpr std::size_t most_bytes_of_mail = 90'000;

Report segmented_report(int segments, int months, const std::string& name) {
  std::vector<Snapshot> rows;
  auto next = Period::parse("2020-01");
  for (int month = 0; month < months; ++month, next = next.next()) {
    const std::string period = next.to_string();
    for (int i = 0; i < segments; ++i)
      rows.push_back(test::row(period, "cs=1000 cn=50 churned=" + std::to_string(20 + (i * 7 + month) % 60), name + std::to_string(i)));
  }
  ReportOptions options;
  options.requirements = {parse_requirement("last:crr >= 99"), parse_requirement("churn < 90")};
  return test::report(std::move(rows), options);
}

std::string mail_of(const Report& report, RenderOptions options = {}) { return render::render(report, Format::mail, options); }

void check_mail(const std::string& text) {
  CHECK(text.starts_with("<!DOCTYPE html>\n<html lang=\""));
  CHECK(text.ends_with("</body></html>\n"));
  CHECK(text.size() < most_bytes_of_mail);
  for (const char* never : {"<style", "<svg", "<script", "var(", "class=", "<link", "href", "src=", "http:", "https:", "url(", "@media"}) {
    CAPTURE(never);
    CHECK(text.find(never) == std::string::npos);
  }
  CHECK(std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
}

}  // namespace

TEST_CASE("a mail has what a report comes to, who did it, the newest period by segment and the total over time") {
  RenderOptions options;
  options.files = {"in/monthly.csv"};
  options.title = "Board <b>";
  const std::string text = mail_of(segmented_report(3, 4, "s"), options);
  check_mail(text);
  for (const char* part :
       {">Board &lt;b&gt;</h1>", "Source: monthly.csv &#183; data to 2020-04-30", "1 of 2 targets missed", ">2020-04 by segment</h2>",
        ">brings</th>", ">Customers</h2>", ">mean month</td>", ">Targets</h2>", "Changes are on 2020-03.", "95% range"}) {
    CAPTURE(part);
    CHECK_THAT(text, Contains(part));
  }
}

TEST_CASE("a mail stays short, however many segments and however long their names are") {
  const std::string long_name = "이름이-아주-긴-세그먼트-" + std::string(300, 'x') + "-";
  RenderOptions korean;
  korean.language = Language::korean;
  const std::string text = mail_of(segmented_report(60, 30, long_name), korean);
  check_mail(text);
  CHECK_THAT(text, Contains("48&#44060;"));  // 48개
}

TEST_CASE("a mail without notes has no heading for them") {
  const std::string text = mail_of(test::report({test::row("2026-01", "csat_total=100 csat_satisfied=20 csat_responses=25")}));
  check_mail(text);
  CHECK_THAT(text, Contains("CSAT"));
  CHECK_THAT(text, !Contains("Notes"));
}

TEST_CASE("a long table of a mail says what it leaves out") {
  Page page;
  page.title = "t";
  std::vector<GridLine> lines;
  for (int i = 0; i < 1000; ++i) lines.push_back({{std::to_string(i), "1"}, Tone::plain});
  page.add({"name", "N"}, 1, std::move(lines));
  page.add(SentenceKind::note, std::vector<std::string>(400, std::string(5000, '|')));
  for (int i = 0; i < 200; ++i) page.add(SentenceKind::list, std::vector<std::string>(12, std::string(5000, '|')));
  const std::string text = test::drawn(page, Format::mail);
  check_mail(text);
  CHECK_THAT(text, Contains("960 lines more: in the whole report."));
  CHECK_THAT(text, Contains("388 more: in the whole report."));
  CHECK_THAT(text, Contains("What is too long for a mail is left out"));
}

TEST_CASE("nothing in a mail is acted on") {
  const std::string text = test::drawn(test::hostile_page(), Format::mail);
  CHECK_THAT(text, Contains(">a &amp; &lt;b&gt;</h1>"));
  CHECK_THAT(text, Contains("&lt;script&gt;"));
  CHECK_THAT(text, !Contains("<script"));
  CHECK_THAT(text, !Contains("\x1b"));
}
