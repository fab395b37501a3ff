#pragma once

#include <string>
#include <string_view>

#include "io/snapshots/row.hpp"

namespace retain::io {

/// Whether a text that starts like JSON has a document on each line, as far as its first two lines tell.
bool is_json_lines(std::string_view text);

/// Reads the snapshots of a JSON document: a list of objects, one object, or an object with a list `periods`; keys are columns. Of the
/// program's own documents the `inputs` are read. `lines`: each line is a document. `text` is valid UTF-8 without a byte order mark.
void load_json(const std::string& name, std::string_view text, bool lines, Load& load);

}  // namespace retain::io
