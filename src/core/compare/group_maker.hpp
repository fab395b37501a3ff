#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/compare/group_comparison.hpp"

namespace retain {

/// Throws InputError about the words that name the groups, rather than about the input.
[[noreturn]] void refuse_words(std::string code, std::string message, std::string hint);

/// Makes groups of the rows of a report from the words for them.
class GroupMaker {
 public:
  explicit GroupMaker(const Report& report);

  /// The group that a text asks for. Throws InputError with the code "no_such_group" or "ambiguous_group".
  Group make(std::string_view text);
  /// The complete periods of a segment within `periods`, labels as in a text; empty where it has none. Throws InputError where the labels
  /// are no periods of the input.
  std::optional<Group> make(const std::string& segment, std::string_view periods);

  /// The rows of the group made last.
  [[nodiscard]] const std::vector<const ReportRow*>& rows() const { return rows_; }
  /// In the order first seen, without the whole base.
  [[nodiscard]] const std::vector<std::string>& segments() const { return segments_; }

 private:
  /// The segment and the periods that a text asks for.
  struct Wanted {
    std::string segment;
    std::optional<std::string> periods;  ///< empty: all
  };
  /// The positions of the first period and of the one after the last.
  using Range = std::pair<std::size_t, std::size_t>;

  std::optional<Group> group_of(std::string_view text, const std::string& segment, Range range);
  [[nodiscard]] std::optional<std::string> find_segment(std::string_view name) const;
  [[nodiscard]] Wanted understand(std::string_view text) const;
  [[nodiscard]] bool is_period(std::string_view label) const;
  [[nodiscard]] bool has_periods(std::string_view text) const;
  [[noreturn]] void refuse_unknown(std::string_view text) const;
  [[nodiscard]] Range range_of(std::string_view text, std::string_view range) const;

  const Report& report_;
  std::map<std::string_view, std::vector<const ReportRow*>> rows_of_;  // by segment
  std::vector<std::string> segments_;
  std::vector<Period> periods_;
  std::vector<const ReportRow*> rows_;
};

}  // namespace retain
