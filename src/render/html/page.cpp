#include "render/html/page.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "render/html/charts.hpp"
#include "render/html/charts/curve_chart.hpp"
#include "render/html/definitions.hpp"
#include "render/html/heat_map.hpp"
#include "render/html/markup.hpp"
#include "render/html/style.hpp"
#include "render/html/table.hpp"
#include "render/html/tiles.hpp"
#include "render/sentences/opening.hpp"
#include "retain/version.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

Markup document_head(std::string_view name, Language language) {
  Markup head;
  head.open("html", {{"lang", language == Language::korean ? "ko" : "en"}}).line_break();
  // Nothing is loaded and nothing runs, and only this style sheet is applied.
  const std::string policy = formatted("default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'", html_style_digest);
  head.open("head").line_break().open("meta", {{"charset", "utf-8"}}).line_break();
  head.open("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy}}).line_break();
  head.open("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}).line_break();
  head.open("meta", {{"name", "generator"}, {"content", formatted("retain {}", RETAIN_VERSION)}}).line_break();
  head.open("meta", {{"name", "color-scheme"}, {"content", "light dark"}}).line_break();
  head.element("title", name).line_break();
  head.open("style").style(html_style()).close("style").line_break().close("head").line_break();
  return head.open("body").line_break();
}

Markup document_header(const Page& page, const std::vector<std::string>& leads) {
  Markup header;
  header.open("header").element("h1", page.heading()).line_break();
  for (const std::string& about : {page.subject(), page.source}) {
    if (!about.empty()) header.element("p", {{"class", "muted"}}, about).line_break();
  }
  std::string_view style = "lead";
  for (const std::string& text : leads) {
    if (!text.empty()) header.element("p", {{"class", std::string(style)}}, text).line_break();
    style = "more";
  }
  return header;
}

/// The sign beside what a tone says in colour.
std::string_view mark_of(Tone tone) { return tone == Tone::good ? "✓ " : tone == Tone::bad ? "✕ " : "! "; }
std::string style_of_judged(Tone tone) { return std::string("target ").append(tone_style(tone)); }

Markup document_foot() {
  Markup foot;
  foot.close("main").line_break();
  foot.open("footer").text(formatted("retain {}", RETAIN_VERSION)).close("footer").line_break();
  return foot.close("body").close("html").line_break();
}

Markup wrapped_in(std::string_view tag, std::string_view style, const Markup& content) {
  Markup markup;
  if (!content.empty()) markup.open(tag, {{"class", std::string(style)}}).line_break().add(content).close(tag).line_break();
  return markup;
}

Markup listed(const std::vector<std::string>& texts) {
  Markup list;
  for (const std::string& text : texts) list.element("li", text).line_break();
  return wrapped_in("ul", "notes card", list);
}

/// So many warnings are read; the others are there for who looks for them, and not on paper.
constexpr std::ptrdiff_t most_open_warnings = 10;

Markup warned(const std::vector<std::string>& texts, Language language) {
  if (texts.size() <= most_open_warnings + 1) return listed(texts);
  const auto rest = texts.begin() + most_open_warnings;
  Markup markup = listed({texts.begin(), rest});
  markup.open("details", {{"class", "folded"}});
  markup.element("summary", said("{} more", language, grouped(std::to_string(texts.end() - rest)))).line_break();
  markup.open("ul", {{"class", "notes"}}).line_break();
  std::for_each(rest, texts.end(), [&](const std::string& text) { markup.element("li", text).line_break(); });
  return markup.close("ul").close("details").line_break();
}

class HtmlPainter {
 public:
  HtmlPainter(const Page& page, Language language, const Sink& sink) : page_(page), language_(language), sink_(sink) {}

  void draw() {
    sink_("<!DOCTYPE html>\n");
    const std::string& period = page_.period;
    const std::string name = period.empty() ? page_.heading() : page_.heading() + ", " + period;
    markup_.add(document_head(name, language_)).add(document_header(page_, openings()));
    add_score();
    markup_.close("header").line_break().open("main").line_break();
    for (const Part& part : page_.parts) std::visit(*this, part);
    markup_.add(document_foot());
    sink_(markup_.str());
  }

  void operator()(const Sentences& sentences) {
    switch (sentences.kind) {
      case SentenceKind::headline:
      case SentenceKind::verdict:
      case SentenceKind::driver:
      case SentenceKind::score:
      case SentenceKind::statement:
        break;  // in the header
      case SentenceKind::list:
        return add_section(say("In short", language_), listed(sentences.texts));
      case SentenceKind::note:
      case SentenceKind::footnote:
      case SentenceKind::assumption:
        return add_section(say("Notes", language_), listed(page_.notes_up_to(sentences)));
      case SentenceKind::target:
        return add_section(say("Targets", language_), judged(sentences));
      case SentenceKind::limit:
        return add_section(say("Warning lines", language_), judged(sentences));
      case SentenceKind::warning:
        return add_section(say("Warnings", language_), warned(sentences.texts, language_));
      case SentenceKind::working:
        return add_section(say("How it was computed", language_), listed(sentences.texts));
    }
  }

  void operator()(const ReportTables& tables) {
    add_section(say("All numbers", language_), report_tables_markup(tables.layout, language_));
  }

  void operator()(const SegmentTable& table) {
    const std::string& period = table.layout.blocks.empty() ? page_.period : table.layout.blocks.front().title;
    const std::string title = said("{} by segment", language_, period);
    add_section(title, segment_table_markup(table, title, language_));
  }

  void operator()(const OneOffTable& table) { add_section(say("All numbers", language_), one_off_markup(table.lines, language_)); }

  void operator()(const Picture& picture) {
    if (picture.kind == PictureKind::newest) add_newest(*picture.report, *picture.figures);
    if (picture.kind == PictureKind::charts)
      add_section(say("Charts", language_), charts_markup(*picture.report, *picture.figures, language_));
  }

  void operator()(const CurveChart& chart) {
    markup_.add(wrapped_in("div", "charts curves", curves_markup(chart, curve_charts_++, language_)));
  }
  void operator()(const HeatMap& map) { markup_.add(heat_map_markup(map)); }
  void operator()(const Meanings& meanings) {
    add_section(say("What the numbers mean", language_), wrapped_in("div", "card terms", definitions_markup(meanings.ids, language_)));
  }

  void operator()(const Grid& grid) {
    // Of several tables, the first is what the page is about.
    const bool is_first = !std::exchange(has_table_, true);
    markup_.add(scroll_box(!grid.caption.empty() ? grid.caption : is_first ? page_.title : grid.headings.front())).open("table");
    if (!grid.caption.empty()) markup_.element("caption", grid.caption);
    markup_.open("thead").open("tr");
    for (std::size_t i = 0; i < grid.headings.size(); ++i) add_heading("col", i, grid.headings[i], grid.labels);
    markup_.line_break().open("tbody").line_break();
    grid.each_line([&](const GridLine& line) { add_line(line, grid.labels); });
    markup_.close("table").close("div").line_break();
  }

 private:
  /// What the answer comes to stands in the header of a document.
  [[nodiscard]] std::vector<std::string> openings() const {
    std::vector<std::string> texts;
    for (const Part& part : page_.parts) {
      const auto* sentences = std::get_if<Sentences>(&part);
      if (sentences == nullptr || sentences->kind > SentenceKind::statement || sentences->kind == SentenceKind::score) continue;
      std::transform(sentences->texts.begin(), sentences->texts.end(), std::back_inserter(texts),
                     [](const std::string& text) { return std::string(trimmed(text)); });
    }
    return texts;
  }

  void add_score() {
    for (const Part& part : page_.parts) {
      const auto* sentences = std::get_if<Sentences>(&part);
      if (sentences == nullptr || sentences->kind != SentenceKind::score) continue;
      markup_.open("p", {{"class", style_of_judged(sentences->tones.front())}});
      markup_.element("span", {{"aria-hidden", "true"}}, mark_of(sentences->tones.front())).text(sentences->texts.front());
      markup_.close("p").line_break();
    }
  }

  void add_section(std::string_view heading, const Markup& content) {
    if (!content.empty()) markup_.open("section").element("h2", heading).line_break().add(content).close("section").line_break();
  }

  void add_newest(const Report& report, const Figures& figures) {
    const std::vector<Tile> tiles = tiles_of(report, figures, language_);
    if (tiles.empty()) return;
    const std::string period = report.newest()->period.to_string();
    Markup content = tiles_markup(tiles, language_);
    std::vector<Id> shown;
    std::transform(tiles.begin(), tiles.end(), std::back_inserter(shown), [](const Tile& tile) { return tile.id; });
    if (const std::string base = base_of_changes(report, shown, language_); !base.empty())
      content.element("p", {{"class", "muted"}}, base).line_break();
    add_section(period.empty() ? std::string(say("In short", language_)) : visible(period), content);
  }

  [[nodiscard]] static Markup judged(const Sentences& sentences) {
    Markup list;
    for (std::size_t i = 0; i < sentences.texts.size(); ++i) {
      list.open("li", {{"class", style_of_judged(sentences.tones[i])}});
      list.element("span", {{"aria-hidden", "true"}}, mark_of(sentences.tones[i])).text(sentences.texts[i]).close("li").line_break();
    }
    return wrapped_in("ul", "notes card", list);
  }

  void add_line(const GridLine& line, std::size_t labels) {
    if (line.tone == Tone::plain) {
      markup_.open("tr");
    } else {
      markup_.open("tr", {{"class", line.tone == Tone::good ? "good" : "bad"}});
    }
    add_heading("row", 0, line.cells.front(), labels);
    for (std::size_t i = 1; i < line.cells.size(); ++i) {
      if (i < labels) {
        markup_.open("td", {{"class", "words"}}).text(line.cells[i]);
      } else {
        add_number(markup_.open("td"), line.cells[i]);
      }
    }
    markup_.line_break();
    if (markup_.str().size() > piece_size) sink_(markup_.take());
  }

  /// The heading of a column or a row; a heading without a text would be none to those who hear the page.
  void add_heading(std::string_view of, std::size_t column, const std::string& text, std::size_t labels) {
    if (text.empty()) {
      markup_.open("td");
    } else if (column > 0 && column < labels) {
      markup_.open("th", {{"scope", std::string(of)}, {"class", "words"}}).text(text);
    } else {
      markup_.open("th", {{"scope", std::string(of)}}).text(text);
    }
  }

  const Page& page_;
  Language language_;
  const Sink& sink_;
  bool has_table_ = false;
  std::size_t curve_charts_ = 0;
  Markup markup_;
};

}  // namespace

void paint_html(const Page& page, const RenderOptions& options, const Sink& sink) { HtmlPainter(page, options.language, sink).draw(); }

}  // namespace retain::render
