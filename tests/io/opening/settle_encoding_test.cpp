#include "io/opening/settle_encoding.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/run_retain.hpp"
#include "support/scratch_folder.hpp"

using namespace retain;
using namespace retain::io;
using namespace std::string_literals;
using test::Run;
using test::run_retain;

namespace {

const std::string korean_snapshots = "\xB1\xE2\xB0\xA3,\xC1\xF6\xBF\xAA,start,lost\n2026-01,\xBC\xAD\xBF\xEF,200,12\n";  // 기간,지역 … 서울
const std::string plain_row = "C1,2026-01-15,5\n";

/// Rows of ASCII, so many bytes or a little more, with a header.
std::string ascii_rows(std::size_t size) {
  std::string text = "customer,date,amount\n";
  while (text.size() < size) text += plain_row;
  return text;
}

std::string utf_16(std::string_view ascii, bool little) {
  std::string text = little ? "\xFF\xFE" : "\xFE\xFF";
  for (const char c : ascii) text += little ? std::string{c, '\0'} : std::string{'\0', c};
  return text;
}

/// What the program says of the same bytes as a file and as a pipe, which must be the same.
Run run_both(std::vector<std::string> args, const std::string& bytes) {
  const test::ScratchFolder folder;
  const Run pipe = run_retain(args, bytes);
  const std::string path = folder.write("in.csv", bytes);
  args.push_back(path);
  Run file = run_retain(args);
  CHECK(file.status == pipe.status);
  CHECK(file.out == pipe.out);
  for (auto at = file.err.find(path); at != std::string::npos; at = file.err.find(path)) file.err.replace(at, path.size(), "<stdin>");
  CHECK(file.err == pipe.err);
  return pipe;
}

}  // namespace

TEST_CASE("snapshots are read in the encoding that they are in", "[settle_encoding]") {
  const std::vector<std::string> args{"report", "-f", "csv", "--metrics", "churn"};
  const std::string expected =
      "period,segment,complete,customers_start,customers_churned,customers_end,churn\n2026-01,서울,true,200,12,188,6\n";
  const Run found = run_both(args, korean_snapshots);
  CHECK(found.status == 0);
  CHECK(found.err == "retain: note: <stdin>: read as cp949 (--encoding settles it)\n");
  for (const char* name : {"cp949", "euc-kr", "CP949", "uhc"}) {
    std::vector<std::string> pinned = args;
    pinned.insert(pinned.end(), {"--encoding", name});
    const Run run = run_both(pinned, korean_snapshots);
    CHECK(run.err.empty());
    CHECK(run.out == found.out);
  }
  CHECK(found.out.find("서울") != std::string::npos);
}

TEST_CASE("UTF-16 is read by its byte order mark", "[settle_encoding]") {
  const bool little = GENERATE(true, false);
  const std::string key = little ? "utf-16le" : "utf-16be";
  const std::string bytes = utf_16("month\tstart\tlost\r\n2026-01\t200\t12\r\n", little);
  const std::vector<std::string> args{"report", "-f", "value", "--metrics", "churn"};
  const Run run = run_both(args, bytes);
  CHECK(run.out == "6\n");
  CHECK(run.err == "retain: note: <stdin>: read as " + key + " (--encoding settles it)\n");
  const auto with = [&](const std::string& name, const std::string& text) {
    return run_retain({"report", "-f", "value", "--metrics", "churn", "--encoding", name}, text);
  };
  CHECK(with("utf-16", bytes).out == "6\n");
  CHECK(with(key, bytes).out == "6\n");
  CHECK(with(key, bytes.substr(2)).out == "6\n");
  CHECK(with("utf-16", bytes.substr(2)).out == "6\n");
  CHECK(with("utf-8", bytes).err.find("the byte order mark is that of " + key + ", and not of utf-8") != std::string::npos);
  CHECK(with("utf-16", "month,start\n").err.find("no byte order mark, by which utf-16 is read") != std::string::npos);
  CHECK(with("auto", bytes.substr(2)).err.find("pass --encoding " + key) != std::string::npos);
  CHECK(run_retain({"report", "-f", "value", "--metrics", "churn"}, utf_16("[{\"start\":200,\"lost\":12}]", little)).out == "6\n");
  CHECK(run_retain({"movements", "-f", "csv", "-q"}, utf_16("customer,date,amount\nA1,2026-01,5\n", little)).out.find("A1") !=
        std::string::npos);
}

