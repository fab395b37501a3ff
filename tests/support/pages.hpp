#pragma once

#include <string>

#include "render/formats.hpp"
#include "text/visible.hpp"

namespace retain::test {

/// A page in a format that people read.
inline std::string drawn(const render::Page& page, render::Format format, const render::RenderOptions& options = {}) {
  std::string text;
  render::paint(page, format, options, [&text](std::string_view piece) { text += piece; });
  return text;
}

/// A page with a part of each kind that answers have, made of texts that a format or a terminal would act on, as builders make them
/// visible.
inline render::Page hostile_page() {
  using render::SentenceKind;
  render::Page page;
  page.title = "a & <b>";
  page.add(SentenceKind::headline, {"5 < 6 | *up*"});
  page.add({"", "name", "N"}, 2, {{{"a", "<script>", "1"}}, {{"", visible("x|\x1b[31my\n"), "–"}, render::Tone::bad}, {{"b", "", "12 !"}}});
  page.add(SentenceKind::note, {"`[link](http://example.com)`"});
  return page;
}

}  // namespace retain::test
