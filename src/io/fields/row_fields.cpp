#include "io/fields/row_fields.hpp"

#include <algorithm>
#include <array>

#include "core/table/column_names.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

constexpr RowFieldInfo fields[] = {
    {RowField::customer, "customer", FieldValue::id,
     "customer_unique_id |"
     "customer_id, subscriber_id, customer, client_id, client, account_id, account, account_number, customer_external_id, "
     "customer_number, "
     "cust_id, cust, subscriber, donor_id, donor, company_id, organization_id, org_id, workspace_id, tenant_id, partner_id, "
     "policyholder, 고객, 고객번호, 고객id, 회원, 회원번호, 회원id, kunde, kundennummer, kundennr, kundenid |"
     "user_id, user, player_id, student_id, constituent_id, member_no, member_number, rc_original_app_user_id, app_user_id, member_id, "
     "distinct_id, "
     "shopper_reference, buyer_user_id, "
     "buyer_username, household_key, buyer_id, 구매자id |"
     "customer_email, email, purchase_email, buyer_email, from_email_address, billing_email, 구매자이메일 |"
     "customer_name, account_name, contact_name, associated_company, company, company_name, client_name, buyer_name, 고객명, 구매자명 |"
     "account_code, member, buyer, tenant, patient, patient_id, contact, contact_id",
     "who: rows of one customer are followed from period to period", "cus_A, cus_B: two customers"},
    {RowField::date, "date", FieldValue::time,
     "paid_at, payment_date, approved_at, captured_at, 결제일, 결제일시, 결제일자, 승인일, 승인일시, 승인일자 |"
     "order_date, ordered_at, invoice_date, purchase_date, purchased_at, booking_date, gift_date, order_purchase_timestamp, sale_date, "
     "transaction_date, order_charged_date, charge_date, "
     "close_date, 주문일, 주문일자, 주문일시, 거래일, 거래일시, 거래일자, 발주일, 구매일, 구매일자, rechnungsdatum, buchungsdatum |"
     "created, created_at, created_date, created_on, date, event_time, event_date, timestamp, datetime, day, 일자, 일시, 날짜, datum |"
     "month, period, week, quarter, year, 월, 기간, 기준월, monat |"
     "paid_on, paid_date, date_paid, date_of_payment, charged_at, billing_date, posting_date, txn_date, visit_date, session_date",
     "when: the row counts in the period of this day", "2026-01-05: a row of January 2026"},
    {RowField::start, "start", FieldValue::time,
     "paid_upgrade_date, activated_at, converted_at |"
     "start, start_date, start_time, started, started_at, started_on, subscription_started_at, subscription_start, "
     "subscription_start_date, contract_start, contract_start_date, valid_from, 시작일, 가입일 |"
     "period_start | created_at, created, signed_up_at, signup_date, subscribed_at, join_date, joined_at",
     "the first day of a span in which the amount recurs", "2026-01-31 with an end in May: four periods"},
    {RowField::end, "end", FieldValue::time,
     "ended_at, ends_at, end, end_date, end_time, ended, ended_on, subscription_ended_at, expired_at, expires_at, subscription_end, "
     "subscription_end_date, period_end, contract_end, contract_end_date, valid_to, valid_until, 종료일, 해지일 |"
     "cancelled_at, canceled_at, cancel_date, cancelled_on, canceled_on, cancellation_date, churn_date, churned_at, churned_on, "
     "churned_date, termination_date, terminated_at, terminated_on, unsubscribed_at",
     "the end of a span; empty: it runs on", "2026-04-30: the span covers April if its last day counts (--end)"},
    {RowField::amount, "amount", FieldValue::money,
     "mrr, mrr_amount, monthly_amount, monthly_fee, monthly_price, monthly_charge, monthly_charges, monthly_revenue, recurring_revenue, "
     "월매출, "
     "월요금 |"
     "arr, arr_amount |"
     "amount_paid, net_sales, balance_amount, ?paid, paid_amount, 결제금액, 결제액 |"
     "amount, total, order_total, grand_total, total_amount, total_price, payment_value, payment_amount, payment, price_in_usd, "
     "sales_value, item_total, "
     "charged_amount, final_price, gift_amount, customer_price, gross, revenue, sales, line_total, line_amount, 매출, 매출액, 금액, "
     "거래금액, 승인금액, 구매금액, 주문금액, 총 결제금액, "
     "최종 상품별 총 주문금액, 품목별 결제금액, betrag, umsatz |"
     "invoice_amount, net_amount, txn_amount, amount_received, donation_amount, charge, spend, value | gross_amount",
     "money of the row; MRR is monthly and ARR twelve months of it", "120 in a column called arr: 10 a month"},
    {RowField::change, "change", FieldValue::money, "mrr_movement, mrr_change, change, delta",
     "by how much what the customer pays changes, with its sign", "100, +20, -120: 100, then 120, then gone"},
    {RowField::unit_price, "unit_price", FieldValue::money,
     "unit_price, unit_amount, price, plan_amount, plan_price, sale_price, item_price, lineitem_price, 단가",
     "with a quantity: the money of the row; alone: the amount", "2.50 and quantity 4: 10.00"},
    {RowField::quantity, "quantity", FieldValue::number,
     "quantity, qty, seats, units, subscription_quantity, plan_quantity, lineitem_quantity, 수량, 구매수",
     "multiplies a unit price, and the price of a plan beside an interval; never a plain amount", "unit_price 2.50, quantity 4: 10.00"},
    {RowField::interval, "interval", FieldValue::interval,
     "interval, billing_interval, plan_interval, billing_frequency, charge_frequency, billing_period_unit, billing_period, billing_cycle, "
     "product_duration, standard_subscription_duration, 주기, 결제주기 |"
     "?*frequency*, ?*cycle*, ?*interval*, ?*recurrence*, ?*duration*, ?*term*, ?*length*, ?*period*, ?*plan*, ?*주기*, ?*요금제*, ?type*, "
     "~*trial*, ~*notice*, ~*grace*",
     "for how long the amount pays: it is spread over as many months", "120 and year: 10 in each of twelve months"},
    {RowField::interval_count, "interval_count", FieldValue::number,
     "interval_count, plan_interval_count, billing_interval_count, ?billing_period, ?billing_interval, ?billing_frequency, "
     "?order_interval_frequency | ?*interval*",
     "how many intervals the amount pays for", "30, month and 3: 10 in each of three months"},
    {RowField::currency, "currency", FieldValue::word,
     "currency, currency_code, order_currency, plan_currency, 통화 | *currency*, *ccy*, ?cur, ?curr, *통화*, *화폐*",
     "amounts of one currency add up; several need --where, --by or --rates", "USD and EUR: refused"},
    {RowField::status, "status", FieldValue::word,
     "subscription_status, order_status, payment_status, financial_status, status, captured, deal_stage, deal_status, stage, stage_name, "
     "invoice_status, transaction_status, 주문상태, 클레임상태, 발주서상태, 결제상태, ?state |"
     "*status*, *state, *상태*, ?*result*, ?*outcome*, ?*response*, ?*결과*, ~*fulfil*, ~*deliver*, ~*ship*, ~*payout*, ~*배송*",
     "whether the row counts, by its word", "paid counts, failed does not"},
    {RowField::refund, "refund", FieldValue::money,
     "amount_refunded, refunded_amount, refund_amount, total_refunded, partial_refund, partial_refunds, refund, 환불금액 |"
     "?*refund*, ?*chargeback*, ?*returned*, ?*cancelamount*, ?*cancelledamount*, ?*canceledamount*, ?*rembours*, ?*erstatt*, "
     "?*teruggestort*, ?*reembols*, ?*환불*, ?*취소금액*, ?*취소액*, "
     "?*반품*",
     "money given back: subtracted in the row's period", "20.00 and 5.00 refunded: 15.00"},
    {RowField::refunded, "refunded", FieldValue::flag,
     "refunded, is_refunded, refunded_at |"
     "?*refund*, ?*chargeback*, ?*chargedback*, ?*disputed*, ?*reversed*, ?*returned*, ?*환불*, ?*반품*, ~*reason*, ~*사유*",
     "a flag or a date: the row was paid back and does not count, unless a refund says how much", "2026-02-20: left out"},
    {RowField::canceled, "canceled", FieldValue::flag,
     "voided, canceled, cancelled, is_canceled, is_cancelled, 취소여부, cancelled_at, canceled_at, cancelled_on, canceled_on, "
     "cancel_date, cancellation_date |"
     "?*void*, ?*cancel*, ?*delet*, ?*fraud*, ?*취소*, ?*삭제*, !?*ispaid*, !?succe*, !?paid, ~*reason*, ~*atperiodend*, ~*사유*",
     "a flag or a date: the row does not count, unless a refund says how much", "Y: left out"},
    {RowField::test, "test", FieldValue::flag,
     "test, test_mode, is_test, is_sandbox, sandbox, !livemode, ?mode, ?environment, ?env, ?is_internal, ?internal, ?is_demo, ?demo",
     "a flag: the row is a trial run and does not count", "mode test: left out"},
    {RowField::trial, "trial", FieldValue::flag, "trial, is_trial, is_trial_period | ?*intrial*, ?*freetrial*",
     "a flag: nothing is paid yet, and the row does not count", "true: left out"},
    {RowField::trial_end, "trial_end", FieldValue::time, "trial_end, trial_ends_at, trial_end_date, trial_ended_at",
     "a span with a trial begins after it", "start 2026-06-20, trial_end 2026-07-04: from July on"},
    {RowField::kind, "kind", FieldValue::word,
     "type, movement_type, mrr_type, movement, transaction_type, event_type, event, record_type, event_code, 구분, 정산구분, 거래구분, "
     "거래유형, 결제구분, "
     "gift_type",
     "where known words stand in it: sales, refunds, neither, or movements", "refund and 40: 40 is subtracted"},
    {RowField::order, "order", FieldValue::id,
     "order_id, 주문번호, opportunity_id, deal_id | order, order_number | invoice_id, invoice, invoice_number, invoice_no | "
     "transaction_id, charge_id, payment_id, "
     "basket_id, psp_reference",
     "lines of one order that stand together are one purchase; an order in another file counts once", "#1 on two lines: one purchase"},
    {RowField::churned, "churned", FieldValue::flag,
     "churn, churned, exited, attrition, is_churned, 이탈, 이탈여부 | !is_active, !active, !is_active_member",
     "who is lost, in a list of customers without dates", "Yes, No, No: 33.3% churn"},
    {RowField::tenure, "tenure", FieldValue::number,
     "tenure, tenure_months, months_active, tenure_weeks, tenure_days, tenure_years, 이용개월수, 가입개월수",
     "for how long a customer of a list has stayed: the age at which it left, or was last seen, for survival and forecasts",
     "34 and yes: lost at age 34"},
};
static_assert(std::size(fields) == row_field_count);

