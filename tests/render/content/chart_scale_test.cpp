#include "render/content/chart_scale.hpp"

#include "support/catch.hpp"

using namespace retain::render;

namespace {

std::vector<std::string> ticks(double low, double high, int most = 4) {
  const Axis axis = make_axis(low, high, most);
  std::vector<std::string> texts;
  for (const double tick : axis.ticks()) texts.push_back(axis.text(tick));
  return texts;
}

}  // namespace

TEST_CASE("an axis has round numbers around its values") {
  CHECK(ticks(0, 100) == std::vector<std::string>{"0", "50", "100"});
  CHECK(ticks(0, 100, 5) == std::vector<std::string>{"0", "20", "40", "60", "80", "100"});
  CHECK(ticks(92.1, 97.4) == std::vector<std::string>{"92", "94", "96", "98"});
  CHECK(ticks(93.2, 93.9) == std::vector<std::string>{"93.2", "93.4", "93.6", "93.8", "94.0"});
  CHECK(ticks(-3, 2) == std::vector<std::string>{"-4", "-2", "0", "2"});
  CHECK(ticks(110123, 125318) == std::vector<std::string>{"110,000", "115,000", "120,000", "125,000", "130,000"});
}

TEST_CASE("large numbers along an axis are short and in one unit") {
  const auto brief = [](double low, double high, Language language) {
    const Axis axis = make_axis(low, high, 4);
    std::vector<std::string> texts;
    for (const double tick : axis.ticks()) texts.push_back(axis.brief(tick, language));
    return texts;
  };
  CHECK(brief(110123, 125318, Language::english) == std::vector<std::string>{"110K", "115K", "120K", "125K", "130K"});
  CHECK(brief(0, 1400000, Language::english) == std::vector<std::string>{"0", "0.5M", "1.0M", "1.5M"});
  CHECK(brief(-200000, 100000, Language::english) == std::vector<std::string>{"-200K", "-100K", "0", "100K"});
  CHECK(brief(92000000, 103000000, Language::korean) == std::vector<std::string>{"0.90억", "0.95억", "1.00억", "1.05억"});
  CHECK(brief(0, 800, Language::english) == std::vector<std::string>{"0", "200", "400", "600", "800"});
  CHECK(brief(0, 80000, Language::korean).back() == "80,000");
}

TEST_CASE("a flat line stands inside its axis") {
  for (const double value : {0.0, 100.0, -5.0, 1e12, 0.001}) {
    const Axis axis = make_axis(value, value, 4);
    CAPTURE(value);
    CHECK(axis.low < value);
    CHECK(axis.high > value);
    CHECK(axis.ticks().size() < 8);
  }
}

TEST_CASE("every axis holds its values in a handful of steps") {
  for (double low = -1000; low < 1000; low += 37.7) {
    for (double size = 1e-6; size < 1e9; size *= 3.3) {
      const Axis axis = make_axis(low, low + size, 4);
      CHECK(axis.low <= low + 1e-9 * std::max(1.0, size));
      CHECK(axis.high >= low + size - 1e-9 * std::max(1.0, size));
      CHECK(axis.ticks().size() <= 7);
    }
  }
}

TEST_CASE("a scale maps ends to ends") {
  const Scale scale{90, 100, 200, 0};
  CHECK(scale(90) == 200);
  CHECK(scale(100) == 0);
  CHECK(scale(95) == 100);
}

TEST_CASE("ages that stand for all are at round distances, and the last is there") {
  using Ages = std::vector<std::size_t>;
  CHECK(chosen_ages(0, 10) == Ages{0});
  CHECK(chosen_ages(3, 10) == Ages{0, 1, 2, 3});
  CHECK(chosen_ages(24, 10) == Ages{0, 3, 6, 9, 12, 15, 18, 21, 24});
  CHECK(chosen_ages(21, 10) == Ages{0, 3, 6, 9, 12, 15, 18, 21});
  CHECK(chosen_ages(23, 10) == Ages{0, 5, 10, 15, 20, 23});
}
