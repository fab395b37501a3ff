#include "cli/system/console.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <string_view>

namespace retain::cli {

namespace {

std::string_view variable(const Environment& environment, const char* name) {
  const char* value = environment(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

bool asks(std::string_view value) { return !value.empty() && value != "0"; }

/// Opened the wrong way round, so that reading and writing still fail as they do on a closed stream.
void take_up_closed_streams() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) != -1) continue;
    // The lowest free number is given out, which is this one.
    if (::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) == -1) return;
  }
}

/// One terminal is taken to be all that there is.
bool is_one_reader(const Console& console) {
  if (console.stdout_is_terminal && console.stderr_is_terminal) return true;
  const auto out = identity_of(STDOUT_FILENO);
  return out && out == identity_of(STDERR_FILENO);
}

}  // namespace

std::optional<bool> colour_wish(const Environment& environment) {
  if (!variable(environment, "NO_COLOR").empty()) return false;
  if (asks(variable(environment, "FORCE_COLOR")) || asks(variable(environment, "CLICOLOR_FORCE"))) return true;
  if (variable(environment, "TERM") == "dumb") return false;
  return std::nullopt;
}

render::Language language_wish(const Environment& environment) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string_view locale = variable(environment, name);
    if (locale.empty()) continue;
    // "ko", "ko_KR.UTF-8"; "kok" is Konkani.
    return locale.substr(0, locale.find_first_of("_.@-")) == "ko" ? render::Language::korean : render::Language::english;
  }
  return render::Language::english;
}

int table_width(const Environment& environment, int terminal_columns) {
  constexpr int narrowest = 40;
  constexpr int widest = 1000;
  const std::string_view text = variable(environment, "COLUMNS");
  int columns = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
  if (error == std::errc::result_out_of_range && !text.starts_with('-')) columns = widest;
  if (end != text.data() + text.size() || columns <= 0) columns = terminal_columns;
  if (columns <= 0) columns = Console{}.width;
  return std::clamp(columns, narrowest, widest);
}

Console open_console() {
  take_up_closed_streams();
  // Beyond a limit on the size of files a write fails, which can be told, rather than end the program.
  std::signal(SIGXFSZ, SIG_IGN);
  // Unsynchronised standard streams pass the system's error number on.
  std::ios::sync_with_stdio(false);
  const Environment environment = [](const char* name) { return std::getenv(name); };
  Console console;
  console.stdin_is_terminal = ::isatty(STDIN_FILENO) != 0;
  console.stdout_is_terminal = ::isatty(STDOUT_FILENO) != 0;
  console.stderr_is_terminal = ::isatty(STDERR_FILENO) != 0;
  console.has_one_reader = is_one_reader(console);
  console.stdin_file = identity_of(STDIN_FILENO);
  winsize size{};
  const bool measured = console.stdout_is_terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
  console.width = table_width(environment, measured ? size.ws_col : 0);
  console.colour = colour_wish(environment);
  console.language = language_wish(environment);
  return console;
}

}  // namespace retain::cli
