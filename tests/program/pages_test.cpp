#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/run_retain.hpp"
#include "support/scratch_folder.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using test::Contains;

namespace {

/// What a command writes to a file whose ending says the format.
std::string written(std::vector<std::string> args, const std::string& ending) {
  const test::ScratchFolder folder;
  folder.write("before.csv", "period,cs,cn,ce\n2026-01,70,30,90\n2026-02,90,10,95\n");
  folder.write("after.csv", "period,cs,cn,ce\n2026-01,70,30,91\n2026-02,91,10,95\n");
  folder.write("rows.csv", "customer,date,amount\n<b>A</b>,2026-01,100\nB|C,2026-01,50\n<b>A</b>,2026-02,1120.5\n");
  for (std::string& arg : args) {
    if (arg.ends_with(".csv")) arg = folder.path(arg);
  }
  args.insert(args.end(), {"-q", "-o", folder.path("page" + ending)});
  const test::Run run = test::run_retain(args);
  CAPTURE(args, run.err);
  CHECK(run.status <= 1);
  CHECK(run.out.empty());
  return folder.read("page" + ending);
}

struct Answer {
  std::vector<std::string> args;
  std::vector<std::string> html;
  std::vector<std::string> markdown;
};

const std::vector<Answer> answers = {
    {{"diff", "before.csv", "after.csv"},
     {"<h1>Differences of two reports</h1>", "before.csv → ", "<p class=\"lead\">Rows compared: 2. Rows that differ: 2.</p>",
      "<tr><th scope=\"row\">2026-01<td class=\"words\">lost customers<td>10<td>9<td>-1\n", "<li>Restated: 2026-01, 2026-02.</li>"},
     {"| 2026-01 | lost customers | 10 | 9 | -1 |"}},
    {{"test", "2026-01", "2026-02", "before.csv"},
     {"<h1>Test of two groups</h1>", "<li>A: 2026-01</li>", "<p class=\"lead\">CRR 85.7% in A, 94.4% in B: +8.7 points",
      "<tr><th scope=\"row\">CRR<td class=\"words\">A<td>60<td>70<td>85.7"},
     {"| CRR | A | 60 | 70 | 85.7 |"}},
    {{"calc", "--start", "70", "--new", "30", "--end", "90", "--revenue-end", "4500", "--assume", "churn -1pp", "--cost", "20"},
     {"<title>What if: churn rate 13.3% instead of 14.3%</title>", "<tr><th scope=\"row\">lost customers<td>10<td>9.3<td>-0.7\n",
      "<p class=\"lead\">Gain 35 of margin a period; cost 20: net 15; breaks even at -0.57 points (",
      "<caption>What it is worth</caption>"},
     {"### What if: churn rate 13.3% instead of 14.3%", "| net gain | 15 |", "| lost customers | 10 | 9.3 | -0.7 |"}},
    {{"calc", "--start", "70", "--new", "30", "--end", "90"},
     {"<h1>Retention calculation</h1>", "<p class=\"lead\">Kept 60 of 70 customers, lost 10, won 30; 90 at the end.</p>", "<td>85.7%"},
     {"| crr | 85.7% | 75.7 to 92.1 | (CE − CN − CR) / CS × 100 |"}},
    {{"movements", "rows.csv"},
     {"<h1>Movements of customers</h1>",
      "<tr><th scope=\"row\">&lt;b&gt;A&lt;/b&gt;<td class=\"words\">2026-02<td class=\"words\">expanded",
      "<td>100.00<td>1,120.50<td>1,020.50\n"},
     {"| Customer | period | movement | before | after | change |", "| B\\|C | 2026-01 | new | 0.00 | 50.00 | 50.00 |"}},
    {{"movements", "rows.csv", "--only", "reactivated"}, {"<p class=\"lead\">No movements.</p>"}, {"No movements."}},
};

}  // namespace

