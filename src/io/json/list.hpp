#pragma once

#include <cstddef>
#include <string_view>

#include "io/bytes/block_reader.hpp"

namespace retain::io {

/// The offset behind the bracket that opens the list at a pointer of a document, of which the beginning is known; 0 where it is not found.
std::size_t start_of_list(std::string_view document, std::string_view pointer);

/// Finds the elements of a list, by quotes and brackets alone: up to the comma behind the last one that is whole, or to the bracket that
/// closes the list, behind which there are no others. A `FindRecords`.
RecordsFound find_elements(std::string_view text);

}  // namespace retain::io
