#include "render/language/messages.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "io/columns/cohort_fields.hpp"
#include "io/fields/row_fields.hpp"
#include "io/fields/shapes.hpp"
#include "render/language/catalogue.hpp"
#include "render/language/cli_messages.hpp"
#include "render/language/core_messages.hpp"
#include "render/language/help_texts.hpp"
#include "render/language/io_messages.hpp"
#include "render/language/particles.hpp"
#include "render/language/table_messages.hpp"
#include "support/catch.hpp"
#include "support/korean.hpp"
#include "text/words.hpp"

using namespace retain;
using namespace retain::render;
using retain::test::has_hangul;

namespace {

struct MessageRow {
  std::string english;
  std::string korean;
};

std::vector<MessageRow> rows_of(std::string_view table) {
  std::vector<std::string> lines = split(table, "\n");
  std::vector<MessageRow> rows;
  for (std::size_t i = 1; i + 1 < lines.size(); i += 2) rows.push_back({lines[i], lines[i + 1]});
  return rows;
}

/// The places of a pattern: how many, and whether they are numbered.
std::size_t places_in(const std::string& pattern) {
  static const std::regex place(R"(\{[=0-9]?\})");
  return static_cast<std::size_t>(std::distance(std::sregex_iterator(pattern.begin(), pattern.end(), place), std::sregex_iterator()));
}

std::string told_korean(std::string_view english) { return told(english, Language::korean); }

/// Whether what follows is what a bug says of itself.
bool is_of_bug(std::string_view before) { return before.ends_with("throw Error(") || before.ends_with("logic_error("); }

/// The string literals of a source, those that stand next to each other joined; directives, comments and characters are skipped.
std::vector<std::string> literals_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  std::vector<std::string> literals;
  std::string joined;
  bool is_open = false;
  const auto end_literal = [&] {
    if (is_open) literals.push_back(std::exchange(joined, {}));
    is_open = false;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_line_start = i == 0 || text[i - 1] == '\n';
    const bool is_within_number = c == '\'' && i > 0 && std::isalnum(static_cast<unsigned char>(text[i - 1])) != 0;
    if ((is_line_start && c == '#') || text.compare(i, 2, "//") == 0) {
      i = std::min(text.find('\n', i), text.size() - 1);
    } else if (text.compare(i, 3, "R\"(") == 0) {
      end_literal();
      const std::size_t end = text.find(")\"", i);
      literals.push_back(text.substr(i + 3, end - i - 3));
      i = end + 1;
    } else if (c == '\'' && !is_within_number) {
      for (++i; i < text.size() && text[i] != '\''; ++i) i += text[i] == '\\' ? 1U : 0U;
    } else if (c == '"') {
      const bool is_bug = is_of_bug(std::string_view(text).substr(0, i));
      std::string literal;
      for (++i; i < text.size() && text[i] != '"'; ++i) {
        const bool escapes = text[i] == '\\';
        if (escapes) ++i;
        literal += escapes && text[i] == 'n' ? '\n' : text[i];
      }
      if (is_bug) continue;
      joined += literal;
      is_open = true;
    } else if (c != ' ' && c != '\n') {
      end_literal();
    }
  }
  return literals;
}

/// The texts around the places of a pattern.
std::vector<std::string> texts_of(const std::string& pattern) {
  static const std::regex place(R"(\{[^{} ]*\})");
  return split(std::regex_replace(pattern, place, "\x01"), "\x01");
}

/// All texts that have Korean, in lines.
std::string known_texts() {
  std::string known;
  for (const std::string_view table : {core_messages, io_messages, table_messages, cli_messages, help_texts}) {
    for (const MessageRow& row : rows_of(table)) known += join(texts_of(row.english), "\n") + '\n';
  }
  for (const CatalogueEntry& row : catalogue) known += join(texts_of(std::string(row.english)), "\n") + '\n';
  return known;
}

}  // namespace

TEST_CASE("every message has its Korean, with the same places") {
  std::set<std::string> seen;
  for (const std::string_view table : {core_messages, io_messages, table_messages, cli_messages, help_texts}) {
    if (table == help_texts) seen.clear();
    for (const MessageRow& row : rows_of(table)) {
      CAPTURE(row.english, row.korean);
      CHECK_FALSE(row.english.starts_with(' '));
      CHECK(row.korean.starts_with("  "));
      CHECK((has_hangul(row.korean) || places_in(row.english) > 0));
      CHECK(places_in(row.english) == places_in(row.korean));
      CHECK(seen.insert(row.english).second);
    }
  }
}

TEST_CASE("a message is told in Korean, with its values as they are") {
  CHECK(told_korean("unknown metric \"nddr\"; did you mean \"ndr\"?") == "알 수 없는 지표 \"nddr\", 혹시 \"ndr\"?");
  CHECK(told_korean("customers at the start: \"7x\" is not a whole number") == "기초 고객 수: \"7x\"은(는) 정수가 아님");
  CHECK(told_korean("customers at the start 70 + new customers 30 = 100, but customers at the end 90 (10 less)") ==
        "기초 고객 수 70 + 신규 고객 수 30 = 100, 그러나 기말 고객 수 90 (10 적음)");
  CHECK(told("unknown metric \"x\"", Language::english) == "unknown metric \"x\"");
}

