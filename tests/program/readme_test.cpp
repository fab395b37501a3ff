#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "render/markdown/quantities.hpp"
#include "support/catch.hpp"
#include "support/transcript.hpp"

namespace {

const std::filesystem::path source_folder = RETAIN_SOURCE_DIR;

/// Compares what stands in the README between `<!-- name -->` and `<!-- /name -->` with its source, or with `RETAIN_UPDATE=1` replaces it.
void check_section(const std::string& name, const std::string& expected) {
  const std::filesystem::path file = source_folder / "README.md";
  std::string text = retain::test::read_file(file);
  const std::string opening = "<!-- " + name + " -->\n";
  const std::size_t start = text.find(opening);
  REQUIRE(start != std::string::npos);
  const std::size_t first = start + opening.size();
  const std::size_t end = text.find("<!-- /" + name + " -->\n", first);
  REQUIRE(end != std::string::npos);
  if (std::getenv("RETAIN_UPDATE") != nullptr) {
    retain::test::write_file(file, text.replace(first, end - first, expected));
  } else {
    CHECK(text.substr(first, end - first) == expected);
  }
}

}  // namespace

TEST_CASE("the README holds the table of metrics that the program writes", "[transcript]") {
  check_section("metrics", retain::render::render_quantities_markdown(retain::render::Language::english));
}

TEST_CASE("the README shows the program that the package tests build and run", "[transcript]") {
  check_section("library", "```cpp\n" + retain::test::read_file(source_folder / "tests" / "package" / "main.cpp") + "```\n");
}

TEST_CASE("the README can be read in one go", "[transcript]") {
  const std::string text = retain::test::read_file(source_folder / "README.md");
  CHECK(std::count(text.begin(), text.end(), '\n') < 240);
}
