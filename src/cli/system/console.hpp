#pragma once

#include <functional>
#include <istream>
#include <optional>
#include <ostream>

#include "cli/system/file_identity.hpp"
#include "render/language/language.hpp"

namespace retain::cli {

/// What the program can see of the terminal around it. The default is a pipe on every side.
struct Console {
  bool stdin_is_terminal = false;
  bool stdout_is_terminal = false;
  bool stderr_is_terminal = false;
  bool has_one_reader = false;                            ///< standard output and standard error go to the same terminal, file or pipe
  int width = 80;                                         ///< columns
  std::optional<bool> colour;                             ///< what the environment asks for; empty: colour on terminals
  render::Language language = render::Language::english;  ///< what the environment asks for
  std::optional<FileIdentity> stdin_file;                 ///< what standard input was redirected from
};

/// The streams of one run of the program.
struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  const Console& console;
};

/// Looks up a variable of the environment; null where it is not set.
using Environment = std::function<const char*(const char*)>;

/// Whether the environment asks for colour: `NO_COLOR`, then `FORCE_COLOR`, then `CLICOLOR_FORCE`, then `TERM=dumb`.
std::optional<bool> colour_wish(const Environment& environment);

/// The language that the environment asks for: `LC_ALL`, then `LC_MESSAGES`, then `LANG`; the first that is not empty decides.
render::Language language_wish(const Environment& environment);

/// The width for tables: `COLUMNS` where it is a positive number, else that of the terminal (0: not known), else 80; kept within limits
/// that a table can be laid out for.
int table_width(const Environment& environment, int terminal_columns);

/// The console of this process. Standard streams that are closed are taken up, so that no file that is opened later becomes one of them; a
/// file that grows beyond its limit is from now on a failed write.
Console open_console();

}  // namespace retain::cli
