#include "io/fields/row_fields.hpp"

#include <algorithm>
#include <set>

#include "io/fields/shapes.hpp"
#include "support/catch.hpp"
#include "support/run_retain.hpp"
#include "text/words.hpp"

using namespace retain;
using namespace retain::io;

TEST_CASE("every row of the table of fields is whole", "[row_fields]") {
  for (std::size_t i = 0; i < row_field_count; ++i) {
    const RowFieldInfo& info = row_fields()[i];
    CAPTURE(info.key);
    CHECK(static_cast<std::size_t>(info.field) == i);
    CHECK(row_field_key(info.field) == info.key);
    CHECK(find_row_field(info.key) == info.field);
    CHECK_FALSE(info.does.empty());
    CHECK_FALSE(info.example.empty());
    CHECK_FALSE(field_value_key(info.value).empty());
    const std::string page = test::run_retain({"fields", std::string(info.key)}).out;
    CHECK(page.find(info.key) == 0);
    CHECK(page.find("example") != std::string::npos);
  }
}

TEST_CASE("every name in the table is found, and stands once in its row", "[row_fields]") {
  for (const std::string& name : all_field_names()) {
    CAPTURE(name);
    CHECK_FALSE(find_field_names(name).empty());
    CHECK(has_letter(name));
  }
  for (const RowFieldInfo& info : row_fields()) {
    std::set<std::string> seen;
    std::size_t start = 0;
    const std::string names(info.names);
    while (start < names.size()) {
      const std::size_t end = std::min(names.find_first_of(",|", start), names.size());
      const std::string name = fold_header(names.substr(start, end - start));
      CAPTURE(info.key, name);
      CHECK((name.empty() || seen.insert(name).second));
      start = end + 1;
    }
  }
}

TEST_CASE("a name may stand for two fields, of different ranks", "[row_fields]") {
  const auto created = find_field_names("Created At");
  REQUIRE(created.size() == 2);
  CHECK(created[0].field == RowField::date);
  CHECK(created[1].field == RowField::start);
  CHECK(find_field_names("current_period_end").empty());
  CHECK(find_field_names("due date").empty());
  CHECK(find_field_names("livemode").front().is_reversed);
  CHECK(find_field_names("state").front().by_words);
  CHECK(find_field_names("customer.id").front().field == RowField::customer);
  CHECK(find_field_names("최종 상품별\n총 주문금액").front().field == RowField::amount);
}

TEST_CASE("the name of an amount tells what it is of", "[row_fields]") {
  CHECK(read_amount_name("MRR") == AmountName::monthly);
  CHECK(read_amount_name("arr_amount") == AmountName::yearly);
  CHECK(read_amount_name("Order Total") == AmountName::of_order);
  CHECK(read_amount_name("line total") == AmountName::of_line);
  CHECK(read_amount_name("최종 상품별 총 주문금액") == AmountName::of_line);
  CHECK(read_amount_name("amount") == AmountName::plain);
}

TEST_CASE("every row of the table of shapes is whole", "[row_fields]") {
  for (std::size_t i = 0; i < row_shapes().size(); ++i) {
    const RowShapeInfo& info = row_shapes()[i];
    CAPTURE(info.key);
    CHECK(static_cast<std::size_t>(info.shape) == i);
    CHECK_FALSE(info.columns.empty());
    CHECK_FALSE(info.counted.empty());
    CHECK_FALSE(info.example.empty());
    CHECK(test::run_retain({"fields"}).out.find(info.counted.substr(0, 20)) != std::string::npos);
  }
}

TEST_CASE("fields are listed in each format", "[row_fields]") {
  CHECK(test::run_retain({"fields", "-f", "json"}).out.find("\"field\": \"interval_count\"") != std::string::npos);
  CHECK(test::run_retain({"fields", "-f", "markdown"}).out.find("| `interval_count` |") != std::string::npos);
  CHECK(test::run_retain({"fields", "intervall"}).err.find("did you mean \"interval\"?") != std::string::npos);
  CHECK(test::run_retain({"help", "rows"}).out == test::run_retain({"fields"}).out);
}
