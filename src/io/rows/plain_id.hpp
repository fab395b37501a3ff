#pragma once

#include <string_view>

namespace retain::io {

/// Whether `read_customer` surely takes an id as it is: nothing to trim, to compose or to strip, and no word for a missing value or a sum.
/// Cheap, for what is asked of every row. `is_ascii_text`: of all texts.
bool is_plain_id(std::string_view id, bool is_ascii_text = false);

}  // namespace retain::io
