#pragma once

#include <string>

#include "io/bytes/input.hpp"
#include "io/encoding/encoding.hpp"

namespace retain::io {

/// Settles the encoding of an input before it is read: the one `asked` for, that of its byte order mark, or, where its first bytes are not
/// UTF-8, the one that all its bytes show. An input whose first bytes are UTF-8 stays unsettled. Throws InputError where the encoding is in
/// doubt, where the mark contradicts `asked`, and where a pipe is too long to be read twice.
void settle_encoding(RereadableInput& input, Encoding asked);

/// Settles the encoding of an input that has turned out not to be UTF-8, by all its bytes, and goes back to its first. Throws InputError.
void find_encoding(RereadableInput& input);

/// Brings a whole text that has turned out not to be UTF-8 into UTF-8, and returns the encoding that it was in. Throws InputError where
/// that is in doubt.
Encoding decode_text(const std::string& name, std::string& text);

/// What a person may want to know of an encoding that was found; empty where it is the usual one.
std::string encoding_note(const std::string& name, Encoding encoding);

}  // namespace retain::io
