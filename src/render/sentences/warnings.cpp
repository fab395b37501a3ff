#include "render/sentences/warnings.hpp"

#include "render/language/messages.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"

namespace retain::render {

std::vector<std::string> warning_sentences(std::span<const Diagnostic> warnings, Language language) {
  std::vector<std::string> sentences;
  for (const Diagnostic& warning : warnings) {
    std::string text = warning.place.file;
    if (warning.place.line > 0) text += formatted(":{}", warning.place.line);
    if (!text.empty()) text += ": ";
    text += told(warning.message, language);
    sentences.push_back(visible(warning.hint.empty() ? text : text + " (" + told(warning.hint, language) + ")"));
  }
  return sentences;
}

}  // namespace retain::render
