// Fits BG/NBD to customers, grouped as the library does or one by one as its formula stands, and tells how long that took and how much
// memory.
//   value_fit write N FILE             a table of N customers, the same in every run
//   value_fit grouped|plain FILE
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

#include "core/purchases/beta_geometric.hpp"
#include "core/purchases/customer_value.hpp"
#include "simulated_purchases.hpp"

using retain::PurchaseHistory;

namespace {

using Point = std::array<double, 4>;

/// The negative mean log-likelihood of BG/NBD as Hardie's note 027 writes it, a customer after another.
double plain_loss(const std::vector<PurchaseHistory>& customers, const Point& logarithms) {
  const auto [r, alpha, a, b] =
      std::array{std::exp(logarithms[0]), std::exp(logarithms[1]), std::exp(logarithms[2]), std::exp(logarithms[3])};
  double sum = 0;
  for (const PurchaseHistory& one : customers) {
    const auto x = static_cast<double>(one.frequency);
    const double a1 = std::lgamma(r + x) - std::lgamma(r) + r * std::log(alpha);
    const double a2 = std::lgamma(a + b) + std::lgamma(b + x) - std::lgamma(b) - std::lgamma(a + b + x);
    const double alive = -(r + x) * std::log(alpha + one.age);
    if (one.frequency == 0) {
      sum += a1 + a2 + alive;
      continue;
    }
    const double gone = std::log(a) - std::log(b + x - 1) - (r + x) * std::log(alpha + one.recency);
    const double larger = std::fmax(alive, gone);
    sum += a1 + a2 + larger + std::log(std::exp(alive - larger) + std::exp(gone - larger));
  }
  return -sum / static_cast<double>(customers.size());
}

/// The simplex of Nelder and Mead, which needs no derivatives.
template <class Loss>
Point minimised(const Loss& loss, Point start) {
  struct Corner {
    Point at;
    double loss;
  };
  std::array<Corner, 5> simplex;
  for (std::size_t i = 0; i < simplex.size(); ++i) {
    Point at = start;
    if (i > 0) at[i - 1] += 0.5;
    simplex[i] = {at, loss(at)};
  }
  for (int step = 0; step < 2000; ++step) {
    std::sort(simplex.begin(), simplex.end(), [](const Corner& one, const Corner& other) { return one.loss < other.loss; });
    if (simplex.back().loss - simplex.front().loss < 1e-12) break;
    Point centre{};
    for (std::size_t i = 0; i < 4; ++i) {
      for (std::size_t k = 0; k < 4; ++k) centre[k] += simplex[i].at[k] / 4;
    }
    const auto beyond = [&](double times) {
      Point at{};
      for (std::size_t k = 0; k < 4; ++k) at[k] = centre[k] + times * (centre[k] - simplex[4].at[k]);
      return Corner{at, loss(at)};
    };
    const Corner mirrored = beyond(1);
    if (mirrored.loss < simplex[0].loss) {
      const Corner farther = beyond(2);
      simplex[4] = farther.loss < mirrored.loss ? farther : mirrored;
    } else if (mirrored.loss < simplex[3].loss) {
      simplex[4] = mirrored;
    } else if (const Corner nearer = beyond(mirrored.loss < simplex[4].loss ? 0.5 : -0.5);
               nearer.loss < std::fmin(mirrored.loss, simplex[4].loss)) {
      simplex[4] = nearer;
    } else {
      for (std::size_t i = 1; i < 5; ++i) {
        for (std::size_t k = 0; k < 4; ++k) simplex[i].at[k] = (simplex[i].at[k] + simplex[0].at[k]) / 2;
        simplex[i].loss = loss(simplex[i].at);
      }
    }
  }
  return simplex[0].at;
}

/// Calls `take` for each customer of a table that `write` made.
template <class Take>
void read(const char* file, Take take) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    PurchaseHistory one;
    char* rest = std::strchr(line.data(), ',') + 1;
    one.frequency = std::strtoll(rest, &rest, 10);
    one.recency = std::strtod(rest + 1, &rest);
    one.age = std::strtod(rest + 1, &rest);
    one.monetary = std::strtod(rest + 1, &rest);
    take(one);
  }
}

double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void tell(double seconds, double log_likelihood, const Point& numbers) {
  std::printf("%.3f %.1f %.6f %.6f %.6f %.6f %.6f\n", seconds, peak_mib(), log_likelihood, numbers[0], numbers[1], numbers[2], numbers[3]);
}

}  // namespace

int main(int count, char** words) {
  const std::string what = count > 1 ? words[1] : "";
  if (what == "write" && count == 4) {
    std::FILE* out = std::fopen(words[3], "w");
    std::fprintf(out, "customer,frequency,recency,age,monetary\n");
    std::size_t number = 0;
    for (const PurchaseHistory& one : bench::simulated_purchases({}, std::strtoull(words[2], nullptr, 10), 104, 52, 1, true)) {
      std::fprintf(out, "c%zu,%lld,%.17g,%.17g,%.2f\n", ++number, static_cast<long long>(one.frequency), one.recency, one.age,
                   one.monetary);
    }
    return std::fclose(out);
  }
  if (what == "plain" && count == 3) {
    std::vector<PurchaseHistory> customers;
    read(words[2], [&](const PurchaseHistory& one) { customers.push_back(one); });
    const auto start = std::chrono::steady_clock::now();
    const Point best = minimised([&](const Point& at) { return plain_loss(customers, at); }, {0, 0, 0, 0});
    const double seconds = seconds_since(start);
    Point numbers{};
    std::transform(best.begin(), best.end(), numbers.begin(), [](double logarithm) { return std::exp(logarithm); });
    tell(seconds, -plain_loss(customers, best) * static_cast<double>(customers.size()), numbers);
    return 0;
  }
  if ((what == "grouped" || what == "value") && count == 3) {
    retain::models::PurchaseSample sample;
    // Reading is not timed, grouping is.
    double grouping = 0;
    std::vector<PurchaseHistory> piece;
    const auto group = [&] {
      const auto begin = std::chrono::steady_clock::now();
      for (const PurchaseHistory& one : piece) sample.add(one);
      grouping += seconds_since(begin);
      piece.clear();
    };
    read(words[2], [&](PurchaseHistory one) {
      if (what == "grouped") one.monetary = 0;
      piece.push_back(one);
      if (piece.size() == 4096) group();
    });
    group();
    const auto start = std::chrono::steady_clock::now();
    if (what == "value") {
      const retain::CustomerValue answer = retain::models::customer_value(std::move(sample), {.horizon = 52});
      tell(seconds_since(start) + grouping, answer.purchases.log_likelihood, answer.purchases.parameters);
      return 0;
    }
    const auto fit = retain::models::fit_beta_geometric(sample.rows(), retain::PurchaseModel::bg_nbd);
    if (!fit.maximum) return 1;
    Point numbers{};
    std::transform(fit.maximum->point.begin(), fit.maximum->point.end(), numbers.begin(),
                   [](double logarithm) { return std::exp(logarithm); });
    tell(seconds_since(start) + grouping, fit.maximum->value, numbers);
    return 0;
  }
  std::fputs("value_fit write N FILE | grouped FILE | value FILE | plain FILE\n", stderr);
  return 2;
}
