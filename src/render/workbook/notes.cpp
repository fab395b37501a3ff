#include "render/workbook/notes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <variant>

#include "render/content/formulas.hpp"
#include "render/content/values.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

using Kind = CellLook::Kind;

constexpr std::array<double, 6> widths = {30, 23, 40, 48, 40, 30};
constexpr std::uint16_t last_note_column = widths.size() - 1;

/// A clause of the table as a sentence.
std::string as_sentence(std::string_view clause) { return clause.empty() ? std::string() : capitalised(std::string(clause)) + "."; }

class Notes {
 public:
  Notes(BookSheet& sheet, const Page& page, const Report& report, const Figures& figures)
      : sheet_(sheet), page_(page), report_(report), language_(figures.language()) {
    for (std::uint16_t column = 0; column <= last_note_column; ++column) sheet_.set_width(column, widths[column]);
    sheet_.hide_grid();
  }

  void fill(const std::vector<Id>& shown) {
    add_list(say("Notes", language_), notes());
    add_list(say("Assumptions", language_), assumptions());
    add_list(say("Warnings", language_), sentences(SentenceKind::warning));
    add_empty_cells();
    add_list(say("How it was computed", language_), sentences(SentenceKind::working));
    add_definitions(shown);
  }

 private:
  void add_heading(const std::vector<std::string_view>& texts) {
    if (row_ > 0) ++row_;
    for (std::uint16_t column = 0; column <= last_note_column; ++column) {
      const CellLook look{.kind = Kind::heading};
      column < texts.size() ? sheet_.write({row_, column}, capitalised(std::string(texts[column])), look)
                            : sheet_.write_blank({row_, column}, look);
    }
    ++row_;
  }

  void add_list(std::string_view heading, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    add_heading({heading});
    for (const std::string& text : texts) sheet_.write_across({row_++, 0}, last_note_column, text, {});
  }

  [[nodiscard]] std::vector<std::string> sentences(SentenceKind kind) const {
    std::vector<std::string> texts;
    for (const Part& part : page_.parts) {
      const auto* one = std::get_if<Sentences>(&part);
      if (one != nullptr && one->kind == kind) texts.insert(texts.end(), one->texts.begin(), one->texts.end());
    }
    return texts;
  }

  /// Those on the marks in the tables: assumptions and empty cells are told in full.
  [[nodiscard]] std::vector<std::string> notes() const {
    std::vector<std::string> texts = sentences(SentenceKind::footnote);
    const std::string_view assumed = say("Assumed: {}.", language_);
    const std::string_view prefix = assumed.substr(0, assumed.find('{'));
    std::erase_if(texts, [&](const std::string& text) { return text.starts_with(undefined_mark) || text.starts_with(prefix); });
    return texts;
  }

  [[nodiscard]] std::vector<std::string> assumptions() const {
    std::vector<std::string> texts;
    for (const Assumption& assumption : report_.assumptions) {
      std::string text = visible(said(assumption.text, language_));
      if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
    }
    return texts;
  }

  /// Why metrics have no value, and in how many rows; those that no row has the input for are told together.
  void add_empty_cells() {
    std::vector<std::string> never;
    bool is_first = true;
    for (const Id id : report_.metrics) {
      std::map<Reason, std::size_t> rows;
      for (const ReportRow& row : report_.rows) {
        if (!shown_value(row.sheet, quantity(id))) ++rows[undefined_reason(row.sheet, quantity(id))];
      }
      for (const auto& [reason, count] : rows) {
        if (reason == Reason::missing_input && count == report_.rows.size()) {
          never.push_back(capitalised_name(quantity(id), language_));
          continue;
        }
        if (std::exchange(is_first, false)) add_heading({say("Empty cells", language_), say("id", language_), say("reason", language_)});
        const std::string where = count == report_.rows.size() ? std::string(say("all rows", language_))
                                                               : said("{0} of {1} rows", language_, count, report_.rows.size());
        sheet_.write({row_, 0}, capitalised_name(quantity(id), language_));
        sheet_.write({row_, 1}, quantity(id).key, {.muted = true});
        sheet_.write({row_++, 2}, formatted("{} ({})", translated(reason_text(reason), language_), where));
      }
    }
    if (never.empty()) return;
    if (is_first) add_heading({say("Empty cells", language_)});
    sheet_.write_across({row_++, 0}, last_note_column,
                        formatted("{}: {}", join(never, ", "), translated(reason_text(Reason::missing_input), language_)), {});
  }

