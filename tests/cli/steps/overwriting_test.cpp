#include "cli/steps/overwriting.hpp"

#include <filesystem>

#include "cli/flags/config_file.hpp"
#include "program/bad_input/bad_input.hpp"

using namespace retain::test;

namespace {

const std::string payments = "customer,date,amount\nA,2026-01-05,10\nA,2026-02-05,10\n";

/// A folder with in.csv and other names of it.
class NamesOfOne : public ScratchFolder {
 public:
  NamesOfOne() {
    write("in.csv", payments);
    std::filesystem::create_hard_link(path("in.csv"), path("hard.csv"));
    std::filesystem::create_symlink("in.csv", path("soft.csv"));
    std::filesystem::create_symlink("soft.csv", path("softer.csv"));
  }
};

void check_kept(const NamesOfOne& folder, const std::string& command, std::initializer_list<std::string> words) {
  INFO(command);
  check_refused(run_shell(folder, "retain " + command), 2, words);
  CHECK(folder.read("in.csv") == payments);
}

}  // namespace

TEST_CASE("no output takes the place of an input, whatever leads there") {
  const NamesOfOne folder;
  for (const std::string name : {"in.csv", "./in.csv", "../$(basename $PWD)/in.csv", "hard.csv", "soft.csv", "softer.csv"}) {
    for (const std::string command : {"snapshot", "report", "movements", "test DE US"})
      check_kept(folder, command + " in.csv -f csv -o " + name,
                 {"-o \"", "would overwrite the input \"in.csv\"", "hint: ", "another file"});
    check_kept(folder, "snapshot " + name + " -o in.csv", {"-o \"in.csv\" would overwrite the input"});
  }
  check_kept(folder, "diff other.csv in.csv -o in.csv", {"would overwrite the input \"in.csv\""});
  check_kept(folder, "snapshot other.csv in.csv -o out.csv -o hard.csv", {"-o \"hard.csv\" would overwrite the input \"in.csv\""});
  check_kept(folder, "snapshot in.csv --on-bad-row skip --rejects soft.csv", {"--rejects \"soft.csv\" would overwrite the input"});
  CHECK_FALSE(std::filesystem::exists(folder.path("out.csv")));
}

TEST_CASE("no output takes the place of the file at standard input") {
  const NamesOfOne folder;
  for (const std::string files : {"", "-", "/dev/stdin", "other.csv -"}) {
    for (const std::string name : {"in.csv", "hard.csv", "soft.csv"})
      check_kept(folder, "snapshot " + files + " -o " + name + " < in.csv",
                 {"would overwrite ", files == "/dev/stdin" ? files : "standard input"});
  }
  folder.write("other.csv", payments);
  CHECK(run_shell(folder, "retain snapshot other.csv -o hard.csv < in.csv").status == 0);
}

TEST_CASE("no output takes the place of the configuration file") {
  if (!retain::cli::reads_config_files()) return;
  const NamesOfOne folder;
  const std::string config = "output = \"retain.csv\"\n";
  folder.write("retain.csv", config);
  check_kept(folder, "snapshot in.csv --config retain.csv", {"-o \"retain.csv\" would overwrite --config \"retain.csv\""});
  check_kept(folder, "calc --start 70 --end 60 --new 0 --config retain.csv", {"would overwrite --config"});
  CHECK(folder.read("retain.csv") == config);
}

TEST_CASE("two outputs are two files, there or yet to be") {
  const NamesOfOne folder;
  folder.write("old.csv", "");
  std::filesystem::create_hard_link(folder.path("old.csv"), folder.path("older.csv"));
  std::filesystem::create_symlink("new.csv", folder.path("ahead.csv"));
  for (const std::string names : {"-o new.csv -o ./new.csv", "-o new.csv -o ahead.csv", "-o old.csv -o older.csv"})
    check_kept(folder, "snapshot in.csv " + names, {"are one file", "two files"});
  check_kept(folder, "snapshot in.csv --on-bad-row skip --rejects ./new.csv -o new.csv",
             {R"(-o "new.csv" and --rejects "./new.csv" are one file)"});
}

TEST_CASE("what is no regular file may be read and written") {
  const NamesOfOne folder;
  for (const std::string command :
       {"-o /dev/null < /dev/null", "in.csv -o /dev/stdout", "in.csv -o - < in.csv", "in.csv -o /dev/null -o /dev/stderr",
        "in.csv -o /dev/null --on-bad-row skip --rejects /dev/null", "- -f csv -o /dev/fd/3 < in.csv 3>&1"}) {
    INFO(command);
    const std::string err = run_shell(folder, "retain snapshot " + command).err;
    CHECK(err.find("overwrite") == std::string::npos);
    CHECK(err.find("one file") == std::string::npos);
  }
  CHECK(folder.read("in.csv") == payments);
}
