#include "io/rows/plain_id.hpp"

#include <random>
#include <string>

#include "io/meaning/values.hpp"
#include "support/catch.hpp"

using namespace retain::io;

TEST_CASE("common ids are plain", "[plain_id]") {
  for (const char* id : {"C0000123", "17850", "ann.smith@example.com", "550e8400-e29b-41d4-a716-446655440000", "고객길4460", "김철수",
                         "Zoë", "Иван", "山田太郎", "Αλέξης", "a b"}) {
    CAPTURE(id);
    CHECK(is_plain_id(id));
  }
}

TEST_CASE("ids that are read as something else are not plain", "[plain_id]") {
  for (const char* id : {"",     " x",     "x ",        "'=x",         "#N/A",  "0",       "-1",      "00",      "null",
                         "N/A",  "NaT",    "\\N",       "--",          "guest", "17850.0", "Total",   "합계",    "소계",
                         "전체", "총합계", "Ann total", "김철수 합계", "Ø",     "\u00A0x", "x\u3000", "e\u0301", "\u1112\u1161\u11AB"}) {
    CAPTURE(id);
    CHECK_FALSE(is_plain_id(id));
  }
}

TEST_CASE("a plain id is read as it is", "[plain_id]") {
  std::mt19937 random(20265);
  const char* const pieces[] = {"a",      "l",    "S",   "7",  "0",    ".0",    "-", " ", "'",      "#",      "=",      "to",    "al",
                                "tot",    "sum",  "한",  "계", "합계", "ø",     "Σ", "é", "\u0301", "\u00A0", "\u3000", "か",    "\u3099",
                                "\u1161", "null", "n/a", "\\", "--",   "guest", "(", ")", "*",      ":",      "Ж",      "\u2028"};
  std::size_t plain = 0;
  for (int round = 0; round < 200'000; ++round) {
    std::string id;
    for (std::size_t i = 1 + random() % 4; i > 0; --i) id += pieces[random() % std::size(pieces)];
    if (!is_plain_id(id)) continue;
    ++plain;
    CAPTURE(id);
    REQUIRE(read_customer(id) == id);
  }
  CHECK(plain > 10'000);
}
