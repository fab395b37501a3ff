#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/flags/command.hpp"
#include "cli/system/exit_status.hpp"
#include "render/language/language.hpp"

namespace retain::cli {

/// An exit status and its meaning.
struct ExitMeaning {
  ExitStatus status;
  const char* meaning;
};
std::span<const ExitMeaning> exit_meanings();

/// Where everything else is told.
inline constexpr const char* documentation = "Documentation: `retain help --man`; README.md and examples in share/doc/retain.";

// All of these fit 80 columns.

/// What the program is, its commands, and what its exit statuses mean.
std::string general_help(Commands commands, render::Language language = render::Language::english);

/// Usage, all options by topic with their defaults, and examples of a command.
std::string command_help(const Command& command, render::Language language = render::Language::english);

/// What most need of it, in fewer than 40 lines: all of it where that is so short.
std::string first_screen(const Command& command, render::Language language = render::Language::english);

/// The words that stand for the topics of its options: "customer-rows" of "Customer rows".
std::vector<std::string> topics_of(const Command& command);
/// The options of one topic. Throws UsageError where there is none of this name.
std::string topic_help(const Command& command, const std::string& topic, render::Language language = render::Language::english);

}  // namespace retain::cli
