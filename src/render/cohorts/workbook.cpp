#include "render/cohorts/workbook.hpp"

#include <algorithm>
#include <variant>

#include "render/cohorts/figures.hpp"
#include "render/cohorts/page.hpp"
#include "render/workbook/book.hpp"
#include "render/workbook/notes.hpp"
#include "render/workbook/numbers.hpp"
#include "render/workbook/summary.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

using Kind = CellLook::Kind;

/// What a sheet shows of each cell, and how.
enum class Shown : std::uint8_t { shares, counts };

class CohortSheet {
 public:
  CohortSheet(BookSheet& sheet, const CohortReport& report, const CohortFigures& figures, Shown shown, Language language)
      : sheet_(sheet), figures_(figures), shown_(shown), language_(language) {
    const bool is_percent = shown == Shown::shares && report.measure != CohortMeasure::cumulative;
    divisor_ = is_percent ? 100 : 1;
    format_ = digits_format(shown == Shown::shares ? figures.decimals() : figures.decimals_of_counts()) + (is_percent ? "%" : "");
  }

  void add_sentences(const Page& page) { row_ = write_openings(sheet_, page, last_sentence_column) + 1; }

  void set_widths() {
    sheet_.set_width(0, 16);
    for (std::uint16_t column = 1; column <= last_sentence_column; ++column) sheet_.set_width(column, 11);
  }

  void add(const CohortSummary& summary, const HeatMap& map) {
    sheet_.write({row_++, 0}, map.caption, {.kind = Kind::title});
    for (std::size_t i = 0; i < map.headings.size(); ++i)
      sheet_.write({row_, static_cast<std::uint16_t>(i)}, map.headings[i], {.kind = Kind::heading, .to_the_right = i > 0});
    const std::uint32_t first = ++row_;
    for (const CohortLine* line : figures_.lines_of(summary)) {
      sheet_.write({row_, 0}, figures_.label_of(*line), {.muted = !line->counts});
      sheet_.write({row_, 1}, line->size.to_double(), line->size.to_fixed(0), {.format = "#,##0.###", .muted = !line->counts});
      for (std::size_t age = 0; age < line->cells.size(); ++age) {
        const CohortCell& cell = line->cells[age];
        const auto value = shown_ == Shown::counts ? std::optional(cell.value) : figures_.shown(cell);
        // What a mark says on paper, bold says here: a mark would make a text of the number.
        if (value)
          write_number(age, *value,
                       {.format = format_, .kind = cell.beyond_chance != 0 ? Kind::summary : Kind::plain, .muted = !line->counts});
      }
      ++row_;
    }
    const auto last_column = static_cast<std::uint16_t>(map.headings.size() - 1);
    if (shown_ == Shown::shares && last_column > 2 && row_ > first) sheet_.shade({first, 3}, {row_ - 1, last_column});
    if (shown_ == Shown::shares && !summary.means.empty() && summary.means.front().cohorts > 1) {
      sheet_.write({row_, 0}, say("mean", language_), {.kind = Kind::summary});
      for (std::size_t age = 0; age < summary.means.size(); ++age)
        write_number(age, summary.means[age].value, {.format = format_, .kind = Kind::summary});
      ++row_;
    }
    ++row_;
  }

 private:
  static constexpr std::uint16_t last_sentence_column = 10;

  void write_number(std::size_t age, const Number& value, const CellLook& look) {
    sheet_.write({row_, static_cast<std::uint16_t>(age + 2)}, (value / Number(divisor_)).to_double(), figures_.value(value) + "%", look);
  }

  BookSheet& sheet_;
  const CohortFigures& figures_;
  Shown shown_;
  Language language_;
  std::int64_t divisor_ = 1;
  std::string format_;
  std::uint32_t row_ = 0;
};

}  // namespace

std::string cohorts_workbook(const CohortAnswer& answer, const RenderOptions& options) {
  const CohortReport& report = answer.report;
  const CohortFigures figures(report, options);
  Page page = cohorts_page(answer, options, Format::xlsx);
  page.name = visible(options.title);
  Book book(options.open_scratch, page.heading());
  std::vector<const HeatMap*> maps;
  for (const Part& part : page.parts) {
    if (const auto* map = std::get_if<HeatMap>(&part)) maps.push_back(map);
  }
  const std::size_t maps_each = report.measure == CohortMeasure::cumulative ? 1 : 2;
  CohortSheet shares(book.add_sheet(say("Cohorts", options.language)), report, figures, Shown::shares, options.language);
  shares.set_widths();
  shares.add_sentences(page);
  for (std::size_t i = 0; i < report.summaries.size(); ++i) shares.add(report.summaries[i], *maps[i * maps_each]);
  if (maps_each == 2) {
    const Text name = report.measure == CohortMeasure::revenue ? Text("Revenue") : Text("Customers");
    CohortSheet counts(book.add_sheet(say(name, options.language)), report, figures, Shown::counts, options.language);
    counts.set_widths();
    for (std::size_t i = 0; i < report.summaries.size(); ++i) counts.add(report.summaries[i], *maps[i * maps_each + 1]);
  }
  add_notes_sheet(book, page, options.language);
  return book.finish();
}

}  // namespace retain::render
