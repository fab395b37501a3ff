#include "fuzz/fuzz.hpp"
#include "retain/requirement.hpp"
#include "support/run_retain.hpp"

using namespace retain;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::text_of(data, size));
  bool is_one = true;
  try {
    const Requirement requirement = parse_requirement(text);
    const Requirement again = parse_requirement(requirement.text);
    fuzz::require(again.text == requirement.text && again.id == requirement.id && again.comparison == requirement.comparison &&
                      again.bound == requirement.bound && again.last == requirement.last && again.total == requirement.total &&
                      again.overall == requirement.overall,
                  "a requirement is read back as the same", text);
    const bool is_equal = requirement.comparison == Comparison::greater_equal || requirement.comparison == Comparison::less_equal ||
                          requirement.comparison == Comparison::equal;
    if (requirement.bound) {
      fuzz::require(requirement.holds(*requirement.bound) == is_equal, "the bound meets what allows it", text);
    } else {
      const bool is_more_refused = !requirement.holds(Number(1), 0);
      fuzz::require(is_more_refused == requirement.holds(Number(-1), 0), "a change beyond chance is refused in one direction", text);
      fuzz::require(requirement.holds(Number(1), 1) && requirement.holds(Number(-1), 1), "what may be chance is allowed", text);
    }
  } catch (const RequirementError& error) {
    fuzz::require(*error.what() != '\0', "a refusal says why");
    is_one = false;
  }
  if (text.find('\0') != std::string::npos) return 0;
  const test::Run run = test::run_retain({"report", "-", "--require=" + text}, "period,cs,cn,ce\n2026-01,70,30,90\n");
  fuzz::require(is_one ? run.status == 0 || run.status == 1 || run.status == 2 : run.status == 2, "a requirement is judged", run.err);
  fuzz::require((run.status == 2) == run.out.empty(), "wrong usage leaves standard output empty", run.out);
  return 0;
}
