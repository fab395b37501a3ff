#include "render/language/language.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "core/compare/group_comparison.hpp"
#include "core/ledger/ledger.hpp"
#include "retain/quantity.hpp"
#include "retain/what_if.hpp"
#include "support/catch.hpp"
#include "support/run_retain.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

using namespace retain;
using namespace retain::render;
using retain::test::run_retain;

namespace {

bool has_korean(std::string_view english) { return english.empty() || !find_korean(english).empty(); }

/// Whether a source is an address or a publication, which keeps its name: it has a digit or a point inside a word.
bool is_reference(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  bool has_point = false;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) has_point = has_point || (text[i] == '.' && is_letter(text[i + 1]));
  const bool has_year = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 4;
  return has_point || has_year || text.find(' ') == std::string_view::npos;
}

std::string example(const std::string& name) { return (std::filesystem::path(RETAIN_SOURCE_DIR) / "examples" / name).string(); }

const std::vector<std::string> inputs{"monthly.csv", "subscribers-ko.csv", "shop.csv", "service.csv", "payments.csv", "subscriptions.csv"};

/// Every command line of the examples that prints for people, in Korean.
std::vector<std::vector<std::string>> command_lines() {
  std::vector<std::vector<std::string>> lines;
  for (const std::string& input : inputs) {
    for (const std::string format : {"table", "markdown"}) {
      lines.push_back({"report", example(input), "-f", format, "--explain"});
      lines.push_back({"report", example(input), "-f", format, "--last", "1"});
      lines.push_back({"report", example(input), "-f", format, "--metrics", "all", "--require", "overall:crr >= 99"});
    }
    lines.push_back({"sniff", example(input)});
  }
  for (const std::string input : {"payments.csv", "subscriptions.csv"}) {
    lines.push_back({"movements", example(input)});
    lines.push_back({"snapshot", example(input), "-f", "table"});
    lines.push_back({"snapshot", example(input), "-f", "markdown"});
  }
  for (const std::string input : {"monthly.csv", "shop.csv"}) {
    lines.push_back({"report", example(input), "--assume", "churn -1pp", "--cost", "100"});
    lines.push_back({"report", example(input), "--assume", "cac -10%", "--cost", "100", "-f", "markdown"});
  }
  for (const std::string format : {"table", "markdown"}) {
    lines.push_back({"calc", "--start", "70", "--new", "30", "--end", "90", "-f", format, "--explain"});
    lines.push_back({"calc", "crr", "cltv", "nps", "--apv", "6.5", "--frequency", "156", "--lifespan", "5", "-f", format, "--explain"});
    lines.push_back({"metrics", "-f", format});
  }
  for (const Quantity& quantity : quantities()) lines.push_back({"metrics", std::string(quantity.key)});
  for (std::vector<std::string>& line : lines) line.insert(line.end(), {"--lang", "ko"});
  return lines;
}

/// The longest part of a text between its places.
std::string longest_part(std::string_view text) {
  std::string longest;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find('{'));
    if (part.size() > longest.size()) longest = part;
    text.remove_prefix(
        std::min(text.size(), text.find('}', part.size()) == std::string_view::npos ? text.size() : text.find('}', part.size()) + 1));
  }
  return longest;
}

}  // namespace

TEST_CASE("a text is said in the language asked for") {
  CHECK(say("segment", Language::english) == "segment");
  CHECK(say("segment", Language::korean) == "세그먼트");
}

TEST_CASE("what stands in the places of a text follows the order of the language") {
  CHECK(said("{} on {}", Language::english, "+1.0", "2026-01") == "+1.0 on 2026-01");
  CHECK(said("{} on {}", Language::korean, "+1.0", "2026-01") == "2026-01 대비 +1.0");
}

TEST_CASE("what is not known stays English, and a quantity has its Korean name") {
  CHECK(translated("segment", Language::korean) == "세그먼트");
  CHECK(translated("segment", Language::english) == "segment");
  CHECK(translated("of no catalogue", Language::korean) == "of no catalogue");
  CHECK(translated("crr", Language::korean) == "고객 유지율");
  CHECK(translated("customer retention rate", Language::korean) == "고객 유지율");
}

TEST_CASE("a wording is translated with its own parts, and not with those of the input") {
  const Wording wording("{0} carried over", {{"customers at the start", true}});
  CHECK(said(wording, Language::english) == "customers at the start carried over");
  CHECK(said(wording, Language::korean) == "기초 고객 수 이월");
  CHECK(said(Wording("all of {0} new", {{"period"}}), Language::korean) == "period 고객 전체를 신규로 집계");
}

TEST_CASE("no text stands in the catalogue twice, and all have their places in Korean too") {
  std::set<std::string_view> seen;
  for (const CatalogueEntry& entry : catalogue) {
    CAPTURE(entry.english);
    CHECK(seen.insert(entry.english).second);
    CHECK(!entry.korean.empty());
    CHECK(std::count(entry.english.begin(), entry.english.end(), '{') == std::count(entry.korean.begin(), entry.korean.end(), '{'));
  }
}

