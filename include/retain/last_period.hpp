#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "retain/period.hpp"

namespace retain {

/// The word for the newest period of a length that is over: "last-month", "yesterday". Empty where the length is unknown.
std::string_view last_period_word(Granularity granularity);
/// These words, by length.
std::vector<std::string> last_period_words();
/// The length that such a word is about, whatever its case, with a space or an underscore in place of the hyphen too; empty where the text
/// is none.
std::optional<Granularity> find_last_period(std::string_view word);

/// The newest calendar period of this length (not `unknown`) that ended before `today`.
///
///     retain::ReportOptions options;
///     options.expected = retain::last_period(retain::Granularity::month, today);
Period last_period(Granularity granularity, std::chrono::sys_days today);

}  // namespace retain
