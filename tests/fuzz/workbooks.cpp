#include <algorithm>
#include <memory>
#include <optional>
#include <string>

#include "fuzz/fuzz.hpp"
#include "fuzz/reports.hpp"
#include "io/workbook/workbook.hpp"
#include "retain/diagnostic.hpp"
#include "support/inputs.hpp"
#include "support/packed_bytes.hpp"

using namespace retain;

namespace {

/// What a sheet holds, and what is told of it; none where the workbook is refused.
std::optional<std::string> content_of(const std::string& bytes, const io::Limits& limits) {
  try {
    const auto book = std::make_shared<const io::Workbook>(io::testing::input_of_bytes(bytes), limits, '.');
    const auto sheet = std::make_shared<io::Sheet>(book, 0);
    std::string content = io::testing::read_all(io::input_of(sheet));
    const io::SheetFacts& facts = sheet->facts();
    for (const std::size_t number : {facts.rows, facts.columns, facts.hidden_rows, facts.first_hidden_row, facts.hidden_columns.size(),
                                     facts.merged.size(), facts.formulas_without_value}) {
      content += ' ' + std::to_string(number);
    }
    return content;
  } catch (const InputError&) {
    return std::nullopt;
  }
}

/// The first text up to a NUL, which is taken off.
std::string take_part(std::string_view& rest) {
  const std::string_view part = rest.substr(0, rest.find('\0'));
  rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  return std::string(part);
}

}  // namespace

/// Bytes as they are, or the sheet, the shared texts and the settings of a workbook, with NUL between them.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input = fuzz::text_of(data, size);
  if (input.starts_with('!')) {
    fuzz::require_answer(test::run_retain({"report", "-"}, std::string(input.substr(1))));
    return 0;
  }
  const std::string sheet = take_part(input);
  const std::string text = take_part(input);
  const std::string settings = take_part(input);
  const auto book = [&](const std::string& before) { return test::workbook_of({{"Data", before + sheet}}, {text, "b"}, settings); };
  const io::Limits limits;
  const auto usual = content_of(book(""), limits);
  // Behind a comment all goes through the parser of XML.
  if (const auto careful = content_of(book("<!-- -->"), limits)) {
    fuzz::require(usual == careful, "rows are the same whichever way they are read", *careful + "\n" + usual.value_or("refused"));
  }
  fuzz::require_answer(test::run_retain({"report", "-", "-f", "csv"}, book("")));
  return 0;
}
