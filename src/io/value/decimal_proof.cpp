#include "io/value/decimal_proof.hpp"

#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

constexpr const char* way_out = "pass --decimal point or --decimal comma";

}  // namespace

bool DecimalProof::is_news(const DecimalEvidence& evidence) const {
  if (evidence.ambiguous) return !ambiguous_.found;
  return (evidence.proves == DecimalMark::point && !point_.found) || (evidence.proves == DecimalMark::comma && !comma_.found);
}

void DecimalProof::add(const DecimalEvidence& evidence, std::string_view text, TextPlace place) {
  if (evidence.proves == DecimalMark::point) point_.note(text, place);
  if (evidence.proves == DecimalMark::comma) comma_.note(text, place);
  if (evidence.ambiguous) ambiguous_.note(text, place);
}

std::optional<DecimalMark> DecimalProof::settle(bool commas_separate_fields, Problems& problems) const {
  if (is_contradicted()) {
    const bool comma_last = point_.stands_before(comma_);
    const Witness& first = comma_last ? point_ : comma_;
    const Witness& second = comma_last ? comma_ : point_;
    problems.error(
        {file_, second.place.line, second.place.column, {}},
        formatted("two decimal marks in one file: {} has a {}, {} at {}:{} a {}", in_quotes(second.text), comma_last ? "comma" : "point",
                  in_quotes(first.text), first.place.line, first.place.column, comma_last ? "point" : "comma"),
        "write all numbers of a file alike");
    return std::nullopt;
  }
  if (point_.found) return DecimalMark::point;
  if (comma_.found) return DecimalMark::comma;
  if (ambiguous_.found && complete_ && !commas_separate_fields) {
    problems.error({file_, ambiguous_.place.line, ambiguous_.place.column, {}},
                   formatted("ambiguous number {}: its mark may be a decimal mark or group digits, and nothing in the file tells",
                             in_quotes(ambiguous_.text)),
                   way_out);
    return std::nullopt;
  }
  return DecimalMark::point;
}

}  // namespace retain::io
