#include "io/json/reader.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_set>

#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

using Json = nlohmann::json;
using Kind = JsonValue::Kind;

/// What nlohmann says of an error, without its own account of the place.
std::string detail_of(std::string_view what) {
  if (const auto dash = what.find(" - "); dash != std::string_view::npos) what.remove_prefix(dash + 3);
  const auto quote = what.find("; last read: '");
  std::string detail(what.substr(0, quote));
  if (quote == std::string_view::npos) return detail;
  const auto expected = what.rfind("; expected ");
  if (expected != std::string_view::npos && expected > quote) detail += what.substr(expected);
  return detail;
}

/// Builds the tree from nlohmann's events. The events come without places, so that a cursor follows them through the text: between two
/// tokens of valid JSON stand only spaces, colons and commas.
class TreeBuilder {
 public:
  using number_integer_t = Json::number_integer_t;
  using number_unsigned_t = Json::number_unsigned_t;
  using number_float_t = Json::number_float_t;
  using string_t = Json::string_t;
  using binary_t = Json::binary_t;

  /// What is kept of a document: all; the first records of its outermost lists, and what stands around them; or nothing, where the text
  /// goes on behind its end, and only what is wrong before that is an error.
  enum class Keeps : std::uint8_t { all, first_records, nothing };

  TreeBuilder(std::string_view text, TextPlace start, const Limits& limits, Keeps keeps = Keeps::all, std::size_t levels_around = 0)
      : text_(text), start_(start), limits_(limits), keeps_(keeps), levels_around_(levels_around), place_(start) {}

