#pragma once

#include <string>
#include <string_view>

namespace retain {

/// `text` with everything that a terminal would act on made visible: controls, escapes, bidirectional marks, invalid UTF-8.
std::string visible(std::string_view text);

}  // namespace retain
