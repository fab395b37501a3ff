#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace retain::test {

/// A Markdown file whose fenced `console` blocks show commands (`$ retain …`) and what they print, of a pipe stdout and then stderr, then
/// `[exit N]` where the status is not 0. A fenced block with a file name after its language (`csv monthly.csv`) is a file that the commands
/// below it read.
class Transcript {
 public:
  struct Example {
    std::size_t line = 0;  ///< of its `$`, from 1
    std::string command;
    std::vector<std::string> expected;
  };
  /// What running an example gave. Where a tool that need not be installed was missing, its name instead.
  struct Outcome {
    std::vector<std::string> lines;
    std::string missing_tool;
    std::string err{};  ///< what went to the error stream alone, which is in the lines too
  };

  explicit Transcript(std::string_view markdown);
  static Transcript read(const std::filesystem::path& file);

  [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }
  /// Runs all examples in order in one shell that finds `retain` first in the folder of `program`, in a throw-away copy of `folder`,
  /// which they see as `examples/` too, so that they read the same from the top of the repository. `prologue` is what the shell runs
  /// before them.
  [[nodiscard]] std::vector<Outcome> run(const std::filesystem::path& folder, const std::filesystem::path& program,
                                         std::string_view prologue = {}) const;
  /// The Markdown with the outcomes in place of what was expected.
  [[nodiscard]] std::string updated(const std::vector<Outcome>& outcomes) const;

 private:
  struct File {
    std::string name;
    std::string text;
    std::size_t before_example = 0;
  };

  void add_examples(std::size_t first_line, std::size_t last_line);

  std::vector<std::string> lines_;
  std::vector<Example> examples_;
  std::vector<File> files_;
};

/// What is expected and what was got as one text, common lines once: "  both", "- expected", "+ got".
std::string difference(const std::vector<std::string>& expected, const std::vector<std::string>& got);

std::string read_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, std::string_view text);

}  // namespace retain::test
