#include "io/columns/short_names.hpp"

#include "support/catch.hpp"

using namespace retain;
using namespace retain::io;

namespace {

struct Found {
  std::string names;  ///< of the columns, "?" where several are possible, "-" where none is
  std::string errors;
};

Found names_found(const std::vector<std::string>& texts, const std::vector<std::pair<std::string, std::string>>& pins = {}) {
  std::vector<Header> headers;
  for (const std::string& text : texts) headers.push_back({text, {"in.csv", 1, headers.size() + 1, {}}});
  Problems problems;
  ColumnNames names(pins, problems);
  Found found;
  for (const Column& column : names.find(headers, problems)) {
    std::string name = column.field ? name_of(*column.field) : "-";
    for (std::size_t i = 1; i < column.may_be.size(); ++i) name += '|' + std::string(quantity(column.may_be[i]).key);
    found.names += (found.names.empty() ? "" : " ") + name;
  }
  for (const Diagnostic& problem : problems.error_list()) found.errors += problem.message + " | " + problem.hint + '\n';
  return found;
}

std::string names_of(const std::vector<std::string>& texts) {
  const Found found = names_found(texts);
  CHECK(found.errors.empty());
  return found.names;
}

}  // namespace

TEST_CASE("a short name counts customers where nothing speaks of revenue", "[short_names]") {
  CHECK(names_of({"period", "start", "new", "end"}) == "period customers_start customers_new customers_end");
  CHECK(names_of({"Month", "Opening", "Returned", "Cancelled", "Closing"}) ==
        "period customers_start customers_reactivated customers_churned customers_end");
  CHECK(names_of({"월", "기초", "신규", "탈퇴", "기말"}) == "period customers_start customers_new customers_churned customers_end");
  CHECK(names_of({"period", "start", "new", "end", "sales", "arpa"}) == "period customers_start customers_new customers_end sales arpa");
}

TEST_CASE("a short name takes the revenue that its table speaks of", "[short_names]") {
  CHECK(names_of({"Month", "Starting MRR", "New", "Expansion", "Contraction", "Lost", "Ending ARR"}) ==
        "period revenue_start revenue_new revenue_expansion revenue_contraction revenue_churned revenue_end");
  CHECK(names_of({"월", "기초매출", "신규", "해지", "기말 매출액"}) == "period revenue_start revenue_new revenue_churned revenue_end");
  CHECK(names_of({"Month", "Start", "New", "Expansion", "End"}) == "period revenue_start revenue_new revenue_expansion revenue_end");
  CHECK(names_of({"Month", "Start ($)", "New (K)", "Lost (명)"}) == "period revenue_start revenue_new customers_churned");
}

TEST_CASE("a short name of revenue takes the unit of its table", "[short_names]") {
  Problems problems;
  ColumnNames names({}, problems);
  std::vector<Header> headers;
  for (const char* text : {"월", "기초매출(천원)", "신규", "이탈", "기말매출(천원)"}) headers.push_back({text, {}});
  const auto columns = names.find(headers, problems);
  CHECK(columns[2].unit.shift == 3);
  CHECK(columns[3].unit.shift == 3);
  headers[4].text = "기말매출";
  CHECK(names.find(headers, problems)[2].unit.shift == 0);
}

TEST_CASE("short names go together where one of them has one meaning left", "[short_names]") {
  CHECK(names_of({"month", "start", "lost", "mrr_start"}) == "period customers_start customers_churned revenue_start");
  CHECK(names_of({"month", "cs", "start", "lost", "mrr_end"}) == "period customers_start revenue_start revenue_churned revenue_end");
}

TEST_CASE("a table of customers and revenue must say what a short name is of", "[short_names]") {
  CHECK(
      names_found({"Month", "Starting MRR", "New", "Customers"}).errors ==
      "\"New\" may be new customers or new revenue: the table speaks of both | --column customers_new=New or --column revenue_new=New says "
      "which\n");
  CHECK(names_found({"month", "cs", "ce", "new", "mrr_start"}, {{"revenue_new", "new"}}).errors.empty());
}

TEST_CASE("an amount that is not read may be what short names move", "[short_names]") {
  CHECK(names_found({"Month", "MRR", "New", "Lost"}).errors.starts_with("\"New\" may be new customers or new revenue"));
  CHECK(names_of({"Month", "Start", "New", "Lost", "End", "Revenue"}) ==
        "period customers_start customers_new customers_churned customers_end -");
  CHECK(names_of({"Month", "New customers", "Lost", "Revenue"}) == "period customers_new customers_churned -");
}

TEST_CASE("churn is a rate where names say so, and else what its values may show", "[short_names]") {
  CHECK(names_of({"Month", "ARPA", "Churn"}) == "period arpa churn");
  CHECK(names_of({"월", "객단가", "이탈"}) == "period arpa churn");
  CHECK(names_of({"Month", "Start", "Churn"}) == "period customers_start churn|customers_churned");
  CHECK(names_of({"Month", "Start", "Lost", "Churn"}) == "period customers_start customers_churned churn");
  CHECK(names_of({"Month", "Start", "Churn rate", "Churn"}) == "period customers_start churn customers_churned");
  CHECK(names_of({"Month", "Start", "Churn %"}) == "period customers_start churn");
  CHECK(names_of({"Month", "Start", "Gross margin%", "Lost %", "New MRR %"}) == "period customers_start gross_margin - -");
  CHECK(names_of({"Month", "Start", "이탈 (%)"}) == "period customers_start churn");
  CHECK(names_of({"Month", "Start", "Churn (명)"}) == "period customers_start customers_churned");
  CHECK(names_of({"Month", "Start", "Churn (customers)"}) == "period customers_start customers_churned");
  CHECK(names_of({"월", "기초고객수", "이탈", "churn"}) == "period customers_start customers_churned churn");
  CHECK(names_of({"Month", "Starting MRR", "New", "Churn"}) == "period revenue_start revenue_new churn|revenue_churned");
  CHECK(names_of({"Month", "Customers", "Churn"}) == "period - churn|customers_churned");
}
