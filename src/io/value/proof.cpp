#include "io/value/proof.hpp"

#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

/// The two ways, and how they are spoken of.
template <class Evidence>
struct Ways;

template <>
struct Ways<DecimalEvidence> {
  static constexpr DecimalMark first = DecimalMark::point;
  static constexpr DecimalMark second = DecimalMark::comma;
  static constexpr DecimalMark otherwise = DecimalMark::point;
  static constexpr const char* first_name = "point";
  static constexpr const char* second_name = "comma";
  static constexpr const char* contradiction = "two decimal marks in one file: {} has a {}, {} at {}:{} a {}";
  static constexpr const char* contradiction_hint = "write all numbers of a file alike";
  static constexpr const char* doubt = "ambiguous number {}: its mark may be a decimal mark or group digits, and nothing in the file tells";
  static constexpr const char* doubt_hint = "pass --decimal point or --decimal comma";
};

template <>
struct Ways<OrderEvidence> {
  static constexpr DateOrder first = DateOrder::day_first;
  static constexpr DateOrder second = DateOrder::month_first;
  static constexpr DateOrder otherwise = DateOrder::unknown;
  static constexpr const char* first_name = "day";
  static constexpr const char* second_name = "month";
  static constexpr const char* contradiction = "two orders of dates in one file: {} has the {} first, {} at {}:{} the {}";
  static constexpr const char* contradiction_hint = "write all dates of a file alike";
  static constexpr const char* doubt = "ambiguous date {}: the day or the month may be first, and nothing in the file tells";
  static constexpr const char* doubt_hint = "pass --day-first or --month-first";
};

}  // namespace

template <class Evidence>
bool Proof<Evidence>::is_news(const Evidence& evidence) const {
  if (evidence.ambiguous) return !ambiguous_.found;
  return (evidence.proves == Ways<Evidence>::first && !first_.found) || (evidence.proves == Ways<Evidence>::second && !second_.found);
}

template <class Evidence>
void Proof<Evidence>::add(const Evidence& evidence, std::string_view text, TextPlace place) {
  if (evidence.proves == Ways<Evidence>::first) first_.note(text, place);
  if (evidence.proves == Ways<Evidence>::second) second_.note(text, place);
  if (evidence.ambiguous) ambiguous_.note(text, place);
}

template <class Evidence>
void Proof<Evidence>::add(const Proof& other) {
  if (!first_.found) first_ = other.first_;
  if (!second_.found) second_ = other.second_;
  if (!ambiguous_.found) ambiguous_ = other.ambiguous_;
}

template <class Evidence>
std::optional<Finding<typename Proof<Evidence>::Way>> Proof<Evidence>::settle(const std::string& file, bool tolerates_doubt,
                                                                              Problems& problems) const {
  using Names = Ways<Evidence>;
  using Found = Finding<typename Proof<Evidence>::Way>;
  const auto report = [&](const Witness& witness, std::string message, const char* hint) {
    problems.error({file, witness.place.line, witness.place.column, {}}, std::move(message), hint);
    return std::nullopt;
  };
  if (is_contradicted()) {
    const bool first_stands_first = first_.stands_before(second_);
    const Witness& before = first_stands_first ? first_ : second_;
    const Witness& after = first_stands_first ? second_ : first_;
    return report(after,
                  formatted_by(Names::contradiction, in_quotes(after.text), first_stands_first ? Names::second_name : Names::first_name,
                               in_quotes(before.text), before.place.line, before.place.column,
                               first_stands_first ? Names::first_name : Names::second_name),
                  Names::contradiction_hint);
  }
  if (first_.found) return Found{Names::first, false, first_};
  if (second_.found) return Found{Names::second, false, second_};
  if (ambiguous_.found && complete_ && !tolerates_doubt) {
    return report(ambiguous_, formatted_by(Names::doubt, in_quotes(ambiguous_.text)), Names::doubt_hint);
  }
  return Found{Names::otherwise};
}

template class Proof<DecimalEvidence>;
template class Proof<OrderEvidence>;

}  // namespace retain::io
