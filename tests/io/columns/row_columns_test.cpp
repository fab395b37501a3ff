#include "io/columns/row_columns.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/io_support.hpp"

using namespace retain;
using namespace retain::io;
using Names = std::vector<std::string>;

namespace {

std::vector<Header> headers_of(const Names& names) {
  std::vector<Header> headers;
  for (const std::string& name : names) headers.push_back({name, {"in.csv", 1, headers.size() * 10 + 1, {}}});
  return headers;
}

LoadOptions pinned(std::vector<std::pair<std::string, std::string>> columns, std::vector<std::string> by = {}) {
  LoadOptions options;
  options.columns = std::move(columns);
  options.by = std::move(by);
  return options;
}

bool are_rows(const Names& names, const LoadOptions& options = {}) {
  Problems unheard;
  return find_row_columns(headers_of(names), {}, options, unheard).has_value();
}

/// The columns of a table whose headers are good.
RowColumns find_rows(const Names& names, const LoadOptions& options = {}) {
  Problems problems;
  const auto columns = find_row_columns(headers_of(names), {}, options, problems);
  CHECK(testing::briefly(problems.error_list()).empty());
  REQUIRE(columns);
  return *columns;
}

/// What is wrong with the headers: "LINE:COLUMN message", and the hint of the last behind it.
std::string problems_in(const Names& names, const LoadOptions& options = {}) {
  Problems problems;
  find_row_columns(headers_of(names), {}, options, problems);
  if (problems.errors() == 0) return {};
  return testing::briefly(problems.error_list()) + " | " + problems.error_list().back().hint;
}

}  // namespace

TEST_CASE("the columns of rows have names in English and Korean", "[row_columns]") {
  const auto [name, field] = GENERATE(table<std::string, RowField>({
      {"customer", RowField::customer},
      {"customer_id", RowField::customer},
      {"Customer ID", RowField::customer},
      {"CUSTOMER-ID", RowField::customer},
      {"client", RowField::customer},
      {"account", RowField::customer},
      {"user_id", RowField::customer},
      {"고객", RowField::customer},
      {"고객번호", RowField::customer},
      {"고객 번호", RowField::customer},
      {"회원번호", RowField::customer},
      {"date", RowField::date},
      {"month", RowField::date},
      {"Order Date", RowField::date},
      {"일자", RowField::date},
      {"날짜", RowField::date},
      {"period", RowField::date},
      {"quarter", RowField::date},
      {"year", RowField::date},
      {"week", RowField::date},
      {"day", RowField::date},
      {"기준월", RowField::date},
      {"amount", RowField::amount},
      {"Revenue", RowField::amount},
      {"mrr", RowField::amount},
      {"ARR", RowField::amount},
      {"매출", RowField::amount},
      {"금액", RowField::amount},
      {"start", RowField::start},
      {"start_date", RowField::start},
      {"시작일", RowField::start},
      {"end", RowField::end},
      {"end date", RowField::end},
      {"해지일", RowField::end},
  }));
  CAPTURE(name);
  CHECK(find_row_field(name) == field);
}

TEST_CASE("what names no column of rows", "[row_columns]") {
  const auto name = GENERATE(as<std::string>(), "", " ", "customers", "customers_start", "amounts", "region", "country", "custmer", "date2",
                             "name", "id", "ship_date", "current_period_end");
  CAPTURE(name);
  CHECK_FALSE(find_row_field(name));
}

TEST_CASE("the keys of fields are names of theirs", "[row_columns]") {
  for (const RowFieldInfo& info : row_fields()) CHECK(find_row_field(info.key) == info.field);
  CHECK(row_field_key(RowField::customer) == "customer");
  CHECK(row_field_key(RowField::end) == "end");
}

TEST_CASE("a table with a customer, a date and an amount holds rows", "[row_columns]") {
  CHECK(are_rows({"customer", "date", "amount"}));
  CHECK(are_rows({"금액", "x", "일자", "고객번호"}));
  CHECK(are_rows({"customer", "start", "end", "mrr"}));
  CHECK(are_rows({"customer", "매출(만원)", "월"}));
  CHECK(find_rows({"customer", "date"}).shape == RowShape::activity);
  CHECK_FALSE(are_rows({"customer", "amount"}));
  CHECK_FALSE(are_rows({"date", "amount"}));
  CHECK(find_rows({"customer", "start", "amount"}).may_lack_ends);
  // Invoices have a period, and a contract may have dates beside the months of its MRR.
  CHECK(find_rows({"customer", "created", "amount", "period_start", "period_end"}).shape == RowShape::payments);
  CHECK(find_rows({"customer", "plan_amount", "start", "expires_at", "canceled_at"}).unsettled.empty());
  CHECK_FALSE(are_rows({"customer", "end", "amount"}));
  CHECK_FALSE(are_rows({"period", "customers_start", "customers_end"}));
  CHECK_FALSE(are_rows({"period", "cs", "sales"}));
  CHECK_FALSE(are_rows({}));
}

TEST_CASE("columns are found wherever they stand", "[row_columns]") {
  const RowColumns columns = find_rows({"id", "Amount", "note", "Order Date", "Client"});
  CHECK(columns[RowField::customer] == std::size_t{4});
  CHECK(columns[RowField::amount] == std::size_t{1});
  CHECK(columns[RowField::date] == std::size_t{3});
  CHECK_FALSE(columns.has(RowField::end));
  CHECK(columns.segments.empty());
  CHECK(columns.amount_unit.text.shift == 0);
  CHECK(columns.shape == RowShape::payments);
}

