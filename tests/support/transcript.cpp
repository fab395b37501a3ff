#include "support/transcript.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace retain::test {
namespace {

namespace fs = std::filesystem;

constexpr std::array optional_tools{"jq", "mlr"};

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

template <typename Iterator>
std::string join_lines(Iterator first, Iterator last) {
  std::string text;
  for (; first != last; ++first) text += *first + '\n';
  return text;
}

std::string shell_quoted(std::string_view word) {
  std::string result = "'";
  for (const char c : word) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "retain-transcript-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category(), name);
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// Each example is evaluated in the shell itself, so that a variable set by one is there for the next.
constexpr std::string_view shell_prologue = R"(
unset NO_COLOR CLICOLOR_FORCE
export COLUMNS=80 LC_ALL=C.UTF-8 TERM=dumb TZ=UTC
command_not_found_handle() {
  echo "$1" >>"$results/$example.missing"
  echo "$1: command not found" >&2
  return 127
}
run() {
  example=$1
  # As on a terminal both streams are one, but through a pipe what comes first would be left to chance.
  case $2 in
    *\|*) eval "$2" >"$results/$example.out" 2>"$results/$example.err" </dev/null ;;
    *) eval "$2" >"$results/$example.out" 2>&1 </dev/null ;;
  esac
  echo "[exit $?]" >"$results/$example.status"
}
)";

Transcript::Outcome read_outcome(const fs::path& results, std::size_t number) {
  const fs::path stem = results / std::to_string(number);
  const auto file = [&](const char* extension) { return fs::path(stem).concat(extension); };
  if (!fs::exists(file(".status"))) throw std::runtime_error("the shell ended before example " + std::to_string(number + 1));

  Transcript::Outcome outcome;
  if (fs::exists(file(".missing"))) {
    for (const std::string& tool : split_lines(read_file(file(".missing")))) {
      if (std::find(optional_tools.begin(), optional_tools.end(), tool) != optional_tools.end()) outcome.missing_tool = tool;
    }
  }
  if (fs::exists(file(".err"))) outcome.err = read_file(file(".err"));
  for (const char* extension : {".out", ".err", ".status"}) {
    if (!fs::exists(file(extension))) continue;
    std::vector<std::string> lines = split_lines(read_file(file(extension)));
    std::move(lines.begin(), lines.end(), std::back_inserter(outcome.lines));
  }
  if (outcome.lines.back() == "[exit 0]") outcome.lines.pop_back();
  return outcome;
}

}  // namespace

Transcript::Transcript(std::string_view markdown) : lines_(split_lines(markdown)) {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!lines_[i].starts_with("```")) continue;
    const std::string fence = lines_[i].substr(0, lines_[i].find_first_not_of('`'));
    const std::string info = lines_[i].substr(fence.size());
    const auto first = lines_.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    const auto end = std::find(first, lines_.end(), fence);
    const auto end_index = static_cast<std::size_t>(end - lines_.begin());
    if (info == "console") {
      add_examples(i + 1, end_index);
    } else if (const std::size_t space = info.find(' '); space != std::string::npos) {
      files_.push_back({info.substr(space + 1), join_lines(first, end), examples_.size()});
    }
    i = end_index;
  }
}

Transcript Transcript::read(const fs::path& file) { return Transcript(read_file(file)); }

void Transcript::add_examples(std::size_t first_line, std::size_t last_line) {
  for (std::size_t i = first_line; i < last_line;) {
    if (!lines_[i].starts_with("$ ")) throw std::runtime_error("line " + std::to_string(i + 1) + ": a console block begins with \"$ \"");
    Example example{i + 1, lines_[i].substr(2), {}};
    for (++i; i < last_line && example.command.ends_with('\\'); ++i) example.command += '\n' + lines_[i];
    for (; i < last_line && !lines_[i].starts_with("$ "); ++i) example.expected.push_back(lines_[i]);
    examples_.push_back(std::move(example));
  }
}

std::vector<Transcript::Outcome> Transcript::run(const fs::path& folder, const fs::path& program, std::string_view prologue) const {
  const TemporaryFolder temporary;
  const fs::path results = temporary.path() / "results";
  const fs::path scratch = temporary.path() / "scratch";
  fs::create_directory(results);
  fs::copy(folder, scratch, fs::copy_options::recursive);
  fs::create_directory_symlink(".", scratch / "examples");

  std::string script = "export PATH=" + shell_quoted(program.parent_path().string()) + ":$PATH\nresults=" + shell_quoted(results.string()) +
                       "\ncd " + shell_quoted(scratch.string()) + std::string(shell_prologue) + std::string(prologue);
  auto file = files_.begin();
  for (std::size_t i = 0; i < examples_.size(); ++i) {
    for (; file != files_.end() && file->before_example == i; ++file) {
      script += "printf %s " + shell_quoted(file->text) + " >" + shell_quoted(file->name) + '\n';
    }
    script += "run " + std::to_string(i) + ' ' + shell_quoted(examples_[i].command) + '\n';
  }
  const fs::path script_file = temporary.path() / "script";
  write_file(script_file, script);
  if (std::system(("bash " + shell_quoted(script_file.string())).c_str()) == -1) {
    throw std::system_error(errno, std::generic_category(), "bash");
  }

  std::vector<Outcome> outcomes;
  for (std::size_t i = 0; i < examples_.size(); ++i) outcomes.push_back(read_outcome(results, i));
  return outcomes;
}

std::string Transcript::updated(const std::vector<Outcome>& outcomes) const {
  std::vector<std::string> lines = lines_;
  for (std::size_t i = examples_.size(); i-- > 0;) {
    if (!outcomes[i].missing_tool.empty()) continue;
    const Example& example = examples_[i];
    const auto command_lines = std::count(example.command.begin(), example.command.end(), '\n') + 1;
    const auto first = lines.begin() + static_cast<std::ptrdiff_t>(example.line - 1) + command_lines;
    const auto place = lines.erase(first, first + static_cast<std::ptrdiff_t>(example.expected.size()));
    lines.insert(place, outcomes[i].lines.begin(), outcomes[i].lines.end());
  }
  return join_lines(lines.begin(), lines.end());
}

std::string difference(const std::vector<std::string>& expected, const std::vector<std::string>& got) {
  const auto [expected_first, got_first] = std::mismatch(expected.begin(), expected.end(), got.begin(), got.end());
  const auto [expected_tail, got_tail] =
      std::mismatch(expected.rbegin(), std::make_reverse_iterator(expected_first), got.rbegin(), std::make_reverse_iterator(got_first));
  std::string text;
  const auto add = [&text](const char* mark, auto first, auto last) {
    for (; first != last; ++first) text += mark + *first + '\n';
  };
  add("  ", expected.begin(), expected_first);
  add("- ", expected_first, expected_tail.base());
  add("+ ", got_first, got_tail.base());
  add("  ", expected_tail.base(), expected.end());
  return text;
}

std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::system_error(errno, std::generic_category(), file.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& file, std::string_view text) {
  std::ofstream out(file, std::ios::binary);
  out << text << std::flush;
  if (!out) throw std::system_error(errno, std::generic_category(), file.string());
}

}  // namespace retain::test
