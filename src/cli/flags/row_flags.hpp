#pragma once

#include "cli/flags/command.hpp"

namespace retain::cli {

/// A flag that only customer rows take: with other inputs it is refused.
Flag of_rows(Flag flag);

/// The flags that say how customers are followed from period to period.
Flags following_flags();
/// The flags that say what rows are, and what may be spent on reading them.
Flags row_flags();

/// The flags that settle what the columns of rows mean.
Flags row_meaning_flags();

/// The flags that say what becomes of rows that cannot be read.
Flags bad_row_flags();
/// Throws UsageError where these flags contradict each other or `--strict`.
void refuse_bad_row_contradiction(const Options& options);

}  // namespace retain::cli
