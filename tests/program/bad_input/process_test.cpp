#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>

#include "cli/system/errors.hpp"
#include "cli/system/input_file.hpp"
#include "program/bad_input/bad_input.hpp"

using namespace retain::test;

namespace {

const std::string snapshot_text = "period,cs,cn,ce\n2026-01,70,30,90\n";
const std::string row_text = "customer,date,amount\nA,2026-01-05,1\nB,2026-02-05,2\n";
const std::string crr = "report -f csv --metrics crr ";

/// A folder with s.csv, snapshots, and r.csv, customer rows.
class Inputs : public ScratchFolder {
 public:
  Inputs() {
    write("s.csv", snapshot_text);
    write("r.csv", row_text);
  }
};

}  // namespace

TEST_CASE("bad input 101: files that cannot be read", "[bad-input]") {
  const Inputs folder;
  for (const std::string command : {"report", "snapshot", "movements"}) {
    check_refused(run_shell(folder, "retain " + command + " absent.csv"), 4,
                  {"absent.csv: error: cannot be read: No such file or directory"});
    check_refused(run_shell(folder, "retain " + command + " ."), 4, {".: error: cannot be read: Is a directory"});
    if (::geteuid() == 0) continue;
    check_refused(run_shell(folder, "chmod 0 s.csv; retain " + command + " s.csv"), 4, {"s.csv: error: cannot be read: Permission denied"});
  }
}

TEST_CASE("bad input 102: strange names of files", "[bad-input]") {
  const Inputs folder;
  check_refused(run_shell(folder, "retain report $'a\\nb\\e[31m.csv'"), 4, {"a\\nb\\x1b[31m.csv: error: cannot be read"});
  folder.write("-x.csv", snapshot_text);
  check_refused(run_shell(folder, "retain " + crr + "-x.csv"), 2, {"unknown option \"-x.csv\""});
  check_read(run_shell(folder, "retain " + crr + "-- -x.csv"));
  check_read(run_shell(folder, "retain " + crr + "./-x.csv"));
}

TEST_CASE("bad input 103: pipes of every kind", "[bad-input]") {
  const Inputs folder;
  const auto check_pipes = [&](const std::string& command, const std::string& file) {
    const Run expected = run_shell(folder, "retain " + command + file);
    check_read(expected);
    for (const std::string& source : {" <" + file, "- <" + file, "/dev/stdin <" + file, "<(cat " + file + ")"}) {
      CHECK(run_shell(folder, "retain " + command + source).out == expected.out);
    }
    CHECK(run_shell(folder, "cat " + file + " | retain " + command).out == expected.out);
    CHECK(run_shell(folder, "mkfifo pipe; { cat " + file + " >pipe; } & retain " + command + "pipe; rm pipe").out == expected.out);
  };
  check_pipes("report -f csv --metrics crr ", "s.csv");
  check_pipes("snapshot ", "r.csv");
}

TEST_CASE("bad input 104: closed standard streams", "[bad-input]") {
  const Inputs folder;
  check_refused(run_shell(folder, "retain report <&-"), 4, {"<stdin>: error: cannot be read: Bad file descriptor"});
  check_refused(run_shell(folder, "retain snapshot <&-"), 4, {"<stdin>: error: cannot be read: Bad file descriptor"});
  for (const std::string command :
       {"report s.csv", "snapshot r.csv", "movements r.csv", "metrics", "calc --cs 70 --cn 30 --ce 90", "--help"}) {
    check_refused(run_shell(folder, "retain " + command + " >&-"), 4, {"<stdout>: error: cannot be written: Bad file descriptor"});
    CHECK(run_shell(folder, "retain " + command + " 2>&-").status == 0);
  }
  CHECK(run_shell(folder, "retain report s.csv -o o.csv <&- >&- 2>&-").status == 0);
  CHECK(folder.read("o.csv").find("2026-01") != std::string::npos);
  CHECK(folder.read("s.csv") == snapshot_text);
}

TEST_CASE("bad input 105: a full disk", "[bad-input]") {
  const Inputs folder;
  for (const std::string command : {"report s.csv", "snapshot r.csv", "movements r.csv", "calc --cs 70 --cn 30 --ce 90"}) {
    check_refused(run_shell(folder, "retain " + command + " >/dev/full"), 4,
                  {"<stdout>: error: cannot be written: No space left on device"});
    check_refused(run_shell(folder, "retain " + command + " -o /dev/full"), 4,
                  {"/dev/full: error: cannot be written: No space left on device"});
  }
  check_refused(run_shell(folder, "retain --help >/dev/full"), 4, {"No space left on device"});
}

