#include "render/mail/page.hpp"

#include <algorithm>
#include <span>
#include <variant>

#include "render/content/formulas.hpp"
#include "render/html/tiles.hpp"
#include "render/mail/heat_map.hpp"
#include "render/mail/letter.hpp"
#include "render/sentences/opening.hpp"
#include "retain/version.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// Programs cut mails that are longer than about 100 KB.
constexpr std::size_t most_bytes = 84'000;
constexpr std::size_t most_lines = 40;
constexpr std::size_t most_sentences = 12;
constexpr std::size_t most_tiles = 6;
constexpr std::size_t tiles_in_a_line = 3;

class MailPainter {
 public:
  MailPainter(const Page& page, Language language) : page_(page), language_(language) {}

  std::string draw() {
    Letter top;
    top.markup().element("h1", {{"style", "margin:0 0 2px;font-size:21px;line-height:1.25"}}, shortened(page_.heading(), most_title));
    top.markup().line_break();
    for (const std::string& about : {page_.subject(), page_.source}) {
      if (!about.empty()) top.small(about);
    }
    add(top);
    for (const Part& part : page_.parts) std::visit(*this, part);
    if (is_cut_) {
      Letter end;
      end.small(say("What is too long for a mail is left out: it is in the whole report.", language_));
      body_ += in_ascii(end.markup().str());
    }
    return head() + body_ + foot();
  }

  void operator()(const Sentences& part) {
    const Sentences sentences = is_note(part.kind) ? Sentences{part.kind, page_.notes_up_to(part)} : part;
    if (sentences.texts.empty()) return;  // nor a heading over nothing
    Letter letter;
    switch (sentences.kind) {
      case SentenceKind::headline:
      case SentenceKind::verdict:
      case SentenceKind::statement:
        for (std::size_t i = 0; i < shown(sentences); ++i) {
          i == 0 && !has_lead_ ? letter.lead(sentences.texts[i]) : letter.text(sentences.texts[i]);
          has_lead_ = true;
        }
        break;
      case SentenceKind::driver:
        letter.strong(sentences.texts.front());
        break;
      case SentenceKind::score:
        letter.judged(sentences.texts.front(), sentences.tones.front());
        break;
      case SentenceKind::target:
      case SentenceKind::limit:
        letter.heading(sentences.kind == SentenceKind::target ? say("Targets", language_) : say("Warning lines", language_));
        for (std::size_t i = 0; i < shown(sentences); ++i) letter.judged(sentences.texts[i], sentences.tones[i]);
        break;
      case SentenceKind::list:
        add_list(letter, say("In short", language_), sentences);
        break;
      case SentenceKind::note:
      case SentenceKind::footnote:
      case SentenceKind::assumption:
        add_list(letter, say("Notes", language_), sentences);
        break;
      case SentenceKind::warning:
        add_list(letter, say("Warnings", language_), sentences);
        break;
      case SentenceKind::working:
        add_list(letter, say("How it was computed", language_), sentences);
        break;
    }
    if (sentences.texts.size() > shown(sentences))
      letter.small(said("{} more: in the whole report.", language_, sentences.texts.size() - shown(sentences)));
    add(letter);
  }

  void operator()(const Picture& picture) {
    if (picture.kind == PictureKind::newest) add_tiles(*picture.report, *picture.figures);
  }

  void operator()(const SegmentTable& table) {
    Letter letter;
    const std::string& period = table.layout.blocks.empty() ? page_.period : table.layout.blocks.front().title;
    letter.heading(said("{} by segment", language_, period));
    if (!table.driver.empty()) letter.strong(table.driver);
    for (const Block& block : table.layout.blocks) add_block(letter, table.layout, block);
    if (!table.note.empty()) letter.small(table.note);
    add(letter);
  }

  void operator()(const ReportTables& tables) {
    for (const Block& block : tables.layout.blocks) {
      Letter letter;
      letter.heading(block.title);
      add_block(letter, tables.layout, block);
      add(letter);
    }
  }

