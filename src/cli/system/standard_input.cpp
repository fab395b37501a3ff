#include "cli/system/standard_input.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <ios>

#include "cli/system/descriptor.hpp"
#include "cli/system/errors.hpp"

namespace retain::cli {

namespace {

std::streamsize read_some(char* bytes, std::streamsize size) {
  const ssize_t done = uninterrupted([&] { return ::read(STDIN_FILENO, bytes, static_cast<std::size_t>(size)); });
  if (done < 0) throw std::ios_base::failure("standard input", last_error());
  return done;
}

}  // namespace

StandardInput::StandardInput() {
#ifdef F_SETPIPE_SZ
  // Each time a pipe is full or empty costs a change of process; where there may be no larger pipe it stays as it is.
  constexpr int wanted = 1 << 20;
  ::fcntl(STDIN_FILENO, F_SETPIPE_SZ, wanted);
#endif
}

StandardInput::int_type StandardInput::underflow() {
  const std::streamsize size = read_some(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  setg(buffer_.data(), buffer_.data(), buffer_.data() + size);
  return size == 0 ? traits_type::eof() : traits_type::to_int_type(buffer_.front());
}

std::streamsize StandardInput::xsgetn(char* bytes, std::streamsize size) {
  std::streamsize done = std::min<std::streamsize>(size, egptr() - gptr());
  if (done > 0) std::memcpy(bytes, gptr(), static_cast<std::size_t>(done));
  gbump(static_cast<int>(done));
  while (done < size) {
    const std::streamsize more = read_some(bytes + done, size - done);
    if (more == 0) break;
    done += more;
  }
  return done;
}

}  // namespace retain::cli
