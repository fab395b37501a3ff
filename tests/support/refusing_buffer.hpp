#pragma once

#include <cerrno>
#include <streambuf>

namespace retain::test {

/// Takes nothing, with this error of the system, as a full disk or a reader who has gone away.
class RefusingBuffer : public std::streambuf {
 public:
  explicit RefusingBuffer(int error_number) : error_number_(error_number) {}

 protected:
  std::streamsize xsputn(const char*, std::streamsize) override {
    errno = error_number_;
    return 0;
  }

 private:
  int error_number_;
};

}  // namespace retain::test