TEST_CASE("customer rows are read in the encoding that all of them show", "[settle_encoding]") {
  const std::vector<std::string> args{"movements", "-f", "csv"};
  // The header alone, and a name far behind what is looked at first.
  const Run header = run_both(args, "\xB0\xED\xB0\xB4,\xC0\xCF\xC0\xDA,\xB1\xDD\xBE\xD7\n\xB1\xE8,2026-01,5\n");
  CHECK(header.status == 0);
  CHECK(header.out.find("김,,2026-01,new,0,5,5") != std::string::npos);
  CHECK(header.err == "retain: note: <stdin>: read as cp949 (--encoding settles it)\n");
  const Run late = run_both(args, ascii_rows(2'000'000) + "M\xFCller,2026-01-16,7\n");
  CHECK(late.status == 0);
  CHECK(late.out.find("Müller,,2026-01,new,0,7,7") != std::string::npos);
  CHECK(late.err.starts_with("retain: note: <stdin>: read as windows-1252 (--encoding settles it)\n"));
}

TEST_CASE("an id is one, whatever the encodings of the files", "[settle_encoding]") {
  const test::ScratchFolder folder;
  const std::string korean = folder.write("a.csv", "customer,date,amount\n\xB1\xE8\xC3\xB6\xBC\xF6,2026-01,5\n");
  const std::string unicode = folder.write("b.csv", "customer,date,amount\n김철수,2026-02,5\n");
  const Run run = run_retain({"movements", "-f", "csv", "-q", "--only", "new", korean, unicode});
  CHECK(run.status == 0);
  CHECK(run.out.find("김철수,,2026-01,new,0,5,5") != std::string::npos);
  CHECK(run.out.find("2026-02") == std::string::npos);
}

TEST_CASE("one bad byte of UTF-8 is refused and the text not taken for something else", "[settle_encoding]") {
  std::string text = "customer,date,amount\n";
  std::size_t lines = 1;
  for (; text.size() < 1'500'000; ++lines) text += "고객" + std::to_string(lines) + ",2026-01-15,5\n";
  const std::string place = "<stdin>:" + std::to_string(lines + 1) + ":3: error: not UTF-8: byte 0xFF";
  for (const char* flag : {"auto", "utf-8"}) {
    const Run run = run_both({"movements", "--encoding", flag}, text + "고객\xFF,2026-01-15,5\n");
    CHECK(run.status == 3);
    CHECK(run.err.find(place) != std::string::npos);
  }
}

TEST_CASE("an encoding that does not hold is an error at the byte", "[settle_encoding]") {
  const Run rows =
      run_both({"movements", "--encoding", "cp949"}, "customer,date,amount\n\xB1\xE8,2026-01,5\n\xB1\xE8M\xFCller,2026-01,5\n");
  CHECK(rows.status == 3);
  CHECK(rows.err.find("<stdin>:3:3: error: not cp949: byte 0xFC\n  3 | 김M\n    |    ^\n") != std::string::npos);
  const Run snapshots = run_both({"report", "--encoding", "windows-1252"}, "month,start,lost\n2026-01,20,1\x81\n");
  CHECK(snapshots.err.find("<stdin>:2:13: error: not windows-1252: byte 0x81\n") != std::string::npos);
  CHECK(run_both({"report", "--encoding", "utf-8"}, korean_snapshots).err.find("<stdin>:1:1: error: not UTF-8: byte 0xB1") !=
        std::string::npos);
  CHECK(run_retain({"report", "--encoding", "latin"}).err.find("latin-1") != std::string::npos);
}

TEST_CASE("a pipe that is gone by the time its encoding shows names the flag", "[settle_encoding]") {
  const std::string bytes = ascii_rows(RereadableInput::most_held + 2'000'000) + "M\xFCller,2026-01-16,7\n";
  const Run pipe = run_retain({"movements"}, bytes);
  CHECK(pipe.status == 3);
  CHECK(pipe.err.find("not UTF-8: byte 0xFC") != std::string::npos);
  CHECK(pipe.err.find("--encoding") != std::string::npos);
  const Run early = run_retain({"movements"}, "customer,date,amount\nM\xFCller,2026-01-16,7\n" + bytes);
  CHECK(early.status == 3);
  CHECK(early.err.find("--encoding windows-1252 settles it") != std::string::npos);
  CHECK(run_retain({"movements", "--encoding", "windows-1252"}, bytes).status == 0);
}

TEST_CASE("binary files are named, whatever the encoding asked for", "[settle_encoding]") {
  for (const char* name : {"auto", "cp949", "utf-16"}) {
    CHECK(run_retain({"report", "--encoding", name}, "\x1F\x8B\x08...").err.find("the gzip stream is") != std::string::npos);
  }
  CHECK(run_retain({"report"}, "month,start\n\xFC\0x"s).err.find("binary file: a NUL byte") != std::string::npos);
}
