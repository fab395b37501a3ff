#include "fuzz/reports.hpp"

using namespace retain;

/// A table of cohorts that is read is written as one that reads back the same, and what goes on from it reads it or says why not.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::text_of(data, size));
  const test::Run written = test::run_retain({"cohort", "-f", "csv"}, text);
  fuzz::require_answer(written);
  fuzz::require_answer(test::run_retain({"survival", "-f", "json"}, text));
  fuzz::require_answer(test::run_retain({"sniff"}, text));
  if (written.status != 0 || !fuzz::is_short(written.out)) return 0;
  const test::Run again = test::run_retain({"cohort", "-f", "csv"}, written.out);
  fuzz::require(again.status == 0, "cohorts that are written are read back", written.out + again.err);
  fuzz::require(again.out == written.out, "cohorts are read back as the same", written.out + "\n" + again.out);
  return 0;
}
