#include "io/csv/cell_forms.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace retain::io {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

std::string form_of(std::string_view cell) {
  std::string form;
  for (const char c : cell) {
    const char kind = c >= '0' && c <= '9' ? '9' : is_letter(c) ? 'a' : c;
    if (form.empty() || form.back() != kind || (kind != '9' && kind != 'a')) form += kind;
  }
  return form;
}

}  // namespace

void CellForms::add(std::string_view cell) {
  constexpr std::size_t most_forms = 4;
  const std::string_view text = trim(cell);
  const DecimalMark proved = decimal_evidence(text).proves;
  proves_point_ = proves_point_ || proved == DecimalMark::point;
  proves_comma_ = proves_comma_ || proved == DecimalMark::comma;
  if (text.empty()) {
    any_empty_ = true;
    return;
  }
  ++cells_;
  any_without_letter_ = any_without_letter_ || std::ranges::none_of(text, is_letter);
  if (are_free_) return;
  std::string form = form_of(text);
  if (std::ranges::find(forms_, form) != forms_.end()) return;
  forms_.push_back(std::move(form));
  are_free_ = forms_.size() > most_forms;
}

bool CellForms::may_hold(std::string_view cell) const {
  constexpr std::size_t fewest_cells = 10;
  const std::string_view text = trim(cell);
  if (text.empty()) return any_empty_ || cells_ < fewest_cells;
  if (cells_ < fewest_cells) return true;
  if (are_free_) return any_without_letter_ || std::ranges::any_of(text, is_letter);
  return std::ranges::find(forms_, form_of(text)) != forms_.end();
}

std::vector<CellForms> forms_of(const std::vector<std::vector<std::string>>& rows, std::size_t columns) {
  // So many tell as much as all.
  constexpr std::size_t most_rows = 50;
  std::vector<CellForms> forms(columns);
  for (std::size_t row = 0; row < std::min(rows.size(), most_rows); ++row) {
    for (std::size_t i = 0; i < std::min(columns, rows[row].size()); ++i) forms[i].add(rows[row][i]);
  }
  return forms;
}

}  // namespace retain::io
