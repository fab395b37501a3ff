#include "faults/faults.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <new>

// The functions at the end of this file take the place of those of the C library for the whole program.

namespace retain::test {

namespace {

Fault armed;
std::atomic<FaultRecord*> record = nullptr;

/// Counts a request; true where it is to fail, with errno set, or to move a part.
bool fails(Call call) {
  FaultRecord* const now = record.load();
  if (now == nullptr || armed.call != call) return false;
  const std::uint64_t number = ++now->calls;
  if (armed.lasting ? number < armed.at : number != armed.at) return false;
  now->happened = true;
  if (armed.error < 0) {
    ::raise(-armed.error);
    return false;
  }
  errno = armed.error;
  return true;
}

bool is_short() { return armed.error == Fault::short_transfer; }

template <typename Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

/// Some of the bytes, and never none.
std::size_t part_of(std::size_t size) { return std::max<std::size_t>(size / 3, std::min<std::size_t>(size, 1)); }

struct Real {
  decltype(&::open) open = next<decltype(&::open)>("open");
  decltype(&::mkostemp) mkostemp = next<decltype(&::mkostemp)>("mkostemp");
  decltype(&::read) read = next<decltype(&::read)>("read");
  decltype(&::pread) pread = next<decltype(&::pread)>("pread");
  decltype(&::write) write = next<decltype(&::write)>("write");
  decltype(&::pwrite) pwrite = next<decltype(&::pwrite)>("pwrite");
  decltype(&::writev) writev = next<decltype(&::writev)>("writev");
  decltype(&::rename) rename = next<decltype(&::rename)>("rename");
  decltype(&::close) close = next<decltype(&::close)>("close");
  decltype(&::fchmod) fchmod = next<decltype(&::fchmod)>("fchmod");
  decltype(&::fchown) fchown = next<decltype(&::fchown)>("fchown");
  decltype(&::flock) flock = next<decltype(&::flock)>("flock");
  decltype(&::stat) stat = next<decltype(&::stat)>("stat");
  decltype(&::fstat) fstat = next<decltype(&::fstat)>("fstat");
  decltype(&::pthread_create) pthread_create = next<decltype(&::pthread_create)>("pthread_create");
};

const Real& real() {
  static const Real functions;
  return functions;
}

/// Calls a function that moves bytes on all of them, on a part, or not at all.
template <typename Move>
ssize_t move(Call call, std::size_t size, Move function) {
  if (!fails(call)) return function(size);
  return is_short() ? function(part_of(size)) : -1;
}

}  // namespace

void arm(const Fault& fault, FaultRecord& shared) {
  real();
  armed = fault;
  record = &shared;
}

}  // namespace retain::test

using retain::test::Call;
using retain::test::fails;
using retain::test::move;
using retain::test::real;

extern "C" {

int open(const char* path, int flags, ...) {
  mode_t mode = 0;
  if ((flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE) {
    va_list arguments;
    va_start(arguments, flags);
    mode = va_arg(arguments, mode_t);
    va_end(arguments);
  }
  return fails(Call::open) ? -1 : real().open(path, flags, mode);
}

int mkostemp(char* path, int flags) { return fails(Call::open) ? -1 : real().mkostemp(path, flags); }

ssize_t read(int file, void* bytes, std::size_t size) {
  return move(Call::read, size, [&](std::size_t part) { return real().read(file, bytes, part); });
}

ssize_t pread(int file, void* bytes, std::size_t size, off_t place) {
  return move(Call::read, size, [&](std::size_t part) { return real().pread(file, bytes, part, place); });
}

ssize_t write(int file, const void* bytes, std::size_t size) {
  if (file == STDERR_FILENO) return real().write(file, bytes, size);
  return move(Call::write, size, [&](std::size_t part) { return real().write(file, bytes, part); });
}

ssize_t pwrite(int file, const void* bytes, std::size_t size, off_t place) {
  return move(Call::write, size, [&](std::size_t part) { return real().pwrite(file, bytes, part, place); });
}

ssize_t writev(int file, const iovec* pieces, int count) {
  if (file == STDERR_FILENO || !fails(Call::write)) return real().writev(file, pieces, count);
  return retain::test::is_short() ? real().write(file, pieces[0].iov_base, retain::test::part_of(pieces[0].iov_len)) : -1;
}

// Nothing here outlives a power cut anyway.
int fsync(int) { return fails(Call::sync) ? -1 : 0; }

int rename(const char* from, const char* to) noexcept { return fails(Call::rename) ? -1 : real().rename(from, to); }

int close(int file) {
  const bool has_failed = fails(Call::close);
  const int error = errno;
  const int result = real().close(file);
  if (!has_failed) return result;
  errno = error;
  return -1;
}

int fchmod(int file, mode_t mode) noexcept { return fails(Call::change_mode) ? -1 : real().fchmod(file, mode); }

int fchown(int file, uid_t owner, gid_t group) noexcept { return fails(Call::change_owner) ? -1 : real().fchown(file, owner, group); }

int flock(int file, int how) noexcept { return fails(Call::lock) ? -1 : real().flock(file, how); }

int stat(const char* path, struct stat* status) noexcept { return fails(Call::status) ? -1 : real().stat(path, status); }

int fstat(int file, struct stat* status) noexcept { return fails(Call::status) ? -1 : real().fstat(file, status); }

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*start)(void*), void* argument) noexcept {
  return fails(Call::thread) ? errno : real().pthread_create(thread, attributes, start, argument);
}

#ifndef RETAIN_SANITIZED

void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);

void* malloc(std::size_t size) noexcept { return fails(Call::allocation) ? nullptr : __libc_malloc(size); }
void* calloc(std::size_t count, std::size_t size) noexcept { return fails(Call::allocation) ? nullptr : __libc_calloc(count, size); }
void* realloc(void* block, std::size_t size) noexcept { return fails(Call::allocation) ? nullptr : __libc_realloc(block, size); }
void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
  return fails(Call::allocation) ? nullptr : __libc_memalign(alignment, size);
}

#endif

}  // extern "C"

#ifdef RETAIN_SANITIZED

// The sanitizer must see malloc itself; it then tells of what is lost where an allocation has failed.
void* operator new(std::size_t size) {
  void* const block = fails(Call::allocation) ? nullptr : std::malloc(size);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return fails(Call::allocation) ? nullptr : std::malloc(size); }
void* operator new[](std::size_t size, const std::nothrow_t& tag) noexcept { return operator new(size, tag); }
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete[](void* block) noexcept { std::free(block); }
void operator delete[](void* block, std::size_t) noexcept { std::free(block); }

#endif