/// A name of the table in its parts. Its text stands for itself by its place: a pointer would have to be relocated at every start.
struct ListedName {
  FieldName meaning;
  bool is_key = false;
  bool is_excluded = false;
  bool starts_anywhere = false;
  bool ends_anywhere = false;
  std::uint16_t start = 0;  // among the names of the field
  std::uint16_t size = 0;
  std::uint32_t hash = 0;

  [[nodiscard]] constexpr std::string_view text() const {
    const RowFieldInfo& info = fields[static_cast<std::size_t>(meaning.field)];
    return is_key ? info.key : info.names.substr(start, size);
  }
  /// Whether a folded name fits the pattern, which is written as folded.
  [[nodiscard]] bool fits(std::string_view folded) const {
    if (!starts_anywhere) return folded.starts_with(text());
    return ends_anywhere ? folded.find(text()) != std::string_view::npos : folded.ends_with(text());
  }
};

constexpr ListedName key_of(const RowFieldInfo& info) {
  return {.meaning = {.field = info.field}, .is_key = true, .hash = folded_hash(info.key)};
}

constexpr ListedName parse_name(const RowFieldInfo& info, std::string_view text, int rank) {
  const auto take = [&text](char sign) {
    if (!text.starts_with(sign)) return false;
    text.remove_prefix(1);
    return true;
  };
  ListedName name{.meaning = {.field = info.field, .rank = rank}};
  name.meaning.is_reversed = take('!');
  name.is_excluded = take('~');
  name.meaning.by_words = take('?');
  name.starts_anywhere = take('*');
  name.ends_anywhere = text.ends_with('*');
  if (name.ends_anywhere) text.remove_suffix(1);
  name.meaning.is_pattern = name.starts_anywhere || name.ends_anywhere;
  name.start = static_cast<std::uint16_t>(text.data() - info.names.data());
  name.size = static_cast<std::uint16_t>(text.size());
  name.hash = folded_hash(text);
  return name;
}

