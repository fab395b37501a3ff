#include "render/content/page.hpp"

#include <utility>

namespace retain::render {

bool is_note(SentenceKind kind) { return kind == SentenceKind::note || kind == SentenceKind::footnote || kind == SentenceKind::assumption; }

GridLine& GridLine::add(std::string text, std::optional<double> number) {
  cells.push_back(std::move(text));
  numbers.push_back({number});
  return *this;
}

GridLine& GridLine::add_range(std::string text, std::optional<double> low, std::optional<double> high) {
  cells.push_back(std::move(text));
  numbers.push_back({std::nullopt, low, high});
  return *this;
}

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

std::vector<std::string> Page::notes_up_to(const Sentences& sentences) const {
  std::vector<std::string> notes;
  const Sentences* last = nullptr;
  for (const Part& part : parts) {
    const auto* one = std::get_if<Sentences>(&part);
    if (one == nullptr || !is_note(one->kind)) continue;
    notes.insert(notes.end(), one->texts.begin(), one->texts.end());
    last = one;
  }
  return last == &sentences ? notes : std::vector<std::string>();
}

void Page::add(SentenceKind kind, std::vector<std::string> texts) {
  if (!texts.empty()) parts.emplace_back(Sentences{kind, std::move(texts)});
}

void Page::add(std::vector<std::string> headings, std::size_t labels, std::vector<GridLine> lines) {
  if (!lines.empty()) parts.emplace_back(grid_of(std::move(headings), labels, std::move(lines)));
}

}  // namespace retain::render
