#include "io/encoding/survey.hpp"

#include <random>
#include <string>

#include "retain/diagnostic.hpp"
#include "support/catch.hpp"

using namespace retain::io;
using namespace std::string_literals;

namespace {

/// The encoding found, or "LINE:COLUMN message" of the refusal, taken in pieces of `step`.
std::string found(const std::string& bytes, std::size_t step = 7) {
  EncodingSurvey survey;
  for (std::size_t i = 0; i < bytes.size(); i += step) survey.add(std::string_view(bytes).substr(i, step));
  try {
    return std::string(encoding_key(survey.settle("in.csv")));
  } catch (const retain::InputError& error) {
    const retain::Diagnostic& problem = error.diagnostics().at(0);
    CHECK(problem.hint.find("--encoding") != std::string::npos);
    return std::to_string(problem.place.line) + ':' + std::to_string(problem.place.column) + ' ' + problem.message;
  }
}

struct Word {
  const char* bytes;
  const char* text;
};

/// Each word alone, and in a table.
void check(std::initializer_list<Word> words, const char* encoding) {
  for (const Word& word : words) {
    CAPTURE(word.text);
    CHECK(found(word.bytes) == encoding);
    CHECK(found("month,segment,start\n2026-01,"s + word.bytes + ",10\r\n2026-02,"s + word.bytes + ",12\r\n", 1) == encoding);
  }
}

}  // namespace

TEST_CASE("Korean is found to be cp949", "[encoding_survey]") {
  check(
      {
          {"\xB0\xED\xB0\xB4", "고객"},
          {"\xBF\xF9", "월"},
          {"3\xBF\xF9", "3월"},
          {"\xB8\xC5\xC3\xE2", "매출"},
          {"\xBC\xAD\xBF\xEF", "서울"},
          {"\xB4\xEB\xB1\xB8", "대구"},
          {"\xC3\xE6\xB3\xB2", "충남"},
          {"\xB0\xE6\xB3\xB2", "경남"},
          {"\xB1\xE2\xBA\xBB", "기본"},
          {"\xC7\xC1\xB8\xAE\xB9\xCC\xBE\xF6", "프리미엄"},
          {"\x94\xEE", "뷁"},
          {"\x8C"
           "c\xB9\xE6\xB0\xA2\xC7\xCF",
           "똠방각하"},
          {"\xBC\x84\xBD\xC3\xC4\xDD\xB6\xF3", "펲시콜라"},
          {"\xC0\xCC", "이"},
          {"\xB0\xA1", "가"},
          {"\xC7\xD1\xB1\xDB", "한글"},
          {"A\xC7\xFC", "A형"},
          {"VIP\xB0\xED\xB0\xB4", "VIP고객"},
          {"(\xC1\xD6)\xC4\xAB\xC4\xAB\xBF\xC0", "(주)카카오"},
          {"\xB3\xD7\xC0\xCC\xB9\xF6\xA2\xDF", "네이버㈜"},
          {"\xC0\xFC\xC3\xBC", "전체"},
          {"\xC0\xCC\xC5\xBB:\xB0\xA1\xB0\xDD", "이탈:가격"},
          {"\xBE\xC8\xB3\xE7\xC7\xCF\xBC\xBC\xBF\xE4", "안녕하세요"},
      },
      "cp949");
}

TEST_CASE("German, French, Spanish and others are found to be windows-1252", "[encoding_survey]") {
  check(
      {
          {"M\xFCller", "Müller"},
          {"Gr\xF6\xDF"
           "e",
           "Größe"},
          {"J\xF6rg", "Jörg"},
          {"\xD6sterreich", "Österreich"},
          {"\xC4rger", "Ärger"},
          {"K\xF6ln", "Köln"},
          {"na\xEFve", "naïve"},
          {"fa\xE7"
           "ade",
           "façade"},
          {"d\xE9j\xE0", "déjà"},
          {"\xC9lan", "Élan"},
          {"\xC0", "À"},
          {"\xC7"
           "a",
           "Ça"},
          {"c\x9Cur", "cœur"},
          {"\x8Cuvre", "Œuvre"},
          {"\xE9t\xE9", "été"},
          {"h\xF4tel", "hôtel"},
          {"o\xF9", "où"},
          {"ni\xF1o", "niño"},
          {"\xBFQu\xE9?", "¿Qué?"},
          {"\xA1Hola!", "¡Hola!"},
          {"Mu\xF1oz", "Muñoz"},
          {"\xD1"
           "AND\xDA",
           "ÑANDÚ"},
          {"CAF\xC9", "CAFÉ"},
          {"\xAB"
           "Bonjour\xBB",
           "«Bonjour»"},
          {"l\x92\xE9t\xE9", "l’été"},
          {"d\x92Orsay", "d’Orsay"},
          {"Tom\x92s", "Tom’s"},
          {"\x93\xDC"
           "bung\x94",
           "“Übung”"},
          {"\x84Hallo\x93", "„Hallo“"},
          {"\xC5lesund", "Ålesund"},
          {"S\xE3o", "São"},
          {"a\xE7\xE3o", "ação"},
          {"\xC7"
           "A",
           "ÇA"},
          {"50\x80", "50€"},
          {"\xA3"
           "20",
           "£20"},
          {"10\xB0", "10°"},
          {"1\xBA", "1º"},
          {"\x8Akoda", "Škoda"},
          {"L\x92Ha\xFF", "L’Haÿ"},
          {"\xE0", "à"},
          {"\x96", "–"},
          {"\x85", "…"},
          {"Le caf\xE9 est tr\xE8s bon, o\xF9 \xEAtes-vous ? \xAB \xC7"
           "a va \xBB \x97 d\xE9j\xE0 l\x92\xE9t\xE9.",
           "Le café est très bon, où êtes-vous ? « Ça va » — déjà l’été."},
      },
      "windows-1252");
}