TEST_CASE("bad input 105: a limit on the size of files", "[bad-input]") {
  const Inputs folder;
  folder.write("old.csv", "old");
  run_shell(folder, "{ echo customer,date,amount; seq -f 'C%06.0f,2026-01-05,1' 300000; } >many.csv");
  const std::string small = "ulimit -f 100; retain ";
  check_refused(run_shell(folder, small + "movements many.csv -f csv -o old.csv"), 4,
                {"old.csv: error: cannot be written: File too large", "hint: ", "ulimit -f"});
  check_refused(run_shell(folder, small + "movements many.csv -f csv >part.csv"), 4,
                {"<stdout>: error: cannot be written: File too large", "hint: ", "ulimit -f"});
  check_refused(run_shell(folder, small + "snapshot many.csv --memory 1M --threads 1"), 4, {"File too large", "hint: ", "ulimit -f"});
  CHECK(folder.read("old.csv") == "old");
  CHECK(folder.names() == std::vector<std::string>{"many.csv", "old.csv", "part.csv", "r.csv", "s.csv"});
}

TEST_CASE("bad input 106: a reader who goes away", "[bad-input]") {
  const Inputs folder;
  for (const std::string command : {"report s.csv", "movements r.csv", "metrics -f json"}) {
    for (const std::string reader : {"head -1 >/dev/null", "true"}) {
      const Run run = run_shell(folder, "retain " + command + " | " + reader + "\nexit ${PIPESTATUS[0]}");
      CHECK((run.status == 0 || run.status == 141));
      CHECK(run.err.find("error") == std::string::npos);
    }
  }
  const Run endless = run_shell(folder,
                                "{ echo customer,date,amount; seq -f '%g,2026-01-05,1' 100000; } >many.csv\n"
                                "retain movements many.csv -f csv -q | head -1\nexit ${PIPESTATUS[0]}");
  CHECK(endless.status == 141);
  CHECK(endless.err.empty());
}

TEST_CASE("bad input 107: an output that is the input", "[bad-input]") {
  const Inputs folder;
  check_refused(run_shell(folder, "retain " + crr + "s.csv -o s.csv"), 2, {"-o \"s.csv\" would overwrite the input", "another file"});
  CHECK(folder.read("s.csv") == snapshot_text);
  check_refused(run_shell(folder, "retain snapshot -o r.csv < r.csv"), 2, {"-o \"r.csv\" would overwrite standard input"});
  CHECK(folder.read("r.csv") == row_text);
  CHECK(folder.names() == std::vector<std::string>{"r.csv", "s.csv"});
}

TEST_CASE("bad input 108: an output that cannot be written leaves the old one", "[bad-input]") {
  const Inputs folder;
  check_refused(run_shell(folder, "retain report s.csv -o absent/o.csv"), 4, {"absent/o.csv: error: cannot be written: No such file"});
  check_refused(run_shell(folder, "mkdir o.csv; retain report s.csv -o o.csv"), 4, {"o.csv: error: cannot be written: Is a directory"});
  folder.write("old.csv", "old");
  check_refused(run_shell(folder, "retain report s.csv -o old.csv -o /dev/full"), 4, {"/dev/full: error: cannot be written"});
  check_refused(run_shell(folder, "retain report absent.csv -o old.csv"), 4, {"absent.csv"});
  check_refused(run_shell(folder, "retain report r.csv --metrics none -o old.csv"), 2, {"none"});
  CHECK(folder.read("old.csv") == "old");
  CHECK(folder.names() == std::vector<std::string>{"o.csv", "old.csv", "r.csv", "s.csv"});
  if (::geteuid() == 0) return;
  check_refused(run_shell(folder, "mkdir shut; echo old >shut/o.csv; chmod 555 shut; retain report s.csv -o shut/o.csv"), 4,
                {"shut/o.csv: error: cannot be written: Permission denied"});
  CHECK(run_shell(folder, "cat shut/o.csv; ls -A shut; chmod 755 shut").out == "old\no.csv\n");
}