TEST_CASE("all that the core says to people has its Korean") {
  for (const Quantity& quantity : quantities()) {
    CAPTURE(quantity.key);
    CHECK(!quantity.name_ko.empty());
    for (const std::string_view text : {quantity.heading, quantity.meaning, quantity.absent_note, quantity.guide, quantity.phrase,
                                        topic_heading(quantity.topic), unit_key(quantity.unit)}) {
      CAPTURE(text);
      CHECK(has_korean(text));
    }
    for (const std::string_view text : {quantity.source, quantity.guide_source}) {
      CAPTURE(text);
      CHECK((is_reference(text) || has_korean(text)));
    }
  }
  for (std::size_t i = 0; i <= static_cast<std::size_t>(Reason::mixed_currencies); ++i) {
    CAPTURE(i);
    CHECK(has_korean(reason_text(static_cast<Reason>(i))));
  }
  for (const GainReason reason : all_gain_reasons()) {
    CAPTURE(gain_reason_key(reason));
    CHECK(has_korean(gain_reason_text(reason)));
  }
  for (const Worth& worth : worth_formulas()) {
    CAPTURE(worth.key);
    CHECK(has_korean(worth.name));
  }
  for (const GroupAssumption assumption : group_assumptions) CHECK(has_korean(group_assumption_text(assumption)));
  for (const MovementKind kind : movement_kinds) CHECK(has_korean(movement_key(kind)));
  for (const Granularity length : {Granularity::day, Granularity::week, Granularity::month, Granularity::quarter, Granularity::year})
    CHECK(has_korean(granularity_key(length)));
}

TEST_CASE("nothing in English is left in a Korean report") {
  std::vector<std::string> parts;
  for (const CatalogueEntry& entry : catalogue) {
    const std::string part = longest_part(entry.english);
    const std::size_t space = part.find(' ', 1);
    constexpr std::size_t telling = 8;
    if (entry.english != entry.korean && part.size() >= telling && space != std::string::npos && space + 1 < part.size())
      parts.push_back(part);
  }
  for (const Quantity& quantity : quantities()) {
    if (quantity.name.find(' ') != std::string_view::npos) parts.emplace_back(quantity.name);
  }
  for (const std::vector<std::string>& line : command_lines()) {
    const test::Run run = run_retain(line);
    CAPTURE(line, run.out);
    CHECK(run.err.find("error") == std::string::npos);
    // The one place for both names of a quantity is the title of what is known of it.
    const std::size_t begin = line.front() == "metrics" ? run.out.find('\n') : 0;
    for (const std::string& part : parts) {
      if (run.out.find(part, begin) != std::string::npos) FAIL_CHECK("left in English: " << part);
    }
  }
}

TEST_CASE("the columns of Korean tables stand below each other and fit the terminal") {
  for (const std::string& input : inputs) {
    for (const int width : {60, 80, 120}) {
      cli::Console console;
      console.width = width;
      console.language = Language::korean;
      const std::string text = run_retain({"report", example(input), "-q"}, "", console).out;
      CAPTURE(input, width, text);
      std::vector<std::size_t> ends;  // of the columns of the block, behind its label
      for (const std::string& line : split(text, "\n")) {
        CHECK(display_width(line) <= static_cast<std::size_t>(width));
        const bool is_heading = std::any_of(std::begin(catalogue), std::end(catalogue), [&](const CatalogueEntry& entry) {
          return (entry.english == "Customers" || entry.english == "Revenue" || entry.english == "Value" || entry.english == "Service") &&
                 line.starts_with(std::string(entry.korean) + "  ");
        });
        if (is_heading) {
          ends.clear();
          std::size_t end = 0;
          for (const std::string& cell : split(line, "  ")) {
            end += display_width(cell);
            if (!cell.empty()) ends.push_back(end);
            end += 2;
          }
          ends.erase(ends.begin());
          if (!ends.empty()) ends.pop_back();
        }
        if (line.empty()) ends.clear();
        // Behind each column there is a gap in every line.
        std::size_t column = 0;
        for (std::string_view rest = line; !rest.empty();) {
          std::size_t size = 1;
          while (size < rest.size() && (static_cast<unsigned char>(rest[size]) & 0xc0U) == 0x80U) ++size;
          if (std::find(ends.begin(), ends.end(), column) != ends.end()) CHECK(rest.front() == ' ');
          column += display_width(rest.substr(0, size));
          rest.remove_prefix(size);
        }
      }
    }
  }
}

TEST_CASE("numbers and machine formats are the same in every language") {
  for (const std::string& input : inputs) {
    for (const std::string format : {"json", "ndjson", "csv", "tsv", "long", "value"}) {
      const auto output = [&](const std::string& language) {
        return run_retain({"report", example(input), "-f", format, "--metrics", "crr", "--lang", language}).out;
      };
      CHECK(output("ko") == output("en"));
    }
  }
  CHECK(run_retain({"movements", example("payments.csv"), "-f", "csv", "--lang", "ko"}).out ==
        run_retain({"movements", example("payments.csv"), "-f", "csv", "--lang", "en"}).out);
  CHECK(run_retain({"sniff", example("payments.csv"), "-f", "json", "--lang", "ko"}).out ==
        run_retain({"sniff", example("payments.csv"), "-f", "json", "--lang", "en"}).out);
}

TEST_CASE("errors and targets are told in the language") {
  const test::Run wrong = run_retain({"calc", "--start", "70", "--end", "x", "--lang", "ko"});
  CHECK(wrong.status == 2);
  CHECK_THAT(wrong.err, Catch::Contains("오류:"));
  const test::Run unmet = run_retain({"calc", "--start", "70", "--new", "30", "--end", "90", "--require", "crr >= 99", "--lang", "ko"});
  CHECK(unmet.status == 1);
  CHECK_THAT(unmet.err, Catch::Contains("목표 99"));
  CHECK_THAT(unmet.out, Catch::Contains("목표 99: 13.3%p 차이로 미달성"));
}

TEST_CASE("the flag decides before the environment") {
  cli::Console console;
  console.language = Language::korean;
  const std::vector<std::string> calculation{"calc", "--start", "70", "--new", "30", "--end", "90"};
  CHECK_THAT(run_retain(calculation, "", console).out, Catch::Contains("유지"));
  std::vector<std::string> in_english = calculation;
  in_english.insert(in_english.end(), {"--lang", "en"});
  CHECK(run_retain(in_english, "", console).out == run_retain(calculation).out);
}
