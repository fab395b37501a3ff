#pragma once

#include <array>
#include <streambuf>

namespace retain::cli {

/// The standard input, read as it comes and without a copy in between. Reading throws std::ios_base::failure.
class StandardInput : public std::streambuf {
 public:
  StandardInput();

 protected:
  int_type underflow() override;
  std::streamsize xsgetn(char* bytes, std::streamsize size) override;

 private:
  std::array<char, 4096> buffer_;
};

}  // namespace retain::cli
