#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace retain {

/// The candidate nearest to `word` by edits (a swap of neighbours counts as one), where it is near enough to be meant: at most a third
/// of the word's length and at most `most_edits`, at least one edit. The first of equally near ones.
std::optional<std::string> nearest_word(std::string_view word, std::span<const std::string> candidates, std::size_t most_edits = 64);

/// "; did you mean \"churn\"?", or nothing.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

}  // namespace retain
