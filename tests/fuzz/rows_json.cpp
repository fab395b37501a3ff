#include "fuzz/reports.hpp"
#include "support/rows_answer.hpp"

using namespace retain;

/// A byte of options, and rows of JSON, one a line or in a list: read at speed they say what they say when read with care.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input = fuzz::text_of(data, size);
  const std::uint8_t choice = fuzz::take_byte(input);
  const std::string text(input);
  io::LoadOptions options;
  options.wanted = io::Wanted::rows;
  options.format = (choice & 1U) != 0 ? io::InputFormat::json : io::InputFormat::ndjson;
  options.bad_rows.skip = (choice & 2U) != 0;
  if ((choice & 4U) != 0) options.by = {"region"};
  if ((choice & 8U) != 0) options.filters = {{"customer", false, {"B", "C2"}}};
  const std::string quick = test::answer_of_rows(text, options);
  const std::string careful = test::careful_answer_of_rows(text, options);
  fuzz::require(quick == careful, "rows are the same whichever way they are read", quick + "\n" + careful);
  return 0;
}
