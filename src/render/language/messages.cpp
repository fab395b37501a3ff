#include "render/language/messages.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "render/language/cli_messages.hpp"
#include "render/language/core_messages.hpp"
#include "render/language/help_texts.hpp"
#include "render/language/io_messages.hpp"
#include "render/language/particles.hpp"
#include "render/language/table_messages.hpp"
#include "retain/quantity.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// The messages that one English text stands for.
struct Pattern {
  struct Place {
    std::size_t number;  ///< by which the Korean names it
    bool is_kept;        ///< what stands there is never translated
  };
  std::vector<std::string_view> literals;  ///< the texts before, between and behind the places
  std::vector<Place> places;
  std::string_view korean;
  std::size_t size = 0;  ///< of all literals
};
using Patterns = std::vector<Pattern>;

/// The size of the place that `text` begins with, "{}", "{=}" or "{0}"; 0 where it begins with none.
std::size_t place_size(std::string_view text) {
  if (text.starts_with("{}")) return 2;
  const bool is_place = text.size() > 2 && text[0] == '{' && text[2] == '}' && (text[1] == '=' || (text[1] >= '0' && text[1] <= '9'));
  return is_place ? 3 : 0;
}

/// The number in the place, else `otherwise`.
std::size_t number_in(std::string_view place, std::size_t otherwise) {
  return place.size() == 3 && place[1] != '=' ? static_cast<std::size_t>(place[1] - '0') : otherwise;
}

/// Visits the texts and places of a pattern in turn.
template <class UseText, class UsePlace>
void for_each_part(std::string_view pattern, UseText use_text, UsePlace use_place) {
  std::size_t places = 0;
  for (std::size_t begin = 0, next = 0;;) {
    const std::size_t size = next < pattern.size() ? place_size(pattern.substr(next)) : 0;
    if (next < pattern.size() && size == 0) {
      ++next;
      continue;
    }
    use_text(pattern.substr(begin, next - begin));
    if (next == pattern.size()) return;
    const std::string_view place = pattern.substr(next, size);
    use_place(number_in(place, places++), place == "{=}");
    begin = next += size;
  }
}

Pattern pattern_of(std::string_view english, std::string_view korean) {
  Pattern pattern{{}, {}, korean};
  for_each_part(
      english,
      [&](std::string_view text) {
        pattern.literals.push_back(text);
        pattern.size += text.size();
      },
      [&](std::size_t number, bool is_kept) {
        pattern.places.push_back({number, is_kept});
      });
  return pattern;
}

/// Reads pairs of lines, an English text above its Korean.
void add_patterns(std::string_view table, Patterns& patterns) {
  const auto next_line = [&table] {
    const std::size_t end = std::min(table.find('\n'), table.size());
    const std::string_view line = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    return line;
  };
  next_line();
  while (!table.empty()) {
    const std::string_view english = next_line();
    patterns.push_back(pattern_of(english, trimmed(next_line())));
  }
}

/// Where `literal` stands in `text` from `start` on, outside of what is in quotation marks: an input may quote anything.
std::size_t find_outside_quotes(std::string_view text, std::string_view literal, std::size_t start) {
  while (true) {
    const std::size_t found = text.find(literal, start);
    if (found == std::string_view::npos) return found;
    if (std::ranges::count(text.substr(0, found), '"') % 2 == 0) return found;
    start = found + 1;
  }
}

/// What stands in the places of the pattern; empty where the text is none of its messages.
std::optional<std::vector<std::string_view>> match(std::string_view text, const Pattern& pattern) {
  std::vector<std::string_view> parts;
  const std::string_view first = pattern.literals.front();
  if (!text.starts_with(first)) return std::nullopt;
  if (pattern.places.empty()) return text == first ? std::optional(parts) : std::nullopt;
  std::size_t begin = first.size();
  for (std::size_t i = 1; i < pattern.literals.size(); ++i) {
    const std::string_view literal = pattern.literals[i];
    const bool is_last = i + 1 == pattern.literals.size();
    if (is_last && !text.ends_with(literal)) return std::nullopt;
    // No place is empty.
    std::size_t end = is_last ? text.size() - literal.size() : find_outside_quotes(text, literal, begin + 1);
    if (end == std::string_view::npos || end <= begin || end > text.size()) return std::nullopt;
    parts.push_back(text.substr(begin, end - begin));
    begin = end + literal.size();
  }
  // What stands in brackets behind a name is of one item of a list, not of the sentence before it.
  const bool is_item = first.empty() && pattern.places.front().is_kept && pattern.literals[1].starts_with(" (");
  if (is_item && !parts.front().starts_with('"')) return std::nullopt;
  return parts;
}

struct Match {
  const Pattern* pattern;
  std::vector<std::string_view> parts;
};

/// The pattern that says most of the text; null where none fits.
Match best_match(std::string_view text, const Patterns& patterns) {
  Match best{nullptr, {}};
  for (const Pattern& pattern : patterns) {
    if (best.pattern != nullptr && pattern.size <= best.pattern->size) continue;
    if (auto parts = match(text, pattern)) best = {&pattern, *std::move(parts)};
  }
  return best;
}