  void operator()(const OneOffTable& table) {
    Letter letter;
    letter.heading(say("All numbers", language_));
    open_table(letter,
               {std::string(say("metric", language_)), std::string(say("value", language_)), std::string(say("95% range", language_))}, 1);
    for (const OneOffLine& line : table.lines)
      add_line(letter, {capitalised_name(quantity(line.id), language_), line.value, line.range}, 1);
    letter.close_table();
    add(letter);
  }

  void operator()(const Grid& grid) {
    Letter letter;
    if (!grid.caption.empty()) letter.heading(grid.caption);
    open_table(letter, grid.headings, grid.labels);
    std::size_t count = 0;
    grid.each_line([&](const GridLine& line) {
      if (count++ < most_lines) add_line(letter, line.cells, grid.labels, line.tone);
    });
    letter.close_table();
    if (count > most_lines) letter.small(said("{} lines more: in the whole report.", language_, count - most_lines));
    add(letter);
  }

  void operator()(const HeatMap& map) {
    Letter letter;
    add_heat_map(letter, map, most_lines, language_);
    add(letter);
  }

  void operator()(const CurveChart& /*chart*/) {}
  void operator()(const Meanings& /*meanings*/) {}

 private:
  static constexpr std::size_t most_title = 200;

  static std::size_t shown(const Sentences& sentences) { return std::min(sentences.texts.size(), most_sentences); }

  /// Adds what there is still room for.
  void add(const Letter& letter) {
    const std::string text = in_ascii(letter.markup().str());
    if (body_.size() + text.size() > most_bytes) {
      is_cut_ = true;
    } else {
      body_ += text;
    }
  }

  void add_list(Letter& letter, std::string_view heading, const Sentences& sentences) const {
    letter.heading(heading);
    for (std::size_t i = 0; i < shown(sentences); ++i) letter.small(sentences.texts[i]);
  }

  static void open_table(Letter& letter, const std::vector<std::string>& headings, std::size_t labels) {
    letter.open_table();
    letter.open_line();
    for (std::size_t i = 0; i < headings.size(); ++i) letter.column(headings[i], i < labels);
    letter.close_line();
  }

  static void add_line(Letter& letter, const std::vector<std::string>& cells, std::size_t labels, Tone tone = Tone::plain) {
    letter.open_line();
    for (std::size_t i = 0; i < cells.size(); ++i)
      i < labels ? letter.label(cells[i], false, i == 0) : letter.number(cells[i], tone, false);
    letter.close_line();
  }

