#include "cli/run.hpp"

#include <new>

#include "cli/commands.hpp"
#include "cli/flags/config_file.hpp"
#include "cli/flags/parse_options.hpp"
#include "cli/help/help.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/steps/overwriting.hpp"
#include "cli/system/errors.hpp"
#include "cli/system/out_of_memory.hpp"
#include "core/models/special.hpp"
#include "io/container/libraries.hpp"
#include "render/terminal/message.hpp"
#include "render/workbook/book.hpp"
#include "retain/version.hpp"
#include "text/format.hpp"

namespace retain::cli {

namespace {

std::string version() {
  std::string text = "retain " RETAIN_VERSION "\n";
  std::string left_out = reads_config_files() ? "" : "without toml++: --config\n";
  std::string with;
  std::vector<io::Library> libraries = io::unpacking_libraries();
  libraries.push_back({"libxlsxwriter", render::workbook_library(), "writing workbooks (.xlsx)"});
  libraries.push_back({"Boost.Math", models::boost_math_version(), "survival, forecast and value"});
  for (const io::Library& library : libraries) {
    if (library.version.empty()) {
      left_out += formatted("without {}: {}\n", library.name, library.use);
    } else {
      with += formatted("{}{} {}", with.empty() ? "with " : ", ", library.name, library.version);
    }
  }
  return text + with + (with.empty() ? "" : "\n") + left_out;
}

class Failure {
 public:
  Failure(const Options& options, std::span<const std::string> args, const Streams& streams)
      : err_(streams.err),
        colour_(wants_colour(options.colour, streams.console, streams.console.stderr_is_terminal)),
        // Of a command line that is wrong there are no options.
        language_(options.language ? *options.language : language_asked_for(args).value_or(streams.console.language)) {}

  [[nodiscard]] ExitStatus report(ExitStatus status, std::span<const Diagnostic> diagnostics, std::size_t unlisted = 0) const {
    err_ << render::format_diagnostics(diagnostics, colour_, unlisted, language_) << std::flush;
    return status;
  }
  [[nodiscard]] ExitStatus report(ExitStatus status, const std::string& message, const std::string& hint = {},
                                  const std::string& file = {}) const {
    Diagnostic diagnostic;
    diagnostic.message = message;
    diagnostic.hint = hint;
    diagnostic.place.file = file;
    return report(status, {&diagnostic, 1});
  }

 private:
  std::ostream& err_;
  bool colour_;
  render::Language language_;
};

ExitStatus run_safely(std::span<const std::string> args, const Streams& streams) {
  Options options;
  try {
    if (args.empty()) {
      streams.err << general_help(commands(), streams.console.language) << std::flush;
      return ExitStatus::usage;
    }
    if (args.front() == "--version" || args.front() == "-V") return answer(version(), streams);
    options = parse_options(args, commands());
    refuse_overwriting(options, streams.console);
    return options.command->run(options, streams);
  } catch (const UsageError& error) {
    const Diagnostic problem{Severity::error, {}, error.what(), error.hint(), error.place(), error.excerpt()};
    return Failure(options, args, streams).report(ExitStatus::usage, {&problem, 1});
  } catch (const InputError& error) {
    return Failure(options, args, streams).report(ExitStatus::bad_input, error.diagnostics(), error.unlisted());
  } catch (const FileError& error) {
    return Failure(options, args, streams).report(ExitStatus::io_failed, error.what(), error.hint(), error.file());
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    return Failure(options, args, streams)
        .report(ExitStatus::bug, formatted("a bug in retain " RETAIN_VERSION ": {}", error.what()),
                "please report it with the command and its input");
  }
}

}  // namespace

int run(std::span<const std::string> args, std::istream& in, std::ostream& out, std::ostream& err, const Console& console) {
  try {
    return static_cast<int>(run_safely(args, {in, out, err, console}));
  } catch (const std::bad_alloc&) {
    err << (console.language == render::Language::korean ? out_of_memory_korean : out_of_memory_message) << std::flush;
    return static_cast<int>(ExitStatus::io_failed);
  }
}

}  // namespace retain::cli