  void add_definitions(const std::vector<Id>& shown) {
    IdSet metrics;
    IdSet facts;
    for (const Id id : shown) {
      (quantity(id).is_fact() ? facts : metrics).set(index_of(id));
      for (const Id input : inputs_of(id)) {
        if (quantity(input).is_fact()) facts.set(index_of(input));
      }
    }
    if (metrics.any()) {
      add_heading({say("What the numbers mean", language_), say("id", language_), say("formula", language_), say("meaning", language_),
                   without_colon(say("To compare with: ", language_)), say("source", language_)});
      for (const Quantity& quantity : quantities()) {
        if (metrics.test(index_of(quantity.id))) add_metric(quantity);
      }
    }
    if (facts.none()) return;
    add_heading({say("What they are computed from", language_), say("id", language_), say("symbol", language_), say("meaning", language_)});
    for (const Quantity& quantity : quantities()) {
      if (!facts.test(index_of(quantity.id))) continue;
      add_texts({capitalised_name(quantity, language_), std::string(quantity.key), std::string(quantity.symbol),
                 as_sentence(translated(quantity.meaning, language_))});
    }
  }

  static std::string_view without_colon(std::string_view label) { return label.substr(0, label.find(':')); }

  void add_metric(const Quantity& quantity) {
    std::string guide(translated(quantity.guide, language_));
    if (!guide.empty() && !quantity.guide_source.empty()) guide += formatted(" ({})", translated(quantity.guide_source, language_));
    add_texts({capitalised_name(quantity, language_), std::string(quantity.key), join(formula_texts(quantity), "\n"),
               as_sentence(translated(quantity.meaning, language_)), as_sentence(guide),
               std::string(translated(quantity.source, language_))});
  }

  void add_texts(const std::vector<std::string>& texts) {
    std::size_t lines = 1;
    for (std::uint16_t column = 0; column <= last_note_column && column < texts.size(); ++column) {
      if (texts[column].empty()) continue;
      sheet_.write({row_, column}, texts[column], {.muted = column == 1, .wraps = true});
      lines = std::max(lines, lines_of(texts[column], widths.at(column)));
    }
    sheet_.set_lines(row_, lines);
    ++row_;
  }

  BookSheet& sheet_;
  const Page& page_;
  const Report& report_;
  Language language_;
  std::uint32_t row_ = 0;
};

}  // namespace

void add_notes_sheet(Book& book, const Page& page, Language language) {
  constexpr double width = 110;
  BookSheet& sheet = book.add_sheet(say("Notes", language));
  sheet.hide_grid();
  sheet.set_width(0, width);
  std::uint32_t row = 0;
  const auto add = [&](const std::string& text) {
    sheet.write({row, 0}, text, {.wraps = true});
    sheet.set_lines(row++, lines_of(text, width));
  };
  for (const Part& part : page.parts) {
    const auto* sentences = std::get_if<Sentences>(&part);
    if (sentences == nullptr || (!is_note(sentences->kind) && sentences->kind != SentenceKind::warning)) continue;
    if (sentences->kind == SentenceKind::warning) {
      row += row > 0 ? 1 : 0;
      sheet.write({row++, 0}, say("Warnings", language), {.kind = Kind::heading});
    }
    for (const std::string& text : sentences->texts) add(text);
  }
}

void add_notes_sheet(Book& book, const Page& page, const Report& report, const std::vector<Id>& shown, const Figures& figures) {
  Notes(book.add_sheet(say("Notes", figures.language())), page, report, figures).fill(shown);
}

}  // namespace retain::render
