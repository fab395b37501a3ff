#include "cli/system/temporary_file.hpp"

#include <grp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/system/errors.hpp"
#include "support/catch.hpp"
#include "support/scratch_folder.hpp"

using namespace retain;
using namespace retain::cli;
using Names = std::vector<std::string>;

namespace {

mode_t mode_of(const std::string& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777U;
}

}  // namespace

TEST_CASE("a temporary file takes the place of its target only when told to") {
  const test::ScratchFolder folder;
  folder.write("out.csv", "old");
  TemporaryFile file(folder.path("out.csv"), "new");
  CHECK(folder.read("out.csv") == "old");
  CHECK(folder.names().size() == 2);
  file.replace_target();
  CHECK(folder.read("out.csv") == "new");
  CHECK(folder.names() == Names{"out.csv"});
}

TEST_CASE("a temporary file that is not used leaves nothing behind") {
  const test::ScratchFolder folder;
  folder.write("out.csv", "old");
  { const TemporaryFile file(folder.path("out.csv"), "new"); }
  CHECK(folder.read("out.csv") == "old");
  CHECK(folder.names() == Names{"out.csv"});
}

TEST_CASE("a replaced file keeps its mode and a new one follows the umask") {
  const test::ScratchFolder folder;
  ::chmod(folder.write("private.csv", "old").c_str(), 0640);
  TemporaryFile(folder.path("private.csv"), "new").replace_target();
  CHECK(mode_of(folder.path("private.csv")) == 0640);

  const mode_t before = ::umask(0027);
  TemporaryFile(folder.path("new.csv"), "new").replace_target();
  ::umask(before);
  CHECK(mode_of(folder.path("new.csv")) == 0640);
}

TEST_CASE("the target of a symbolic link is replaced and not the link") {
  const test::ScratchFolder folder;
  namespace fs = std::filesystem;
  fs::create_directory(folder.path("data"));
  folder.write("data/out.csv", "old");
  fs::create_symlink("data/out.csv", folder.path("link.csv"));
  fs::create_symlink("link.csv", folder.path("link to link.csv"));
  TemporaryFile(folder.path("link to link.csv"), "new").replace_target();
  CHECK(fs::is_symlink(folder.path("link.csv")));
  CHECK(folder.read("data/out.csv") == "new");

  fs::create_symlink("data/yet to be.csv", folder.path("dangling.csv"));
  TemporaryFile(folder.path("dangling.csv"), "new").replace_target();
  CHECK(fs::is_symlink(folder.path("dangling.csv")));
  CHECK(folder.read("data/yet to be.csv") == "new");

  fs::create_symlink("circle", folder.path("circle"));
  CHECK_THROWS_WITH(TemporaryFile(folder.path("circle"), "new"), "cannot be written: Too many levels of symbolic links");
}

TEST_CASE("a hard link to the target keeps the old content") {
  const test::ScratchFolder folder;
  folder.write("out.csv", "old");
  std::filesystem::create_hard_link(folder.path("out.csv"), folder.path("same.csv"));
  TemporaryFile(folder.path("out.csv"), "new").replace_target();
  CHECK(folder.read("out.csv") == "new");
  CHECK(folder.read("same.csv") == "old");
}

TEST_CASE("a folder that is not there is named by what the system says") {
  const test::ScratchFolder folder;
  CHECK_THROWS_WITH(TemporaryFile(folder.path("absent/out.csv"), "new"), "cannot be written: No such file or directory");
}

TEST_CASE("a signal that ends the program removes the temporary files first") {
  const test::ScratchFolder folder;
  folder.write("out.csv", "old");
  const int signal = GENERATE(SIGINT, SIGTERM, SIGHUP);
  const pid_t child = ::fork();
  REQUIRE(child != -1);
  if (child == 0) {
    std::signal(signal, SIG_DFL);
    const SignalCleanup cleanup;
    const TemporaryFile file(folder.path("out.csv"), "new");
    std::raise(signal);
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == signal);
  CHECK(folder.names() == Names{"out.csv"});
  CHECK(folder.read("out.csv") == "old");
}