/// Calls `take(name)` for each name of a field, its key first.
template <class Take>
constexpr void for_each_name(const RowFieldInfo& info, Take take) {
  take(key_of(info));
  int rank = 0;
  for (std::string_view listed = info.names; !listed.empty();) {
    const std::size_t end = std::min(listed.find_first_of(",|"), listed.size());
    if (const std::string_view name = trimmed(listed.substr(0, end)); !name.empty()) take(parse_name(info, name, rank));
    if (end == listed.size()) return;
    if (listed[end] == '|') ++rank;
    listed.remove_prefix(end + 1);
  }
}

/// The names of the table that are patterns, or those that are not. Made when the program is built: making them at every start would take
/// a tenth of a small report.
template <bool are_patterns>
constexpr auto names_of_table() {
  constexpr auto for_each = [](auto take) {
    for (const RowFieldInfo& info : fields) {
      for_each_name(info, [&take](const ListedName& name) {
        if (name.meaning.is_pattern == are_patterns) take(name);
      });
    }
  };
  constexpr std::size_t size = [for_each] {
    std::size_t count = 0;
    for_each([&count](const ListedName&) { ++count; });
    return count;
  }();
  std::array<ListedName, size> names{};
  for_each([next = names.begin()](const ListedName& name) mutable { *next++ = name; });
  return names;
}
constexpr auto patterns = names_of_table<true>();
/// By their hashes, and those alike in the order of the table.
constexpr auto exact_names = [] {
  auto names = names_of_table<false>();
  std::ranges::sort(names, [](const ListedName& a, const ListedName& b) {
    if (a.hash != b.hash) return a.hash < b.hash;
    if (a.meaning.field != b.meaning.field) return a.meaning.field < b.meaning.field;
    return a.is_key != b.is_key ? a.is_key : a.start < b.start;
  });
  return names;
}();

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// Whether one of the words that a name consists of is among these.
bool has_word_of(std::string_view name, std::initializer_list<std::string_view> words) {
  std::string lower = lower_ascii(name);
  std::ranges::replace_if(
      lower, [](char c) { return c < 'a' || c > 'z'; }, ' ');
  return std::ranges::any_of(split(lower, " "), [&](const std::string& word) { return std::ranges::find(words, word) != words.end(); });
}

}  // namespace