  bool null() { return add(Kind::null, {}, scalar()); }
  bool boolean(bool value) { return add(Kind::boolean, value ? "true" : "false", scalar()); }
  bool number_integer(number_integer_t /*value*/) { return number(); }
  bool number_unsigned(number_unsigned_t /*value*/) { return number(); }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) { return number(); }
  bool string(string_t& value) {
    const TextPlace place = string_token();
    if (value.size() > limits_.field_bytes) return too_large(place, pointer_of_next());
    return add(Kind::string, std::move(value), place);
  }
  bool binary(binary_t& /*value*/) { return false; }

  bool start_object(std::size_t /*size*/) { return open(Kind::object); }
  bool end_object() { return close(); }
  bool start_array(std::size_t /*size*/) { return open(Kind::array); }
  bool end_array() { return close(); }

  bool key(string_t& name) {
    const TextPlace place = string_token();
    if (name.size() > limits_.field_bytes) return too_large(place, pointer());
    Level& level = levels_.back();
    if (!level.keys.insert(name).second) {
      return fail(formatted("duplicate key {}", in_quotes(name)), "give each key once", place, pointer() + '/' + pointer_token(name));
    }
    if (level.keys.size() > limits_.columns) {
      return fail(formatted("an object of more than {} members", limits_.columns),
                  "is it meant to be a list of rows? --max-columns raises the limit", place, pointer());
    }
    if (keeps_ == Keeps::nothing) level.value->members.clear();
    level.value->members.push_back({std::move(name), place, {}});
    return true;
  }

  bool parse_error(std::size_t read, const std::string& /*token*/, const Json::exception& error) {
    constexpr int number_overflow = 406;
    const std::size_t before = cursor_;
    skip_separators();
    if (read > text_.size() && keeps_ == Keeps::nothing) return refuse_cut_token(text_.substr(before, cursor_ - before).ends_with(':'));
    if (error.id == number_overflow) {
      const TextPlace place = place_;
      const std::string_view token = scalar_token();
      if (token.size() > limits_.digits) return too_long(place);
      return fail(formatted("number out of range: {}", token), "numbers go up to 1.7e308", place, pointer_of_next());
    }
    const std::string_view what = error.what();
    const std::string detail = detail_of(what);
    // Behind the dash the text of the input may be quoted.
    const bool in_value = what.substr(0, what.find(" - ")).ends_with("while parsing value");
    // The last character read is the wrong one, but of an unexpected token it is the first.
    std::size_t offset = std::max<std::size_t>(read, 1) - 1;
    if (detail.starts_with("unexpected")) offset = std::min(offset, cursor_);
    offset = std::min(offset, trimmed_size());
    return fail(formatted("not valid JSON: {}", detail), hint_for(offset), advance(start_, text_.substr(0, offset)),
                in_value ? pointer_of_next() : pointer());
  }

  JsonValue take() {
    if (error_) throw *error_;
    return std::move(root_);
  }
  JsonValue take_start() { return std::move(root_); }

 private:
  struct Level {
    JsonValue* value;
    std::size_t start;
    std::size_t elements = 0;  // of an array, that have begun
    std::unordered_set<std::string> keys{};
  };

  bool fail(const std::string& message, const std::string& hint, TextPlace place, const std::string& pointer) {
    error_.emplace(message, hint, place, pointer);
    return false;
  }
  bool too_long(TextPlace place) {
    return fail(formatted("a number of more than {} characters", with_thousands(limits_.digits)),
                "shorten it; --max-digits raises the limit", place, pointer_of_next());
  }
  bool too_large(TextPlace place, const std::string& at) {
    return fail(formatted("a text of more than {}", size_text(limits_.field_bytes)), "--max-field raises the limit", place, at);
  }

  /// Refuses a token that is beyond its limit already where the text ends.
  bool refuse_cut_token(bool is_member) {
    const std::string_view token = text_.substr(cursor_);
    if (token.starts_with('"')) {
      std::size_t size = 0;
      for (std::size_t i = 1; i < token.size(); ++size) i += token[i] != '\\' ? 1U : token.substr(i + 1, 1) == "u" ? 6U : 2U;
      const bool is_key = !is_member && !levels_.empty() && levels_.back().value->is(Kind::object);
      return size > limits_.field_bytes && too_large(place_, is_key ? pointer() : pointer_of_next());
    }
    const bool is_number = !token.empty() && token.find_first_not_of("+-.0123456789eE") == std::string_view::npos;
    return is_number && token.size() > limits_.digits && too_long(place_);
  }

  JsonValue& next_slot() {
    if (levels_.empty()) return root_;
    JsonValue& parent = *levels_.back().value;
    if (!parent.is(Kind::array)) return parent.members.back().value;
    ++levels_.back().elements;
    const bool keeps_last =
        keeps_ == Keeps::all || parent.members.empty() || (keeps_ == Keeps::first_records && parent.members.back().value.is(Kind::object));
    if (keeps_last) {
      parent.members.emplace_back();
    } else {
      parent.members.back() = {};
    }
    return parent.members.back().value;
  }

  bool add(Kind kind, std::string text, TextPlace place) {
    JsonValue& slot = next_slot();
    slot.kind = kind;
    slot.text = std::move(text);
    slot.place = place;
    return true;
  }

  bool number() {
    skip_separators();
    const TextPlace place = place_;
    const std::string_view token = scalar_token();
    if (token.size() > limits_.digits) return too_long(place);
    return add(Kind::number, std::string(token), place);
  }

  bool open(Kind kind) {
    skip_separators();
    const TextPlace place = place_;
    const std::size_t start = cursor_;
    consume(1);
    if (levels_around_ + levels_.size() >= limits_.depth) {
      return fail(formatted("more than {} levels of nesting", limits_.depth), "--max-depth raises the limit", place, pointer_of_next());
    }
    JsonValue& slot = next_slot();
    slot.kind = kind;
    slot.place = place;
    levels_.push_back({&slot, start});
    arrays_ += kind == Kind::array ? 1U : 0U;
    return true;
  }

  bool close() {
    skip_separators();
    consume(1);
    const Level& level = levels_.back();
    constexpr std::size_t most_records = 1000;
    level.value->source = text_.substr(level.start, cursor_ - level.start);
    const bool is_array = level.value->is(Kind::array);
    levels_.pop_back();
    arrays_ -= is_array ? 1U : 0U;
    records_ += !is_array && arrays_ == 1 && levels_.back().value->is(Kind::array) ? 1U : 0U;
    return keeps_ != Keeps::first_records || records_ < most_records;
  }

  void consume(std::size_t size) {
    place_ = advance(place_, text_.substr(cursor_, size));
    cursor_ += size;
  }
  void skip_separators() { consume(std::min(text_.find_first_not_of(" \t\r\n:,", cursor_), text_.size()) - cursor_); }

  std::string_view scalar_token() {
    const std::size_t start = cursor_;
    consume(std::min(text_.find_first_of(" \t\r\n,]}", cursor_), text_.size()) - cursor_);
    return text_.substr(start, cursor_ - start);
  }
  TextPlace scalar() {
    skip_separators();
    const TextPlace place = place_;
    scalar_token();
    return place;
  }
  TextPlace string_token() {
    skip_separators();
    const TextPlace place = place_;
    std::size_t end = cursor_ + 1;
    while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2U : 1U;
    consume(std::min(end + 1, text_.size()) - cursor_);
    return place;
  }

  /// The pointer to the innermost value that is open.
  [[nodiscard]] std::string pointer() const {
    std::string path;
    for (std::size_t i = 0; i + 1 < levels_.size(); ++i) path += '/' + last_token(levels_[i]);
    return path;
  }
  [[nodiscard]] std::string pointer_of_next() const {
    if (levels_.empty()) return {};
    const Level& parent = levels_.back();
    return pointer() + '/' + (parent.value->is(Kind::array) ? std::to_string(parent.elements) : last_token(parent));
  }
  static std::string last_token(const Level& parent) {
    return parent.value->is(Kind::array) ? std::to_string(parent.elements - 1) : pointer_token(parent.value->members.back().key);
  }

  [[nodiscard]] std::size_t trimmed_size() const { return text_.find_last_not_of(" \t\r\n") + 1; }

  [[nodiscard]] std::string hint_for(std::size_t offset) const {
    if (offset >= trimmed_size()) return "the text ends too early: is the file complete?";
    const char wrong = text_[offset];
    const auto before = offset == 0 ? std::string_view::npos : text_.find_last_not_of(" \t\r\n", offset - 1);
    if ((wrong == ']' || wrong == '}') && before != std::string_view::npos && text_[before] == ',') return "remove the comma before it";
    if (wrong == '/' || wrong == '#') return "JSON has no comments: remove it";
    if (wrong == '\'') return "write texts in double quotes";
    if (wrong == 'N' || wrong == 'I' || wrong == 'n' || wrong == 'i') return "write null where a value is not known";
    if (levels_.empty() && (wrong == '{' || wrong == '[')) return "give one document, or one a line";
    return {};
  }

  std::string_view text_;
  TextPlace start_;
  Limits limits_;
  Keeps keeps_;
  std::size_t levels_around_;
  std::size_t arrays_ = 0;   // that are open
  std::size_t records_ = 0;  // of the outermost ones, that are closed
  TextPlace place_;          // of the cursor
  std::size_t cursor_ = 0;
  JsonValue root_;
  std::vector<Level> levels_;
  std::optional<JsonError> error_;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
  if (!is(Kind::object)) return nullptr;
  const auto found = std::ranges::find(members, key, &JsonMember::key);
  return found == members.end() ? nullptr : &found->value;
}

