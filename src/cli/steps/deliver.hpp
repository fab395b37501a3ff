#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

#include "cli/flags/options.hpp"
#include "cli/system/console.hpp"
#include "cli/system/exit_status.hpp"
#include "cli/system/output_file.hpp"
#include "retain/report.hpp"

namespace retain::cli {

/// Whether text for a stream is coloured: as `--color` says, else the environment, else on a terminal.
bool wants_colour(ColourChoice choice, const Console& console, bool is_terminal);

/// The language of text for people: as `--lang` says, else the environment.
render::Language language_of(const Options& options, const Console& console);

/// The outputs that the options name; standard output where they name none.
std::vector<std::string> output_paths(const Options& options);
/// The format of an output: as `-f` says, else the ending of its name, else `otherwise`.
render::Format format_of(const Options& options, const std::string& path, render::Format otherwise);
/// Whether some output has one of these formats.
bool writes_any(const Options& options, std::initializer_list<render::Format> formats, render::Format otherwise = render::Format::table);
/// The same of any format that people read.
bool writes_for_people(const Options& options);
/// How text for people is drawn for an output; a file looks the same whatever terminal it was written from.
render::RenderOptions rendering_of(const Options& options, const std::string& path, const Console& console);
/// An output with the byte order mark in front where it is delimited text, and `--bom` is given or it is a file under `--lang ko`.
Output marked(Output output, render::Format format, const Options& options);
/// Warnings and notes for the error stream; where the options are quiet, only that rows were left out. Made before anything is written,
/// since it takes memory.
std::string remarks(const std::vector<Diagnostic>& warnings, const std::vector<std::string>& notes, const Options& options,
                    const Streams& streams);

/// Adds the warning that a workbook, where one is written, does not hold all digits of the report's inputs. Throws InputError where
/// warnings are errors.
void warn_of_inexact_workbook(Report& report, const Options& options);

/// Writes a text to standard output and returns `done`.
ExitStatus answer(std::string text, const Streams& streams);

/// Writes an answer, in each format as `render` makes it, to every output, and what goes `beside` it, then warnings and notes to the error
/// stream.
ExitStatus deliver_answer(const std::function<std::string(render::Format format, const render::RenderOptions& how)>& render,
                          const std::vector<Diagnostic>& warnings, const std::vector<std::string>& notes, const Options& options,
                          const Streams& streams, std::vector<Output> beside = {});

/// Writes the report to every output, and what goes `beside` it, then warnings, notes and unmet requirements to the error stream.
/// `one_off`: it is of quantities from the command line.
ExitStatus deliver(Report report, const Options& options, bool one_off, const Streams& streams, std::vector<Output> beside = {});

}  // namespace retain::cli