TEST_CASE("bad input 109: links and modes of an output", "[bad-input]") {
  const Inputs folder;
  folder.write("target.csv", "old");
  CHECK(run_shell(folder, "ln -s target.csv link.csv; retain report s.csv -o link.csv").status == 0);
  CHECK(std::filesystem::is_symlink(folder.path("link.csv")));
  CHECK(folder.read("target.csv").find("2026-01") != std::string::npos);

  folder.write("one.csv", "old");
  CHECK(run_shell(folder, "ln one.csv other.csv; retain report s.csv -o one.csv").status == 0);
  CHECK(folder.read("one.csv").find("2026-01") != std::string::npos);
  CHECK(folder.read("other.csv") == "old");

  folder.write("private.csv", "old");
  CHECK(run_shell(folder, "chmod 600 private.csv; umask 0; retain report s.csv -o private.csv -o new.csv").status == 0);
  struct stat status {};
  REQUIRE(::stat(folder.path("private.csv").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  REQUIRE(::stat(folder.path("new.csv").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0666);
}

TEST_CASE("bad input 109: an output that is read-only stays, and the way out is told", "[bad-input]") {
  const Inputs folder;
  folder.write("kept.csv", "old");
  check_refused(run_shell(folder, "chmod 444 kept.csv; retain report s.csv -o kept.csv"), 4,
                {"kept.csv: error: cannot be written: Permission denied", "hint: ", "chmod u+w"});
  CHECK(folder.read("kept.csv") == "old");
  CHECK(run_shell(folder, "chmod u+w kept.csv; retain report s.csv -o kept.csv; stat -c %a kept.csv").out == "644\n");
}

TEST_CASE("bad input 110: what a killed run has left behind", "[bad-input]") {
  const Inputs folder;
  // It is killed while it waits for a reader of its second output.
  run_shell(folder,
            "mkfifo pipe; retain report s.csv -o o.csv -o pipe &\nuntil [ -e .retain-0.tmp ]; do sleep 0.01; done; kill -9 $!; wait");
  CHECK(folder.names() == std::vector<std::string>{".retain-0.tmp", "pipe", "r.csv", "s.csv"});
  check_refused(run_shell(folder, "retain report s.csv -o absent/o.csv"), 4, {"No such file"});
  CHECK(run_shell(folder, "retain report s.csv -o p.csv").status == 0);
  CHECK(folder.names() == std::vector<std::string>{"p.csv", "pipe", "r.csv", "s.csv"});
}

TEST_CASE("bad input 110: a file that changes while it is read", "[bad-input]") {
  const Inputs folder;
  const std::string path = folder.write("f.csv", std::string(1000, 'x'));
  std::istringstream unused;
  for (const int change : {-500, 500}) {
    retain::io::Input input = retain::cli::open_input(path, unused);
    std::array<char, 100> first{};
    CHECK(input.read(first) == first.size());
    std::filesystem::resize_file(path, static_cast<std::uintmax_t>(1000 + change));
    std::array<char, 4000> rest{};
    CHECK_THROWS_WITH(input.read(rest), "changed while reading");
    std::filesystem::resize_file(path, 1000);
  }
}

TEST_CASE("bad input 113: little room for the stack and for everything", "[bad-input]") {
  if (is_sanitized) return;
  const Inputs folder;
  run_shell(folder, "{ echo customer,date,amount; seq -f 'C%g,2026-01-05,1' 50000; } >many.csv");
  const Run expected = run_shell(folder, "retain snapshot many.csv");
  for (const std::string threads : {"1", "2", "8"}) {
    for (const std::string limit : {"-s 256", "-v 16000", "-v 24000", "-v 32000", "-v 40000", "-v 65536"}) {
      const Run run = run_shell(folder, "ulimit " + limit + "; retain snapshot many.csv --threads " + threads);
      INFO(limit << ", threads " << threads);
      if (run.status == 0) {
        CHECK(run.out == expected.out);
      } else if (run.err.find("error while loading shared libraries") == std::string::npos) {
        check_refused(run, 4, {"out of memory"});
      }
    }
  }
  check_read(run_shell(folder, "ulimit -s 256; retain " + crr + "s.csv"));
  check_read(run_shell(folder, "ulimit -v 65536; retain " + crr + "s.csv"));
  check_refused(run_shell(folder, "ulimit -s 256; retain report <(head -c 100000 /dev/zero | tr '\\0' '[')"), {"64 levels"});
}

TEST_CASE("bad input 114: the machine's language, number format and time zone change nothing", "[bad-input]") {
  const Inputs folder;
  const std::string commands = "retain report s.csv -f json; retain snapshot r.csv -f csv; retain report s.csv --lang en";
  const Run expected = run_shell(folder, commands);
  check_read(expected);
  for (const std::string setting :
       {"LC_ALL=de_DE.UTF-8", "LC_ALL=ko_KR.EUC-KR", "LC_ALL=tr_TR.UTF-8", "LC_ALL=C", "TZ=Pacific/Kiritimati", "TZ=nowhere"}) {
    CHECK(run_shell(folder, "export " + setting + "; " + commands).out == expected.out);
  }
}

TEST_CASE("bad input 115: wishes for colour", "[bad-input]") {
  const Inputs folder;
  const std::string command = "retain report absent.csv";
  const auto is_coloured = [&](const std::string& settings) {
    return run_shell(folder, settings + " " + command).err.find('\x1b') != std::string::npos;
  };
  for (const std::string settings : {"TERM=dumb", "NO_COLOR=", "NO_COLOR=1", "FORCE_COLOR=0", "NO_COLOR=1 FORCE_COLOR=1", ""}) {
    INFO(settings);
    CHECK_FALSE(is_coloured(settings));
  }
  CHECK(is_coloured("FORCE_COLOR=1"));
  CHECK(is_coloured("NO_COLOR= FORCE_COLOR=1"));
}

TEST_CASE("bad input 116: widths that are none", "[bad-input]") {
  const Inputs folder;
  const Run expected = run_shell(folder, "retain report s.csv");
  for (const std::string columns : {"0", "-5", "x", ""})
    CHECK(run_shell(folder, "COLUMNS=" + columns + " retain report s.csv").out == expected.out);
  for (const std::string columns : {"1", "99999999", "99999999999999999999999"}) {
    check_read(run_shell(folder, "COLUMNS=" + columns + " retain report s.csv"));
  }
}

TEST_CASE("bad input 120: words that are no text, a very long one, and none at all", "[bad-input]") {
  const Inputs folder;
  check_refused(run_shell(folder, "retain $'\\xff\\xfe'"), 2, {"unknown command \"\\xff\\xfe\""});
  check_refused(run_shell(folder, "retain report --metrics $'\\xff'"), 2, {"unknown metric \"\\xff\""});
  check_refused(run_shell(folder, "retain report $'\\xff.csv'"), 4, {"\\xff.csv: error: cannot be read"});
  const std::string longest = "$(head -c 131000 /dev/zero | tr '\\0' x)";
  for (const std::string command : {"", "report --", "report --metrics ", "report --require ", "calc --cs "}) {
    const Run run = run_shell(folder, "retain " + command + longest);
    check_refused(run, 2, {"error: "});
  }
  check_refused(run_shell(folder, "retain report " + longest), 4, {"File name too long"});

  const std::string program = RETAIN_BINARY;
  std::array<char*, 1> no_words = {nullptr};
  posix_spawn_file_actions_t actions{};
  REQUIRE(::posix_spawn_file_actions_init(&actions) == 0);
  for (const int stream : {STDOUT_FILENO, STDERR_FILENO}) ::posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  REQUIRE(::posix_spawn(&child, program.c_str(), &actions, nullptr, no_words.data(), environ) == 0);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  ::posix_spawn_file_actions_destroy(&actions);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 2);
}

TEST_CASE("bad input 124: far more rows than memory", "[bad-input]") {
  const Inputs folder;
  const Run run = run_shell(
      folder, "export TMPDIR=$PWD; " + limit_memory(60'000) +
                  "\n"
                  "{ echo customer,date,amount; for ((i = 0; i < 40; ++i)); do seq -f 'C%06.0f,2026-01-05,100.25' 100000; done; } | "
                  "retain snapshot - --threads 1 --memory 2M");
  check_read(run);
  CHECK(cell(run, "revenue_end") == "401000000");
  CHECK(folder.names() == std::vector<std::string>{"r.csv", "s.csv"});
}

TEST_CASE("more rows of many segments and of long amounts than memory", "[bad-input]") {
  const Inputs folder;
  const Run run =
      run_shell(folder, "export TMPDIR=$PWD; " + limit_memory(60'000) +
                            "{ echo customer,date,amount,plan; for ((i = 0; i < 10; ++i)); do "
                            "seq -f 'C%06.0f,2026-01-05,10000000000.25' 100000 | paste -d , - <(seq -f 'P%02.0f' 1 400 | yes \"$(cat)\" "
                            "| head -n 100000); done; } | retain snapshot - --by plan --threads 1 --memory 2M");
  check_read(run);
  CHECK(cell(run, "segment", 400) == "");
  CHECK(cell(run, "customers_end", 400) == "100000");
  CHECK(cell(run, "revenue_end", 400) == "10000000000250000");
  CHECK(folder.names() == std::vector<std::string>{"r.csv", "s.csv"});
}

TEST_CASE("more ids than memory are refused", "[bad-input]") {
  const Inputs folder;
  const std::string endless_ids =
      "{ echo customer,date,amount; seq -f 'a.customer.with.a.long.address.%.0f@example.org,2026-01-05,1' 1e9; }";
  check_refused(run_shell(folder, limit_memory(500'000) + endless_ids + " 2>/dev/null | retain snapshot - --memory " +
                                      (is_sanitized ? "8M" : "32M") + " --threads 2"),
                {"error: the ids of customers take more than half of the memory that is allowed", "hint: --memory allows more"});
  if (is_sanitized) return;  // where a million takes minutes
  const std::string endless_segments = "{ echo customer,date,amount,plan; seq -f 'A,2026-01-05,1,plan-%.0f' 1e9; }";
  check_refused(run_shell(folder, limit_memory(600'000) + endless_segments + " 2>/dev/null | retain snapshot - --by plan"),
                {"error: more than 1,000,000 segments", "does --by name a column of ids?"});
}
