#include "render/sql/names.hpp"

#include <algorithm>

#include "retain/error.hpp"
#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using render::parse_sql_name;
using render::parse_sql_path;
using render::quoted_name;
using render::SqlDialect;
using render::text_literal;

namespace {

using Parts = std::vector<std::string>;

const SqlDialect& dialect(std::string_view key) {
  const auto dialects = render::sql_dialects();
  return *std::ranges::find(dialects, key, &SqlDialect::key);
}

}  // namespace

TEST_CASE("names are read as SQL writes them", "[sql]") {
  CHECK(parse_sql_path("payments") == Parts{"payments"});
  CHECK(parse_sql_path("sales.Payments_2026") == Parts{"sales", "Payments_2026"});
  CHECK(parse_sql_path("\"a.b\".\"say \"\"hi\"\"\"") == Parts{"a.b", "say \"hi\""});
  CHECK(parse_sql_name("지역") == "지역");
  CHECK(parse_sql_name("\"customer id\"") == "customer id");
  CHECK(parse_sql_name("\"x'; DROP TABLE y; --\"") == "x'; DROP TABLE y; --");
  for (const char* text : {"", "x; DROP TABLE y", "customer id", "a-b", "1st", "a..b", ".a", "a.", "\"\"", "\"open", "\"a\"b", "a\"b\"",
                           "x\ny", "\"x\ny\"", "x--", "x/*"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(parse_sql_path(text), Error);
  }
  CHECK_THROWS_AS(parse_sql_name("a.b"), Error);
}

TEST_CASE("names and values cannot leave their quotes", "[sql]") {
  const SqlDialect& standard = dialect("standard");
  const SqlDialect& spark = dialect("spark");
  CHECK(quoted_name("a\"b", standard) == "\"a\"\"b\"");
  CHECK(quoted_name("a`b", spark) == "`a``b`");
  CHECK(quoted_name("a\"b", spark) == "`a\"b`");
  CHECK_THROWS_AS(quoted_name("a`b", dialect("bigquery")), Error);
  CHECK_THROWS_AS(quoted_name("a\\b", dialect("clickhouse")), Error);
  CHECK(text_literal("it's", standard) == "'it''s'");
  CHECK(text_literal("a\\b", standard) == "'a\\b'");
  CHECK(text_literal("a\\'b", spark) == "'a\\\\\\'b'");
  CHECK(text_literal("프로", spark) == "'프로'");
  CHECK_THROWS_AS(text_literal("a\nb", standard), Error);
}