TEST_CASE("what may be both is refused", "[encoding_survey]") {
  // Finnish for a wedding, or H, a syllable and T; "Ád", or a syllable of few words; IT and a syllable, or two letters more.
  CHECK(found("H\xC4\xC4T") == "1:2 not UTF-8: byte 0xC4; the text may be in cp949 or in windows-1252");
  CHECK(found("a\n\xC1"
              "d,5") == "2:1 not UTF-8: byte 0xC1; the text may be in cp949 or in windows-1252");
  CHECK(found("IT\xC6\xC0") == "1:3 not UTF-8: byte 0xC6; the text may be in cp949 or in windows-1252");
}

TEST_CASE("what is neither is refused", "[encoding_survey]") {
  // Russian in Windows-1251, Japanese in Shift-JIS, German of an old Mac, a byte in a number.
  CHECK(found("\xCC\xEE\xF1\xEA\xE2\xE0") == "1:1 not UTF-8: byte 0xCC");
  CHECK(found("\x82\xD0\x82\xE7\x82\xAA\x82\xC8") == "1:1 not UTF-8: byte 0x82");
  CHECK(found("Gr\x9A\xA7"
              "e") == "1:3 not UTF-8: byte 0x9A");
  CHECK(found("month,start\n2026-01,10\xFF\n") == "2:11 not UTF-8: byte 0xFF");
}

TEST_CASE("damaged UTF-8 stays UTF-8", "[encoding_survey]") {
  for (const char bad : {'\xFF', '\xE9', '\xB0', '\xC3', '\x80'}) {
    for (const std::string line : {"p\u00E9riode,clients\n", "\uAE30\uAC04,\uACE0\uAC1D\n", "M\u00FCller,1\n"}) {
      CAPTURE(line, bad);
      std::string text;
      for (int i = 0; i < 3; ++i) text += line;
      CHECK(found(text + "x,y" + bad + ",3\n").starts_with("4:4 not UTF-8: byte 0x"));
    }
  }
}

TEST_CASE("damaged cp949 is refused where it breaks", "[encoding_survey]") {
  const std::string rows = "\xB1\xE2\xB0\xA3,\xB0\xED\xB0\xB4\n2026-01,\xB0\xA1";
  CHECK(found(rows + "\xB0") == "2:10 neither UTF-8 nor cp949: byte 0xB0");
  CHECK(found(rows + "\xB0,5\n") == "2:10 neither UTF-8 nor cp949: byte 0xB0");
}

TEST_CASE("random bytes are refused, the longer the surer", "[encoding_survey]") {
  std::mt19937 random(1);
  std::uniform_int_distribution<int> any(1, 255);
  for (int i = 0; i < 300; ++i) {
    std::string bytes;
    for (int j = 0; j < 100; ++j) bytes += static_cast<char>(any(random));
    CHECK(found(bytes).find("UTF-8") != std::string::npos);
  }
}

TEST_CASE("runs of bytes look like Western text or do not", "[encoding_survey]") {
  CHECK(looks_western('M', "\xFC", 'l'));
  CHECK(looks_western(' ', "\xE0", ' '));
  CHECK(looks_western('l', "\x92\xE9", 't'));
  CHECK(looks_western(' ', "\xAB\xA0", 'B'));
  CHECK(looks_western('0', "\x80", '\n'));
  CHECK_FALSE(looks_western(',', "\xB0\xED", ','));
  CHECK_FALSE(looks_western('A', "\xC7\xFC", ','));
  CHECK_FALSE(looks_western('n', "\xC3\xA9", 'e'));
  CHECK_FALSE(looks_western('1', "\xE9", ','));
  CHECK_FALSE(looks_western('a', "\xC9", 'b'));
  CHECK_FALSE(looks_western('x', "\xE9\xE8\xEA\xEB\xE9", 'x'));
}
