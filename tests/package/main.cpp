#include <cstdio>

#include "retain/customer_rows.hpp"
#include "retain/report.hpp"

int main() {
  const auto paid = [](const char* amount) { return retain::Amount::parse(amount).value().amount; };
  retain::CustomerRows rows;
  rows.add("ada", retain::Period::parse("2026-01-15"), paid("100"));
  rows.add("bob", retain::Period::parse("2026-01-20"), paid("50.50"));
  rows.add("ada", retain::Period::parse("2026-02-20"), paid("120"));

  const retain::Report report = retain::make_report(rows.snapshots(), {});
  std::printf("ndr %s\n", report.newest()->sheet[retain::Id::ndr].number->to_fixed(1).c_str());
}
