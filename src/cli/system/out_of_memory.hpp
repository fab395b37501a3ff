#pragma once

#include "cli/system/exit_status.hpp"

namespace retain::cli {

/// What is said where memory runs out; it is there already when there is none for a message.
inline constexpr char out_of_memory_message[] = "retain: error: out of memory\n";
inline constexpr char out_of_memory_korean[] = "retain: 오류: 메모리가 부족함\n";

/// Says on the error stream of the process, whatever has become of the standard streams, what the exception in flight is about, and
/// returns what the process ends with: `io_failed` where memory ran out, else `bug`.
ExitStatus tell_exception() noexcept;

/// From now on the process also ends with that message and `ExitStatus::io_failed` where memory runs out in a place that must not throw:
/// the destructor of a JSON document takes memory.
void end_when_out_of_memory();

}  // namespace retain::cli
