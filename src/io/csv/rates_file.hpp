#pragma once

#include <string>
#include <string_view>

#include "io/fields/rates.hpp"

namespace retain::io {

/// Reads the text of a CSV file with the columns currency and rate, and perhaps period, of which the newest of each currency counts.
/// `currency`: into which amounts are converted. Throws InputError.
Rates read_rates(const std::string& file, std::string_view text, std::string_view currency, char delimiter = ',');

}  // namespace retain::io
