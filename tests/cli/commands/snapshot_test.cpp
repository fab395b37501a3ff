#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/run_retain.hpp"
#include "support/scratch_folder.hpp"

using namespace retain;
using test::Run;
using test::run_retain;

namespace {

// A pays more, B leaves, C joins.
const std::string payment_rows = "customer,date,amount\nA,2026-01,100\nB,2026-01,50\nA,2026-02,120.5\nC,2026-02,30\n";
const std::string columns =
    "period,segment,complete,customers_start,customers_new,customers_reactivated,customers_churned,customers_end,revenue_start,revenue_new,"
    "revenue_reactivation,revenue_expansion,revenue_contraction,revenue_churned,revenue_end,sales,purchases,buyers,repeat_buyers\n";
const std::string january = "2026-01,,false,0,2,0,0,2,0,150,0,0,0,0,150,150,2,2,0\n";
const std::string february = "2026-02,,true,2,1,0,1,2,150,30,0,20.5,0,50,150.5,150.5,2,2,0\n";

std::string with_tabs(std::string text) {
  for (char& c : text) c = c == ',' ? '\t' : c;
  return text;
}

}  // namespace

TEST_CASE("snapshot prints the periods of rows as CSV", "[snapshot_command]") {
  const Run run = run_retain({"snapshot"}, payment_rows);
  CHECK(run.status == 0);
  CHECK(run.out == columns + january + february);
  CHECK(run.err.empty());
  CHECK(run_retain({"snapshot", "-", "-f", "tsv"}, payment_rows).out == with_tabs(columns + january + february));
  CHECK(run_retain({"snapshot", "--last", "1"}, payment_rows).out == columns + february);
  CHECK(run_retain({"snapshot", "--until", "2026-01"}, payment_rows).out == columns + january);
  CHECK(run_retain({"snapshot", "--since", "2026-03"}, payment_rows).status == 3);
}

TEST_CASE("snapshot prints JSON", "[snapshot_command]") {
  const std::string inputs =
      "\"inputs\":{\"customers_start\":2,\"customers_new\":1,\"customers_reactivated\":0,\"customers_churned\":1,\"customers_end\":2,"
      "\"revenue_start\":150,"
      "\"revenue_new\":30,\"revenue_reactivation\":0,\"revenue_expansion\":20.5,\"revenue_contraction\":0,\"revenue_churned\":50,\"revenue_"
      "end\":150.5,"
      "\"sales\":150.5,\"purchases\":2,\"buyers\":2,\"repeat_buyers\":0}";
  CHECK(run_retain({"snapshot", "-f", "ndjson", "--last", "1"}, payment_rows).out ==
        "{\"period\":\"2026-02\",\"segment\":null,\"complete\":true," + inputs + "}\n");
  const std::string document = run_retain({"snapshot", "-f", "json"}, payment_rows).out;
  CHECK(document.starts_with("{\n  \"schema\": \"retain.snapshot\",\n  \"schema_version\": 1,\n"));
  CHECK(document.find("\"granularity\": \"month\",\n  \"periods\": [\n") != std::string::npos);
  CHECK(document.ends_with("  \"warnings\": []\n}\n"));
}

TEST_CASE("snapshots feed the report, which says the same of them as of the rows", "[snapshot_command]") {
  for (const char* format : {"csv", "tsv", "json", "ndjson"}) {
    CAPTURE(format);
    const std::string snapshots = run_retain({"snapshot", "-f", format}, payment_rows).out;
    // (2 − 1) / 2, 120.5 / 150 and 100 / 150.
    const Run run = run_retain({"report", "--metrics", "crr,ndr,grr", "--last", "1", "-f", "value"}, snapshots);
    CHECK(run.out == "50\n80.33333333333333\n66.66666666666667\n");
    CHECK(run_retain({"report", "--metrics", "crr,ndr,grr", "--last", "1", "-f", "value"}, payment_rows).out == run.out);
  }
}

TEST_CASE("snapshots of segments and windows are marked so", "[snapshot_command]") {
  const Run run = run_retain({"snapshot", "--by", "region", "--window", "2"},
                             "customer,date,amount,region\nA,2026-01,5,us\nA,2026-03,7,us\nB,2026-03,1,=kr\n");
  std::string window_columns = columns;
  window_columns.insert(window_columns.find("customers_start"), "window,");
  CHECK(run.out == window_columns +
                       "2026-01,'=kr,false,2,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0\n"
                       "2026-01,us,false,2,0,1,0,0,1,0,5,0,0,0,0,5,5,1,1,0\n"
                       "2026-01,,false,2,0,1,0,0,1,0,5,0,0,0,0,5,5,1,1,0\n"
                       "2026-02,'=kr,false,2,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0\n"
                       "2026-02,us,false,2,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0\n"
                       "2026-02,,false,2,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0\n"
                       "2026-03,'=kr,true,2,0,1,0,0,1,0,1,0,0,0,0,1,1,1,1,0\n"
                       "2026-03,us,true,2,1,0,0,0,1,5,0,0,2,0,0,7,7,1,1,0\n"
                       "2026-03,,true,2,1,1,0,0,2,5,1,0,2,0,0,8,8,2,2,0\n");
}