/// The items of a list in a sentence, "a, b or c"; one where it is none. What has spaces and no quotation marks is a phrase.
std::vector<std::string_view> items_of(std::string_view text) {
  constexpr std::array<std::string_view, 5> separators{", ", " and ", " or ", " + ", " − "};
  std::vector<std::string_view> items;
  for (std::size_t begin = 0;;) {
    std::size_t end = text.size();
    std::size_t size = 0;
    for (const std::string_view separator : separators) {
      const std::size_t found = find_outside_quotes(text, separator, begin);
      if (found < end) {
        end = found;
        size = separator.size();
      }
    }
    items.push_back(text.substr(begin, end - begin));
    if (size == 0) return items;
    begin = end + size;
  }
}

std::string_view name_of_quantity(std::string_view english) {
  const auto named = std::ranges::find(quantities(), english, &Quantity::name);
  return named == quantities().end() ? std::string_view() : named->name_ko;
}

class Korean {
 public:
  explicit Korean(const Patterns& patterns) : patterns_(patterns) {}

  [[nodiscard]] std::string of(std::string_view english) const {
    if (lists_names(english)) return in_lists(english);
    if (const auto known = known_text(english)) return *known;
    return in_lists(english);
  }

 private:
  [[nodiscard]] std::optional<std::string> known_text(std::string_view english) const {
    if (const std::string_view korean = name_of_quantity(english); !korean.empty()) return std::string(korean);
    if (const std::string_view korean = find_korean(english); !korean.empty()) return std::string(korean);
    const Match found = best_match(english, patterns_);
    return found.pattern == nullptr ? std::nullopt : std::optional(filled(found));
  }

  [[nodiscard]] std::string filled(const Match& found) const {
    std::vector<std::string> parts(found.parts.size());
    for (std::size_t i = 0; i < found.parts.size(); ++i) {
      const auto [number, is_kept] = found.pattern->places[i];
      if (number < parts.size()) parts[number] = is_kept ? std::string(found.parts[i]) : of(found.parts[i]);
    }
    std::string result;
    for_each_part(
        found.pattern->korean, [&](std::string_view text) { append_with_particle(result, text); },
        [&](std::size_t number, bool /*is_kept*/) {
          if (number < parts.size()) result += parts[number];
        });
    return result;
  }

  /// A list item by item; a value with its name before it or a note behind.
  [[nodiscard]] std::string in_lists(std::string_view english) const {
    const std::vector<std::string_view> items = items_of(english);
    std::string result;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) {
        const std::string_view separator(
            items[i - 1].data() + items[i - 1].size(),
            static_cast<std::size_t>(items[i].data() - items[i - 1].data() - static_cast<std::ptrdiff_t>(items[i - 1].size())));
        const bool is_word = separator == " and " || separator == " or ";
        // Phrases are no list: what is not known stays as it is.
        if (is_word && !(is_item(items[i - 1]) && is_item(items[i]))) return std::string(english);
        result += is_word ? std::string_view(", ") : separator;
      }
      result += item(items[i]);
    }
    return result;
  }

  /// Whether the text is a list of what the input calls its columns or lists.
  [[nodiscard]] static bool lists_names(std::string_view text) {
    const std::vector<std::string_view> items = items_of(text);
    return items.size() > 1 &&
           std::ranges::all_of(items, [](std::string_view one) { return one.starts_with('"') || one.starts_with('/'); });
  }

  [[nodiscard]] static bool is_item(std::string_view text) {
    return text.find(' ') == std::string_view::npos || text.starts_with('"') || text.starts_with("--") || !item_of_quantity(text).empty();
  }
  [[nodiscard]] std::string item(std::string_view text) const {
    if (std::string quantity = item_of_quantity(text); !quantity.empty()) return quantity;
    // A single word is one to type.
    const bool is_quoted = text.starts_with('"') && text.ends_with('"');
    if (is_quoted || text.find(' ') == std::string_view::npos) return std::string(text);
    return known_text(text).value_or(std::string(text));
  }
  /// "customers at the start", and the same with a number or a flag behind it.
  [[nodiscard]] static std::string item_of_quantity(std::string_view text) {
    if (const std::string_view korean = name_of_quantity(text); !korean.empty()) return std::string(korean);
    const std::size_t space = text.rfind(' ');
    if (space == std::string_view::npos) return {};
    const std::string_view behind = text.substr(space + 1);
    const bool is_value = has_digit(behind) || behind.starts_with("(--");
    const std::string_view korean = is_value ? name_of_quantity(text.substr(0, space)) : std::string_view();
    return korean.empty() ? std::string() : std::string(korean).append(text.substr(space));
  }

  const Patterns& patterns_;
};

const Patterns& messages() {
  static const Patterns patterns = [] {
    Patterns all;
    for (const std::string_view table : {core_messages, io_messages, table_messages, cli_messages}) add_patterns(table, all);
    // What was assumed is told in hints too.
    for (const CatalogueEntry& row : catalogue) {
      if (row.english.find("; rows: {") != std::string_view::npos) all.push_back(pattern_of(row.english, row.korean));
    }
    return all;
  }();
  return patterns;
}

const Patterns& help_patterns() {
  static const Patterns patterns = [] {
    Patterns all;
    add_patterns(help_texts, all);
    return all;
  }();
  return patterns;
}

}  // namespace

std::string told(std::string_view english, Language language) {
  return language == Language::english ? std::string(english) : Korean(messages()).of(english);
}

std::string helped(std::string_view english, Language language) {
  return language == Language::english ? std::string(english) : Korean(help_patterns()).of(english);
}

}  // namespace retain::render
