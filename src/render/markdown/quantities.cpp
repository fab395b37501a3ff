#include "render/markdown/quantities.hpp"

#include <vector>

#include "render/content/formulas.hpp"
#include "render/markdown/text.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::render {

std::string render_quantities_markdown(Language language) {
  std::vector<std::vector<std::string>> rows;
  for (const Quantity& quantity : quantities()) {
    if (quantity.is_fact()) continue;
    rows.push_back({formatted("`{}`", quantity.key), std::string(translated(unit_key(quantity.unit), language)),
                    quantity.measured ? std::string(say("counted over customer rows, or given", language))
                                      : formatted("`{}`", join(formula_texts(quantity), say("` or `", language))),
                    markdown_escaped(translated(quantity.meaning, language))});
  }
  std::vector<std::string> headings{"id"};
  for (const Text heading : {Text("unit"), Text("formula"), Text("meaning")}) headings.emplace_back(heading.in(language));
  return markdown_table(headings, rows, headings.size());
}

}  // namespace retain::render
