#include "render/terminal/axis.hpp"

#include "support/catch.hpp"

using retain::render::TerminalAxis;
using Lines = std::vector<std::string>;

TEST_CASE("an axis has round numbers on it") {
  const TerminalAxis axis(93.1, 97.2, 50);
  CHECK(axis.ticks() == std::vector<double>{94, 96});
  CHECK(axis.column(93.1) == 0);
  CHECK(axis.column(95.15) == 25);
  CHECK(axis.column(97.2) == 49);
  CHECK(axis.column(1000) == 49);
  CHECK(TerminalAxis(0, 1'000'000, 30).ticks() == std::vector<double>{0, 500'000, 1'000'000});
  CHECK(TerminalAxis(-0.02, 0.01, 30).ticks() == std::vector<double>{-0.02, -0.01, 0, 0.01});
}

TEST_CASE("an axis of one value has room on both sides") {
  CHECK(TerminalAxis(0, 0, 20).column(0) == 10);
  CHECK(TerminalAxis(50, 50, 21).column(50) == 10);
}

TEST_CASE("an axis is drawn with the numbers that have room") {
  CHECK(TerminalAxis(0, 2, 21).lines() == Lines{"├─────────┼─────────┤", "0         1         2"});
  CHECK(TerminalAxis(0, 2000, 21).lines() == Lines{"├─────────┼─────────┤", "0       1,000   2,000"});
  CHECK(TerminalAxis(0.1, 0.5, 21).lines() == Lines{"─────┼─────────┼─────", "    0.2       0.4"});
  CHECK(TerminalAxis(0, 2'000'000, 12).lines().back() == "0  2,000,000");
}

TEST_CASE("an axis may end at the round numbers beyond its values, which are always told") {
  using Ends = TerminalAxis::Ends;
  const TerminalAxis axis(93.1, 97.2, 50, Ends::round);
  CHECK(axis.low() == 92);
  CHECK(axis.high() == 98);
  CHECK(axis.lines().back().starts_with("92  "));
  CHECK(axis.lines().back().ends_with("  98"));
  CHECK(TerminalAxis(94, 96, 30, Ends::round).low() == 94);
  CHECK(TerminalAxis(1'234'567, 1'834'567, 20, Ends::round).lines().back() == "1,200,000  2,000,000");
}
