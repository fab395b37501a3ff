#include "io/fields/row_words.hpp"

#include "io/fields/intervals.hpp"
#include "io/fields/rates.hpp"
#include "support/catch.hpp"

using namespace retain;
using namespace retain::io;

TEST_CASE("words of a status say whether a row counts", "[row_words]") {
  const auto says = [](const char* word, StatusOf what = StatusOf::payment) { return read_status(word, what); };
  for (const char* word : {"Paid", "SUCCEEDED", "partially_refunded", "closed-won", "구매확정", "true", "Paid Out"}) {
    CAPTURE(word);
    CHECK(says(word) == RowSays::counts);
  }
  for (const char* word : {"failed", "Not Paid", "voided", "closedlost", "false", "pending"}) {
    CAPTURE(word);
    CHECK(says(word) == RowSays::left_out);
  }
  CHECK(says("refunded") == RowSays::refunded);
  for (const char* word : {"환불완료", "취소완료", "Charged Back"}) CHECK(says(word) == RowSays::refunded);
  CHECK(says("") == RowSays::nothing);
  for (const char* word : {"closed", "on hold", "transferred", "placed", "return pending", "xyz"}) CHECK(says(word) == RowSays::unknown);
}

TEST_CASE("a word depends on what it is said of", "[row_words]") {
  CHECK(read_status("processing", StatusOf::order) == RowSays::counts);
  CHECK(read_status("processing", StatusOf::payment) == RowSays::left_out);
  CHECK(read_status("canceled", StatusOf::payment) == RowSays::left_out);
  // The dates of a span tell when it ended.
  CHECK(read_status("canceled", StatusOf::span) == RowSays::ended);
  CHECK(read_status("trialing", StatusOf::span) == RowSays::left_out);
  CHECK(read_status("active", StatusOf::payment) == RowSays::unknown);
  CHECK(read_status("Negotiation/Review", StatusOf::deal) == RowSays::left_out);
  CHECK(read_status("Renewal signed", StatusOf::deal) == RowSays::unknown);
  CHECK(read_status("Warm", StatusOf::deal) == RowSays::unknown);
}

TEST_CASE("kinds are sales, refunds, neither or movements", "[row_words]") {
  CHECK(read_kind("Sale") == RowKind::sale);
  CHECK(read_kind("Sales credit note") == RowKind::refund);
  CHECK(read_kind("Payment Refund") == RowKind::refund);
  CHECK(read_kind("payout") == RowKind::neither);
  CHECK(read_kind("배송비") == RowKind::neither);
  CHECK(read_kind("Express Checkout Payment") == RowKind::sale);
  CHECK(read_kind("General Currency Conversion") == RowKind::neither);
  CHECK(read_kind("upgrade") == RowKind::expansion);
  CHECK(read_kind("churned") == RowKind::loss);
  CHECK(read_kind("login") == RowKind::unknown);
  CHECK(is_movement(RowKind::loss));
  CHECK_FALSE(is_movement(RowKind::refund));
}

TEST_CASE("flags are words, digits and dates", "[row_words]") {
  CHECK(read_flag_word("Yes") == true);
  CHECK(read_flag_word("0") == false);
  CHECK(read_flag_word("") == false);
  CHECK(read_flag_word("2026-02-20 09:00:00") == true);
  CHECK_FALSE(read_flag_word("maybe"));
  CHECK(read_test_flag("sandbox") == true);
  CHECK(read_test_flag("live") == false);
  CHECK(is_sentinel_id("Guest"));
  CHECK(is_sentinel_id("-1"));
  CHECK_FALSE(is_sentinel_id("10"));
  CHECK(is_masked_id("kim***"));
}

TEST_CASE("intervals are words, counts of them and durations", "[row_words]") {
  CHECK(read_interval("month") == Interval{1, 0});
  CHECK(read_interval("Annually") == Interval{12, 0});
  CHECK(read_interval("3 months") == Interval{3, 0});
  CHECK(read_interval("P1Y6M") == Interval{18, 0});
  CHECK(read_interval("P2W") == Interval{0, 14});
  CHECK(read_interval("분기") == Interval{3, 0});
  CHECK(read_interval("weekly") == Interval{0, 7});
  for (const char* none : {"", "P", "P1", "fortnight", "0 months", "12"}) {
    CAPTURE(none);
    CHECK_FALSE(read_interval(none));
  }
}

TEST_CASE("rates convert through what the currency asked for is worth", "[row_words]") {
  Rates rates{"USD", {{"EUR", Number::fraction(11, 10)}, {"KRW", Number::fraction(1, 1400)}}};
  CHECK(rates.factor("EUR") == Number::fraction(11, 10));
  CHECK(rates.factor("USD") == Number(1));
  CHECK_FALSE(rates.factor("GBP"));
  // With a rate of its own, all are told in a third.
  rates.worth.insert_or_assign("USD", Number::fraction(2, 1));
  CHECK(rates.factor("EUR") == Number::fraction(11, 20));
  CHECK(minor_digits("USD") == 2);
  CHECK(minor_digits("KRW") == 0);
  CHECK(minor_digits("KWD") == 3);
}
