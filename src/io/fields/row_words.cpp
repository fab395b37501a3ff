#include "io/fields/row_words.hpp"

#include <algorithm>
#include <string>

#include "io/fields/row_fields.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

// Words by what they say, parted by commas, as they are folded: without spaces and signs.
constexpr std::string_view paid_words =
    "paid,success,successful,succeeded,complete,completed,captured,charged,settled,settling,submittedforsettlement,confirmed,paidout,done,"
    "approved,fulfilled,delivered,shipped,invoiced,billed,true,partiallyrefunded,partiallypaid,closedwon,won,"
    "부분환불,부분취소,부분결제,결제완료,상품준비중,배송준비중,배송지시,배송중,배송완료,구매확정,발송완료,교환완료,취소철회,반품철회,완료";
constexpr std::string_view unpaid_words =
    "false,failed,fail,failure,declined,denied,aborted,canceled,cancelled,void,voided,expired,draft,open,pending,authorized,authorised,"
    "ready,inprogress,posted,notpaid,unpaid,paymentdue,pastdue,overdue,uncollectible,incomplete,awaitingpayment,waitingfordeposit,"
    "fraud,paymentreview,unavailable,abandoned,lost,closedlost,rejected,"
    "미결제,입금전,결제대기,입금대기";
constexpr std::string_view refunded_words =
    "refunded,refund,returned,chargedback,reversed,환불완료,환불,결제취소,승인취소,취소,취소완료,반품,반품완료";
constexpr std::string_view live_words =
    "active,live,open,pastdue,unpaid,nonrenewing,paused,pendingcancel,pendingcancellation,구독중,이용중";
constexpr std::string_view ended_words = "canceled,cancelled,expired,ended,churned,inactive,해지,해지완료";
constexpr std::string_view unbilled_words =
    "trialing,trialling,intrial,ontrial,trial,future,incomplete,incompleteexpired,free,comp,complimentary,무료,체험";
constexpr std::string_view open_deal_words[] = {
    "prospect", "qualif", "appointment", "proposal", "negotiat",   "contractsent", "decision", "discovery", "demo", "presentation",
    "lead",     "quote",  "inprogress",  "open",     "perception", "analysis",     "commit",   "제안",      "협상", "상담"};
constexpr std::string_view doubtful_deal_words[] = {"won", "renew", "signed", "계약"};

constexpr std::string_view sale_words =
    "sale,sales,charge,payment,purchase,order,subscribe,renew,renewal,existingbusiness,existingcustomer,newcustomer,initialpurchase,"
    "nonrenewingpurchase,invoice,subscription,settled,captured,existing,gift,donation,paycash,cash,"
    "판매,결제,주문,매출,승인,결제승인";
constexpr std::string_view refund_words =
    "refund,refunded,credit,creditmemo,creditnote,chargerefund,paymentrefund,chargeback,reversal,dispute,return,"
    "환불,취소,반품,결제취소,승인취소";
constexpr std::string_view neither_words =
    "fee,fees,tax,payout,transfer,deposit,withdrawal,hold,currencyconversion,conversion,shippinglabel,배송비,수수료,출금,verify,"
    "authorization,"
    "authorisation,pledge,giftinkind,inkind,writeoff,"
    "authorised,authorized,received,sentforsettle,test,trialstarted,billingissue,uncancellation,productchange,subscriberalias";

constexpr std::string_view sentinels = "0,-1,00,<null>,(null),guest,unknown,anonymous,none,null,n/a,na,nan,undefined,비회원";

void add_words(std::string_view words, std::vector<std::string_view>& all) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(','), words.size());
    all.push_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

constexpr bool has_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(','), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

template <std::size_t Size>
bool has_part(const std::string_view (&parts)[Size], std::string_view word) {
  return std::ranges::any_of(parts, [word](std::string_view part) { return word.find(part) != std::string_view::npos; });
}

/// 20260220, 2026.02.20, or a Unix time.
bool is_date_in_digits(std::string_view text) {
  constexpr std::size_t basic = 8;
  constexpr std::size_t unix_seconds = 10;
  constexpr std::size_t unix_milliseconds = 13;
  if (std::ranges::count(text, '.') == 2) return true;
  const bool is_whole = text.find('.') == std::string_view::npos;
  const bool is_of_our_time = text.starts_with("19") || text.starts_with("20");
  return is_whole && ((text.size() == basic && is_of_our_time) || text.size() == unix_seconds || text.size() == unix_milliseconds);
}

RowKind read_money_kind(std::string_view word) {
  if (has_word(sale_words, word)) return RowKind::sale;
  if (has_word(refund_words, word)) return RowKind::refund;
  return has_word(neither_words, word) ? RowKind::neither : RowKind::unknown;
}

RowSays read_paid_word(std::string_view word, StatusOf what) {
  if (has_word(refunded_words, word)) return RowSays::refunded;
  if (word == "processing") return what == StatusOf::order ? RowSays::counts : RowSays::left_out;
  if (has_word(paid_words, word)) return RowSays::counts;
  if (has_word(unpaid_words, word)) return RowSays::left_out;
  return RowSays::unknown;
}

}  // namespace

