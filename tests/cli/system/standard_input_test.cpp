#include "cli/system/standard_input.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <istream>
#include <string>

#include "support/catch.hpp"
#include "support/scratch_folder.hpp"

using retain::cli::StandardInput;

namespace {

/// Stands in for the standard input until the end of its scope.
class OtherInput {
 public:
  explicit OtherInput(int descriptor) : saved_(::dup(STDIN_FILENO)) {
    ::dup2(descriptor, STDIN_FILENO);
    ::close(descriptor);
  }
  OtherInput(const OtherInput&) = delete;
  OtherInput& operator=(const OtherInput&) = delete;
  ~OtherInput() {
    if (saved_ == -1) {
      ::close(STDIN_FILENO);
      return;
    }
    ::dup2(saved_, STDIN_FILENO);
    ::close(saved_);
  }

 private:
  int saved_;
};

}  // namespace

TEST_CASE("standard input gives its bytes, by characters and by pieces", "[standard_input]") {
  const retain::test::ScratchFolder folder;
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += static_cast<char>('a' + i % 26);
  const OtherInput input(::open(folder.write("in", text).c_str(), O_RDONLY));
  StandardInput bytes;
  std::istream in(&bytes);
  CHECK(in.get() == 'a');
  std::string rest(text.size(), '\0');
  in.read(rest.data(), static_cast<std::streamsize>(rest.size()));
  CHECK(static_cast<std::size_t>(in.gcount()) == text.size() - 1);
  CHECK((rest.substr(0, text.size() - 1) == text.substr(1)));
  CHECK(in.eof());
}

TEST_CASE("standard input that cannot be read says so", "[standard_input]") {
  const retain::test::ScratchFolder folder;
  const OtherInput input(::open(folder.path(".").c_str(), O_RDONLY | O_DIRECTORY));
  StandardInput bytes;
  char byte = 0;
  CHECK_THROWS_AS(bytes.sgetn(&byte, 1), std::ios_base::failure);
}
