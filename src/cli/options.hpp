#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "io/load.hpp"
#include "render/render.hpp"
#include "retain/report.hpp"

namespace retain::cli {

enum class Command { report, snapshot, movements, sniff, validate, calc, metrics, completion, help };
enum class ColourChoice { automatic, always, never };

/// What a command line asks for.
struct Options {
  Command command = Command::help;
  std::string command_name;
  std::string answer;              ///< of `help` and `completion`: the text
  std::vector<std::string> files;  ///< empty: standard input
  io::LoadOptions load;
  FollowingRules following;                                  ///< of customer rows
  std::vector<MovementKind> kinds;                           ///< of `movements`; empty: all
  std::vector<std::string> row_flags;                        ///< the flags given that only customer rows take
  std::vector<std::pair<Id, std::string>> values;            ///< of `calc`, as written
  std::vector<std::pair<std::string, std::string>> reasons;  ///< of `calc`: a column of lost customers and its count, as written
  ReportOptions report;
  std::optional<render::Format> format;
  std::vector<std::string> formats;  ///< that the command has
  std::vector<std::string> outputs;  ///< empty: standard output
  std::string rejects;               ///< the file for rows that are left out; empty: none
  bool limits_bad_rows = false;      ///< the command line says how many may be
  std::optional<int> precision;
  bool explain = false;
  bool quiet = false;
  ColourChoice colour = ColourChoice::automatic;
  std::optional<render::Language> language;  ///< empty: as the environment asks
};

/// Reads the words after the program's name. Throws UsageError.
Options parse_options(std::span<const std::string> args);

}  // namespace retain::cli
