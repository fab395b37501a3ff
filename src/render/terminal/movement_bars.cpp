#include "render/terminal/movement_bars.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "render/content/blocks.hpp"
#include "render/content/values.hpp"
#include "render/terminal/paint.hpp"
#include "text/visible.hpp"
#include "text/width.hpp"

namespace retain::render {

namespace {

/// What came in, above zero, or went out.
struct MovementBar {
  std::string label;
  std::string figure;
  double size = 0;
};

std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

/// A bar of `halves` half columns.
std::string bar(std::size_t halves, bool to_the_left) {
  const std::string_view half = halves % 2 == 0 ? "" : to_the_left ? "▐" : "▌";
  const std::string full = repeated("█", halves / 2);
  return to_the_left ? std::string(half).append(full) : full + std::string(half);
}

class MovementBars {
 public:
  MovementBars(const ReportRow& row, const Figures& figures, const RenderOptions& options)
      : row_(row), figures_(figures), options_(options) {}

  std::string of(const Identity& identity) {
    movements_.clear();
    std::optional<Number> start;
    for (const Identity::Term& term : identity.terms) {
      const Quantity& member = quantity(term.id);
      const auto value = shown_value(row_.sheet, member);
      if (member.carried_from == identity.end) {
        start = value;
      } else if (value) {
        const Number change = term.sign > 0 ? *value : -*value;
        movements_.push_back(
            {std::string(translated(member.heading, options_.language)), figures_.change(term.id, change), change.to_double()});
      }
    }
    if (movements_.empty()) return {};
    std::string text = painted(wrapped(heading(identity, start), width(), 2), Paint::bold, options_.colour) + "\n";
    return text + lines();
  }

 private:
  [[nodiscard]] std::size_t width() const { return static_cast<std::size_t>(std::max(options_.width, 1)); }

  [[nodiscard]] std::string heading(const Identity& identity, const std::optional<Number>& start) const {
    std::string text(translated(topic_heading(quantity(identity.end).topic), options_.language));
    if (!row_.period.is_none()) text += ", " + visible(row_.period.to_string());
    const auto end = shown_value(row_.sheet, quantity(identity.end));
    if (!start || !end) return text;
    const auto figure = [&](const Number& value) { return figures_.number(identity.end, value); };
    return text + ": " +
           said("{} at the start, {} at the end, {}", options_.language, figure(*start), figure(*end),
                figures_.change(identity.end, *end - *start));
  }

  [[nodiscard]] std::string lines() const {
    std::size_t label = 0;
    std::size_t figure = 0;
    double largest_gain = 0;
    double largest_loss = 0;
    for (const MovementBar& movement : movements_) {
      label = std::max(label, display_width(movement.label));
      figure = std::max(figure, display_width(movement.figure));
      largest_gain = std::max(largest_gain, movement.size);
      largest_loss = std::max(largest_loss, -movement.size);
    }
    constexpr std::size_t margins = 2 + 2 * column_gap + 1;
    constexpr std::size_t least_room = 8;
    const std::size_t taken = margins + label + figure;
    const std::size_t room = width() > taken + least_room ? width() - taken : least_room;
    // Both sides are rounded up to whole columns, which takes one more.
    const double all = largest_gain + largest_loss;
    const double scale = all > 0 ? static_cast<double>(room - 1) / all : 0;
    const auto left = static_cast<std::size_t>(std::ceil(largest_loss * scale));
    std::string text;
    for (const MovementBar& movement : movements_) {
      const auto halves = static_cast<std::size_t>(std::lround(std::fabs(movement.size) * scale * 2));
      const bool is_loss = movement.size < 0;
      const std::string drawn = painted(bar(halves, is_loss), is_loss ? Paint::bad : Paint::good, options_.colour && halves > 0);
      text += "  " + pad_right(movement.label, label) + std::string(column_gap, ' ') + pad_left(movement.figure, figure) +
              std::string(column_gap, ' ');
      const std::string margin(left - std::min(left, is_loss ? (halves + 1) / 2 : 0), ' ');
      text += is_loss ? margin + drawn + "│" : margin + "│" + drawn;
      text += "\n";
    }
    return text;
  }

  const ReportRow& row_;
  const Figures& figures_;
  const RenderOptions& options_;
  std::vector<MovementBar> movements_;
};

}  // namespace

std::string movement_bars(const Report& report, const Figures& figures, const RenderOptions& options) {
  const ReportRow* row = report.newest();
  if (row == nullptr) return std::string(say("No complete period to draw.", options.language)) + "\n";
  MovementBars bars(*row, figures, options);
  std::string text;
  for (const Identity& identity : identities()) {
    const std::string part = bars.of(identity);
    if (!text.empty() && !part.empty()) text += "\n";
    text += part;
  }
  return text.empty() ? std::string(say("No movements to draw.", options.language)) + "\n" : text;
}

}  // namespace retain::render
