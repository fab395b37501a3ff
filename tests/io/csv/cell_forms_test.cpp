#include "io/csv/cell_forms.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace retain::io;

namespace {

CellForms forms_of_cells(const std::vector<std::string>& cells, int times) {
  CellForms forms;
  for (int i = 0; i < times; ++i) {
    for (const std::string& cell : cells) forms.add(cell);
  }
  return forms;
}

}  // namespace

TEST_CASE("a column of one kind holds what looks like its cells", "[cell_forms]") {
  const CellForms ids = forms_of_cells({"MG-8769", "ri-1"}, 5);
  CHECK(ids.may_hold("Zürich-20"));
  CHECK(ids.may_hold(" MG-1 "));
  CHECK_FALSE(ids.may_hold("MG8769"));
  CHECK_FALSE(ids.may_hold("MG-8769,"));
  CHECK_FALSE(ids.may_hold("9MG-8769"));
  CHECK_FALSE(ids.may_hold(""));
}

TEST_CASE("a column of texts holds any text, and no number where none is one", "[cell_forms]") {
  const std::vector<std::string> texts = {"a, b", "a - b", "a. b", "a: b", "a! b"};
  CHECK(forms_of_cells(texts, 2).may_hold("4.69 or so"));
  CHECK_FALSE(forms_of_cells(texts, 2).may_hold("4.69"));
  std::vector<std::string> mixed = texts;
  mixed.insert(mixed.end(), {"4.69", ""});
  CHECK(forms_of_cells(mixed, 2).may_hold("7"));
  CHECK(forms_of_cells(mixed, 2).may_hold(""));
}

TEST_CASE("of few cells nothing is known", "[cell_forms]") {
  CHECK(forms_of_cells({"7"}, 9).may_hold("text"));
  CHECK(forms_of_cells({"7"}, 9).may_hold(""));
  CHECK_FALSE(forms_of_cells({"7"}, 10).may_hold("text"));
  CHECK(forms_of_cells({""}, 50).may_hold("text"));
}

TEST_CASE("cells prove a decimal mark", "[cell_forms]") {
  CHECK(forms_of_cells({"7", "$74.69"}, 1).proves(DecimalMark::point));
  CHECK_FALSE(forms_of_cells({"7", "$74.69"}, 1).proves(DecimalMark::comma));
  CHECK_FALSE(forms_of_cells({"7"}, 1).proves(DecimalMark::point));
}