TEST_CASE("the ending of each file picks its format", "[snapshot_command]") {
  const test::ScratchFolder folder;
  const std::string input = folder.write("rows.csv", payment_rows);
  const Run run = run_retain({"snapshot", input, "-o", folder.path("a.csv"), "-o", folder.path("a.tsv"), "-o", folder.path("a.json"), "-o",
                              folder.path("a.ndjson"), "-o", folder.path("a.md"), "-o", "-"});
  CHECK(run.status == 0);
  CHECK(run.out == columns + january + february);
  CHECK(folder.read("a.csv") == columns + january + february);
  CHECK(folder.read("a.tsv") == with_tabs(columns + january + february));
  CHECK(folder.read("a.json") == run_retain({"snapshot", input, "-f", "json"}).out);
  CHECK(folder.read("a.ndjson") == run_retain({"snapshot", input, "-f", "ndjson"}).out);
  CHECK(folder.read("a.md").starts_with("| "));
}

TEST_CASE("rows that are wrong leave files untouched", "[snapshot_command]") {
  const test::ScratchFolder folder;
  folder.write("out.csv", "old");
  const Run run = run_retain({"snapshot", "-o", folder.path("out.csv"), "-o", "-"}, "customer,date,amount\nA,2026-01,x\n");
  CHECK(run.status == 3);
  CHECK(run.out.empty());
  CHECK(folder.read("out.csv") == "old");
  CHECK(folder.names() == std::vector<std::string>{"out.csv"});
}

TEST_CASE("flags for rows are refused beside snapshots", "[snapshot_command]") {
  const std::string snapshots = "period,cs,cn,ce\n2026-01,70,30,90\n";
  for (const std::vector<std::string>& flag :
       std::vector<std::vector<std::string>>{{"--gap", "2"}, {"--window", "12"}, {"--amounts", "payments"}, {"--as-of", "2026-03-15"}}) {
    CAPTURE(flag[0]);
    const Run run = run_retain({"report", flag[0], flag[1]}, snapshots);
    CHECK(run.status == 2);
    CHECK(run.out.empty());
    CHECK(run.err.starts_with("retain: error: " + flag[0] + " is for customer rows, and the input is period snapshots\n"));
  }
  const Run run = run_retain({"snapshot"}, snapshots);
  CHECK(run.status == 3);
  CHECK(run.err.starts_with("<stdin>: error: snapshot needs customer rows, and the input is period snapshots\n"));
}

TEST_CASE("strict makes errors of warnings about rows", "[snapshot_command]") {
  const std::string text = "customer,date,amount\nA,2026-01,5\n B,2026-01,0.0000001\n";
  CHECK(run_retain({"snapshot"}, text).status == 0);
  const Run run = run_retain({"snapshot", "--strict"}, text);
  CHECK(run.status == 3);
  CHECK(run.out.empty());
  CHECK(run.err.find("<stdin>:3:12: error: an amount has more than six decimals and is rounded\n") != std::string::npos);
  CHECK(run.err.find("<stdin>:3:1: error: a customer id has spaces around it, which are left out\n") != std::string::npos);
}

TEST_CASE("values of flags for rows that are none are usage errors", "[snapshot_command]") {
  for (const std::vector<std::string>& flag : std::vector<std::vector<std::string>>{{"--gap", "0"},
                                                                                    {"--gap", "x"},
                                                                                    {"--window", "0"},
                                                                                    {"--memory", "1K"},
                                                                                    {"--memory", "x"},
                                                                                    {"--memory", "99999999T"},
                                                                                    {"--threads", "0"},
                                                                                    {"--as-of", "2026-03"},
                                                                                    {"--amounts", "both"},
                                                                                    {"--by", "a,,b"},
                                                                                    {"--column", "custmer=x"},
                                                                                    {"--column", "revenue_new="}}) {
    CAPTURE(flag[0], flag[1]);
    const Run run = run_retain({"snapshot", flag[0], flag[1]}, payment_rows);
    CHECK(run.status == 2);
    CHECK(run.out.empty());
    CHECK(run.err.starts_with("retain: error: "));
  }
}
