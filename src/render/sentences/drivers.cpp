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
  DriverTeller(const Report& report, const Drivers& drivers, const Figures& figures)
      : report_(report),
        drivers_(drivers),
        figures_(figures),
        language_(figures.language()),
        is_percent_(quantity(drivers.id).unit == Unit::percent) {}

  [[nodiscard]] std::string tell() const {
    const Driver& first = drivers_.segments.front();
    if (absolute(drivers_.elsewhere) > absolute(first.contribution)) {
      return said("Outside the segments, or between them: {}", language_, part_of_whole(drivers_.elsewhere)) + others(0);
    }
    const bool by_weight = absolute(first.of_its_weight) > absolute(first.contribution - first.of_its_weight);
    std::string text = visible(first.segment) + ": ";
    if (first.change && !by_weight) {
      text += figures_.change_with_unit(drivers_.id, *first.change);
      if (const std::string verdict = verdict_of(first); !verdict.empty()) text += ", " + verdict;
      text += "; ";
    }
    text += part_of_whole(first.contribution);
    if (by_weight && first.change) {
      text += said(" by its weight, not by its own change of {}", language_, figures_.change_with_unit(drivers_.id, *first.change));
    } else if (by_weight) {
      text += said(" by its weight", language_);
    }
    return text + others(1);
  }

 private:
  [[nodiscard]] std::string verdict_of(const Driver& driver) const {
    const auto row = std::find_if(report_.rows.begin(), report_.rows.end(), [&](const ReportRow& candidate) {
      return candidate.segment == driver.segment && candidate.period == drivers_.period;
    });
    return row == report_.rows.end() ? std::string() : verdict_on_change(*row, quantity(drivers_.id), language_);
  }

  [[nodiscard]] std::string size(const Number& number) const { return figures_.contribution(drivers_.id, number); }

  /// "it brings -1.8 of the -2.4 points"; of a change that others work against, the share would say nothing.
  [[nodiscard]] std::string part_of_whole(const Number& part) const {
    const Number& whole = drivers_.change;
    const bool is_part = part.sign() == whole.sign() && (part.sign() > 0 ? part <= whole : part >= whole);
    if (is_part && is_percent_) return said("it brings {} of the {} points", language_, size(part), size(whole));
    if (is_part) return said("it brings {} of the {}", language_, size(part), size(whole));
    return is_percent_ ? said("it brings {} points", language_, size(part)) : said("it brings {}", language_, size(part));
  }

  /// The segments from this one on.
  [[nodiscard]] std::string others(std::size_t first) const {
    std::string text;
    const std::size_t named = drivers_.segments.size() <= most_named + 1 ? drivers_.segments.size() : most_named;
    for (std::size_t i = first; i < named; ++i) {
      const Driver& driver = drivers_.segments[i];
      if (shows_nonzero(size(driver.contribution))) text += formatted(", {} {}", visible(driver.segment), size(driver.contribution));
    }
    Number rest;
    for (std::size_t i = named; i < drivers_.segments.size(); ++i) rest = rest + drivers_.segments[i].contribution;
    if (shows_nonzero(size(rest))) text += ", " + said("{} others {}", language_, drivers_.segments.size() - named, size(rest));
    if (first > 0 && shows_nonzero(size(drivers_.elsewhere))) text += ", " + said("elsewhere {}", language_, size(drivers_.elsewhere));
    return text;
  }

  const Report& report_;
  const Drivers& drivers_;
  const Figures& figures_;
  Language language_;
  bool is_percent_;
};

}  // namespace

std::string driver_sentence(const Report& report, const Figures& figures) {
  const Drivers* drivers = leading_drivers(report);
  if (drivers == nullptr || !shows_nonzero(figures.contribution(drivers->id, drivers->segments.front().contribution))) return {};
  const std::string text = DriverTeller(report, *drivers, figures).tell();
  // The headline above it is of another metric where that one was not chosen.
  const bool is_of_headline = leads_of(report).front() == drivers->id;
  return is_of_headline ? text : spoken_name(quantity(drivers->id), figures.language()) + ", " + text;
}

}  // namespace retain::render
