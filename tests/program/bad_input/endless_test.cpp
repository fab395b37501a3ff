// Inputs that never end, or hold one thing that never does: each is refused when a limit is passed, in bounded memory.
#include "program/bad_input/bad_input.hpp"

using namespace retain::test;

namespace {

const std::string in_little_memory = limit_memory(200'000);
constexpr const char* row = R"({"customer":"A","date":"2026-01-05","amount":5})";

/// What the program says of what a command of the shell writes without end.
Run read_endless(const std::string& writer, const std::string& command) {
  const ScratchFolder folder;
  return run_shell(folder, in_little_memory + "{ " + writer + "; } 2>/dev/null | retain " + command + " - --max-field 64K");
}

std::string endless(const std::string& text) { return "yes '" + text + "' | tr -d '\\n'"; }

}  // namespace

TEST_CASE("bytes that are no text are refused at the first block", "[bad-input]") {
  for (const char* command : {"report", "snapshot"}) {
    check_refused(read_endless("cat /dev/zero", command), {"<stdin>:1:1: error: binary file: a NUL byte"});
    check_refused(read_endless("cat /dev/urandom", command), {"binary file: a NUL byte"});
    check_refused(read_endless("printf 'period,cs,ce\\n2026-01,5,\\0'; cat /dev/zero", command),
                  {"<stdin>:2:11: error: binary file: a NUL byte"});
    check_refused(read_endless("printf '[{\"a\":\"\\0'; cat /dev/zero", command), {"<stdin>:1:8: error: binary file: a NUL byte"});
  }
}

TEST_CASE("a text or a number without end is refused where its limit is passed", "[bad-input]") {
  check_refused(read_endless("printf '{\"a\":\"'; " + endless("x"), "report"), {"<stdin>:1:6: error: a text of more than 64 KiB (at /a)"});
  check_refused(read_endless("printf '[{\"period\":\"2026-01\",\"cs\":'; " + endless("1"), "report"),
                {"<stdin>:1:27: error: a number of more than 1,000 characters (at /0/cs)"});
  check_refused(read_endless("printf '{\"period\":\"2026-01\",\"'; " + endless("x"), "report"),
                {"<stdin>:1:21: error: a text of more than 64 KiB\n"});
  check_refused(read_endless("printf '" + std::string(row) + "\\n" + row + "\\n{\"customer\":\"'; " + endless("x"), "snapshot"),
                {"<stdin>:3:13: error: a text of more than 64 KiB (at /customer)"});
  check_refused(read_endless("echo customer,date,amount; " + endless("x"), "snapshot"),
                {"<stdin>:2:1: error: a field of more than 64 KiB"});
  check_refused(read_endless("echo customer,date,amount; echo A,2026-01-05,1; " + endless("x"), "snapshot"),
                {"<stdin>:3:1: error: a field of more than 64 KiB"});
}

TEST_CASE("lists, nesting and blanks without end are refused", "[bad-input]") {
  check_refused(read_endless("printf '['; " + endless("1,"), "report"), {"<stdin>:1:1: error: a record of more than 256 KiB"});
  check_refused(read_endless("printf '{\"a\":1,\"b\":['; " + endless("1,"), "report"),
                {"<stdin>:1:1: error: a record of more than 256 KiB"});
  check_refused(read_endless(endless("["), "report"), {"<stdin>:1:65: error: more than 64 levels of nesting"});
  check_refused(read_endless(endless("{\"a\":"), "snapshot"), {"<stdin>:1:321: error: more than 64 levels of nesting"});
  check_refused(read_endless(endless(" "), "report"), {"no header and no rows", "the first 1 MiB are blank lines only"});
  check_refused(read_endless("yes ''", "snapshot"), {"no header and no rows", "the first 1 MiB are blank lines only"});
  check_refused(read_endless("echo period,cs,ce; yes ''", "report"), {"<stdin>:1:13: error: more than 256 KiB of blank lines"});
  check_refused(read_endless("printf '[{\"period\":\"2026-01\",\"cs\":1}'; yes ''", "report"),
                {"<stdin>:1:29: error: a record of more than 256 KiB"});
  check_refused(read_endless("printf '{\"period\":\"2026-01\",\"cs\":1}\\n{\"period\":\"2026-02\",\"cs\":1}'; yes ''", "report"),
                {"<stdin>:2:28: error: more than 256 KiB of blank lines"});
}

TEST_CASE("a list of rows is read in little memory, however long it is", "[bad-input]") {
  const ScratchFolder folder;
  const std::string more = "{ printf '[" + std::string(row) + "'; yes '," + row + "' | head -n 300000; printf ']'; }";
  const Run run = run_shell(folder, in_little_memory + more + " | retain snapshot -");
  check_read(run);
  CHECK(cell(run, "revenue_end") == "1500005");
}

TEST_CASE("what never ends in a list of rows is refused", "[bad-input]") {
  const std::string start = "printf '[" + std::string(row) + ",'; ";
  check_refused(read_endless(start + "printf '{\"customer\":\"'; " + endless("x"), "snapshot"),
                {"<stdin>:1:62: error: a text of more than 64 KiB (at /1/customer)"});
  check_refused(read_endless(start + "printf '{\"customer\":\"A\",\"x\":'; " + endless("["), "snapshot"),
                {"<stdin>:1:133: error: more than 64 levels"});
  check_refused(read_endless(start + "printf '{\"customer\":\"A\",\"x\":['; " + endless("1,"), "snapshot"),
                {"<stdin>:1:50: error: a record of more than 256 KiB"});
  check_refused(read_endless(start + endless(" "), "snapshot"), {"<stdin>:1:50: error: a record of more than 256 KiB"});
  check_refused(read_endless("printf '[" + std::string(row) + "]'; " + endless(" "), "snapshot"),
                {"<stdin>:1:49: error: a record of more than 256 KiB"});
}
