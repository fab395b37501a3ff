#include "cli/system/temporary_file.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

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

TEST_CASE("a signal that is switched off while a cleanup lives stays off") {
  struct sigaction before {};
  ::sigaction(SIGXFSZ, nullptr, &before);
  std::signal(SIGXFSZ, SIG_DFL);
  {
    const SignalCleanup cleanup;
    std::signal(SIGXFSZ, SIG_IGN);
  }
  struct sigaction now {};
  ::sigaction(SIGXFSZ, &before, &now);
  CHECK((now.sa_handler == SIG_IGN));
}
