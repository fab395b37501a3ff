#include "render/sentences/drivers.hpp"

#include <algorithm>

#include "render/content/leads.hpp"
#include "render/sentences/headline.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// Segments that are named; the others are summed.
constexpr std::size_t most_named = 3;

class DriverTeller {
 public:
  DriverTeller(const Drivers& drivers, const Figures& figures)
      : drivers_(drivers), figures_(figures), language_(figures.language()), is_percent_(quantity(drivers.id).unit == Unit::percent) {}

  [[nodiscard]] std::string tell() const {
    const Driver& first = drivers_.segments.front();
    std::string text = visible(first.segment) + ": ";
    if (first.change) {
      text += figures_.change_with_unit(drivers_.id, *first.change);
      if (first.p_value) text += formatted(", {} ({})", verdict_text(*first.p_value, language_), p_value_text(*first.p_value));
      text += "; ";
    }
    return text + part_of_whole(first.contribution) + others();
  }

 private:
  [[nodiscard]] std::string size(const Number& number) const { return figures_.change(drivers_.id, number); }

  /// "it brings -1.8 of the -2.4 points"; of a change that others work against, the share would say nothing.
  [[nodiscard]] std::string part_of_whole(const Number& part) const {
    const Number& whole = drivers_.change;
    const bool is_part = part.sign() == whole.sign() && (part.sign() > 0 ? part <= whole : part >= whole);
    if (is_part && is_percent_) return said("it brings {} of the {} points", language_, size(part), size(whole));
    if (is_part) return said("it brings {} of the {}", language_, size(part), size(whole));
    return is_percent_ ? said("it brings {} points", language_, size(part)) : said("it brings {}", language_, size(part));
  }

  [[nodiscard]] std::string others() const {
    std::string text;
    const std::size_t named = drivers_.segments.size() <= most_named + 1 ? drivers_.segments.size() : most_named;
    for (std::size_t i = 1; i < named; ++i) {
      const Driver& driver = drivers_.segments[i];
      if (shows_nonzero(size(driver.contribution))) text += formatted(", {} {}", visible(driver.segment), size(driver.contribution));
    }
    Number rest;
    for (std::size_t i = named; i < drivers_.segments.size(); ++i) rest = rest + drivers_.segments[i].contribution;
    if (shows_nonzero(size(rest))) text += ", " + said("{} others {}", language_, drivers_.segments.size() - named, size(rest));
    if (shows_nonzero(size(drivers_.elsewhere))) text += ", " + said("elsewhere {}", language_, size(drivers_.elsewhere));
    return text;
  }

  const Drivers& drivers_;
  const Figures& figures_;
  Language language_;
  bool is_percent_;
};

}  // namespace

std::string driver_sentence(const Report& report, const Figures& figures) {
  const Drivers* drivers = leading_drivers(report);
  if (drivers == nullptr || !shows_nonzero(figures.change(drivers->id, drivers->segments.front().contribution))) return {};
  return DriverTeller(*drivers, figures).tell();
}

}  // namespace retain::render
