#include <algorithm>

#include "render/content/blocks.hpp"
#include "render/content/chart_series.hpp"
#include "render/content/formulas.hpp"
#include "render/content/headline.hpp"
#include "render/content/notes.hpp"
#include "render/content/one_off.hpp"
#include "render/formats.hpp"
#include "render/html/charts.hpp"
#include "render/html/definitions.hpp"
#include "render/html/markup.hpp"
#include "render/html/style.hpp"
#include "render/html/table.hpp"
#include "render/html/tiles.hpp"
#include "retain/version.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// A longer table is folded away until it is asked for.
constexpr std::size_t most_open_lines = 150;

std::string_view language_code(Language language) { return language == Language::korean ? "ko" : "en"; }

std::string_view trimmed_left(std::string_view text) { return text.substr(std::min(text.find_first_not_of(' '), text.size())); }

class PageWriter {
 public:
  PageWriter(const Report& report, const RenderOptions& options)
      : report_(report),
        options_(options),
        language_(options.language),
        figures_(report, options.precision, options.language),
        layout_(lay_out(report, figures_, std::nullopt)) {}

  std::string write() && {
    page_.open("html", {{"lang", std::string(language_code(language_))}}).line_break();
    add_head();
    page_.open("body").line_break();
    add_header();
    page_.open("main").line_break();
    add_newest();
    add_targets();
    add_section(say("Charts", language_), wrapped_in("div", "charts", charts_markup(report_, figures_, language_)));
    add_section(say("All numbers", language_), options_.one_off ? one_off_table() : tables());
    add_notes();
    add_section(say("What the numbers mean", language_), definitions());
    page_.close("main").line_break();
    page_.open("footer").text(formatted("retain {}", RETAIN_VERSION)).close("footer").line_break();
    page_.close("body").close("html").line_break();
    return "<!DOCTYPE html>\n" + page_.str();
  }

 private:
  static Markup wrapped_in(std::string_view tag, std::string_view style, const Markup& content) {
    Markup markup;
    if (!content.empty()) markup.open(tag, {{"class", std::string(style)}}).line_break().add(content).close(tag).line_break();
    return markup;
  }

  void add_section(std::string_view heading, const Markup& content) {
    if (content.empty()) return;
    page_.open("section").element("h2", heading).line_break().add(content).close("section").line_break();
  }