RowSays read_status(std::string_view text, StatusOf what) {
  // Shops built on WordPress write "wc-completed".
  constexpr std::string_view prefix = "wc-";
  const std::string word = fold_header(text.starts_with(prefix) ? text.substr(prefix.size()) : text);
  if (word.empty()) return RowSays::nothing;
  if (what == StatusOf::span || what == StatusOf::recurring || what == StatusOf::level) {
    if (has_word(unbilled_words, word)) return RowSays::left_out;
    if (has_word(live_words, word)) return RowSays::counts;
    if (has_word(ended_words, word))
      return what == StatusOf::span ? RowSays::ended : what == StatusOf::level ? RowSays::counts : RowSays::left_out;
  }
  const RowSays says = read_paid_word(word, what);
  if (what != StatusOf::deal || says != RowSays::unknown) return says;
  if (has_part(doubtful_deal_words, word)) return RowSays::unknown;
  return has_part(open_deal_words, word) ? RowSays::left_out : RowSays::unknown;
}

std::vector<std::string_view> status_words() {
  std::vector<std::string_view> words{"processing"};
  for (const std::string_view list : {paid_words, unpaid_words, refunded_words, live_words, ended_words, unbilled_words})
    add_words(list, words);
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

RowKind read_kind(std::string_view text) {
  const std::string word = fold_header(text);
  if (word.empty()) return RowKind::nothing;
  if (const RowKind kind = read_money_kind(word); kind != RowKind::unknown) return kind;
  // "Express Checkout Payment", "Sales credit note": the last words say what it is.
  std::string_view last = trim(text);
  for (std::size_t space = last.find_first_of(" _-"); space != std::string_view::npos; space = last.find_first_of(" _-")) {
    last.remove_prefix(space + 1);
    if (const RowKind kind = read_money_kind(fold_header(last)); kind != RowKind::unknown) return kind;
  }
  if (has_word("new,newbiz,newbusiness,newmrr,newsubscription,created,started,activated,신규", word)) return RowKind::movement_new;
  if (has_word("expansion,upgrade,upgraded,upsell,expansionmrr,확장,증액", word)) return RowKind::expansion;
  if (has_word("contraction,downgrade,downgraded,contractionmrr,축소,감액", word)) return RowKind::contraction;
  if (has_word("churn,churned,cancel,canceled,cancelled,cancellation,expiration,expired,lost,churnedmrr,churnmrr,이탈,해지", word))
    return RowKind::loss;
  if (has_word("reactivation,reactivated,resubscribed,resumed,reactivationmrr,복귀,재활성", word)) return RowKind::reactivation;
  return RowKind::unknown;
}

bool is_movement(RowKind kind) { return kind >= RowKind::movement_new && kind <= RowKind::reactivation; }

bool is_gain(RowKind kind) { return kind == RowKind::movement_new || kind == RowKind::expansion || kind == RowKind::reactivation; }

std::optional<bool> read_flag_word(std::string_view text) {
  // A number is a flag where it is 0 or 1, and else money.
  if (const std::string_view plain = trim(text); !plain.empty() && plain.find_first_not_of("0123456789.") == std::string_view::npos) {
    if (has_word("1,1.0", plain)) return true;
    if (has_word("0,0.0", plain)) return false;
    return is_date_in_digits(plain) ? std::optional(true) : std::nullopt;
  }
  const std::string word = fold_header(text);
  if (has_word("true,t,yes,y,예,네,o", word)) return true;
  if (word.empty() || has_word("false,f,no,n,아니오,아니요,x,null,none,nan,nat,n/a,\\n", word)) return false;
  // A date says that it happened.
  constexpr std::size_t shortest_date = 6;
  if (word.size() >= shortest_date && has_digit(word.substr(0, 4))) return true;
  return std::nullopt;
}

std::optional<bool> read_churn_word(std::string_view text) {
  const std::string word = fold_header(text);
  if (has_word("churned,churn,attrited,attritedcustomer,left,lost,canceled,cancelled,exited,inactive,이탈,탈퇴,해지", word)) return true;
  if (has_word("active,stayed,existing,existingcustomer,retained,kept,current,유지,이용중", word)) return false;
  return read_flag_word(text);
}

std::optional<bool> read_test_flag(std::string_view text) {
  const std::string word = fold_header(text);
  if (has_word("test,testing,sandbox,staging,development", word)) return true;
  if (has_word("live,production,prod", word)) return false;
  return read_flag_word(text);
}

bool is_partial_status(std::string_view text) {
  return has_word("partiallyrefunded,partiallypaid,부분환불,부분취소,부분결제", fold_header(text));
}

bool is_sentinel_id(std::string_view id) { return has_word(sentinels, lower_ascii(id)); }

std::vector<std::string_view> sentinel_ids() {
  std::vector<std::string_view> ids;
  add_words(sentinels, ids);
  add_words("-,--,nat,nil,#n/a,#ref!,0.0", ids);
  return ids;
}

bool is_masked_id(std::string_view id) { return id.find('*') != std::string_view::npos; }

}  // namespace retain::io
