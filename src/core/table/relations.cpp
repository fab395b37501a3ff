#include "core/table/relations.hpp"

namespace retain {

namespace {

using enum Id;
using F = Formula;

constexpr Identity::Term customer_terms[] = {{customers_start, 1, revenue_start},
                                             {customers_new, 1, revenue_new},
                                             {customers_reactivated, 1, revenue_reactivation},
                                             {customers_churned, -1, revenue_churned}};
constexpr Identity::Term revenue_terms[] = {{revenue_start, 1},     {revenue_new, 1},          {revenue_reactivation, 1},
                                            {revenue_expansion, 1}, {revenue_contraction, -1}, {revenue_churned, -1},
                                            {revenue_paused, -1}};
constexpr Identity identity_table[] = {{customers_end, customer_terms, crr}, {revenue_end, revenue_terms, grr}};

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
constexpr Dependents dependent_table[] = {{customers_end, with_customers}, {buyers, with_buyers}, {purchases, with_purchases}};

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

std::span<const Identity> identities() { return identity_table; }
std::span<const Worth> worth_formulas() { return worth_table; }
std::span<const Id> costs_beside_margins() { return costs; }
std::span<const Dependents> dependents() { return dependent_table; }
std::span<const Bound> bounds() { return bound_table; }

}  // namespace retain
