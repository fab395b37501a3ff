#include <algorithm>
#include <string>
#include <vector>

#include "fuzz/fuzz.hpp"
#include "support/run_retain.hpp"

using namespace retain;

namespace {

/// Words that would write a file, or make threads.
bool is_left_out(const std::string& word) {
  const bool is_short_cluster = word.starts_with('-') && !word.starts_with("--");
  return word.starts_with("--o") || (is_short_cluster && word.find('o') != std::string::npos) || word.starts_with("--t");
}

}  // namespace

/// The lines are the words of a command line; behind an empty one stands the text of standard input.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const std::size_t gap = std::min(text.find("\n\n"), text.size());
  std::string_view lines = text.substr(0, gap);
  std::vector<std::string> words;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    // The system ends a word at a NUL byte.
    words.emplace_back(lines.substr(0, std::min(end, lines.find('\0'))));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  if (std::any_of(words.begin(), words.end(), is_left_out)) return 0;
  const test::Run run = test::run_retain(words, std::string(text.substr(std::min(gap + 2, text.size()))));
  fuzz::require(run.status >= 0 && run.status <= 4, "every command line has an answer", run.err);
  if (run.status > 1) {
    fuzz::require(run.out.empty(), "a refusal leaves standard output empty", run.out);
    fuzz::require(!run.err.empty(), "a refusal says why");
  }
  const test::Run again = test::run_retain(words, std::string(text.substr(std::min(gap + 2, text.size()))));
  fuzz::require(again.status == run.status && again.out == run.out && again.err == run.err, "the same gives the same", run.out);
  return 0;
}