TEST_CASE("fields and shapes of rows have Korean") {
  for (const io::RowFieldInfo& field : io::row_fields()) CHECK(has_hangul(helped(field.does, Language::korean)));
  for (const io::CohortFieldInfo& field : io::cohort_fields()) CHECK(has_hangul(helped(field.does, Language::korean)));
  for (const io::RowShapeInfo& shape : io::row_shapes()) {
    CHECK(has_hangul(helped(shape.columns, Language::korean)));
    CHECK(has_hangul(helped(shape.counted, Language::korean)));
  }
}

TEST_CASE("particles follow the word before") {
  CHECK(told_korean("lost customers would be -28, and cannot be negative") == "이탈 고객 수가 -28이 되나 음수일 수 없음");
  CHECK(told_korean("churn rate 0.05 looks like a fraction, and it is a percent") == "이탈률 0.05는 비율(소수)로 보이나 단위는 퍼센트임");
  CHECK(told_korean("\"x\" is an input, not a metric") == "\"x\"은(는) 지표가 아니라 입력값임");
  std::string text = "서울";
  append_with_particle(text, "(으)로");
  CHECK(text == "서울로");
  append_with_particle(text = "기간", "(으)로 읽음");
  CHECK(text == "기간으로 읽음");
}

TEST_CASE("lists are told item by item") {
  CHECK(told_korean("--format takes table, json or value") == "--format에는 table, json, value 가운데 하나를 쓰세요");
  CHECK(told_korean("unknown columns \"a and b\", \"c\" (did you mean \"cs\"?) and 3 more") ==
        "알 수 없는 열 \"a and b\", \"c\" (혹시 \"cs\"?) 외 3개");
}

TEST_CASE("what an input says is no part of a message") {
  CHECK(told_korean("not a date: \"the header again\"") == "날짜가 아님: \"the header again\"");
  CHECK(told_korean("unknown metric \"a; did you mean b\"") == "알 수 없는 지표 \"a; did you mean b\"");
  CHECK(told_korean("point.csv: the decimal mark is the comma") == "point.csv: 소수점을 쉼표로 읽음");
}

TEST_CASE("what has no Korean stays English") { CHECK(told_korean("no such message") == "no such message"); }

// A message that is added is found here: it needs its Korean in one of the tables of render/language.
TEST_CASE("the texts of core, io and the command line have Korean") {
  const std::string known = known_texts();
  // What is shown in English in any language: fields of rows, the manual page, completion, progress.
  const std::set<std::string> other_files{"table.cpp",         "row_fields.cpp", "row_words.cpp",     "shapes.cpp",
                                          "cp949_table.hpp",   "completion.cpp", "man_page.cpp",      "fields_text.cpp",
                                          "fields.cpp",        "progress.cpp",   "short_month.cpp",   "label_text.cpp",
                                          "cohort_fields.cpp", "libraries.cpp",  "out_of_memory.cpp", "out_of_memory.hpp"};
  // What other libraries say, and pieces of a sentence.
  const std::set<std::string> no_messages{"SQLite format 3",
                                          "; last read: '",
                                          "while parsing value",
                                          "cannot redefine existing",
                                          "Error while parsing ",
                                          "; did you mean \"",
                                          "; did you mean \"--{}\"?",
                                          " (did you mean \"{}\"?)",
                                          ":\" for the segment, \"total:",
                                          "\" for the period",
                                          "writing workbooks (.xlsx)",
                                          "without toml++: --config\n",
                                          ", hidden rows: {}",
                                          "a chunk has whole rows",
                                          "--amount-per span",
                                          "--amount-per week",
                                          ", or with a unit: \"20 months\"",
                                          ", or with a unit: 12/year"};
  static const std::regex sentence("[a-z]{2,} [a-z]{2,}");
  for (const char* library : {"core", "io", "cli"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(RETAIN_SOURCE_DIR) / "src" / library)) {
      const std::string ending = entry.path().extension().string();
      if ((ending != ".cpp" && ending != ".hpp") || other_files.contains(entry.path().filename().string())) continue;
      for (const std::string& literal : literals_of(entry.path())) {
        const bool is_example = literal.find("retain ") < literal.find(' ');
        if (!std::regex_search(literal, sentence) || is_example || no_messages.contains(literal)) continue;
        const std::vector<std::string> texts = texts_of(literal);
        const bool is_known = std::ranges::all_of(texts, [&](const std::string& text) {
          return known.find(trimmed(text.substr(0, text.find_last_not_of('\n') + 1))) != std::string::npos;
        });
        INFO(entry.path().filename().string() << ": " << literal);
        CHECK((is_known || has_hangul(told_korean(join(texts, "1"))) || has_hangul(helped(join(texts, "1"), Language::korean))));
      }
    }
  }
}