std::string_view field_value_key(FieldValue value) {
  switch (value) {
    case FieldValue::id:
      return "id";
    case FieldValue::time:
      return "time";
    case FieldValue::money:
      return "money";
    case FieldValue::number:
      return "number";
    case FieldValue::interval:
      return "interval";
    case FieldValue::word:
      return "word";
    case FieldValue::flag:
      return "flag";
  }
  return "";
}

std::span<const RowFieldInfo> row_fields() { return fields; }

const RowFieldInfo& row_field(RowField field) { return fields[static_cast<std::size_t>(field)]; }

std::string_view row_field_key(RowField field) { return row_field(field).key; }

std::string fold_header(std::string_view name) { return fold_name(to_nfc(trim(name))); }

std::vector<FieldName> find_field_names(std::string_view name) {
  const std::string folded = fold_header(name);
  const std::uint32_t hash = folded_hash(folded);
  std::vector<FieldName> found;
  auto listed = std::ranges::lower_bound(exact_names, hash, {}, &ListedName::hash);
  for (; listed != exact_names.end() && listed->hash == hash; ++listed) {
    if (!folds_to(listed->text(), folded)) continue;
    // What is said last of a name of a field holds.
    if (!found.empty() && found.back().field == listed->meaning.field) found.pop_back();
    found.push_back(listed->meaning);
  }
  return found;
}

std::vector<FieldName> find_field_patterns(std::string_view name) {
  const std::string folded = fold_header(name);
  std::vector<FieldName> found;
  std::vector<RowField> excluded;
  for (const ListedName& pattern : patterns) {
    if (!pattern.fits(folded)) continue;
    const RowField field = pattern.meaning.field;
    if (pattern.is_excluded) {
      excluded.push_back(field);
    } else if (found.empty() || found.back().field != field) {
      found.push_back(pattern.meaning);
    }
  }
  std::erase_if(found, [&](const FieldName& match) { return std::ranges::find(excluded, match.field) != excluded.end(); });
  return found;
}

std::optional<RowField> find_row_field(std::string_view name) {
  const std::string folded = fold_header(name);
  const auto by_key = std::ranges::find_if(fields, [&](const RowFieldInfo& info) { return folds_to(info.key, folded); });
  if (by_key != std::end(fields)) return by_key->field;
  const std::vector<FieldName> found = find_field_names(name);
  return found.empty() ? std::nullopt : std::optional(found.front().field);
}

std::vector<std::string> all_field_names() {
  std::vector<std::string> names;
  for (const RowFieldInfo& info : fields) {
    for_each_name(info, [&](const ListedName& name) {
      if (!name.meaning.is_pattern) names.push_back(name.is_key ? std::string(info.key) : fold_header(name.text()));
    });
  }
  return names;
}

bool is_name_of_other_money(std::string_view name) {
  return contains_any(fold_header(name), {"gross", "net", "tax", "vat", "discount", "fee", "profit", "earning", "subtotal", "acv", "tcv",
                                          "세금", "부가세", "할인", "수수료", "배송비"});
}

AmountName read_amount_name(std::string_view name) {
  const std::string folded = fold_header(name);
  if (folded == "arramount" || has_word_of(name, {"arr"})) return AmountName::yearly;
  if (contains_any(folded, {"mrr", "monthly", "recurringrevenue", "월매출", "월요금"})) return AmountName::monthly;
  if (has_word_of(name, {"line", "lineitem", "item", "items"}) ||
      contains_any(folded, {"linetotal", "lineamount", "itemtotal", "상품별", "품목별"}))
    return AmountName::of_line;
  if (contains_any(folded, {"total", "총결제금액"})) return AmountName::of_order;
  return AmountName::plain;
}

}  // namespace retain::io
