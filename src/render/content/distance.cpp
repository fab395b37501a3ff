#include "render/content/distance.hpp"

#include "text/words.hpp"

namespace retain::render {

namespace {

/// The digits without a sign, not all of them zero.
std::string telling_digits(const Number& size, int decimals) {
  constexpr int most_decimals = 9;
  std::string text = size.to_fixed(decimals);
  for (; !shows_nonzero(text) && decimals < most_decimals; ++decimals) text = size.to_fixed(decimals + 1);
  return shows_nonzero(text) ? grouped(text) : shortest(size.to_double());
}

}  // namespace

std::string distance_text(const RequirementResult& result, const Figures& figures) {
  if (!result.distance) return {};
  const Language language = figures.language();
  const Id id = result.requirement.id;
  const bool is_below = result.distance->sign() < 0;
  if (result.distance->is_zero()) return std::string(say("at the bound", language));
  const std::string size = telling_digits(is_below ? -*result.distance : *result.distance, figures.decimals(id));
  if (quantity(id).unit == Unit::percent) {
    return said(is_below ? Text("{} points below") : Text("{} points above"), language, size);
  }
  return said(is_below ? Text("{} below") : Text("{} above"), language, size + figures.unit(id));
}

}  // namespace retain::render
