#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "retain/diagnostic.hpp"

namespace retain::io {

/// What is told once for a whole input, with a count and the first place.
enum class Tally : unsigned char { rounded_amounts, scientific_notation, number_as_text, trimmed_ids };
inline constexpr std::size_t tally_count = 4;

/// All that is wrong with the inputs of one load, and what is worth a warning.
class Problems {
 public:
  void error(const Place& place, std::string message, std::string hint = {}, std::string code = {}, std::string excerpt = {});
  /// So many errors more than those that were given.
  void add_unlisted_errors(std::size_t count) { unlisted_errors_ += count; }
  void warn(const Place& place, std::string code, std::string message, std::string hint = {});
  void count(Tally tally, const Place& place, std::size_t times = 1);

  [[nodiscard]] std::size_t errors() const { return errors_.size(); }
  [[nodiscard]] const std::vector<Diagnostic>& error_list() const { return errors_; }
  /// The warnings, in order, with the tallies last; throws InputError where there are errors.
  [[nodiscard]] std::vector<Diagnostic> finish() &&;

 private:
  struct Count {
    std::size_t times = 0;
    Place first;
  };
  std::vector<Diagnostic> errors_;
  std::vector<Diagnostic> warnings_;
  std::array<Count, tally_count> counts_;
  std::size_t unlisted_errors_ = 0;
};

}  // namespace retain::io
