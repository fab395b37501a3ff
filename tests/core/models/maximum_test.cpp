#include "core/models/maximum.hpp"

#include "support/catch.hpp"

using namespace retain::models;

namespace {

/// The valley of Rosenbrock turned upside down, with its largest value at (1, 1).
Derivatives<2> ridge(const Vector<2>& p) {
  const double x = p[0];
  const double y = p[1];
  return {-(1 - x) * (1 - x) - 100 * (y - x * x) * (y - x * x),
          {2 * (1 - x) + 400 * x * (y - x * x), -200 * (y - x * x)},
          {{{-2 + 400 * y - 1200 * x * x, 400 * x}, {400 * x, -200}}}};
}

}  // namespace

TEST_CASE("a maximum is found to the last digit, also along a curved ridge") {
  for (const Vector<2> start : {Vector<2>{-1.2, 1}, Vector<2>{0, 0}, Vector<2>{3, -4}}) {
    double highest = -1e300;
    const auto maximum = maximise(
        [&](const Vector<2>& point) {
          const Derivatives<2> at = ridge(point);
          highest = std::max(highest, at.value);
          return at;
        },
        start);
    REQUIRE(maximum);
    CHECK(maximum->point[0] == Approx(1).epsilon(1e-12));
    CHECK(maximum->point[1] == Approx(1).epsilon(1e-12));
    // But for what rounding hides.
    CHECK(maximum->value == Approx(highest).margin(1e-20));
    // The inverse of {{802, -400}, {-400, 200}}
    CHECK(maximum->covariance[0][0] == Approx(0.5).epsilon(1e-9));
    CHECK(maximum->covariance[0][1] == Approx(1).epsilon(1e-9));
    CHECK(maximum->covariance[1][1] == Approx(2.005).epsilon(1e-9));
  }
}

TEST_CASE("a function without a maximum has none") {
  // Grows for ever, ever less.
  const auto saturating = [](const Vector<1>& p) {
    const double rest = std::exp(-p[0]);
    return Derivatives<1>{-rest, {rest}, {{{-rest}}}};
  };
  CHECK_FALSE(maximise(saturating, Vector<1>{0}).has_value());
  CHECK_FALSE(maximise([](const Vector<1>& p) { return Derivatives<1>{p[0], {1}, {}}; }, Vector<1>{0}).has_value());
  CHECK_FALSE(maximise([](const Vector<1>&) { return Derivatives<1>{std::nan(""), {1}, {}}; }, Vector<1>{0}).has_value());
}