TEST_CASE("every answer that people read is written as a page of HTML and as Markdown") {
  for (const Answer& answer : answers) {
    CAPTURE(answer.args);
    const std::string html = written(answer.args, ".html");
    CHECK(html.starts_with("<!DOCTYPE html>\n"));
    CHECK(html.ends_with("</body></html>\n"));
    for (const std::string& text : answer.html) CHECK_THAT(html, Contains(text));
    const std::string markdown = written(answer.args, ".md");
    for (const std::string& text : answer.markdown) CHECK_THAT(markdown, Contains(text));
  }
}

TEST_CASE("movements are drawn a piece at a time") {
  std::string rows = "customer,date,amount\n";
  for (int i = 0; i < 5000; ++i) rows += "customer " + std::to_string(i) + ",2026-01,10\n";
  const std::string html = test::run_retain({"movements", "-q", "-f", "html"}, rows).out;
  CHECK(html.starts_with("<!DOCTYPE html>\n<html"));
  CHECK(html.ends_with("</body></html>\n"));
  CHECK_THAT(html, Contains("<tr><th scope=\"row\">customer 4999<td"));
  const std::string markdown = test::run_retain({"movements", "-q", "-f", "markdown"}, rows).out;
  CHECK(std::count(markdown.begin(), markdown.end(), '\n') == 5002);
}

TEST_CASE("every answer takes a title, and is written as a mail") {
  const test::ScratchFolder folder;
  const std::string file = folder.write("in.csv", "period,cs,cn,ce,revenue_end\n2026-01,70,30,90,$4500\n2026-02,90,10,95,$4800\n");
  const std::string other = folder.write("other.csv", "period,cs,cn,ce\n2026-01,70,30,91\n");
  const std::vector<std::vector<std::string>> answers_with_titles = {{"report", file},
                                                                     {"calc", "--start", "70", "--new", "30", "--end", "90"},
                                                                     {"diff", file, other},
                                                                     {"test", "2026-01", "2026-02", file},
                                                                     {"report", file, "--assume", "churn -1pp"}};
  for (std::vector<std::string> args : answers_with_titles) {
    CAPTURE(args);
    args.insert(args.end(), {"-q", "--title", "A & B", "-f", "html"});
    CHECK_THAT(test::run_retain(args).out, Contains("<h1>A &amp; B</h1>"));
    args.back() = "mail";
    const std::string mail = test::run_retain(args).out;
    CHECK_THAT(mail, Contains(">A &amp; B</h1>"));
    CHECK(mail.ends_with("</body></html>\n"));
    CHECK(mail.size() < 90'000);
    for (const char* never : {"<style", "<svg", "var(", "<script"}) CHECK_THAT(mail, !Contains(never));
  }
  CHECK_THAT(test::run_retain({"report", file, "--assume", "churn -1pp", "--title", "A", "-q", "-f", "html"}).out,
             Contains("<h1>A</h1>\n<p class=\"muted\">What if: "));
}

TEST_CASE("the currency that was read stands with amounts; several, or none, are not told") {
  const auto page = [](const std::string& rows, std::vector<std::string> flags = {}) {
    std::vector<std::string> args{"report", "-q", "-f", "html"};
    args.insert(args.end(), flags.begin(), flags.end());
    return test::run_retain(args, rows).out;
  };
  const std::string snapshots =
      page("period,cs,cn,ce,revenue_start,revenue_end (€)\n2026-01,70,30,90,4000,4500\n2026-02,90,10,95,4500,250000\n");
  CHECK_THAT(snapshots, Contains("<p class=\"value\">€250.0K</p>"));
  CHECK_THAT(snapshots, Contains("<th scope=\"col\">end (€)"));
  const std::string rows = "customer,date,amount,currency\na,2026-01-02,10,EUR\nb,2026-01-03,5,EUR\na,2026-02-03,12,EUR\n";
  CHECK_THAT(page(rows), Contains("€"));
  CHECK_THAT(page("customer,date,amount\na,2026-01-02,10\na,2026-02-03,12\n"), !Contains("€"));
  CHECK_THAT(page("customer,date,amount,currency\na,2026-01-02,10,EUR\nb,2026-01-03,5,USD\na,2026-02-03,12,EUR\n", {"--by", "currency"}),
             !Contains(" (€)"));
}