  void add_block(Letter& letter, const Layout& layout, const Block& block) const {
    const bool is_by_segment = !layout.lines.empty() && !layout.lines.front().segment.empty();
    std::vector<std::string> headings{std::string(is_by_segment ? say("segment", language_) : say("period", language_))};
    for (const TableColumn& column : block.columns) headings.push_back(heading_with_currency(layout, column));
    open_table(letter, headings, 1);
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
      const TableLine& line = layout.lines[i];
      if (!block.shows(i, line)) continue;
      const bool is_whole = is_by_segment && i + 1 == layout.lines.size() && line.kind == LineKind::period;
      const bool is_sum = is_whole || line.kind == LineKind::mean || line.kind == LineKind::span;
      letter.open_line();
      letter.label(trimmed(line.label), is_sum);
      for (const TableColumn& column : block.columns) letter.number(column.cells[i].text, column.cells[i].tone, is_sum);
      letter.close_line();
    }
    letter.close_table();
  }

  void add_tiles(const Report& report, const Figures& figures) {
    std::vector<Tile> tiles = tiles_of(report, figures, language_);
    tiles.resize(std::min(tiles.size(), most_tiles));
    if (tiles.empty()) return;
    Letter letter;
    const std::size_t lines = (tiles.size() + tiles_in_a_line - 1) / tiles_in_a_line;
    std::size_t first = 0;
    for (std::size_t line = 0; line < lines; ++line) {
      // As even as they divide: four are two and two.
      const std::size_t last = (line + 1) * tiles.size() / lines;
      add_tile_line(letter.markup(), std::span(tiles).subspan(first, last - first));
      first = last;
    }
    std::vector<Id> ids;
    std::transform(tiles.begin(), tiles.end(), std::back_inserter(ids), [](const Tile& tile) { return tile.id; });
    if (const std::string base = base_of_changes(report, ids, language_); !base.empty()) letter.small(base);
    add(letter);
  }

  void add_tile_line(Markup& markup, std::span<const Tile> tiles) const {
    markup.open("table", {{"role", "presentation"},
                          {"width", "100%"},
                          {"cellspacing", "0"},
                          {"style", formatted("border-collapse:collapse;margin:0 0 8px;{};color:#1a1f27", font_of_mail)}});
    markup.line_break().open("tr");
    for (const Tile& tile : tiles) {
      markup.open("td", {{"width", formatted("{}%", 100 / tiles.size())},
                         {"valign", "top"},
                         {"style", "padding:8px;border:1px solid #dde1e7;font-size:12px;line-height:1.4"}});
      const auto line = [&](std::string_view style, std::string_view text) {
        if (!text.empty()) markup.element("div", {{"style", std::string(style)}}, text).line_break();
      };
      line("color:#566070", capitalised_name(quantity(tile.id), language_));
      line("font-size:20px;line-height:1.35;font-weight:bold", tile.value);
      std::string change = tile.change;
      if (tile.tone == Tone::good) change += std::string(", ").append(say("better", language_));
      if (tile.tone == Tone::bad) change += std::string(", ").append(say("worse", language_));
      line(formatted("color:{}", colour_of(tile.tone)), change);
      line("color:#566070", tile.chance);
      markup.close("td");
    }
    markup.close("tr").close("table").line_break();
  }

  [[nodiscard]] std::string head() const {
    Markup markup;
    markup.open("html", {{"lang", language_ == Language::korean ? "ko" : "en"}}).line_break().open("head").line_break();
    markup.open("meta", {{"http-equiv", "Content-Type"}, {"content", "text/html; charset=utf-8"}}).line_break();
    markup.open("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}).line_break();
    // Its colours are all its own: turned around one by one they would not be read.
    markup.open("meta", {{"name", "color-scheme"}, {"content", "light only"}}).line_break();
    markup.element("title", shortened(page_.heading(), most_title)).line_break().close("head").line_break();
    markup.open("body", {{"style", "margin:0;padding:0;background:#f5f6f8;color:#1a1f27"}}).line_break();
    markup.open("div", {{"role", "main"}});
    markup.open("table", {{"role", "presentation"}, {"width", "100%"}, {"cellspacing", "0"}, {"bgcolor", "#f5f6f8"}});
    markup.open("tr").open("td", {{"align", "center"}, {"style", "padding:10px 6px"}}).line_break();
    markup.open("table", {{"role", "presentation"},
                          {"width", "640"},
                          {"cellspacing", "0"},
                          {"bgcolor", "#ffffff"},
                          {"style", "width:100%;max-width:640px;background:#ffffff;border:1px solid #dde1e7"}});
    markup.open("tr")
        .open("td", {{"align", "left"}, {"style", formatted("padding:16px 12px;{};color:#1a1f27;word-break:keep-all", font_of_mail)}})
        .line_break();
    return "<!DOCTYPE html>\n" + in_ascii(markup.str());
  }

  static std::string foot() {
    Letter letter;
    letter.small(formatted("retain {}", RETAIN_VERSION));
    letter.markup().close("td").close("tr").close("table").line_break();
    letter.markup().close("td").close("tr").close("table").close("div").line_break().close("body").close("html").line_break();
    return in_ascii(letter.markup().str());
  }

  const Page& page_;
  Language language_;
  std::string body_;
  bool has_lead_ = false;
  bool is_cut_ = false;
};

}  // namespace

void paint_mail(const Page& page, const RenderOptions& options, const Sink& sink) { sink(MailPainter(page, options.language).draw()); }

}  // namespace retain::render
