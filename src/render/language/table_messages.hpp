#pragma once

#include <string_view>

namespace retain::render {

/// Messages about tables of cohorts and purchases, in the form of `core_messages`.
inline constexpr std::string_view table_messages = R"(
--column {=}: a table of cohorts has no such field
  --column {}: 코호트 표에는 그런 필드가 없음
its fields are cohort, age, size and survivors; --by names columns of segments
  필드는 cohort, age, size, survivors이며, 세그먼트 열은 --by로 지정하세요
--column {=}={=}: this table has no such column, but {}
  --column {}={}: 이 표에는 그런 열이 없고, {}
a row for each age
  행마다 경과 하나가 있음
a column for each cohort
  열마다 코호트 하나가 있음
a column for each age
  열마다 경과 하나가 있음
`retain sniff` shows what each column is read as
  각 열을 무엇으로 읽는지는 `retain sniff`로 확인하세요
--by {=}: a table with a column for each cohort has no segments
  --by {}: 열마다 코호트가 있는 표에는 세그먼트가 없음
no column {=}, which {=} names
  {1}에 지정된 {0} 열이 없음
--ignore leaves out a column that says the same otherwise
  같은 값을 달리 적은 열은 --ignore로 빼세요
long CSV (-f long) is written for other programs, and not read back
  긴 형식 CSV(-f long)는 다른 프로그램용이라 다시 읽지 않음
a table of the revenue of cohorts, and only one of customers is read
  코호트 매출 표이며, 고객 수 표만 읽을 수 있음
--measure customers writes it
  고객 수 표는 --measure customers로 쓰세요
{} is no {}, as those across the top are
  {}은(는) 위쪽에 있는 기간처럼 {} 단위가 아님
a cohort is named by the period in which it began
  코호트 이름은 시작된 기간이어야 합니다
cohort {=} has customers before it began
  {} 코호트에 시작 전 고객이 있음
{=} sums up others and is not read
  {}은(는) 다른 값을 합친 것이어서 읽지 않음
sums left out
  합계 제외
cohort {=} has more customers at age {=} than it began with
  {} 코호트는 경과 {}의 고객이 처음보다 많음
a table of revenue? only customers are read; customer rows with amounts give revenue (--measure revenue)
  매출 표인가요? 고객 수만 읽습니다. 매출은 금액이 있는 고객별 행에서 --measure revenue로 구하세요
--period {=}, and the ages of the table are each a {}
  --period {}인데 표의 경과는 {} 단위임
the ages are each a {}, and those of the tables before a {}
  경과가 {} 단위인데 앞의 표는 {} 단위임
cohort {=} has 0 customers from age {=} on, and each cohort before it one age more, as far as they go
  {} 코호트는 경과 {}부터 고객이 0명이고, 앞의 코호트는 하나씩 더 늦게 0명이 됨
are these ages not reached yet? leave their cells empty: zeros would count in the means; where they are real, columns named as `retain cohort -f csv` names them (cohort,segment,complete,size,month_0) say so
  아직 도달하지 않은 경과인가요? 그 칸을 비우세요. 0이면 평균에 들어갑니다. 실제로 0이면 `retain cohort -f csv`의 열 이름(cohort,segment,complete,size,month_0)으로 쓰세요
a cohort without a name beside others
  다른 코호트와 함께 이름 없는 코호트가 있음
is it a sum of them? remove it, or name it
  합계인가요? 행을 빼거나 이름을 붙이세요
{=} customers, or {=}%?
  고객 {}명인가, {}%인가?
write percents with %, or add a column for age 0
  퍼센트에는 %를 붙이거나 경과 0 열을 추가하세요
each cohort has one row; where another column tells them apart, --by names it
  코호트마다 한 행이어야 합니다. 다른 열로 구분된다면 --by로 지정하세요
age {=} follows age {=}: ages in a table of cohorts follow each other
  {1} 다음에 {0} 경과가 옴: 코호트 표의 경과는 이어져야 함
export every age
  모든 경과를 내보내세요
cohort {=} stands twice
  {} 코호트가 두 번 나옴
each cohort has one row
  코호트마다 한 행이어야 합니다
{=} is no age
  {}은(는) 경과 기간이 아님
an age is a number of periods: 0, 1, 2
  경과는 기간의 수입니다: 0, 1, 2
the size of cohort {=} is not the same in all of its rows
  {} 코호트의 크기가 행마다 다름
age {=} stands twice in cohort {=}
  {1} 코호트에 {0} 경과가 두 번 나옴
each age has one row
  경과마다 한 행이어야 합니다
the size of cohort {=} is not known
  {} 코호트의 크기를 알 수 없음
a column of its size, age 0, or --customers N
  크기 열이나 경과 0을 넣거나 --customers N을 지정하세요
cohort {=} has no age {=}
  {} 코호트에 {} 경과가 없음
only the newest ages may be empty; a customer who left counts as 0
  가장 최근 경과만 비울 수 있습니다. 모두 떠났으면 0으로 쓰세요
cohort {=} begins with {=}%
  {} 코호트가 {}%로 시작함
at age 0 all of its customers are there
  경과 0에는 모든 고객이 있습니다
cohort {=} has {=} customers at age 0, and its size is {=}
  {} 코호트는 경과 0에 고객이 {}명인데 크기는 {}
no cohort {=}
  {} 코호트가 없음
the cohorts are {=}
  코호트 목록: {}
no cohort in the table
  표에 코호트가 없음
cohort {=} has no values
  {} 코호트에 값이 없음
the ages of cohort {=} begin with {=}
  {} 코호트의 경과가 {}부터 시작함
age 0 is the period in which a cohort begins and all are there: call it 0, or add it
  경과 0은 코호트가 시작되어 모두 있는 기간입니다. 0으로 쓰거나 추가하세요
some values are percents and others are not
  퍼센트인 값과 아닌 값이 섞여 있음
write all of them with %, or none
  모두 %를 붙이거나 모두 빼세요
percents of how many customers?
  고객 몇 명에 대한 퍼센트인가?
100 customers, or percents of how many?
  고객 100명인가, 몇 명에 대한 퍼센트인가?
--customers N, or a column of the size of each cohort
  --customers N이나 코호트 크기 열을 쓰세요
shares of how many customers?
  고객 몇 명에 대한 비율인가?
--customers is for percents without sizes, and the table has the size of each cohort
  --customers는 크기 없는 퍼센트에 쓰는데 표에 코호트마다 크기가 있음
{}; or a table of cohorts: a cohort, its size, and a column for each age
  {}. 코호트 표라면 코호트, 크기, 경과마다 열이 하나씩 필요합니다
--customers is for percents, and the table holds customers
  --customers는 퍼센트에 쓰는데 표에는 고객 수가 있음
no table of cohorts, as others of the inputs are
  다른 입력과 달리 코호트 표가 아님
read them by themselves
  따로 읽으세요
no table of purchase histories, as others of the inputs are
  다른 입력과 달리 구매 이력 표가 아님
every row is of one customer, and names it
  행마다 고객을 적으세요
a recency of {=} without a repeat purchase
  재구매가 없는데 recency가 {}
frequency counts the purchases after the first, and recency is the time from the first to the last: 0 for who bought once
  frequency는 첫 구매 뒤의 구매 횟수, recency는 첫 구매부터 마지막 구매까지의 시간입니다. 한 번만 샀으면 0입니다
a recency of 0, and repeat purchases: {=}
  recency가 0인데 재구매 횟수가 {}
recency is the time from the first purchase to the last, not the time since the last
  recency는 마지막 구매 이후가 아니라 첫 구매부터 마지막 구매까지의 시간입니다
recency {=} is beyond age {=}
  recency {}이(가) age {}보다 김
both count from the first purchase: recency to the last, age to the end of what is known
  둘 다 첫 구매부터 셉니다: recency는 마지막 구매까지, age는 파악된 기간 끝까지
a whole number, without the first purchase: 0 for who bought once
  첫 구매를 뺀 정수를 쓰세요. 한 번만 샀으면 0입니다
{=} is no {=}, as other cohorts are
  {0}은(는) 다른 코호트와 달리 {1}이(가) 아님
cohorts are compared with those that began before them: name it by its period, or remove it if it is a sum of others
  코호트는 먼저 시작한 코호트와 비교합니다. 시작한 기간으로 이름을 붙이거나, 다른 코호트의 합계이면 빼세요
a table of purchase histories without a column of {=}
  {} 열이 없는 구매 이력 표
--column {=}=HEADER names it; `retain fields` says what it holds
  --column {}=HEADER로 지정하세요. 무엇이 들어가는지는 `retain fields`에 있습니다
{=}: {=} is no known unit of time
  {}: {}은(는) 알 수 없는 시간 단위
days, weeks, months and years are; without brackets the unit is that of --time-unit
  일, 주, 월, 년을 쓰세요. 괄호가 없으면 --time-unit의 단위를 따릅니다
recency is in {=}s, and age in {=}s
  recency는 {}, age는 {} 단위임
both count from the first purchase: write them in one unit
  둘 다 첫 구매부터 셉니다. 같은 단위로 쓰세요
the times are in another unit than those of the tables before
  시간의 단위가 앞의 표와 다름
some tables have amounts and others have none
  금액이 있는 표와 없는 표가 섞여 있습니다
read them by themselves, or --column monetary= counts purchases alone
  따로 읽거나 --column monetary= 로 구매만 집계하세요
read them by themselves, or name the same unit in the headers of all
  따로 읽거나, 모든 열 이름에 같은 단위를 쓰세요
frequency: {=} is no number of repeat purchases
  frequency: {}은(는) 재구매 횟수가 아님
a number from 0, in the unit of the header or of --time-unit
  열 이름이나 --time-unit의 단위로 0 이상의 수를 쓰세요
monetary: unknown unit {=}
  monetary: 알 수 없는 단위 {}
a table of purchase histories in JSON is not read
  JSON으로 된 구매 이력 표는 읽지 않음
a table of cohorts in JSON is not read
  JSON으로 된 코호트 표는 읽지 않음
as CSV it is: jq -r '{=}(.[0] | keys_unsorted) as $names | $names, (.[] | [.[$names[]]]) | @csv'
  CSV로 바꾸면 읽습니다: jq -r '{}(.[0] | keys_unsorted) as $names | $names, (.[] | [.[$names[]]]) | @csv'
{}; or a table of frequency, recency and age, where --column recency=HEADER names one
  {} 또는 frequency, recency, age가 있는 표를 쓰세요. --column recency=HEADER로 열을 지정합니다
a list of customers? {}; the columns are {}
  고객 목록인가요? {}. 열: {}
--column tenure={=} --column churned={=}
  --column tenure={} --column churned={}
purchases are counted by the day, and the dates are {=}
  구매는 날짜별로 세는데 날짜가 {} 단위임
export the day of each purchase; `retain forecast` and `retain survival` follow customers by longer periods
  구매마다 날짜까지 내보내세요. `retain forecast`와 `retain survival`은 더 긴 기간으로 고객을 살펴봅니다
no cell of {=} says yes, and some are empty, in rows: {=}
  {0}에 예라고 적힌 칸이 없고 빈 칸이 있음, 행: {1}
write yes or no in each; --where '{=}!=' leaves out rows where it is empty
  칸마다 예나 아니요를 쓰세요. --where '{}!='은 빈 행을 뺍니다
monetary: {=} is no mean amount of purchases
  monetary: {}은(는) 평균 구매 금액이 아님
above 0 for every customer with repeat purchases; --column monetary= counts purchases alone
  재구매한 고객은 0보다 커야 합니다. --column monetary=는 구매 횟수만 셉니다
customer {=} stands twice
  {} 고객이 두 번 나옴
each customer has one row
  고객마다 한 행이어야 합니다
amounts of customers without a repeat purchase, which are not counted: {=}
  재구매가 없는 고객의 금액은 집계하지 않음: {}명
the amount is the mean of the repeat purchases, without the first
  금액은 첫 구매를 뺀 재구매의 평균입니다
tenure is empty
  이용 기간이 비어 있음
a customer without one has no age: {}
  이용 기간이 없으면 경과를 알 수 없습니다: {}
tenure is negative: {=}
  이용 기간이 음수임: {}
nobody stays for less than nothing: correct it
  머문 기간은 음수일 수 없으니 바로잡으세요
tenure is above {=}: {=}
  이용 기간이 {}을(를) 넘음: {}
ages are followed so far: count it in longer periods, or is it something else?
  경과는 그만큼까지만 셉니다. 더 긴 단위로 세거나 다른 열이 아닌지 확인하세요
)";

}  // namespace retain::render
