#pragma once

#include "cli/flags/options.hpp"
#include "cli/system/console.hpp"

namespace retain::cli {

/// Throws UsageError where an output would take the place of an input, of the configuration file or of another output, by whatever path or
/// link: a source is not to be had back. For every command, before anything but the configuration file is read.
void refuse_overwriting(const Options& options, const Console& console);

}  // namespace retain::cli
