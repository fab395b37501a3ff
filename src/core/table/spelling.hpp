#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace retain {

/// ASCII letters in lower case, whatever the locale is; all else as it is.
constexpr char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
std::string lower_ascii(std::string_view text);

/// The candidate nearest to `word` by edits (a swap of neighbours counts as one), where it is near enough to be meant: at most a third
/// of the word's length, at least one edit. The first of equally near ones.
std::optional<std::string> nearest_word(std::string_view word, std::span<const std::string> candidates);

/// "; did you mean \"churn\"?", or nothing.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

/// `text` in quotation marks, for a message.
std::string quoted(std::string_view text);
/// `text` without the spaces around it.
std::string_view trimmed(std::string_view text);

}  // namespace retain
