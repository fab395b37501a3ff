#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace retain {

/// `label` in lower case and composed, as far as the words of dates need it: Latin letters with the umlauts of German, and Hangul.
std::string folded(std::string_view label);

/// The year that two digits name, as POSIX reads %y.
int full_year(int two_digits);

/// The number of a month by its name or abbreviation in English or German, however it is written: 3 for "Mar", "March", "MÄRZ".
std::optional<int> find_month(std::string_view name);

}  // namespace retain
