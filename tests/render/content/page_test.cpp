#include "render/content/page.hpp"

#include <variant>

#include "support/catch.hpp"

using namespace retain;
using namespace retain::render;

TEST_CASE("all notes of a page stand where its last are") {
  Page page;
  page.add(SentenceKind::footnote, {"a mark"});
  page.add({"age"}, 1, {{{"0"}}});
  page.add(SentenceKind::note, {"a note", "another"});
  page.add(SentenceKind::warning, {"a doubt"});
  CHECK(page.notes_up_to(std::get<Sentences>(page.parts[0])).empty());
  CHECK(page.notes_up_to(std::get<Sentences>(page.parts[2])) == std::vector<std::string>{"a mark", "a note", "another"});
}

TEST_CASE("a line of a table keeps the numbers that its texts are of") {
  GridLine line;
  line.add("basic").add("12.5", 12.49).add_range("8 or more", 8, std::nullopt);
  CHECK(line.cells == std::vector<std::string>{"basic", "12.5", "8 or more"});
  CHECK_FALSE(line.numbers[0].value);
  CHECK(line.numbers[1].value == 12.49);
  CHECK(line.numbers[2].low == 8.0);
  CHECK_FALSE(line.numbers[2].high);
}
