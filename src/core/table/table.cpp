// The table of quantities: one row each, in the order of every output. Adding a metric is adding its row here and its name to Id.
#include <iterator>

#include "retain/quantity.hpp"

namespace retain {

namespace {

using enum Id;
using enum Topic;
using F = Formula;

constexpr const char* returning_note = "customers who came back count as kept";

// A row of the table reads as one.
// clang-format off
constexpr Quantity table[] = {
    {.id = customers_start, .key = "customers_start", .name = "customers at the start", .name_ko = "기초 고객 수", .symbol = "CS",
     .heading = "start", .topic = customers, .unit = Unit::count, .sum = Sum::add, .priority = 3,
     .aliases = {"cs", "start", "start_customers", "opening_customers", "기초고객수", "전월말고객수"},
     .absent_note = "the customers_end of the period before", .zero = Reason::zero_start_customers, .carried_from = customers_end,
     .meaning = "customers when the period began"},
    {.id = customers_new, .key = "customers_new", .name = "new customers", .name_ko = "신규 고객 수", .symbol = "CN", .heading = "new",
     .topic = customers, .unit = Unit::count, .better = Better::higher, .sum = Sum::add, .priority = 4,
     .aliases = {"cn", "new", "new_customers", "acquired", "신규", "신규고객수", "신규가입"}, .zero = Reason::zero_new_customers, .phrase = "won {}",
     .meaning = "joined in the period and still there at its end"},
    {.id = customers_reactivated, .key = "customers_reactivated", .name = "reactivated customers", .name_ko = "재활성 고객 수", .symbol = "CR",
     .heading = "back", .topic = customers, .unit = Unit::count, .better = Better::higher, .sum = Sum::add, .priority = 6,
     .aliases = {"reactivated", "returned", "재활성", "재가입", "복귀"}, .absent = 0, .absent_note = returning_note, .phrase = "won back {}",
     .meaning = "left in an earlier period and came back in this one"},
    {.id = customers_churned, .key = "customers_churned", .name = "lost customers", .name_ko = "이탈 고객 수", .symbol = "CL", .heading = "lost",
     .topic = customers, .unit = Unit::count, .better = Better::lower, .sum = Sum::add, .priority = 2,
     .aliases = {"churned", "lost", "cancelled", "lost_customers", "이탈", "이탈고객수", "해지", "해지고객수"}, .phrase = "lost {}",
     .meaning = "there at the start, gone at the end"},
    {.id = customers_end, .key = "customers_end", .name = "customers at the end", .name_ko = "기말 고객 수", .symbol = "CE", .heading = "end",
     .topic = customers, .unit = Unit::count, .better = Better::higher, .sum = Sum::add, .priority = 5,
     .aliases = {"ce", "end", "end_customers", "closing_customers", "기말고객수", "당월말고객수"}, .zero = Reason::zero_end_customers,
     .phrase = "{} at the end", .meaning = "customers when the period ended, the new ones included"},
    {.id = revenue_start, .key = "revenue_start", .name = "revenue at the start", .name_ko = "기초 매출", .symbol = "S", .heading = "start",
     .topic = revenue, .unit = Unit::money, .sum = Sum::add, .priority = 8, .aliases = {"mrr_start", "starting_mrr", "opening_mrr", "기초매출"},
     .absent_note = "the revenue_end of the period before", .zero = Reason::zero_start_revenue, .carried_from = revenue_end,
     .meaning = "recurring revenue when the period began"},
    {.id = revenue_new, .key = "revenue_new", .name = "new revenue", .name_ko = "신규 매출", .symbol = "N", .heading = "new", .topic = revenue,
     .unit = Unit::money, .better = Better::higher, .sum = Sum::add, .priority = 4, .aliases = {"new_mrr", "신규매출"},
     .meaning = "from new customers"},
    {.id = revenue_reactivation, .key = "revenue_reactivation", .name = "reactivated revenue", .name_ko = "복귀 매출", .symbol = "R",
     .heading = "back", .topic = revenue, .unit = Unit::money, .better = Better::higher, .sum = Sum::add, .priority = 9,
     .aliases = {"reactivation_mrr", "복귀매출"}, .absent = 0, .meaning = "from customers who came back"},
    {.id = revenue_expansion, .key = "revenue_expansion", .name = "expansion revenue", .name_ko = "확장 매출", .symbol = "X",
     .heading = "expanded", .topic = revenue, .unit = Unit::money, .better = Better::higher, .sum = Sum::add, .priority = 5,
     .aliases = {"expansion_mrr", "upsell", "확장매출"}, .meaning = "more paid by customers present at the start"},
    {.id = revenue_contraction, .key = "revenue_contraction", .name = "contraction revenue", .name_ko = "축소 매출", .symbol = "D",
     .heading = "contracted", .topic = revenue, .unit = Unit::money, .better = Better::lower, .sum = Sum::add, .priority = 6,
     .aliases = {"contraction_mrr", "downgrade", "축소매출"}, .zero = Reason::zero_losses,
     .meaning = "less paid by customers who stayed, as a positive number"},
    {.id = revenue_churned, .key = "revenue_churned", .name = "lost revenue", .name_ko = "이탈 매출", .symbol = "L", .heading = "lost",
     .topic = revenue, .unit = Unit::money, .better = Better::lower, .sum = Sum::add, .priority = 3,
     .aliases = {"churned_mrr", "churn_mrr", "이탈매출", "해지매출"}, .zero = Reason::zero_losses,
     .meaning = "of customers who left, as a positive number"},
    {.id = revenue_paused, .key = "revenue_paused", .name = "paused revenue", .name_ko = "일시중지 매출", .symbol = "P", .heading = "paused",
     .topic = revenue, .unit = Unit::money, .better = Better::lower, .sum = Sum::add, .priority = 10, .aliases = {"paused_mrr", "일시중지매출"},
     .absent = 0, .zero = Reason::zero_losses, .meaning = "on hold at the end"},
    {.id = revenue_end, .key = "revenue_end", .name = "revenue at the end", .name_ko = "기말 매출", .symbol = "E", .heading = "end",
     .topic = revenue, .unit = Unit::money, .better = Better::higher, .sum = Sum::add, .priority = 7,
     .aliases = {"ending_mrr", "closing_mrr", "기말매출"}, .zero = Reason::zero_end_revenue,
     .meaning = "recurring revenue when the period ended"},
    {.id = sales, .key = "sales", .name = "sales", .name_ko = "총매출", .symbol = "sales", .heading = "sales", .topic = value,
     .unit = Unit::money, .better = Better::higher, .sum = Sum::add, .aliases = {"total_sales", "order_value", "총매출"},
     .may_be_negative = true, .of_one_customer = true, .meaning = "value of all purchases in the period"},
    {.id = purchases, .key = "purchases", .name = "purchases", .name_ko = "구매 수", .symbol = "purchases", .heading = "purchases",
     .topic = value, .unit = Unit::count, .better = Better::higher, .sum = Sum::add, .aliases = {"orders", "transactions", "구매수", "주문수"},
     .zero = Reason::zero_purchases, .of_one_customer = true, .meaning = "number of purchases in the period"},
    {.id = buyers, .key = "buyers", .name = "buyers", .name_ko = "구매 고객 수", .symbol = "buyers", .heading = "buyers", .topic = value,
     .unit = Unit::count, .better = Better::higher, .sum = Sum::add, .aliases = {"purchasing_customers", "구매고객수"},
     .zero = Reason::zero_buyers, .meaning = "customers who bought at all"},
    {.id = repeat_buyers, .key = "repeat_buyers", .name = "repeat buyers", .name_ko = "재구매 고객 수", .symbol = "repeat_buyers",
     .heading = "repeat", .topic = value, .unit = Unit::count, .better = Better::higher, .sum = Sum::add, .aliases = {"재구매고객수"},
     .meaning = "customers who bought more than once"},
    {.id = acquisition_spend, .key = "acquisition_spend", .name = "acquisition spend", .name_ko = "획득 비용 총액", .symbol = "acquisition_spend",
     .heading = "spend", .topic = value, .unit = Unit::money, .better = Better::lower, .sum = Sum::add,
     .aliases = {"sales_and_marketing", "marketing_spend", "획득비용총액"}, .of_one_customer = true, .meaning = "spent on winning new customers"},
    {.id = gross_margin, .key = "gross_margin", .name = "gross margin", .name_ko = "매출총이익률", .symbol = "gross_margin",
     .heading = "margin %", .topic = value, .unit = Unit::percent, .better = Better::higher, .sum = Sum::same,
     .aliases = {"margin", "매출총이익률"}, .absent = 100, .absent_note = "revenue counts whole", .zero = Reason::zero_margin, .most = 100,
     .of_one_customer = true, .meaning = "share of revenue left after the cost of serving customers"},
    {.id = cost_per_lost_customer, .key = "cost_per_lost_customer", .name = "cost per lost customer", .name_ko = "고객 이탈당 비용",
     .symbol = "cost_per_lost_customer", .heading = "cost/lost", .topic = value, .unit = Unit::money, .better = Better::lower,
     .sum = Sum::same, .aliases = {"loss_cost"}, .meaning = "what losing one customer costs"},
    {.id = promoters, .key = "promoters", .name = "promoters", .name_ko = "추천 고객", .symbol = "promoters", .heading = "promoters",
     .topic = service, .unit = Unit::count, .better = Better::higher, .sum = Sum::add, .aliases = {"추천"}, .zero = Reason::zero_responses,
     .of_one_customer = true, .meaning = "answered 9 or 10"},
    {.id = passives, .key = "passives", .name = "passives", .name_ko = "중립 고객", .symbol = "passives", .heading = "passives",
     .topic = service, .unit = Unit::count, .sum = Sum::add, .aliases = {"중립"}, .zero = Reason::zero_responses,
     .of_one_customer = true, .meaning = "answered 7 or 8"},
    {.id = detractors, .key = "detractors", .name = "detractors", .name_ko = "비추천 고객", .symbol = "detractors", .heading = "detractors",
     .topic = service, .unit = Unit::count, .better = Better::lower, .sum = Sum::add, .aliases = {"비추천"}, .zero = Reason::zero_responses,
     .of_one_customer = true, .meaning = "answered 0 to 6"},
    {.id = csat_total, .key = "csat_total", .name = "sum of satisfaction scores", .name_ko = "만족도 점수 합계", .symbol = "csat_total",
     .heading = "scores", .topic = service, .unit = Unit::number, .better = Better::higher, .sum = Sum::add, .of_one_customer = true, .meaning = "all scores added"},
    {.id = csat_satisfied, .key = "csat_satisfied", .name = "satisfied answers", .name_ko = "만족 응답 수", .symbol = "csat_satisfied",
     .heading = "satisfied", .topic = service, .unit = Unit::count, .better = Better::higher, .sum = Sum::add,
     .of_one_customer = true, .meaning = "scored 4 or 5 of 5"},
    {.id = csat_responses, .key = "csat_responses", .name = "satisfaction answers", .name_ko = "만족도 응답 수", .symbol = "csat_responses",
     .heading = "answers", .topic = service, .unit = Unit::count, .sum = Sum::add, .zero = Reason::zero_responses,
     .of_one_customer = true, .meaning = "answers scored"},
    {.id = response_time_total, .key = "response_time_total", .name = "sum of response times", .name_ko = "응답 시간 합계",
     .symbol = "response_time_total", .heading = "hours", .topic = service, .unit = Unit::hours, .better = Better::lower, .sum = Sum::add,
     .of_one_customer = true, .meaning = "hours to the first response, over all requests"},
    {.id = responses, .key = "responses", .name = "responses", .name_ko = "응답 수", .symbol = "responses", .heading = "responses",
     .topic = service, .unit = Unit::count, .sum = Sum::add, .zero = Reason::zero_responses, .of_one_customer = true, .meaning = "requests answered"},
    {.id = crr, .key = "crr", .name = "customer retention rate", .name_ko = "고객 유지율", .symbol = "crr", .heading = "CRR %",
     .topic = customers, .unit = Unit::percent, .better = Better::higher, .priority = 1, .aliases = {"retention_rate", "유지율"},
     .formulas = {(F(customers_end) - customers_new - customers_reactivated) / customers_start * 100, (F(customers_start) - customers_churned) / customers_start * 100, F(100) - churn},
     .sample = customers_start, .compounds = true, .near_hundred = true, .phrase = "kept {} of {} customers",
     .meaning = "share of the customers at the start who are still there at the end",
     .guide = "85 to 90 is a common target, near 15 is an alarm",
     .guide_source = "rule of thumb without a primary source; compare with your own past first",
     .source = "hubspot.com/glossary/retention-rate", .example = "customers_start=70 customers_new=30 customers_end=90"},
    {.id = churn, .key = "churn", .name = "churn rate", .name_ko = "이탈률", .symbol = "churn", .heading = "churn %", .topic = customers,
     .unit = Unit::percent, .better = Better::lower, .priority = 7, .aliases = {"churn_rate", "이탈률", "해지율"},
     .formulas = {F(customers_churned) / customers_start * 100}, .may_be_given = true, .zero = Reason::zero_churn,
     .sample = customers_start, .most = 100,
     .meaning = "share of the customers at the start who were lost; who joined and left inside the period is not counted",
     .guide = "3 to 7 a month is usual for small-business subscriptions, under 1 for enterprise contracts",
     .guide_source = "rule of thumb without a primary source; it depends on contract length and price",
     .source = "recurly.com/blog/key-terms-related-to-churn-defined", .example = "customers_start=2000 customers_churned=300"},
    {.id = annual_churn, .key = "annual_churn", .name = "annual churn", .name_ko = "연간 이탈률", .symbol = "annual_churn",
     .heading = "annual %", .topic = customers, .unit = Unit::percent, .better = Better::lower, .priority = 9,
     .formulas = {F(100) * (F(1) - power(F(1) - F(churn) / 100, periods_a_year()))}, .rate_of_one_period = true,
     .meaning = "churn that would result if every period of a year had this one's; n is the number of periods a year",
     .source = "churnkey.co/blog/convert-annual-churn-to-monthly-churn", .example = "churn=5"},
    {.id = customer_lifespan, .key = "customer_lifespan", .name = "customer lifespan", .name_ko = "고객 수명", .symbol = "customer_lifespan",
     .heading = "lifespan", .topic = value, .unit = Unit::periods, .better = Better::higher, .priority = 5, .aliases = {"lifespan", "고객수명"},
     .formulas = {F(1) / (F(churn) / 100)}, .may_be_given = true, .expectation = true, .rate_of_one_period = true,
     .meaning = "periods that a customer stays on average, if churn stays as it is",
     .source = "baremetrics.com/blog/time-to-churn-at-risk-payments-changes", .example = "churn=5"},
    {.id = reactivation_rate, .key = "reactivation_rate", .name = "reactivation rate", .name_ko = "재활성률", .symbol = "reactivation_rate",
     .heading = "back %", .topic = customers, .unit = Unit::percent, .better = Better::higher, .priority = 10,
     .formulas = {needed(customers_reactivated) / customers_start * 100},
     .meaning = "customers who came back, against the customers at the start",
     .source = "support.recurly.com/hc/en-us/articles/360041810792", .example = "customers_start=200 customers_reactivated=6"},
    {.id = repeat_purchase_rate, .key = "repeat_purchase_rate", .name = "repeat purchase rate", .name_ko = "재구매율",
     .symbol = "repeat_purchase_rate", .heading = "repeat %", .topic = value, .unit = Unit::percent, .better = Better::higher,
     .priority = 6, .aliases = {"재구매율"}, .formulas = {F(repeat_buyers) / buyers * 100},
     .meaning = "share of the buyers of the period who bought more than once in it", .guide = "20 to 30 is usual for online shops",
     .guide_source = "rule of thumb without a primary source, for a year; a month's is lower",
     .source = "wallstreetprep.com/knowledge/repeat-purchase-rate", .example = "buyers=400 repeat_buyers=100"},
    {.id = customer_growth, .key = "customer_growth", .name = "customer growth", .name_ko = "고객 증가율", .symbol = "customer_growth",
     .heading = "growth %", .topic = customers, .unit = Unit::percent, .better = Better::higher, .priority = 8,
     .formulas = {(F(customers_end) - customers_start) / customers_start * 100},
     .meaning = "change of the number of customers; growth is not retention", .source = "the difference of the two counts",
     .example = "customers_start=70 customers_end=90"},
    {.id = ndr, .key = "ndr", .name = "net dollar retention", .name_ko = "순매출 유지율", .symbol = "ndr", .heading = "NDR %", .topic = revenue,
     .unit = Unit::percent, .better = Better::higher, .priority = 1, .aliases = {"nrr", "순매출유지율"},
     .formulas = {(F(revenue_end) - revenue_new - revenue_reactivation) / revenue_start * 100, (F(revenue_start) + or_zero(revenue_expansion) - or_zero(revenue_contraction) - revenue_churned - or_zero(revenue_paused)) / revenue_start * 100},
     .compounds = true, .near_hundred = true,
     .meaning = "revenue at the end from the customers of the start, against their revenue at the start",
     .guide = "above 100 the customers of the start pay more than before; 120 a year is a common mark of the best",
     .guide_source = "rule of thumb without a primary source, for a year; a month's is nearer to 100", .source = "coachpms.com/metrics-1/net-dollar-retention",
     .example = "revenue_start=1000000 revenue_expansion=200000 revenue_contraction=50000 revenue_churned=100000"},
    {.id = grr, .key = "grr", .name = "gross revenue retention", .name_ko = "총매출 유지율", .symbol = "grr", .heading = "GRR %",
     .topic = revenue, .unit = Unit::percent, .better = Better::higher, .priority = 2, .aliases = {"총매출유지율"},
     .formulas = {(F(revenue_start) - or_zero(revenue_contraction) - revenue_churned - or_zero(revenue_paused)) / revenue_start * 100},
     .ceiling = ndr, .compounds = true, .near_hundred = true,
     .meaning = "revenue kept from the customers of the start, expansion left out; never above 100",
     .guide = "85 to 90 a year is usual, above 95 is strong", .guide_source = "rule of thumb without a primary source, for a year; a month's is nearer to 100",
     .source = "pulserevops.com/sales-trainings/q97",
     .example = "revenue_start=10000000 revenue_contraction=600000 revenue_churned=900000"},
    {.id = gross_revenue_churn, .key = "gross_revenue_churn", .name = "gross revenue churn", .name_ko = "총매출 이탈률",
     .symbol = "gross_revenue_churn", .heading = "gross churn %", .topic = revenue, .unit = Unit::percent, .better = Better::lower,
     .priority = 12, .formulas = {F(100) - grr}, .meaning = "revenue lost to cancellations, downgrades and pauses",
     .source = "help.chartmogul.com 203359341",
     .example = "revenue_start=100 revenue_churned=10 revenue_contraction=10 revenue_expansion=10"},
    {.id = net_revenue_churn, .key = "net_revenue_churn", .name = "net revenue churn", .name_ko = "순매출 이탈률", .symbol = "net_revenue_churn",
     .heading = "net churn %", .topic = revenue, .unit = Unit::percent, .better = Better::lower, .priority = 13, .formulas = {F(100) - ndr},
     .meaning = "the same less what expansion brought; negative is growth", .source = "help.chartmogul.com 4414075567250",
     .example = "revenue_start=100 revenue_churned=10 revenue_contraction=10 revenue_expansion=30"},
    {.id = expansion_rate, .key = "expansion_rate", .name = "expansion rate", .name_ko = "확장률", .symbol = "expansion_rate",
     .heading = "expansion %", .topic = revenue, .unit = Unit::percent, .better = Better::higher, .priority = 14,
     .formulas = {F(revenue_expansion) / revenue_start * 100}, .meaning = "expansion against the revenue at the start",
     .source = "chargebee.com/docs/2.0/recurring-revenue.html", .example = "revenue_start=50000 revenue_expansion=5000"},
    {.id = contraction_rate, .key = "contraction_rate", .name = "contraction rate", .name_ko = "축소율", .symbol = "contraction_rate",
     .heading = "contraction %", .topic = revenue, .unit = Unit::percent, .better = Better::lower, .priority = 15,
     .formulas = {F(revenue_contraction) / revenue_start * 100}, .meaning = "contraction against the revenue at the start",
     .source = "chargebee.com/docs/2.0/recurring-revenue.html", .example = "revenue_start=50000 revenue_contraction=1500"},
    {.id = revenue_growth, .key = "revenue_growth", .name = "revenue growth", .name_ko = "매출 증가율", .symbol = "revenue_growth",
     .heading = "growth %", .topic = revenue, .unit = Unit::percent, .better = Better::higher, .priority = 11,
     .formulas = {(F(revenue_end) - revenue_start) / revenue_start * 100}, .meaning = "change of revenue over the period",
     .source = "the difference of the two amounts", .example = "revenue_start=1000 revenue_end=1100"},
    {.id = existing_revenue_share, .key = "existing_revenue_share", .name = "share of revenue from existing customers",
     .name_ko = "기존 고객 매출 비중", .symbol = "existing_revenue_share", .heading = "existing %", .topic = revenue, .unit = Unit::percent,
     .priority = 16, .formulas = {(F(revenue_end) - revenue_new) / revenue_end * 100},
     .meaning = "share of the revenue at the end that is not new", .source = "the complement of the new revenue",
     .example = "revenue_new=200 revenue_end=1100"},
    {.id = quick_ratio, .key = "quick_ratio", .name = "quick ratio", .name_ko = "퀵 비율", .symbol = "quick_ratio", .heading = "quick",
     .topic = revenue, .unit = Unit::ratio, .better = Better::higher, .priority = 10,
     .formulas = {(F(revenue_new) + revenue_reactivation + revenue_expansion) / (F(revenue_contraction) + revenue_churned + revenue_paused)},
     .meaning = "revenue won for each unit lost", .guide = "4 is the usual mark of efficient growth, below 1 revenue shrinks",
     .guide_source = "learn.profitwell.com/l/en/article/sxsipjlziy-saa-s-quick-ratio",
     .source = "learn.profitwell.com/l/en/article/sxsipjlziy-saa-s-quick-ratio",
     .example = "revenue_new=20000 revenue_expansion=8000 revenue_churned=5000 revenue_contraction=3000"},
    {.id = arpa, .key = "arpa", .name = "average revenue per account", .name_ko = "객단가", .symbol = "arpa", .heading = "ARPA",
     .topic = value, .unit = Unit::money, .better = Better::higher, .priority = 1,
     .aliases = {"arpu", "average_revenue_per_account", "객단가"}, .formulas = {F(revenue_end) / customers_end}, .may_be_given = true,
     .zero = Reason::zero_end_revenue, .meaning = "revenue at the end per customer at the end", .source = "help.chartmogul.com 203359061",
     .example = "revenue_end=9380.15 customers_end=90"},
    {.id = apv, .key = "apv", .name = "average purchase value", .name_ko = "평균 구매가치", .symbol = "apv", .heading = "APV", .topic = value,
     .unit = Unit::money, .better = Better::higher, .priority = 3, .aliases = {"aov", "average_purchase_value", "평균구매가치"},
     .formulas = {F(sales) / purchases}, .may_be_given = true, .may_be_negative = true, .meaning = "sales per purchase",
     .source = "blog.hubspot.com/service/how-to-calculate-customer-lifetime-value", .example = "sales=6500 purchases=1000"},
    {.id = purchase_frequency, .key = "purchase_frequency", .name = "purchase frequency", .name_ko = "구매 빈도",
     .symbol = "purchase_frequency", .heading = "frequency", .topic = value, .unit = Unit::per_period, .better = Better::higher,
     .priority = 4, .aliases = {"frequency", "구매빈도"}, .formulas = {F(purchases) / buyers}, .may_be_given = true,
     .meaning = "purchases per buyer and period", .source = "blog.hubspot.com/service/how-to-calculate-customer-lifetime-value",
     .example = "purchases=1200 buyers=400"},
    {.id = cac, .key = "cac", .name = "customer acquisition cost", .name_ko = "고객 획득 비용", .symbol = "cac", .heading = "CAC", .topic = value,
     .unit = Unit::money, .better = Better::lower, .priority = 7, .aliases = {"acquisition_cost", "고객획득비용"},
     .formulas = {F(acquisition_spend) / customers_new}, .may_be_given = true, .absent_note = "no acquisition cost is subtracted",
     .zero = Reason::zero_acquisition_cost, .meaning = "spend on winning customers per new customer", .source = "help.finmark.com",
     .example = "acquisition_spend=30000 customers_new=30"},
    {.id = cltv, .key = "cltv", .name = "customer lifetime value", .name_ko = "고객 생애 가치", .symbol = "cltv", .heading = "CLTV",
     .topic = value, .unit = Unit::money, .better = Better::higher, .priority = 8, .aliases = {"clv", "고객생애가치"},
     .formulas = {F(apv) * purchase_frequency * customer_lifespan * gross_margin / 100 - or_zero(cac)},
     .meaning = "what a customer's purchases bring over the whole relation, less the cost of winning the customer",
     .source = "Starbucks: Delivering Customer Service (Harvard Business School case); super-calc.com",
     .example = "apv=6.50 purchase_frequency=156 customer_lifespan=5"},
    {.id = ltv, .key = "ltv", .name = "lifetime value of a subscription", .name_ko = "구독 생애 가치", .symbol = "ltv", .heading = "LTV",
     .topic = value, .unit = Unit::money, .better = Better::higher, .priority = 2,
     .formulas = {F(arpa) * gross_margin / 100 / (F(churn) / 100)}, .rate_of_one_period = true,
     .meaning = "margin that a customer pays until leaving, if churn and revenue stay as they are; churn of a single period makes it jump",
     .source = "help.chartmogul.com 203359061", .example = "arpa=100 churn=5 gross_margin=80"},
    {.id = ltv_cac, .key = "ltv_cac", .name = "LTV to CAC", .name_ko = "LTV/CAC 비율", .symbol = "ltv_cac", .heading = "LTV/CAC",
     .topic = value, .unit = Unit::ratio, .better = Better::higher, .priority = 9, .formulas = {F(ltv) / cac},
     .meaning = "lifetime value for each unit spent on winning it", .guide = "3 or more is the usual rule",
     .guide_source = "help.chartmogul.com 203359061", .source = "MetricHQ", .example = "arpa=500 churn=2.5 gross_margin=75 cac=6000"},
    {.id = cac_payback, .key = "cac_payback", .name = "CAC payback", .name_ko = "CAC 회수 기간", .symbol = "cac_payback", .heading = "payback",
     .topic = value, .unit = Unit::periods, .better = Better::lower, .priority = 10, .formulas = {F(cac) / (F(arpa) * gross_margin / 100)},
     .meaning = "periods until a customer's margin has paid for winning it", .guide = "under 12 months is a common target",
     .guide_source = "metrickittools.com/guides/cac-payback-guide", .source = "metrickittools.com/guides/cac-payback-guide",
     .example = "cac=100 arpa=50"},
    {.id = churn_cost, .key = "churn_cost", .name = "cost of churn", .name_ko = "이탈 비용", .symbol = "churn_cost", .heading = "churn cost",
     .topic = value, .unit = Unit::money, .better = Better::lower, .priority = 11,
     .formulas = {F(customers_churned) * cost_per_lost_customer}, .meaning = "what the lost customers cost",
     .source = "the product of the two facts", .example = "customers_churned=10 cost_per_lost_customer=250"},
    {.id = nps, .key = "nps", .name = "net promoter score", .name_ko = "순추천지수", .symbol = "nps", .heading = "NPS", .topic = service,
     .unit = Unit::points, .better = Better::higher, .priority = 1,
     .formulas = {(F(promoters) - detractors) / (F(promoters) + passives + detractors) * 100}, .may_be_given = true, .most = 100, .least = -100,
     .may_be_negative = true, .meaning = "share of promoters less share of detractors, from -100 to 100",
     .guide = "above 0 more customers recommend than warn; above 50 is very good", .guide_source = "theprimecalculator.com",
     .source = "Reichheld 2003, The One Number You Need to Grow", .example = "promoters=60 passives=25 detractors=15"},
    {.id = csat, .key = "csat", .name = "satisfaction score", .name_ko = "고객 만족도", .symbol = "csat", .heading = "CSAT", .topic = service,
     .unit = Unit::score, .better = Better::higher, .priority = 2, .formulas = {F(csat_total) / csat_responses}, .may_be_given = true,
     .meaning = "mean score of the answers", .source = "help.trengo.com/article/measuring-csat-results",
     .example = "csat_total=420 csat_responses=100"},
    {.id = csat_rate, .key = "csat_rate", .name = "satisfied customers", .name_ko = "만족 고객 비율", .symbol = "csat_rate", .heading = "CSAT %",
     .topic = service, .unit = Unit::percent, .better = Better::higher, .priority = 3,
     .formulas = {F(csat_satisfied) / csat_responses * 100}, .near_hundred = true,
     .meaning = "share of the answers that scored 4 or 5 of 5", .guide = "75 to 85 is usual", .guide_source = "calculatorlib.com",
     .source = "help.delighted.com/article/240", .example = "csat_satisfied=170 csat_responses=200"},
    {.id = frt, .key = "frt", .name = "first response time", .name_ko = "최초 응답 시간", .symbol = "frt", .heading = "FRT h", .topic = service,
     .unit = Unit::hours, .better = Better::lower, .priority = 4, .formulas = {F(response_time_total) / responses}, .may_be_given = true,
     .meaning = "mean hours to the first response", .source = "Zendesk 205951808", .example = "response_time_total=240 responses=80"},
};
// clang-format on

constexpr bool stands_in_order() {
  std::size_t index = 0;
  for (const Quantity& row : table) {
    if (index_of(row.id) != index++) return false;
  }
  return index == quantity_count;
}
static_assert(stands_in_order());

constexpr LabelColumn labels[] = {
    {Label::period, "period", {"month", "quarter", "year", "date", "기간", "월", "기준월", "monat"}},
    {Label::segment, "segment", {"region", "plan", "market", "세그먼트", "지역", "구분"}},
    {Label::complete, "complete", {}},
    {Label::window, "window", {}},
};

constexpr Identity::Term customer_terms[] = {{customers_start, 1, revenue_start},
                                             {customers_new, 1, revenue_new},
                                             {customers_reactivated, 1, revenue_reactivation},
                                             {customers_churned, -1, revenue_churned}};
constexpr Identity::Term revenue_terms[] = {{revenue_start, 1},     {revenue_new, 1},          {revenue_reactivation, 1},
                                            {revenue_expansion, 1}, {revenue_contraction, -1}, {revenue_churned, -1},
                                            {revenue_paused, -1}};
constexpr Identity identity_table[] = {{customers_end, customer_terms}, {revenue_end, revenue_terms}};

constexpr Worth worth_table[] = {
    {"revenue", "recurring revenue of the period", {F(arpa) * customers_end, F(revenue_end)}},
    {"margin", "margin of it", {F(arpa) * customers_end * gross_margin / 100, F(revenue_end) * gross_margin / 100}, true},
    {"sales", "sales of the period", {F(apv) * purchase_frequency * buyers, F(sales)}},
    {"sales_margin",
     "margin of these sales",
     {F(apv) * purchase_frequency * buyers * gross_margin / 100, F(sales) * gross_margin / 100},
     true},
    {"ltv", "LTV of all customers", {F(ltv) * customers_end}},
    {"cltv", "CLTV of all customers", {F(cltv) * customers_end}},
};
constexpr Id costs[] = {acquisition_spend, cost_per_lost_customer, cac, churn_cost};

constexpr Id with_customers[] = {buyers, repeat_buyers, purchases, sales};
constexpr Id with_buyers[] = {repeat_buyers, purchases, sales};
constexpr Id with_purchases[] = {sales};
constexpr Following following_table[] = {{customers_end, with_customers}, {buyers, with_buyers}, {purchases, with_purchases}};

constexpr Id who_joined[] = {customers_new, customers_reactivated};
constexpr Id lost_customers[] = {customers_churned};
constexpr Id lost_revenue[] = {revenue_contraction, revenue_churned, revenue_paused};
constexpr Id repeated[] = {repeat_buyers};
constexpr Id satisfied[] = {csat_satisfied};
constexpr Id gained_revenue[] = {revenue_new, revenue_reactivation, revenue_expansion};
constexpr Bound bound_table[] = {
    {who_joined, customers_end, "the customers at the end include the new ones that are still there"},
    {lost_customers, customers_start,
     "lost customers are those of the start who left; leave out those who joined and left inside the period"},
    {lost_revenue, revenue_start, "contraction, churn and pauses are of the revenue at the start"},
    {gained_revenue, revenue_end, "the revenue at the end includes what is new, came back and expanded"},
    {repeated, buyers, "repeat buyers are among the buyers"},
    {satisfied, csat_responses, "satisfied answers are among the answers"},
};

}  // namespace

std::span<const Quantity> quantities() { return table; }
const Quantity& quantity(Id id) { return table[index_of(id)]; }
std::span<const LabelColumn> label_columns() { return labels; }
std::span<const Identity> identities() { return identity_table; }
std::span<const Worth> worths() { return worth_table; }
std::span<const Id> costs_beside_margins() { return costs; }
std::span<const Following> followings() { return following_table; }
std::span<const Bound> bounds() { return bound_table; }

}  // namespace retain
