#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/options.hpp"
#include "retain/forecast.hpp"

namespace retain::render {

/// The numbers of a forecast as people read them.
class ForecastFigures {
 public:
  ForecastFigures(const Forecasts& forecasts, const RenderOptions& options);

  [[nodiscard]] std::string percent(double share) const;  ///< "37.8%"
  [[nodiscard]] std::string share(double share) const;    ///< "37.8"
  [[nodiscard]] std::string count(double payments) const;
  [[nodiscard]] std::string money(double amount) const;  ///< "€59.20"
  [[nodiscard]] static std::string customers(double customers);
  /// To so many significant digits.
  [[nodiscard]] static std::string parameter(double value, int digits = 3);

 private:
  std::string currency_;
  std::optional<int> precision_;
};

/// The first sentences: what will be left, what constant churn would say, what a customer is worth, how what was kept out came out, and
/// what the ranges leave out.
std::vector<std::string> forecast_headline(const Forecasts& forecasts, const RenderOptions& options, Format format);
/// What must be known to read it: how it is told, and on what it rests.
std::vector<std::string> forecast_notes(const Forecasts& forecasts, const RenderOptions& options, Format format);

/// Whether an age is known and was kept out of the fit.
bool is_kept_out(const Forecast& forecast, std::size_t age);

}  // namespace retain::render
