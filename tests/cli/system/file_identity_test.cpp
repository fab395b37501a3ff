#include "cli/system/file_identity.hpp"

#include <fcntl.h>

#include <filesystem>

#include "cli/system/descriptor.hpp"
#include "cli/system/errors.hpp"
#include "support/catch.hpp"
#include "support/scratch_folder.hpp"

using namespace retain::cli;

TEST_CASE("a file is one under all its names") {
  const retain::test::ScratchFolder folder;
  const std::string file = folder.write("a.csv", "a");
  const std::string other = folder.write("b.csv", "a");
  std::filesystem::create_symlink("a.csv", folder.path("soft"));
  std::filesystem::create_hard_link(file, folder.path("hard"));
  const auto identity = identity_of(file);
  REQUIRE(identity);
  CHECK(identity_of(folder.path("./soft")) == identity);
  CHECK(identity_of(folder.path("hard")) == identity);
  CHECK(identity_of(other) != identity);
  const Descriptor open_file(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  CHECK(identity_of(open_file.number()) == identity);
  CHECK_FALSE(identity_of(-1));
  for (const std::string& path : {folder.path("absent"), folder.path(""), std::string("/dev/null")}) CHECK_FALSE(identity_of(path));
  CHECK(is_no_regular_file("/dev/null"));
  CHECK(is_no_regular_file(folder.path("")));
  CHECK_FALSE(is_no_regular_file(folder.path("soft")));
  CHECK_FALSE(is_no_regular_file(folder.path("absent")));
}

TEST_CASE("a file that is yet to be is one under all its names") {
  const retain::test::ScratchFolder folder;
  std::filesystem::create_symlink("new.csv", folder.path("ahead"));
  CHECK(without_links(folder.path("ahead")) == folder.path("new.csv"));
  CHECK(is_same_file(folder.path("ahead"), folder.path("./new.csv")));
  CHECK_FALSE(is_same_file(folder.path("ahead"), folder.path("newer.csv")));
  CHECK_FALSE(is_same_file(folder.path("new.csv"), folder.write("old.csv", "")));
  std::filesystem::create_symlink("round", folder.path("round"));
  CHECK_THROWS_AS(without_links(folder.path("round")), FileError);
}
