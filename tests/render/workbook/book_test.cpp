#include "render/workbook/book.hpp"

#include "cli/system/temporary_file.hpp"
#include "retain/diagnostic.hpp"
#include "support/workbooks.hpp"

using namespace retain;
using namespace retain::render;

namespace {

const OpenScratch open_scratch = [] { return std::make_unique<cli::NamelessFile>(); };

std::string finished(Book& book) {
  std::string bytes;
  book.finish([&bytes](std::string_view piece) { bytes += piece; });
  return bytes;
}

/// What is read of one text that was written.
std::string read_back(std::string_view text) {
  Book book(open_scratch, "Test");
  book.add_sheet("A").write({0, 0}, text);
  return test::ReadBook(finished(book)).text_of("A");
}

}  // namespace

TEST_CASE("a text stays the text that it is", "[workbook]") {
  if (!test::has_workbooks()) return;
  for (const std::string text :
       {"=SUM(A1:A2)", "+1", "@x", "-", "{=1}", "http://example.com", "mailto:a@b.c", "internal:A!A1", "007", "1e5", "<&>", "_x000D_",
        "_x005F_x000D_", "_xZZZZ_", "고객", "\xEF\xBF\xBF", "\xEF\xBF\xBE", " edge ", "a]]>b"}) {
    CAPTURE(text);
    CHECK(read_back(text) == text + "\n");
  }
}

TEST_CASE("what a cell or a sheet cannot hold is refused", "[workbook]") {
  if (!test::has_workbooks()) return;
  Book book(open_scratch, "Test");
  BookSheet& sheet = book.add_sheet("A");
  CHECK_NOTHROW(sheet.write({0, 0}, std::string(32'767, 'x')));
  CHECK_THROWS_AS(sheet.write({1, 0}, std::string(32'768, 'x')), InputError);
  CHECK_NOTHROW(sheet.write({most_sheet_rows - 1, 0}, 1, "1"));
  CHECK_THROWS_AS(sheet.write({most_sheet_rows, 0}, 1, "1"), InputError);
}

TEST_CASE("numbers keep 15 digits, whatever their format", "[workbook]") {
  if (!test::has_workbooks()) return;
  Book book(open_scratch, "Test");
  BookSheet& sheet = book.add_sheet("A");
  std::uint16_t column = 0;
  for (const double number : {123456789.123456, 0.1, 9.00000000000001, 999999999999999.0, 0.000001}) sheet.write({0, column++}, number, "");
  sheet.write({0, column++}, 0.0725, "", {.format = "0%"});
  sheet.write({0, column++}, true);
  CHECK(test::ReadBook(finished(book)).text_of("A") == "123456789.123456|0.1|9.00000000000001|999999999999999|0.000001|7.25%|TRUE\n");
}

TEST_CASE("rows that are not held are written like others", "[workbook]") {
  if (!test::has_workbooks()) return;
  const auto written = [](std::uint64_t expected_bytes) {
    Book book(open_scratch, "Test", expected_bytes);
    BookSheet& sheet = book.add_sheet("A");
    for (std::uint32_t row = 0; row < 1000; ++row) {
      sheet.write({row, 0}, "customer " + std::to_string(row));
      sheet.write({row, 2}, row / 4.0, "");
    }
    return test::ReadBook(finished(book)).text_of("A");
  };
  CHECK(written(100'000) == written(0));
}

TEST_CASE("a book that is never finished leaves nothing", "[workbook]") {
  if (!test::has_workbooks()) return;
  Book book(open_scratch, "Test");
  book.add_sheet("A").write({0, 0}, "a");
}
