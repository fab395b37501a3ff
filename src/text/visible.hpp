#pragma once

#include <string>
#include <string_view>

namespace retain {

/// `text` with everything that a terminal would act on made visible: controls, escapes, bidirectional marks, invalid UTF-8.
std::string visible(std::string_view text);

/// A string of JSON, as it is written, with the same in escapes: it says the same and shows what it says.
std::string visible_in_json(std::string_view json);

}  // namespace retain
