#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/content/blocks.hpp"
#include "render/html/markup.hpp"

namespace retain::render {

/// Markup whose looks stand in each element, for programs that drop style sheets.
class Letter {
 public:
  void heading(std::string_view text);
  void text(std::string_view text) { paragraph("margin:0 0 6px;font-size:14px;line-height:1.45", text); }
  void lead(std::string_view text) { paragraph("margin:12px 0 6px;font-size:17px;line-height:1.4;font-weight:bold", text); }
  void strong(std::string_view text) { paragraph("margin:0 0 8px;font-size:14px;line-height:1.45;font-weight:bold", text); }
  void small(std::string_view text) { paragraph("margin:0 0 4px;font-size:12px;line-height:1.45;color:#566070", text); }
  /// A sentence with the sign of its tone in front of it.
  void judged(std::string_view text, Tone tone);

  void open_table();
  void open_line() { markup_.open("tr"); }
  /// The heading of a column; labels stand to the left.
  void column(std::string_view text, bool is_label);
  /// `breaks`: into lines, where it is long.
  void label(std::string_view text, bool is_sum, bool breaks = true);
  void number(std::string_view text, Tone tone, bool is_sum);
  /// A number on a ground as dark as `share`, from 0 to 1; without one as any other.
  void shaded(std::string_view text, std::optional<double> share, bool is_sum);
  void close_line() { markup_.close("tr").line_break(); }
  void close_table() { markup_.close("table").line_break(); }

  /// Any markup, whose looks are its own.
  Markup& markup() { return markup_; }
  [[nodiscard]] const Markup& markup() const { return markup_; }

 private:
  void paragraph(const std::string& style, std::string_view text);

  Markup markup_;
};

/// The colour of a tone on white.
std::string_view colour_of(Tone tone);
/// The sign of the same: colour alone says nothing to many.
std::string_view sign_of(Tone tone);

/// The styles of the font, which tables do not take over from what they stand in everywhere.
inline constexpr std::string_view font_of_mail =
    "font-family:Segoe UI,Roboto,Helvetica Neue,Apple SD Gothic Neo,Malgun Gothic,Arial,sans-serif";

/// `markup` with a reference in the place of each letter that is not ASCII, as every encoding of mails keeps it.
std::string in_ascii(std::string_view markup);

}  // namespace retain::render
