#pragma once

#include <string>

#include "retain/forecast.hpp"

namespace retain::render {

/// Forecasts as a document of schema "retain.forecast": the members of that of the whole base, and `segments` with those of each.
std::string forecast_json(const Forecasts& forecasts);
/// An age a line, with the segment in front where there are any.
std::string forecast_delimited(const Forecasts& forecasts, char delimiter);

}  // namespace retain::render