  void add_head() {
    // Nothing is loaded and nothing runs, and only this style sheet is applied.
    const std::string policy =
        formatted("default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'", html_style_digest);
    page_.open("head").line_break().open("meta", {{"charset", "utf-8"}}).line_break();
    page_.open("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy}}).line_break();
    page_.open("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}).line_break();
    page_.open("meta", {{"name", "generator"}, {"content", formatted("retain {}", RETAIN_VERSION)}}).line_break();
    page_.open("meta", {{"name", "color-scheme"}, {"content", "light dark"}}).line_break();
    const std::string when = periods();
    page_.element("title", when.empty() ? title() : title() + ", " + when).line_break();
    page_.open("style").style(html_style()).close("style").line_break().close("head").line_break();
  }

  [[nodiscard]] std::string title() const {
    return std::string(options_.one_off ? say("Retention calculation", language_) : say("Retention report", language_));
  }

  /// "2025-11 – 2026-10"; empty where the periods have no label.
  [[nodiscard]] std::string periods() const {
    const TimeAxis time(report_);
    if (time.size() == 0) return {};
    const std::string first = time.label(0);
    const std::string last = time.label(time.size() - 1);
    return first == last ? first : first + " – " + last;
  }

  void add_header() {
    page_.open("header").element("h1", title()).line_break();
    std::string about = periods();
    const std::size_t segments = segments_of(report_).size();
    if (segments > 1) about += (about.empty() ? "" : " · ") + said("{} segments", language_, segments);
    if (!about.empty()) page_.element("p", {{"class", "muted"}}, about).line_break();
    std::vector<std::string> lines = headline(report_, figures_);
    if (options_.one_off && !report_.rows.empty()) lines = {sentence(report_.rows.front(), figures_)};
    std::string_view style = "lead";
    for (const std::string& line : lines) {
      if (!line.empty()) page_.element("p", {{"class", std::string(style)}}, trimmed_left(line)).line_break();
      style = "more";
    }
    page_.close("header").line_break();
  }

  void add_newest() {
    const std::vector<Tile> tiles = tiles_of(report_, figures_, language_);
    if (tiles.empty()) return;
    const std::string period = report_.newest()->period.to_string();
    Markup content = tiles_markup(tiles, language_);
    if (std::any_of(tiles.begin(), tiles.end(), [](const Tile& tile) { return !tile.change.empty(); })) {
      content.element("p", {{"class", "muted"}}, say("Changes are on the period before.", language_)).line_break();
    }
    add_section(period.empty() ? std::string(say("In short", language_)) : visible(period), content);
  }

  void add_targets() {
    const std::vector<std::string> lines = requirement_lines(report_, figures_);
    Markup list;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool met = report_.requirements[i].met;
      list.open("li", {{"class", met ? "target good" : "target bad"}});
      list.element("span", {{"aria-hidden", "true"}}, met ? "✓ " : "✕ ").text(lines[i]).close("li").line_break();
    }
    add_section(say("Targets", language_), wrapped_in("ul", "notes card", list));
  }

  /// The whole base, and its segments where there is room for them or they are asked for.
  [[nodiscard]] Markup tables() const {
    if (layout_.blocks.empty()) return {};
    const LineRange whole = whole_base_lines(layout_);
    Markup markup = folded(whole, say("Show the table of {} lines", language_), most_open_lines);
    if (whole.first > 0) markup.add(folded({0, whole.first}, say("By segment, {} lines", language_), 0));
    return markup;
  }

  [[nodiscard]] Markup folded(LineRange lines, std::string_view summary, std::size_t most_lines) const {
    Markup content = table_markup(layout_, lines, language_);
    const std::size_t count = lines.last - lines.first;
    if (count <= most_lines) return content;
    Markup markup;
    markup.open("details").element("summary", formatted_by(summary, grouped(std::to_string(count))));
    return markup.add(content).close("details").line_break();
  }

  [[nodiscard]] Markup one_off_table() const {
    const std::vector<OneOffLine> lines = one_off_lines(report_, figures_);
    if (lines.empty()) return {};
    Markup table;
    table.open("div",
               {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", std::string(say("All numbers", language_))}});
    table.open("table").open("thead").open("tr");
    for (const std::string_view heading : {say("metric", language_), say("value", language_), say("95% range", language_)}) {
      table.open("th", {{"scope", "col"}}).text(heading);
    }
    table.open("th", {{"scope", "col"}, {"class", "words"}}).text(say("formula", language_));
    table.open("tbody").line_break();
    for (const OneOffLine& line : lines) {
      table.open("tr").open("th", {{"scope", "row"}}).text(capitalised_name(quantity(line.id), language_));
      for (const std::string& text : {line.value, line.range}) table.open("td").text(text);
      table.open("td", {{"class", "words"}}).text(line.formula);
      table.line_break();
    }
    return table.close("table").close("div").line_break();
  }

  void add_notes() {
    std::vector<std::string> lines;
    if (options_.one_off) {
      lines.push_back(assumptions_in_full(report_, language_));
    } else {
      lines = notes_of(report_, layout_, language_);
    }
    std::erase(lines, std::string());
    add_section(say("Notes", language_), listed(lines));
    std::vector<std::string> warnings;
    std::transform(report_.warnings.begin(), report_.warnings.end(), std::back_inserter(warnings), warning_text);
    add_section(say("Warnings", language_), listed(warnings));
    if (!options_.explain) return;
    add_section(say("How it was computed", language_),
                listed(options_.one_off ? one_off_explanation(report_, figures_, std::nullopt)
                                        : explanation_lines(report_, layout_, figures_, std::nullopt)));
  }

  static std::string warning_text(const Diagnostic& warning) {
    std::string text = warning.place.file;
    if (warning.place.line > 0) text += formatted(":{}", warning.place.line);
    if (!text.empty()) text += ": ";
    text += warning.message;
    return warning.hint.empty() ? text : text + " (" + warning.hint + ")";
  }

  static Markup listed(const std::vector<std::string>& lines) {
    Markup list;
    for (const std::string& line : lines) list.element("li", line).line_break();
    return wrapped_in("ul", "notes card", list);
  }

  [[nodiscard]] Markup definitions() const {
    std::vector<Id> shown;
    if (options_.one_off) {
      for (const OneOffLine& line : one_off_lines(report_, figures_)) shown.push_back(line.id);
    }
    for (const Block& block : layout_.blocks) {
      for (const TableColumn& column : block.columns) shown.push_back(column.id);
    }
    return wrapped_in("div", "card", definitions_markup(shown, language_));
  }

  const Report& report_;
  const RenderOptions& options_;
  Language language_;
  Figures figures_;
  Layout layout_;
  Markup page_;
};

}  // namespace

std::string render_html(const Report& report, const RenderOptions& options) { return PageWriter(report, options).write(); }

}  // namespace retain::render
