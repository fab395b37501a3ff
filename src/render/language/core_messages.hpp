#pragma once

#include <string_view>

namespace retain::render {

/// Messages of the core, each above its Korean. A place is {}, or {=} where what stands there is never translated: a name or a value of
/// the input. Text without pointers, which costs nothing at the start of the program.
inline constexpr std::string_view core_messages = R"(
the names of the cohorts are no periods by which to cut
  코호트 이름이 기간이 아니어서 기간으로 자를 수 없음
--cohort NAME chooses some
  --cohort NAME으로 고르세요
of unknown length
  알 수 없는
the periods of the first are {}, and those of the second {}
  첫째는 {} 단위이고 둘째는 {} 단위임
compare two runs of the same history
  같은 이력을 두 번 계산한 결과끼리 비교하세요
the two have no period in common
  둘에 공통된 기간이 없음
{=} has no complete period
  {}에 완료된 기간이 없음
periods that are not complete are in no test
  완료되지 않은 기간은 검정에서 제외됩니다
{=} is a segment, and a period of the whole base
  {}은(는) 세그먼트이자 전체의 기간이기도 함
write {=} for the segment, {=} for the period
  세그먼트는 {}, 기간은 {}(으)로 쓰세요
the periods are {=} to {=}; the input has no segments (customer rows get them by --by COLUMN)
  기간은 {} ~ {}이고, 입력에 세그먼트가 없습니다(고객별 행에서는 --by COLUMN으로 나누세요)
the periods are {=} to {=}; the segments are {}
  기간은 {} ~ {}, 세그먼트는 {}입니다
{=} is no segment and no period; did you mean {=}?
  {}: 그런 세그먼트도 기간도 없음, 혹시 {}?
{=} is no segment and no period
  {}: 그런 세그먼트도 기간도 없음
{=} names no period
  {}: 기간이 없음
write one, or a range such as 2026-01..2026-03
  기간 하나나 2026-01..2026-03 같은 범위를 쓰세요
none of the periods {=} is in the input
  기간 {}에 드는 것이 입력에 없음
it has {=} to {=}; a range goes from the earlier to the later
  입력에는 {} ~ {}이(가) 있습니다. 범위는 앞 기간부터 쓰세요
{=} or {=} is small: fewer than 5 customers are expected on one side of {}, so p-value and range are rough
  {} 또는 {}의 규모가 작아(어느 한쪽의 기대 고객 수가 5명 미만) p값과 구간이 대략적임: {}
take more periods together
  더 많은 기간을 묶어 비교하세요
{=} and {=} have a period in common: the same customers are in both, and the test takes them for different ones
  {}, {}에 공통된 기간이 1개 있음: 같은 고객이 양쪽에 있으나 검정은 서로 다른 고객으로 봄
{=} and {=} have {=} periods in common: the same customers are in both, and the test takes them for different ones
  {}, {}에 공통된 기간이 {}개 있음: 같은 고객이 양쪽에 있으나 검정은 서로 다른 고객으로 봄
compare groups that share no customers
  고객이 겹치지 않는 그룹을 비교하세요
'*:2026-Q2' '*:2026-Q3' compares two ranges of periods in each segment
  세그먼트마다 두 기간을 비교하려면 '*:2026-Q2' '*:2026-Q3'처럼 쓰세요
{=} is each segment, and {=} is not
  {}은(는) 각 세그먼트인데 {}은(는) 아님
{=} names no periods
  {}: 기간이 없음
{=} is each segment, and the input has none
  {}은(는) 각 세그먼트인데 입력에 세그먼트가 없음
customer rows get them by --by COLUMN
  고객별 행은 --by COLUMN으로 나누세요
a segment is called *, which stands for each segment
  이름이 *인 세그먼트가 있음: *는 각 세그먼트를 뜻함
give that segment another name
  그 세그먼트의 이름을 바꾸세요
no segment has complete periods in both {=} and {=}
  {}, {} 양쪽에 완료된 기간이 있는 세그먼트가 없음
no complete period in A or in B: {=}
  A 또는 B에 완료된 기간이 없음: {}
no complete period in A or in B: {=} and {=} more
  A 또는 B에 완료된 기간이 없음: {} 외 {}개
these segments are not compared
  이 세그먼트는 비교에서 제외됩니다
few customers: fewer than 5 are expected on one side of a share in {=}, so p-value and range are rough
  고객이 적어(어느 한쪽의 기대 고객 수가 5명 미만) p값과 구간이 대략적임: {}
few customers: fewer than 5 are expected on one side of a share in {=} and {=} more, so p-value and range are rough
  고객이 적어(어느 한쪽의 기대 고객 수가 5명 미만) p값과 구간이 대략적임: {} 외 {}개
customers are followed by days, weeks, months, quarters or years
  고객은 일, 주, 월, 분기, 연 단위로 추적함
a row without a customer
  고객이 없는 행
{=} lies in no one {}
  {}은(는) 하나의 {}에 들지 않음
every row has a segment, or none
  모든 행에 세그먼트가 있거나 모두 없어야 함
from {=} to {=} are {=} {}s, more than {=} years
  {} ~ {}: {}개({} 단위), {}년을 넘음
is a year misspelt? look at the rows of the first and the last
  연도를 잘못 적지 않았나요? 첫 기간과 마지막 기간의 행을 확인하세요
a gap and a window are at least one period
  공백과 비교 간격은 1개 기간 이상이어야 함
more than 1,000,000 segments
  세그먼트가 1,000,000개를 넘음
segments are groups of customers, such as plans or regions: does --by name a column of ids?
  세그먼트는 요금제나 지역 같은 고객 묶음입니다. --by에 ID 열을 지정하지 않았는지 확인하세요
write 2026-03, 2026-Q1, 2026, 2026-W05 or 2026-03-15
  2026-03, 2026-Q1, 2026, 2026-W05, 2026-03-15처럼 쓰세요
write the year with four digits (for an input, --date-format with %y settles it)
  연도를 네 자리로 쓰세요(입력은 --date-format의 %y로 정할 수 있습니다)
period {=} has no valid year
  기간 {}: 연도가 올바르지 않음
period {=} has no valid month
  기간 {}: 월이 올바르지 않음
period {=} is a day that does not exist
  기간 {}: 없는 날짜임
period {=} has no valid quarter
  기간 {}: 분기가 올바르지 않음
period {=} is a week that does not exist
  기간 {}: 없는 주임
format the cells as dates and export again: it would be {=}
  셀을 날짜 서식으로 바꾸어 다시 내보내세요. 그러면 {}이(가) 됩니다
period {=} has no likely year in front
  기간 {}: 앞자리가 연도로 보이지 않음
write 2026-03-15, or pass --date-format
  2026-03-15처럼 쓰거나 --date-format을 지정하세요
period {=} may be a spreadsheet's serial number of a day
  기간 {}: 스프레드시트의 날짜 일련번호일 수 있음
period {=} has no year of four digits
  기간 {}: 네 자리 연도가 없음
date {=} is {=} or {=}
  날짜 {}: {} 또는 {}
period {=} is {=} or {=}
  기간 {}: {} 또는 {}
write the year first (for an input, --day-first or --month-first settles it)
  연도를 먼저 쓰세요(입력은 --day-first나 --month-first로 정할 수 있습니다)
date {=} is no date with the {} first
  날짜 {}: {} 우선으로는 날짜가 아님
period {=} is no date with the {} first
  기간 {}: {} 우선으로는 날짜가 아님
date {=} is a day that does not exist
  날짜 {}: 없는 날짜임
date {=} is not a valid date
  날짜 {}: 올바른 날짜가 아님
date {=} has no year of four digits
  날짜 {}: 네 자리 연도가 없음
period {=} is not a valid date
  기간 {}: 올바른 날짜가 아님
the input has {=} to {=}
  입력에는 {} ~ {}이(가) 있습니다
there is no period {=}
  기간 {}이(가) 없음
no period is left to show
  표시할 기간이 남지 않음
{=} has no {}, and nothing tells it: add that of the first period, in a column {=}
  {}의 {}이(가) 없고 알 방법도 없음: 첫 기간의 값을 {} 열에 추가하세요
the segments do not add up to the total: {}
  세그먼트의 합이 전체와 다름: {}
{} against {=}
  {}(세그먼트 합 {})
{} against {=}, {}
  {}(세그먼트 합 {}), {}
the total is used as it is given
  전체 값은 입력된 그대로 씁니다
{} was assumed, which --strict forbids
  가정이 쓰임: {} (--strict에서는 허용되지 않음)
give a column {=}, 0 where there was none
  {} 열을 추가하고, 없던 기간은 0으로 쓰세요
for example --require 'crr >= 85'
  예를 들어 --require 'crr >= 85'처럼 쓰세요
the prefixes are last:, total: and overall:
  앞에 붙일 수 있는 말은 last:, total:, overall:입니다
`retain metrics` lists them
  목록은 `retain metrics`로 확인하세요
{=} is not a number to compare {} with
  {}은(는) {} 비교에 쓸 수 있는 수가 아님
{} is not a percent: {=}
  {}은(는) 퍼센트가 아님: {}
leave the % out
  %를 빼세요
{} is in percent, and {=} looks like a fraction
  {}: 단위는 퍼센트인데 {}은(는) 비율(소수)로 보임
write {=}, or {=}% if it is meant so
  {}(으)로 쓰거나, 정말 그 값이면 {}%로 쓰세요
the requirement {=} has no operator
  요건 {}에 비교 연산자가 없음
put it in quotes, or the shell reads > and < as redirections: --require 'crr >= 85'; 'last:crr not worse' is about the change on the period before
  따옴표로 감싸세요. 그러지 않으면 셸이 >와 <를 리디렉션으로 읽습니다: --require 'crr >= 85'. 직전 기간 대비 변화는 'last:crr not worse'로 쓰세요
the requirement {=} has no known operator
  요건 {}의 비교 연산자를 알 수 없음
use >=, >, <=, <, == or !=, in quotes, or the words not worse
  >=, >, <=, <, ==, != 가운데 하나나 not worse를 따옴표 안에 쓰세요
there is no period before overall:, which {=} is about
  overall:에는 직전 기간이 없어 {}을(를) 쓸 수 없음
last: is about the newest period
  최근 기간이면 last:를 쓰세요
more {=} is neither better nor worse
  {}: 많고 적음에 좋고 나쁨이 없음
give a bound: >=, >, <=, <, == or !=
  >=, >, <=, <, ==, != 가운데 하나로 기준값을 정하세요
whether a change of {=} is beyond chance cannot be tested
  {}: 변화가 유의한지 검정할 수 없음
give a bound, for example '{=}'; {=} is for {=}
  '{}'처럼 기준값을 정하세요({} 지원 지표: {})
the periods are {}s, and {=} is none
  기간은 {} 단위인데 {}은(는) 그 단위가 아님
expect a {}
  {} 단위의 기간을 지정하세요
there is no complete period
  완료된 기간이 없음
the periods are {}s, and {=} is a {}
  기간은 {} 단위인데 {}은(는) {} 단위임
expect {=}
  {}을(를) 지정하세요
the input has no periods, and {=} is one
  입력에 기간이 없어 {}을(를) 확인할 수 없음
give a column of periods, such as month
  month 같은 기간 열을 추가하세요
the periods are no calendar periods, and {=} is one
  기간이 달력의 기간이 아니어서 {}을(를) 확인할 수 없음
expect the newest by its name
  최근 기간을 적힌 이름으로 지정하세요
there is no complete period; expected is {=} ({=}, where today is {=})
  완료된 기간이 없음: 기대한 기간은 {}({}, 오늘은 {})
the newest complete period is {=}; expected is {=} ({=}, where today is {=})
  최근 완료 기간은 {}: 기대한 기간은 {}({}, 오늘은 {})
{=} is not over: a column complete, false in its rows, keeps it apart
  {}은(는) 아직 끝나지 않았으니 complete 열에 false를 적어 구분하세요
there is no complete period; expected is {=}
  완료된 기간이 없음: 기대한 기간은 {}
the newest complete period is {=}; expected is {=}
  최근 완료 기간은 {}: 기대한 기간은 {}
the file may be a newer one
  더 새로운 파일일 수 있으니 확인하세요
the file may be an old one
  오래된 파일일 수 있으니 확인하세요
a window of {=} where others have {}
  비교 간격이 {}인데 다른 행은 {}
report snapshots of different windows one by one
  비교 간격이 다른 집계는 따로 보고하세요
the row has no period, others have
  이 행에만 기간이 없음
give every row a period, for example 2026-03
  모든 행에 2026-03 같은 기간을 적으세요
period {=} is not like {=}
  기간 {}의 형식이 {}과(와) 다름
write all periods in one form: months, quarters, years, weeks or days
  모든 기간을 월, 분기, 연, 주, 일 가운데 한 형식으로 쓰세요
the dates lie a {} or more apart: read as {}s; --period day reads them as days
  날짜 간격이 한 단위({}) 이상임: {} 단위로 읽음(일 단위로 읽으려면 --period day)
the periods are {}s, not {}s
  기간이 {} 단위임({} 단위가 아님)
snapshots are never regrouped: leave --period out
  기간별 집계는 다시 묶지 않으니 --period를 빼세요
period {=} stands after a later one; the rows were sorted
  기간 {}이(가) 더 늦은 기간 뒤에 있음: 행을 정렬함
a second row without a period
  기간 없는 행이 둘 이상임
a second row without a period ({=})
  기간 없는 행이 둘 이상임 ({})
a second row without a period of segment {=}
  세그먼트 {}에 기간 없는 행이 둘 이상임
a second row without a period of segment {=} ({=})
  세그먼트 {}에 기간 없는 행이 둘 이상임 ({})
add a column period, for example 2026-03
  2026-03 같은 값을 담은 period 열을 추가하세요
period {=} stands twice
  기간 {}이(가) 두 번 나옴
period {=} stands twice ({=})
  기간 {}이(가) 두 번 나옴 ({})
period {=} of segment {=} stands twice
  세그먼트 {1}의 기간 {0}이(가) 두 번 나옴
period {=} of segment {=} stands twice ({=})
  세그먼트 {1}의 기간 {0}이(가) 두 번 나옴 ({2})
keep one row of each period and segment
  기간과 세그먼트마다 한 행만 남기세요
segment {=} ends with {=}
  세그먼트 {}이(가) {}에서 끝남
sums of later periods are without it
  이후 기간의 합계에는 들어가지 않습니다
{=} is missing
  {} 기간이 빠져 있음
{=} to {=} are missing
  {} ~ {} 기간이 빠져 있음
{=} is missing of segment {=}
  세그먼트 {1}: {0} 기간이 빠져 있음
{=} to {=} are missing of segment {=}
  세그먼트 {2}: {0} ~ {1} 기간이 빠져 있음
change and compounded rates stop at the gap
  증감과 누적률은 빠진 곳에서 끊깁니다
there are no rows
  행이 없음
{} is more than {}
  {} > {}: 앞의 값이 더 큼
the reasons add up to {=}, more than {}
  사유별 합계 {}이(가) 더 큼: {}
each lost customer is counted under one reason; what has none is left out
  이탈 고객은 사유 하나로만 세고, 사유가 없으면 빼세요
correct one of them, or leave one empty to have it derived
  하나를 고치거나, 하나를 비워 계산되게 하세요
customers who came back are counted in a column {=}
  복귀 고객은 {} 열에 적으세요
{} = {=}, but {} ({=} less)
  {} = {}, 그러나 {} ({} 적음)
{} = {=}, but {} ({=} more)
  {} = {}, 그러나 {} ({} 많음)
more customers were kept than there were at the start, so retention is over 100% and churn undefined: who came back belongs in a column {=}
  유지 고객이 기초 고객보다 많아 유지율이 100%를 넘고 이탈률은 계산할 수 없음: 복귀 고객은 {} 열에 적어야 함
they are among the {} now, and count as kept
  지금은 {}에 들어 있어 유지 고객으로 집계됩니다
{} would have to be {=} for the others to balance
  다른 값과 맞으려면 {}이(가) {}이어야 함
correct one of them
  하나를 고치세요
{} against {} of the period before
  {}, 직전 기간의 {}과(와) 다름
{} against {} of the period before ({=})
  {}, 직전 기간의 {}과(와) 다름 ({})
{} looks like a fraction, and it is a percent
  {}은(는) 비율(소수)로 보이나 단위는 퍼센트임
{=} percent? write {=} or {=}%; if it is meant so, write {=}%
  {1} 또는 {2}%로 쓰고, 정말 {0}퍼센트이면 {3}%로 쓰세요
{} is stated, but {=}
  {}(으)로 적혀 있으나 계산으로는 {}
correct one of them, or leave it out to have it computed
  하나를 고치거나, 빼서 계산되게 하세요
the customers at the end include the new ones that are still there
  기말 고객에는 남아 있는 신규 고객이 들어 있으니 확인하세요
lost customers are those of the start who left; leave out those who joined and left inside the period
  이탈 고객은 기초 고객 중 떠난 고객입니다. 기간 중 가입하고 떠난 고객은 빼세요
contraction, churn and pauses are of the revenue at the start
  축소, 이탈, 일시중지는 기초 매출에 대한 값이니 확인하세요
the revenue at the end includes what is new, came back and expanded
  기말 매출에는 신규, 복귀, 확장 매출이 들어 있으니 확인하세요
repeat buyers are among the buyers
  재구매 고객은 구매 고객에 포함되니 확인하세요
satisfied answers are among the answers
  만족 응답은 전체 응답에 포함되니 확인하세요
{}; did you mean {=}?
  {}, 혹시 {}?
for example --assume 'churn -1pp', 'apv +5%' or 'crr = 90'
  예를 들어 --assume 'churn -1pp', 'apv +5%', 'crr = 90'처럼 쓰세요
{=} has a number with an exponent
  {}: 지수 표기 수가 있음
write all its digits
  모든 자릿수를 쓰세요
{=} does not say what is assumed of it
  {}: 무엇을 가정하는지 적혀 있지 않음
{=} has more than 18 digits before the point
  {}: 소수점 앞이 18자리를 넘음
{=} has no =, + or - before the number
  {}: 수 앞에 =, +, -가 없음
{} is not a percent, and has no points: {=}
  {}: 퍼센트가 아니므로 %p를 쓸 수 없음: {}
leave the pp out, or write % for a share of it
  pp를 빼거나, 비율로 바꾸려면 %를 쓰세요
points are a change, and = is none: {=}
  pp는 변화량이므로 =과 함께 쓸 수 없음: {}
write {=} = {=}
  {} = {}처럼 쓰세요
{=} leaves open whether points or a share of it are meant
  {}: %p인지 비율인지 알 수 없음
write {=}pp for points, {=}% for a share of what it is
  %p이면 {}pp, 현재 값의 비율이면 {}%로 쓰세요
{} cannot be over {=}: {=}
  {}은(는) {}보다 클 수 없음: {}
{} cannot be under {=}: {=}
  {}은(는) {}보다 작을 수 없음: {}
it is a share of nobody, whatever changes
  대상 고객이 없어 무엇을 바꾸어도 비율이 없으니 다른 값을 가정하세요
it needs {}
  필요한 값을 넣으세요: {}
assume what it is: {=}
  값을 직접 가정하세요: {}
{} is undefined, and cannot be changed: {}
  {}: 값이 없어 바꿀 수 없음({})
{} is assumed twice
  {}을(를) 두 번 가정함
say in one what is assumed of it
  한 번에 지정하세요
there is no complete period to assume anything of
  가정을 적용할 완료된 기간이 없음
the last period shown must be complete
  마지막으로 표시되는 기간이 완료되어야 하니 범위를 확인하세요
{} is what the movements add up to, and several of them could move
  {}: 여러 변동의 합이라 어느 것이 변하는지 알 수 없음
assume one of them: {}
  다음 가운데 하나를 가정하세요: {}
{} cannot be assumed: {}
  {}: 가정할 수 없음({})
{} does not tell which of the inputs behind it changes, and how
  {}: 바탕이 되는 입력값 중 어느 것이 어떻게 변하는지 알 수 없음
assume one of what it rests on: {}
  바탕이 되는 값 가운데 하나를 가정하세요: {}
it is not known now
  현재 값을 알 수 없으니 확인하세요
it is {=} now
  현재 값은 {}이니 확인하세요
{} would be {=}, and cannot be negative
  {}이(가) {}이(가) 되나 음수일 수 없음
{} would be {=}, and cannot be more
  {}이(가) {}이(가) 되나 그보다 작아야 함
{} would be {=}, and cannot be less
  {}이(가) {}이(가) 되나 그보다 커야 함
{} would be more than {}
  {} > {}: 앞의 값이 더 커짐
{} and another premise both move {}
  {}: 다른 가정도 같은 값을 바꿈({})
assume one of them
  둘 중 하나만 가정하세요
{} and {=} more
  {} 외 {}개
the cohort rises from {=} at age {=} to {=} at age {=}
  코호트가 경과 {1}의 {0}에서 경과 {3}의 {2}(으)로 늘어남
cohort {=} rises from {=} at age {=} to {=} at age {=}
  {0} 코호트가 경과 {2}의 {1}에서 경과 {4}의 {3}(으)로 늘어남
survivors never rise: who has left does not come back; `retain cohort` shows a table as it is
  생존자는 늘지 않습니다: 떠난 고객은 돌아오지 않습니다. `retain cohort`는 표를 그대로 보여 줍니다
{=} cohorts are more than memory takes
  코호트 {}개는 메모리에 담을 수 없음
{=} cohorts of each of {=} segments are more than memory takes
  세그먼트 {1}개의 코호트 {0}개씩은 메모리에 담을 수 없음
--period month makes fewer of them
  --period month로 줄이세요
--period year makes fewer of them
  --period year로 줄이세요
--fit {=}: the customers are known up to age {=}
  --fit {}: 고객은 경과 {}까지만 알려져 있음
at most --fit {=}
  --fit {}까지 가능합니다
--holdout {=} leaves nothing to fit: the customers are known up to age {=}
  --holdout {}(으)로는 적합할 것이 남지 않음: 고객은 경과 {}까지만 알려져 있음
at most --holdout {=}
  --holdout {}까지 가능합니다
--holdout keeps out the last ages of cohorts, and a list of customers with tenures has none
  --holdout은 코호트의 마지막 경과를 빼는데 고객별 기간 목록에는 코호트가 없음
--fit N keeps out the ages behind N
  --fit N은 N 뒤의 경과를 뺍니다
no customer is known beyond age 0, and there is nothing to forecast from
  경과 0 뒤로 알려진 고객이 없어 예측할 근거가 없음
a forecast needs at least age 1
  예측에는 적어도 경과 1이 필요합니다
nobody is lost up to age {=}, and there is nothing to forecast from
  경과 {}까지 떠난 고객이 없어 예측할 근거가 없음
more ages, or customers of whom some have left
  경과를 더 넣거나, 일부가 떠난 고객을 넣으세요
all customers are lost at age 1, and nobody is left to forecast
  모든 고객이 경과 1에 떠나 예측할 고객이 없음
shorter periods tell how they left, and cohorts that came to their end may be left out
  더 짧은 기간으로 보면 언제 떠났는지 알 수 있고, 끝난 코호트는 빼도 됩니다
customers are lost at age 1 and nobody up to age {=} after it: no forecast tells when others will leave
  경과 1에 떠난 고객이 있고 그 뒤 경과 {}까지는 없음: 나머지가 언제 떠날지 예측할 수 없음
more ages may tell; --model constant takes churn to be the same at every age
  경과가 더 있으면 알 수 있습니다. --model constant는 이탈률이 경과와 무관하게 같다고 봅니다
--model bdw has three parameters, and the customers are fitted up to age {=}
  --model bdw는 모수가 셋인데 고객은 경과 {}까지만 적합됨
it needs age 3; --model sbg needs age 2
  경과 3까지 필요하고, --model sbg는 경과 2까지면 됩니다
--model bdw has no likeliest parameters here: it fits the better the further they go towards customers who are all alike, or who leave at once or never
  --model bdw의 우도를 가장 크게 하는 모수가 없음: 고객이 모두 같거나, 바로 떠나거나 아예 떠나지 않는 쪽으로 갈수록 더 잘 맞음
nobody seems to leave: the fewer do, the likelier is what was bought under {=}
  아무도 떠나지 않는 것으로 보임: {}에서는 떠나는 고객이 적을수록 구매 기록의 우도가 커짐
{=} cannot be fitted: customers do not differ in how often they buy
  {}을(를) 적합할 수 없음: 고객 사이에 구매 빈도의 차이가 없음
{=} cannot be fitted: customers do not differ in how likely they are to leave
  {}을(를) 적합할 수 없음: 고객 사이에 떠날 확률의 차이가 없음
{=} cannot be fitted: its likelihood has no maximum
  {}을(를) 적합할 수 없음: 우도에 최댓값이 없음
--model {=} has a maximum
  --model {}은(는) 최댓값이 있습니다
take a longer history, or more customers
  더 긴 기간이나 더 많은 고객을 쓰세요
nobody bought anything: no amount is above 0
  구매한 고객이 없음: 0보다 큰 금액이 없음
are refunds and sales told apart by their sign?
  환불과 매출이 부호로 구별되어 있습니까?
no customer came back: nothing tells how often they buy again
  다시 구매한 고객이 없어 재구매 빈도를 알 수 없음
take a longer history, or all customers rather than the newest
  더 긴 기간이나, 최근 고객만이 아닌 모든 고객을 쓰세요
no row counts: --as-of {=} leaves none, the first is of {=}
  집계되는 행이 없음: 첫 행이 {1}의 것이라 --as-of {0}에 남는 행이 없음
give a later day
  더 늦은 날을 지정하세요
a larger --fit fits more
  --fit을 늘리면 더 많은 경과를 적합합니다
a smaller --holdout leaves more to fit
  --holdout을 줄이면 적합할 경과가 더 남습니다
no age beyond 0 is left to fit, and there is nothing to forecast from
  적합할 경과가 0밖에 남지 않아 예측의 근거가 없음
--model sbg and --model constant have fewer
  --model sbg와 --model constant는 모수가 더 적습니다
)";

}  // namespace retain::render
