#include "render/content/page.hpp"

#include <utility>

namespace retain::render {

Grid grid_of(std::vector<std::string> headings, std::size_t labels, std::vector<GridLine> lines) {
  return {{}, std::move(headings), labels, [lines = std::move(lines)](const std::function<void(const GridLine&)>& take) {
            for (const GridLine& line : lines) take(line);
          }};
}

std::string Page::subject() const {
  std::string text;
  for (const std::string& part : {opens_with_title && !name.empty() ? title : std::string(), period, about}) {
    if (part.empty()) continue;
    if (!text.empty()) text += " · ";
    text += part;
  }
  return text;
}

void Page::add(SentenceKind kind, std::vector<std::string> texts) {
  if (!texts.empty()) parts.emplace_back(Sentences{kind, std::move(texts)});
}

void Page::add(std::vector<std::string> headings, std::size_t labels, std::vector<GridLine> lines) {
  if (!lines.empty()) parts.emplace_back(grid_of(std::move(headings), labels, std::move(lines)));
}

}  // namespace retain::render
