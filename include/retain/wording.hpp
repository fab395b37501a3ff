#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retain {

/// A text for people that another language may order otherwise: an English pattern with numbered places, "{0} is the first period", and
/// what stands in them.
///
///     retain::Wording("{0} is the first period", {{"2026-01"}}).english();  // "2026-01 is the first period"
class Wording {
 public:
  /// What stands in a place.
  struct Part {
    std::string text;
    bool is_own = false;  ///< a text of this library, which a translation has too, rather than one of the input or a number
  };

  Wording() = default;
  Wording(std::string pattern, std::vector<Part> parts = {})  // NOLINT(google-explicit-constructor): a text without places is one too
      : pattern_(std::move(pattern)), parts_(std::move(parts)) {}

  [[nodiscard]] const std::string& pattern() const { return pattern_; }
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
  /// The text in English.
  [[nodiscard]] std::string english() const;

 private:
  std::string pattern_;
  std::vector<Part> parts_;
};

/// `pattern` with the parts in its places: "{1}" is the second. A place without a part stays as it is.
std::string fill(std::string_view pattern, std::span<const std::string> parts);

}  // namespace retain
