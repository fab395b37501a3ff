#include "render/mail/letter.hpp"

#include <algorithm>
#include <iterator>

#include "text/format.hpp"
#include "text/utf8.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// Texts that nobody would read to their end in a mail.
constexpr std::size_t most_letters = 600;
/// Of a label in a table.
constexpr std::size_t most_of_label = 60;

std::string cell_style(bool is_sum, Tone tone, bool breaks) {
  std::string style = is_sum ? "padding:4px;border-top:2px solid #9aa4b1;font-weight:bold" : "padding:4px;border-top:1px solid #dde1e7";
  if (!breaks) style += ";white-space:nowrap";
  if (tone != Tone::plain) style += formatted(";color:{}", colour_of(tone));
  return style;
}

}  // namespace

std::string_view colour_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return "#0a6b3a";
    case Tone::bad:
      return "#b3261e";
    case Tone::caution:
      return "#855100";
    case Tone::plain:
      break;
  }
  return "#1a1f27";
}

std::string_view sign_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return "✓ ";
    case Tone::bad:
      return "✕ ";
    case Tone::caution:
      return "! ";
    case Tone::plain:
      break;
  }
  return {};
}

void Letter::heading(std::string_view text) {
  markup_.element("h2", {{"style", "margin:22px 0 6px;font-size:15px;line-height:1.3"}}, text).line_break();
}

void Letter::judged(std::string_view text, Tone tone) {
  paragraph(formatted("margin:0 0 6px;font-size:14px;line-height:1.45;font-weight:bold;color:{}", colour_of(tone)),
            std::string(sign_of(tone)).append(text));
}

void Letter::open_table() {
  markup_
      .open("table", {{"width", "100%"},
                      {"cellspacing", "0"},
                      {"style", formatted("border-collapse:collapse;margin:0 0 8px;{};font-size:12px;color:#1a1f27", font_of_mail)}})
      .line_break();
}

void Letter::column(std::string_view text, bool is_label) {
  markup_.open("th",
               {{"scope", "col"}, {"align", is_label ? "left" : "right"}, {"valign", "bottom"}, {"style", "padding:4px;color:#566070"}});
  markup_.text(text).close("th");
}

void Letter::label(std::string_view text, bool is_sum, bool breaks) {
  markup_.open("td", {{"align", "left"}, {"style", cell_style(is_sum, Tone::plain, breaks)}})
      .text(shortened(text, most_of_label))
      .close("td");
}

void Letter::number(std::string_view text, Tone tone, bool is_sum) {
  markup_.open("td", {{"align", "right"}, {"style", cell_style(is_sum, tone, false)}}).text(trimmed(text)).close("td");
}

void Letter::shaded(std::string_view text, std::optional<double> share, bool is_sum) {
  if (!share) return number(text, Tone::plain, is_sum);
  // Each ground with the ink that has a contrast of 4.5 to 1 on it.
  struct Shade {
    std::string_view ground;
    std::string_view ink;
  };
  constexpr Shade shades[] = {{"#eef3fb", "#1a1f27"}, {"#d5e3f7", "#1a1f27"}, {"#b3cdf1", "#1a1f27"},
                              {"#8db4e9", "#1a1f27"}, {"#2f6fc9", "#ffffff"}, {"#164a92", "#ffffff"}};
  constexpr auto count = std::size(shades);
  const Shade& shade = shades[std::min(static_cast<std::size_t>(*share * static_cast<double>(count)), count - 1)];
  markup_
      .open("td", {{"align", "right"},
                   {"bgcolor", std::string(shade.ground)},
                   {"style", cell_style(is_sum, Tone::plain, false) + formatted(";background:{};color:{}", shade.ground, shade.ink)}})
      .text(trimmed(text))
      .close("td");
}

void Letter::paragraph(const std::string& style, std::string_view text) {
  markup_.element("p", {{"style", style}}, shortened(trimmed(text), most_letters)).line_break();
}

std::string in_ascii(std::string_view markup) {
  std::string result;
  result.reserve(markup.size());
  for (std::string_view rest = markup; !rest.empty();) {
    const CodePoint next = first_code_point(rest);
    if (next.value < 0x80) {
      result += rest.front();
    } else {
      result += formatted("&#{};", static_cast<std::uint32_t>(next.value));
    }
    rest.remove_prefix(next.size);
  }
  return result;
}

}  // namespace retain::render
