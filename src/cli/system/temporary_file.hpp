#pragma once

#include <array>
#include <atomic>
#include <csignal>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "cli/system/descriptor.hpp"
#include "render/options.hpp"

namespace retain::cli {

/// A file that takes the place of another once it is whole, with its owner as far as that is permitted, its group and its mode, and leaves
/// nothing behind where it does not come to that: neither when an exception is thrown nor, while a `SignalCleanup` lives, when a signal
/// ends the program. What a program that was killed has left in the folder is removed.
class TemporaryFile {
 public:
  /// Lets `write` give a text in pieces to a new file in the folder of `target`, and waits until it is on the disk. Throws FileError.
  TemporaryFile(const std::string& target, const std::function<void(const std::function<void(std::string_view)>&)>& write);
  TemporaryFile(const std::string& target, std::string_view text)
      : TemporaryFile(target, [text](const std::function<void(std::string_view)>& sink) { sink(text); }) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();

  /// Gives the file the name of its target. Throws FileError.
  void replace_target();

 private:
  explicit TemporaryFile(const std::string& target);
  /// Makes the file. One that replaces another is private until it is given the other's mode.
  void create(bool is_private);
  void set_path(std::string path);

  std::string name_;                     // of the target, for messages
  std::string target_;                   // the same without symbolic links
  std::string path_;                     // empty: there is no file to remove
  std::optional<Descriptor> file_;       // locked while there is a path, which tells others that it is not left over
  std::atomic<const char*>* on_signal_;  // where the signal handler looks for the path
};

/// Removes the temporary files of this process, which is about to end. For signal handlers: takes no memory and no lock.
void remove_temporary_files();

/// Writes all of `text`, interrupted or not; false where the system refuses.
bool write_all(int descriptor, std::string_view text);

/// While it lives, SIGINT, SIGTERM and their like remove the temporary files before they end the program, and a broken pipe is a failed
/// write rather than its end.
class SignalCleanup {
 public:
  SignalCleanup();
  SignalCleanup(const SignalCleanup&) = delete;
  SignalCleanup& operator=(const SignalCleanup&) = delete;
  ~SignalCleanup();

 private:
  static constexpr std::array ending_signals = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU};
  std::array<struct sigaction, ending_signals.size()> before_{};
  struct sigaction pipe_before_ {};
};

/// The folder for temporary files: $TMPDIR, else /tmp.
std::string temporary_folder();
/// Opens a file without a name in a folder, gone with the program however it ends, and returns its number; -1 where that fails.
int open_nameless(const std::string& folder);

/// Such a file in the folder for temporary files, for a library that writes files alone. Throws FileError.
class NamelessFile final : public render::ScratchFile {
 public:
  NamelessFile();

  [[nodiscard]] std::string path() const override;
  [[nodiscard]] std::string folder() const override { return folder_; }
  void reserve(std::uint64_t bytes) override;
  void read(const std::function<void(std::string_view piece)>& sink) override;
  [[noreturn]] void fail() const override;

 private:
  std::string folder_;
  Descriptor file_;
};

}  // namespace retain::cli
