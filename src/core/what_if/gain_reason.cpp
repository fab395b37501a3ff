#include <array>

#include "retain/what_if.hpp"

namespace retain {

namespace {

struct GainReasonRow {
  GainReason reason{};
  std::string_view key;
  std::string_view text;
};
constexpr std::array<GainReasonRow, 16> gain_reason_table{{
    {GainReason::none, "", ""},
    {GainReason::no_cost, "no_cost", "no cost is given"},
    {GainReason::unknown_margin, "unknown_margin", "what customers bring in is not known"},
    {GainReason::not_counted, "not_counted", "the customers kept cannot be counted without their number at the start and of the lost"},
    {GainReason::not_followed, "not_followed", "how much moves with the customers is not known without their number at the end"},
    {GainReason::unmoved, "unmoved", "how the margin of the period follows from it is not known"},
    {GainReason::of_the_whole, "of_the_whole", "the cost is of the whole base"},
    {GainReason::no_gain, "no_gain", "the change brings no gain"},
    {GainReason::several_premises, "several_premises", "several things are assumed"},
    {GainReason::not_proportional, "not_proportional", "the gain does not grow in proportion to the change"},
    {GainReason::out_of_range, "out_of_range", "no change that is possible would bring so much"},
    {GainReason::unknown_year, "unknown_year", "how long a period is is not known"},
    {GainReason::whole_year, "whole_year", "a period is a year"},
    {GainReason::comes_once, "comes_once", "what is assumed of the start of a period does not come again in the next"},
    {GainReason::unknown_stay, "unknown_stay", "how much of what is added stays on is not known"},
    {GainReason::used_up, "used_up", "on a base that stays as it is, it would take away more in a year than there is"},
}};
constexpr auto gain_reasons = [] {
  std::array<GainReason, gain_reason_table.size()> reasons{};
  for (std::size_t i = 0; i < reasons.size(); ++i) reasons.at(i) = gain_reason_table.at(i).reason;
  return reasons;
}();
static_assert(gain_reasons.back() == GainReason::used_up && static_cast<std::size_t>(gain_reasons.back()) + 1 == gain_reasons.size());

}  // namespace

std::string_view gain_reason_key(GainReason reason) { return gain_reason_table.at(static_cast<std::size_t>(reason)).key; }
std::string_view gain_reason_text(GainReason reason) { return gain_reason_table.at(static_cast<std::size_t>(reason)).text; }
std::span<const GainReason> all_gain_reasons() { return gain_reasons; }

}  // namespace retain