TEST_CASE("what a killed program has left is removed by the next one that writes there") {
  const test::ScratchFolder folder;
  const std::string killed_while_writing = folder.path("out.csv");
  for (int i = 0; i < 2; ++i) {
    const pid_t child = ::fork();
    REQUIRE(child != -1);
    if (child == 0) {
      const TemporaryFile first(killed_while_writing, "new");
      const TemporaryFile second(killed_while_writing, "new");
      std::raise(SIGKILL);
    }
    REQUIRE(::waitpid(child, nullptr, 0) == child);
    CHECK(folder.names() == Names{".retain-0.tmp", ".retain-1.tmp"});
  }
  TemporaryFile(folder.path("other.csv"), "new").replace_target();
  CHECK(folder.names() == Names{"other.csv"});
}

TEST_CASE("what a living program is writing stays, and so does everything else") {
  const test::ScratchFolder folder;
  const std::vector<std::string> strangers = {".retain-1.tmp", ".retain-2.tmp",    ".retain-3.tmp",
                                              ".retain-4.tmp", ".retain-rows.tmp", "retain-5.tmp"};
  folder.write("target", "of a link");
  std::filesystem::create_symlink("target", folder.path(strangers[0]));
  std::filesystem::create_directory(folder.path(strangers[1]));
  REQUIRE(::mkfifo(folder.path(strangers[2]).c_str(), 0600) == 0);
  std::filesystem::create_hard_link(folder.path("target"), folder.path(strangers[3]));
  folder.write(strangers[4], "");
  folder.write(strangers[5], "");
  TemporaryFile living(folder.path("first.csv"), "first");
  TemporaryFile(folder.path("second.csv"), "second").replace_target();
  for (const std::string& name : strangers) CHECK(std::filesystem::exists(std::filesystem::symlink_status(folder.path(name))));
  living.replace_target();
  CHECK(folder.read("first.csv") == "first");
  CHECK(folder.read("second.csv") == "second");
  CHECK(folder.read("target") == "of a link");
}

TEST_CASE("a replaced file keeps its owner and its group") {
  const test::ScratchFolder folder;
  const std::string path = folder.write("out.csv", "old");
  if (::chown(path.c_str(), 1234, 4321) != 0) {
    WARN("skipped: only root gives files away");
    return;
  }
  REQUIRE(::chmod(path.c_str(), 0640) == 0);
  TemporaryFile(path, "new").replace_target();
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  CHECK(status.st_uid == 1234);
  CHECK(status.st_gid == 4321);
  CHECK(mode_of(path) == 0640);

  // Who may not give it to that group gives no other group what that one had.
  REQUIRE(::chown(folder.path("").c_str(), 1000, 1000) == 0);
  REQUIRE(::chmod(path.c_str(), 0666) == 0);
  REQUIRE(::chmod(path.c_str(), 0662) == 0);
  const pid_t child = ::fork();
  REQUIRE(child != -1);
  if (child == 0) {
    if (::setgroups(0, nullptr) != 0 || ::setgid(1000) != 0 || ::setuid(1000) != 0) ::_exit(1);
    TemporaryFile(path, "newer").replace_target();
    ::_exit(0);
  }
  int result = 0;
  REQUIRE(::waitpid(child, &result, 0) == child);
  CHECK(result == 0);
  REQUIRE(::stat(path.c_str(), &status) == 0);
  CHECK(status.st_uid == 1000);
  CHECK(status.st_gid == 1000);
  CHECK(mode_of(path) == 0622);
}

TEST_CASE("a file that nobody may write is not replaced, whoever asks") {
  const test::ScratchFolder folder;
  const std::string path = folder.write("out.csv", "old");
  REQUIRE(::chmod(path.c_str(), 0444) == 0);
  CHECK_THROWS_WITH(TemporaryFile(path, "new"), "cannot be written: Permission denied");
  CHECK(folder.read("out.csv") == "old");
  CHECK(folder.names() == Names{"out.csv"});
}
