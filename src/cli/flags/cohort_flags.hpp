#pragma once

#include "cli/flags/command.hpp"

namespace retain::cli {

/// Adds the flags of commands that read tables of cohorts or customer rows: which cohorts count and how they are read.
void add_flags_of_cohorts(Flags& flags);

}  // namespace retain::cli