JsonValue read_json(std::string_view text, TextPlace start, const Limits& limits, std::size_t levels_around) {
  TreeBuilder builder(text, start, limits, TreeBuilder::Keeps::all, levels_around);
  Json::sax_parse(text.begin(), text.end(), &builder);
  return builder.take();
}

void check_json_start(std::string_view text, TextPlace start, const Limits& limits) {
  TreeBuilder builder(text, start, limits, TreeBuilder::Keeps::nothing);
  Json::sax_parse(text.begin(), text.end(), &builder);
  builder.take();
}

JsonValue read_json_start(std::string_view text, const Limits& limits) {
  TreeBuilder builder(text, {}, limits, TreeBuilder::Keeps::first_records);
  Json::sax_parse(text.begin(), text.end(), &builder);
  return builder.take_start();
}

bool is_exact_decimal(std::string_view text) {
  const auto all_digits = [](std::string_view digits) {
    return !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
  };
  text.remove_prefix(text.starts_with('-') ? 1 : 0);
  const auto point = text.find('.');
  return all_digits(text.substr(0, point)) && (point == std::string_view::npos || all_digits(text.substr(point + 1)));
}

std::string pointer_token(std::string_view key) {
  std::string token;
  for (const char c : key) {
    if (c == '~') {
      token += "~0";
    } else if (c == '/') {
      token += "~1";
    } else {
      token += c;
    }
  }
  return token;
}

}  // namespace retain::io