TEST_CASE("spans have a start and an end", "[row_columns]") {
  const RowColumns columns = find_rows({"end", "customer", "start_date", "arr"});
  CHECK(columns.shape == RowShape::spans);
  CHECK(columns[RowField::start] == std::size_t{2});
  CHECK(columns[RowField::end] == std::size_t{0});
  CHECK(columns.amount_name == AmountName::yearly);
  // A date beside them is not read.
  const RowColumns dated = find_rows({"customer", "date", "start_date", "end_date", "amount"});
  CHECK(dated.shape == RowShape::spans);
  CHECK_FALSE(dated.has(RowField::date));
  CHECK(dated.passed_over.front().column == 1);
  // Names of a list's own times are of spans only where no other date and no order stands.
  CHECK(find_rows({"customer", "created_at", "ended_at", "mrr"}).shape == RowShape::spans);
  CHECK(find_rows({"customer", "order_date", "created_at", "cancelled_at", "amount"}).shape == RowShape::payments);
  CHECK(find_rows({"customer", "created_at", "cancelled_at", "order_id", "amount"}).shape == RowShape::payments);
}

TEST_CASE("the name of the amounts may say that they recur", "[row_columns]") {
  CHECK(find_rows({"customer", "date", "MRR"}).shape == RowShape::recurring);
  CHECK(find_rows({"customer", "date", "mrr (K)"}).shape == RowShape::recurring);
  CHECK(find_rows({"customer", "date", "revenue"}).shape == RowShape::payments);
}

TEST_CASE("brackets of the amounts' header hold their unit", "[row_columns]") {
  CHECK(find_rows({"customer", "date", "매출(만원)"}).amount_unit.text.shift == 4);
  CHECK(find_rows({"customer", "date", "amount (천원)"}).amount_unit.text.shift == 3);
  CHECK(find_rows({"customer", "date", "amount [M]"}).amount_unit.text.shift == 6);
  CHECK(find_rows({"customer", "date", "amount (억원)"}).amount_unit.text.shift == 8);
  CHECK(find_rows({"customer", "date", "amount (USD)"}).amount_unit.text.shift == 0);
  CHECK(find_rows({"customer", "date", "amount (USD)"}).amount_unit.text.currency == "USD");
  CHECK(problems_in({"customer", "date", "amount (furlongs)"}).starts_with("1:21 unknown unit \"furlongs\" in the header of amount | "));
}

TEST_CASE("the user may say which column it is", "[row_columns]") {
  const Names names{"who", "when", "payed", "amount", "customer"};
  CHECK_FALSE(are_rows(names));
  const LoadOptions options = pinned({{"customer", "who"}, {"date", "when"}, {"amount", "Payed"}});
  CHECK(are_rows(names, options));
  const RowColumns columns = find_rows(names, options);
  CHECK(columns[RowField::customer] == std::size_t{0});
  CHECK(columns[RowField::date] == std::size_t{1});
  CHECK(columns[RowField::amount] == std::size_t{2});
  // An alias and a period name the same fields.
  const RowColumns aliased = find_rows(names, pinned({{"고객", "who"}, {"month", "when"}, {"revenue", "payed"}}));
  CHECK(aliased[RowField::customer] == std::size_t{0});
  CHECK(aliased[RowField::date] == std::size_t{1});
  CHECK(aliased[RowField::amount] == std::size_t{2});
  // A column that was said to be something else is not taken for what it is called.
  CHECK(find_rows({"customer", "date", "amount"}, pinned({{"segment", "amount"}})).shape == RowShape::activity);
}

TEST_CASE("two columns for one field are an error that names both", "[row_columns]") {
  CHECK(problems_in({"customer", "date", "amount", "revenue"}) ==
        "1:31 two columns for amount: \"amount\" at 1:21 and \"revenue\" | say which with --column amount=amount");
  CHECK(problems_in({"client", "date", "amount", "account"}) ==
        "1:31 two columns for customer: \"client\" at 1:1 and \"account\" | say which with --column customer=client");
  // Of two names the better wins.
  CHECK(problems_in({"customer", "date", "month", "amount"}).empty());
  CHECK(find_rows({"Email", "Customer ID", "month", "date", "mrr", "amount"}).at ==
        find_rows({"x", "Customer ID", "y", "date", "mrr", "z"}).at);
  CHECK(problems_in({"customer", "date", "amount", "revenue"}, pinned({{"amount", "revenue"}})).empty());
}

TEST_CASE("segments are the columns that the user names, in that order", "[row_columns]") {
  const Names names{"customer", "Plan", "date", "amount", "Region"};
  CHECK(find_rows(names, pinned({}, {"region", "plan"})).segments == std::vector<std::size_t>{4, 1});
  CHECK(find_rows(names, pinned({}, {"customer"})).segments == std::vector<std::size_t>{0});
  CHECK(problems_in(names, pinned({}, {"regoin"})) ==
        "0:0 --by: no column \"regoin\"; did you mean \"Region\"? | the columns are \"customer\", \"Plan\", \"date\", \"amount\", "
        "\"Region\"");
  CHECK(problems_in(names, pinned({}, {"plan", "zzz"})).starts_with("0:0 --by: no column \"zzz\" | "));
  Problems problems;
  find_row_columns(headers_of(names), {}, pinned({}, {"zzz"}), problems);
  CHECK(problems.error_list().at(0).cause == Cause::flag);
}
