#pragma once

#include <string_view>

namespace retain::render {

/// The texts of help, in the form of `core_messages`.
inline constexpr std::string_view help_texts = R"(
Usage
  사용법
Commands
  명령
Options
  옵션
Examples
  예시
Exit status
  종료 상태
Output
  출력
Periods
  기간
Checks
  점검
What if
  가정
Customer rows
  고객별 행
Input
  입력 형식
Limits
  한도
Customers
  고객
Revenue
  매출
Value
  가치
Service
  서비스
are we keeping our customers, and what are they worth?
  고객을 얼마나 유지하고 있으며 그 가치는 얼마인가?
done
  완료
the answer is no (a requirement is not met, a bare value is undefined, a file has a problem, history differs)
  아니요(요건 미충족, 값 없음, 파일에 문제, 이력이 다름)
wrong usage
  잘못된 사용법
the input is wrong or contradicts itself
  입력이 잘못되었거나 서로 모순됨
reading or writing failed
  읽기나 쓰기 실패
a bug in retain
  retain의 버그
`retain COMMAND --help` lists what most need of a command, `retain help COMMAND` all of its options, `retain --version` (-V) says which retain this is.
  명령에서 자주 쓰는 옵션은 `retain COMMAND --help`, 모든 옵션은 `retain help COMMAND`, 버전은 `retain --version`(-V)으로 볼 수 있습니다.
Documentation: `retain help --man`; README.md and examples in share/doc/retain.
  문서: `retain help --man`, share/doc/retain의 README.md와 examples.
All options: `retain help {=}`; of one topic: `retain help {=} TOPIC`, which is {=}.
  모든 옵션: `retain help {}`, 주제별: `retain help {} TOPIC`. TOPIC은 {}.
period snapshots or customer rows in, all metrics out
  기간별 집계나 고객별 행을 읽어 모든 지표를 계산
one-off: quantities as flags, metrics out
  옵션으로 준 값만으로 지표를 계산
customer rows in, period snapshots out
  고객별 행을 읽어 기간별 집계로 바꿈
who is new, came back, expanded, contracted or left, and when
  신규, 복귀, 확장, 축소, 이탈 고객과 그 시기
how a file was understood, and the flags that settle it for good
  파일을 어떻게 읽었는지, 그리고 그것을 확정하는 옵션
every problem of a file; exit 1 where there is one
  파일의 모든 문제. 문제가 있으면 종료 상태 1
two segments or two ranges of periods: how they differ, and whether by more than chance
  두 세그먼트나 두 기간의 차이와 그 유의성
two runs of the same history: what was restated; exit 1 where something was
  같은 이력을 두 번 계산한 결과의 차이. 바뀐 것이 있으면 종료 상태 1
the table of metrics and inputs; with a name, all that is known of one
  지표와 입력값의 표. 이름을 주면 그 하나의 모든 설명
what columns of customer rows may hold, and what each does; with a name, all that is known of one
  고객별 행의 열에 담을 수 있는 것과 그 쓰임. 이름을 주면 그 하나의 모든 설명
the script that completes commands, flags and values in a shell
  셸에서 명령, 옵션, 값을 자동 완성하는 스크립트
all options of a command: retain help report; of one topic: retain help report periods; on customer rows: retain help rows
  명령의 모든 옵션: retain help report, 주제 하나: retain help report periods, 고객별 행: retain help rows
A FILE is CSV, TSV, JSON, NDJSON or a workbook (.xlsx), also compressed with gzip or zstd, with one row per period (and segment), or one row per payment or span of a customer; the columns tell which. - is standard input, which is also read where no FILE is given. Several files are one input.
  FILE은 CSV, TSV, JSON, NDJSON 또는 통합 문서(.xlsx)이며 gzip이나 zstd로 압축되어 있어도 됩니다. 기간(과 세그먼트)마다 한 행이거나 고객의 결제 또는 이용 기간마다 한 행이며, 열을 보고 구별합니다. -는 표준 입력이고, FILE이 없을 때도 표준 입력을 읽습니다. 여러 파일은 하나의 입력으로 봅니다.
A FILE is CSV, TSV, JSON, NDJSON or a workbook (.xlsx), also compressed with gzip or zstd, with one row per payment of a customer (customer, date, amount) or per span (customer, start, end or empty, amount per period), in any order; - is standard input, which is also read where no FILE is given. Several files are one input.
  FILE은 CSV, TSV, JSON, NDJSON 또는 통합 문서(.xlsx)이며 gzip이나 zstd로 압축되어 있어도 됩니다. 고객의 결제(고객, 날짜, 금액) 또는 이용 기간(고객, 시작, 종료 또는 빈칸, 기간당 금액)마다 한 행이며 순서는 상관없습니다. -는 표준 입력이고, FILE이 없을 때도 표준 입력을 읽습니다. 여러 파일은 하나의 입력으로 봅니다.
A FILE is what `retain report` reads; - is standard input, which is also read where no FILE is given.
  FILE은 `retain report`가 읽는 것과 같습니다. -는 표준 입력이고, FILE이 없을 때도 표준 입력을 읽습니다.
Without a METRIC, all that can be computed is shown. --churned:REASON N counts customers lost for a reason. Nothing is read from standard input. Where nothing can be computed, the exit status is 1.
  METRIC이 없으면 계산할 수 있는 것을 모두 보여 줍니다. 사유별 이탈 고객 수는 --churned:REASON N으로 줍니다. 표준 입력은 읽지 않습니다. 계산할 수 있는 것이 없으면 종료 상태는 1입니다.
A and B are each a segment (pro), a period (2026-03; 2026-Q1 stands for its months), a range of periods (2026-01..2026-03, ..2026-03), or both (pro:2026-01..2026-03; pro: is all its periods, total: the whole base). Complete periods count; differences are B minus A. A FILE is what `retain report` reads.
  A와 B는 각각 세그먼트(pro), 기간(2026-03. 2026-Q1은 그 안의 월), 기간의 범위(2026-01..2026-03, ..2026-03) 또는 둘 다(pro:2026-01..2026-03. pro:는 그 세그먼트의 모든 기간, total:은 전체)입니다. 완료된 기간을 합쳐서 비교하며, 차이는 B에서 A를 뺀 값입니다. FILE은 `retain report`가 읽는 것과 같습니다.
*:PERIODS on both sides compares two ranges within every segment, with p-values corrected for their number (Holm); in quotes, or the shell reads the star.
  양쪽에 *:PERIODS를 쓰면 세그먼트마다 두 기간을 비교하고, p값은 세그먼트 수에 맞춰 보정합니다(Holm). 셸이 *를 읽지 않도록 따옴표로 감싸세요.
The p-value is of the two-sided two-proportion z-test with pooled variance; the range of a share is Wilson's at 95%, that of the difference Newcombe's. With few customers they are rough, and the output says so.
  p값은 합동 분산을 쓰는 두 비율 z 검정의 양측 값입니다. 비율의 구간은 95% Wilson 구간, 차이의 구간은 Newcombe 구간입니다. 고객이 적으면 대략적이며, 그때는 출력에 표시합니다.
SHELL is bash, zsh or fish.
  SHELL은 bash, zsh, fish 가운데 하나입니다.
BEFORE and AFTER are each what `retain report` reads, a report in JSON too; - is standard input. Periods that both hold should be the same; a newer period, an older one that AFTER no longer looks at, and one that was not complete in BEFORE are no difference, except under --strict.
  BEFORE와 AFTER는 각각 `retain report`가 읽는 것이거나 JSON 보고서입니다. -는 표준 입력입니다. 둘 다에 있는 기간은 같아야 합니다. 새로 생긴 기간, AFTER에서 빠진 옛 기간, BEFORE에서 미완료였던 기간은 --strict가 아니면 차이로 보지 않습니다.
{} (default: {})
  {} (기본: {})
write to FILE, whole or not at all, and not to standard output; never over an input; its ending picks the format where -f does not; repeatable
  표준 출력 대신 FILE에 전체를 쓰거나 아무것도 쓰지 않음; 입력은 덮어쓰지 않음; -f가 없으면 확장자로 형식을 정함; 여러 번 가능
write to FILE; its ending picks the format
  FILE에 씀(형식은 확장자로 정함)
start {} with the byte order mark of UTF-8, without which some spreadsheets misread letters (default: in a file under --lang ko)
  {} 앞에 UTF-8 바이트 순서 표식을 씀. 없으면 글자를 잘못 읽는 스프레드시트가 있음(기본: --lang ko의 파일에 씀)
the metrics to show, with commas between them, or all (default: {})
  보여 줄 지표를 쉼표로 이어 쓰거나 all (기본: {})
the metrics to compare, with commas between them, or all (default: {})
  비교할 지표를 쉼표로 이어 쓰거나 all (기본: {})
those that there are values for
  값이 있는 것
retention and churn, of customers and revenue
  고객과 매출의 유지와 이탈
these metrics alone, with commas between them; or all
  이 지표만(쉼표로 이어 씀), 또는 all
every period of every segment and all topics, rather than what fits one screen: the total over its newest periods, and the newest period by segment
  한 화면에 맞춘 요약(전체의 최근 기간들, 세그먼트별 최근 기간) 대신 모든 세그먼트의 모든 기간과 모든 주제를 보여 줌
all periods, segments and topics
  모든 기간, 세그먼트, 주제
also how revenue is spread over customers, as the report has it: a second look at every customer
  보고서처럼 매출이 고객 사이에 어떻게 나뉘었는지도 보여 줌(모든 고객을 한 번 더 살펴봄)
also how revenue is spread over customers
  매출이 고객 사이에 나뉜 정도도
show every metric that differs, by however little; without it those that lead, and the others counted
  아무리 작은 차이라도 다른 지표를 모두 보여 줌; 없으면 주요 지표만 보여 주고 나머지는 개수만 알림
every metric that differs, by however little
  차이가 있는 모든 지표
digits after the point in table, markdown, html, mail and xlsx, 0 to 15 (default: what suits the metric)
  table, markdown, html, mail, xlsx의 소수 자릿수, 0~15 (기본: 지표에 맞게)
what the quantities are of: month, quarter, year, week or day
  값의 기간 길이: month, quarter, year, week, day
what customer rows are grouped by, and snapshots must be: month, quarter, year, week or day
  고객별 행을 묶는 단위. 기간별 집계는 이 단위여야 함: month, quarter, year, week, day
what the periods are: customer rows are grouped by it, snapshots must be so, else exit 3: month, quarter, year, week or day
  기간의 길이. 고객별 행은 이 단위로 묶고, 기간별 집계가 이 단위가 아니면 종료 상태 3: month, quarter, year, week, day
what the rows are grouped by: month, quarter, year, week or day (default: month, or as the dates are written)
  행을 묶는 단위: month, quarter, year, week, day (기본: month 또는 적힌 날짜의 단위)
month, quarter, year, week or day
  month, quarter, year, week, day 중 하나
METRIC, then >= > <= < == or !=, then NUMBER must hold, else exit 1; repeatable
  METRIC, 비교(>= > <= < == !=), NUMBER의 조건이 맞지 않으면 종료 상태 1; 여러 번 가능
METRIC, then >= > <= < == or !=, then NUMBER must hold for every complete period, segment and total, else exit 1; in front, last: total: overall: narrow it; METRIC not worse is about the change on the period before, beyond chance; repeatable
  METRIC, 비교(>= > <= < == !=), NUMBER의 조건이 완료된 모든 기간, 세그먼트, 전체에서 맞지 않으면 종료 상태 1; 앞에 last: total: overall:을 붙여 좁힘; METRIC not worse는 직전 기간보다 유의하게 나빠지면 종료 상태 1; 여러 번 가능
exit 1 unless it holds, as {=}
  맞지 않으면 종료 상태 1, 예: {}
the same, but where it does not hold that is only said, and the exit status stays 0; repeatable
  --require와 같으나, 맞지 않아도 알리기만 하고 종료 상태는 0; 여러 번 가능
add the formula of each metric and the same with its numbers
  지표마다 산식과 값을 넣은 산식을 덧붙임
add the formulas, with their numbers
  산식과 값을 넣은 산식을 덧붙임
warnings, and zeros assumed for movements of revenue, are errors
  경고와 매출 변동의 0 가정을 오류로 봄
warnings are errors
  경고를 오류로 봄
warnings are errors, and what is expected of a later run counts as a difference
  경고를 오류로 보고, 나중 결과에서 예상되는 변화도 차이로 봄
auto, always or never (default: auto, on a terminal unless NO_COLOR is set)
  auto, always, never (기본: auto, NO_COLOR가 없으면 터미널에서 색 사용)
en or ko: of what people read, not of numbers, JSON or CSV (default: by LC_ALL, LC_MESSAGES, LANG)
  en 또는 ko: 사람이 읽는 글의 언어이며 수, JSON, CSV는 같음 (기본: LC_ALL, LC_MESSAGES, LANG에 따름)
en or ko
  en(영어) 또는 ko(한국어)
no warnings and no notes
  경고와 참고를 출력하지 않음
read further flags from FILE (TOML): `last = 3` above the sections is for every command that has --last, below [report] for that one; what the command line gives wins
  FILE(TOML)에서 옵션을 더 읽음: 섹션 위의 `last = 3`은 --last가 있는 모든 명령에, [report] 아래는 그 명령에만 적용; 명령줄이 우선함
print what most need, and exit
  자주 쓰는 옵션을 출력하고 끝냄
print all options by topic, and exit
  모든 옵션을 주제별로 출력하고 끝냄
print this
  이 도움말 출력
print all options by topic
  모든 옵션을 주제별로 출력
print the manual page
  매뉴얼 페이지를 출력
show this period and later ones
  이 기간부터 보여 줌
show this period and earlier ones
  이 기간까지 보여 줌
show the newest N periods
  최근 N개 기간을 보여 줌
the title of a page, in html, mail, markdown and xlsx (default: what it is)
  html, mail, markdown, xlsx에 쓸 제목 (기본: 보고서의 종류)
the day that --expect last-month and the like are about (default: by the clock)
  --expect last-month 등의 기준일 (기본: 오늘)
this period and later ones, as {=}
  이 기간부터, 예: {}
the newest N periods
  최근 N개 기간
what if: QUANTITY = NUMBER, or +/- NUMBER in its unit, NUMBERpp in points of a percent, NUMBER% of what it is; shows what follows for the newest complete period, and what it is worth; repeatable
  가정: QUANTITY = NUMBER, 또는 +/- NUMBER(같은 단위), NUMBERpp(%p), NUMBER%(현재 값의 비율); 최근 완료 기간에 미치는 영향과 그 금액을 보여 줌; 여러 번 가능
what if, as {=}
  가정, 예: {}
what the change assumed costs in a period: the net gain, and the change at which it breaks even
  가정한 변화의 기간당 비용: 순이익과 손익분기점을 보여 줌
draw these over time in place of the table, with commas between them: metrics or inputs; movements draws what came and what went in the newest complete period
  표 대신 시간에 따른 그림을 그림: 지표나 입력값을 쉼표로 이어 씀; movements는 최근 완료 기간에 들어오고 나간 것을 그림
draw these over time: metrics, inputs, movements
  시간에 따른 그림: 지표, 입력값, movements
the newest complete period must be this one, or {}, else exit 3: a stale file does not pass for a new one
  최근 완료 기간이 이 기간이 아니면 종료 상태 3({} 가능): 오래된 파일을 새 파일로 잘못 쓰지 않게 함
exit 1 only where a metric differs by more than N in its unit, or N% of what it was; inputs are shown, and not judged then (default, and 0: exit 1 where anything differs)
  지표의 차이가 N(같은 단위)이나 이전 값의 N%를 넘을 때만 종료 상태 1; 이때 입력값은 보여 주되 판정하지 않음 (기본과 0: 차이가 있으면 종료 상태 1)
exit 1 only where a metric differs by more
  지표의 차이가 이보다 클 때만 종료 상태 1
the movements to list, with commas between them: new, reactivated, expanded, contracted, paused, churned (default: all)
  보여 줄 변동을 쉼표로 이어 씀: new, reactivated, expanded, contracted, paused, churned (기본: 모두)
new, reactivated, expanded, contracted, paused, churned
  보여 줄 변동: new, reactivated, expanded, contracted, paused, churned
segments: the values of these columns; a customer is followed within its segment, and counts once in the total
  세그먼트: 이 열들의 값; 고객은 세그먼트 안에서 추적하고 전체에서는 한 번만 셈
segments by the values of a column of rows
  고객별 행의 열 값으로 세그먼트를 나눔
who pays nothing for N periods is lost, and until then stays, its revenue paused (default: 1)
  N개 기간 동안 결제가 없으면 이탈이며 그때까지는 매출이 일시중지된 유지 고객 (기본: 1)
compare each period with the N-th before it: 12 for the trailing year of months (default: 1)
  각 기간을 N개 앞의 기간과 비교: 월별로 직전 1년이면 12 (기본: 1)
payments, which add up; recurring, of which the last in a period counts; levels, which hold until the next row; or changes of them (default: by the names of columns, and their words)
  payments(합산), recurring(기간의 마지막 금액), levels(다음 행까지 유지), changes(그 변화) 중 하나 (기본: 열 이름과 낱말에 따름)
the day on which the rows were taken: periods that end later are not complete (default: the last is not where its rows stop early)
  행을 내려받은 날: 그 뒤에 끝나는 기간은 미완료 (기본: 행이 일찍 끊기면 마지막 기간은 미완료)
threads to read with (default: one per processor)
  읽는 스레드 수 (기본: 프로세서마다 하나)
what rows may take of memory, as 512M or 2G; more goes to a temporary file (default: half of the machine's)
  행이 쓸 수 있는 메모리, 예: 512M, 2G; 넘치면 임시 파일에 둠 (기본: 시스템 메모리의 절반)
count the rows with one of these values in a column, or with none of them (!=); repeatable, all must hold
  열의 값이 이 가운데 하나인 행, 또는 아닌 행(!=)만 셈; 여러 번 가능하며 모두 맞아야 함
only rows with this value in a column
  열의 값이 이것인 행만 셈
do not read a column, which settles a doubt that it raises; repeatable
  열을 읽지 않아 그 열로 생긴 의문을 없앰; 여러 번 가능
for how long an amount pays: month, quarter, year, week, or the span itself (default: by the name mrr or arr, a column of the interval, or spans of a month)
  금액이 얼마 동안의 것인지: month, quarter, year, week, span(기간 전체) (기본: mrr, arr이라는 이름, 결제 주기 열, 한 달짜리 기간에 따름)
inclusive: the end of a span is its last day, or exclusive: the first day without it (default: shown by spans that follow each other)
  inclusive: 종료일이 마지막 날, exclusive: 종료일부터 제외 (기본: 이어지는 기간으로 판단)
amounts count the smallest unit of their currency: 2000 is 20 dollars, and 2000 won
  금액이 통화의 최소 단위임: 2000은 20달러, 2000원
no two rows share a value of this column: rows that are alike count once, others are an error
  이 열의 값은 행마다 다름: 같은 행은 한 번만 세고 내용이 다르면 오류
of rows that share their order, or what is unique, the later counts
  주문이나 고유 값이 같은 행은 나중 것만 셈
the currency into which --rates converts amounts
  --rates로 금액을 환산할 통화
CSV of currency and rate, and perhaps period: the newest rate of each converts all amounts
  currency, rate, 필요하면 period 열의 CSV: 통화별 최신 환율로 모든 금액을 환산
error, or skip: leave out rows that cannot be read, and say how many (default: error)
  error, 또는 skip: 읽을 수 없는 행을 제외하고 그 수를 알림 (기본: error)
write the rows that are left out to this CSV: file, line, column, code, text
  제외한 행을 이 CSV에 씀: file, line, column, code, text
exit 3 where more rows than these cannot be read (default: {})
  읽을 수 없는 행이 이보다 많으면 종료 상태 3 (기본: {})
auto, csv, tsv, json or ndjson (default: auto, by content)
  auto, csv, tsv, json, ndjson (기본: auto, 내용에 따름)
between the fields of CSV: one character, tab or auto (default: auto)
  CSV 필드 사이의 구분자: 한 글자, tab, auto (기본: auto)
auto, point or comma (default: auto, proved by the input)
  auto, point(점), comma(쉼표) (기본: auto, 입력으로 판단)
auto, utf-8, utf-16, utf-16le, utf-16be, cp949 (euc-kr) or windows-1252 (default: auto, by all that the input holds)
  auto, utf-8, utf-16, utf-16le, utf-16be, cp949(euc-kr), windows-1252 (기본: auto, 입력 전체로 판단)
how dates are written: %Y %y %m %d, %b (a month's name), %q (a quarter) and the signs between them, such as %d.%m.%Y (default: recognised)
  날짜의 형식: %Y %y %m %d, %b(월 이름), %q(분기)와 그 사이의 기호, 예: %d.%m.%Y (기본: 스스로 인식)
01/02/2026 is 1 February (default: proved by the input)
  01/02/2026은 2월 1일 (기본: 입력으로 판단)
01/02/2026 is 2 January (default: proved by the input)
  01/02/2026은 1월 2일 (기본: 입력으로 판단)
whose days Unix times and times with an offset from UTC count on: +09:00, UTC, or a name such as Asia/Seoul (default: the day that is written, of Unix times that of UTC)
  Unix 시각과 UTC 차이가 적힌 시각의 날짜를 셀 시간대: +09:00, UTC, Asia/Seoul 같은 이름 (기본: 적힌 날짜, Unix 시각은 UTC)
the first N lines of CSV are no part of the table (default: recognised, and said)
  CSV의 처음 N줄은 표가 아님 (기본: 스스로 인식하고 알림)
CSV without a header: --column FIELD=3 reads the third column
  머리글 없는 CSV: --column FIELD=3으로 셋째 열을 읽음
CSV of snapshots with the periods across the top and one row a quantity
  기간이 가로로 놓이고 항목마다 한 행인 집계 CSV
of JSON, the list of objects to read, such as /data (default: the one there is)
  JSON에서 읽을 객체 목록, 예: /data (기본: 하나뿐인 목록)
of a workbook (.xlsx), the sheet to read, by its name or its number (default: the first with a table)
  통합 문서(.xlsx)에서 읽을 시트의 이름이나 번호 (기본: 표가 있는 첫 시트)
read FIELD, of `retain metrics` or `retain fields`, from the column HEADER; without one there is none; repeatable
  `retain metrics`나 `retain fields`의 FIELD를 HEADER 열에서 읽음; HEADER를 비우면 그 열이 없음; 여러 번 가능
read FIELD from the column HEADER
  HEADER 열을 FIELD로 읽음
the longest field that is read, 1K to 256M; a line may be four times as long (default: 1M)
  읽을 수 있는 가장 긴 필드, 1K~256M; 한 줄은 네 배까지 (기본: 1M)
the most columns, or members of an object of JSON (default: 4096)
  열 또는 JSON 객체 항목의 최대 개수 (기본: 4096)
the most levels of JSON within each other (default: 64)
  JSON의 최대 중첩 단계 (기본: 64)
the most characters of a number (default: 1000)
  수의 최대 글자 수 (기본: 1000)
times its size that a compressed input may unpack to, beyond 64 MiB (default: 200)
  64 MiB를 넘는 압축 입력을 풀 때 크기의 최대 배수 (기본: 200)
What the columns of customer rows may hold
  고객별 행의 열에 담을 수 있는 것
What the rows of a customer come to
  고객별 행의 형태
retain fields NAME: its names and an example. `retain sniff FILE` shows what the columns of a file were taken for.
  이름과 예시는 retain fields NAME, 파일의 열을 무엇으로 읽었는지는 `retain sniff FILE`로 볼 수 있습니다.
value
  값
names
  이름
else
  그다음
example
  예시
who: rows of one customer are followed from period to period
  누구인지: 한 고객의 행을 기간마다 추적함
when: the row counts in the period of this day
  언제인지: 행을 이 날짜의 기간에 셈
the first day of a span in which the amount recurs
  금액이 반복되는 기간의 첫날
the end of a span; empty: it runs on
  기간의 끝; 비어 있으면 계속됨
money of the row; MRR is monthly and ARR twelve months of it
  행의 금액; MRR은 월 금액이고 ARR은 그 12개월분
by how much what the customer pays changes, with its sign
  고객이 내는 금액의 변화량(부호 포함)
with a quantity: the money of the row; alone: the amount
  수량과 함께면 행의 금액, 혼자면 금액
multiplies a unit price, and the price of a plan beside an interval; never a plain amount
  단가와, 결제 주기 옆의 요금제 가격에 곱함; 보통 금액에는 곱하지 않음
for how long the amount pays: it is spread over as many months
  금액이 얼마 동안의 것인지: 그만큼의 개월로 나눔
how many intervals the amount pays for
  금액이 결제 주기 몇 번의 것인지
amounts of one currency add up; several need --where, --by or --rates
  한 통화의 금액은 합산함; 여러 통화에는 --where, --by, --rates가 필요함
whether the row counts, by its word
  적힌 말에 따라 행을 셀지
money given back: subtracted in the row's period
  환불액: 행의 기간에서 뺌
a flag or a date: the row was paid back and does not count, unless a refund says how much
  표시나 날짜: 환불된 행이라 세지 않음(환불액이 있으면 그만큼만 뺌)
a flag or a date: the row does not count, unless a refund says how much
  표시나 날짜: 행을 세지 않음(환불액이 있으면 그만큼만 뺌)
a flag: the row is a trial run and does not count
  표시: 시험 삼아 만든 행이라 세지 않음
a flag: nothing is paid yet, and the row does not count
  표시: 아직 결제가 없어 세지 않음
a span with a trial begins after it
  체험이 있는 기간은 그 뒤에 시작함
where known words stand in it: sales, refunds, neither, or movements
  아는 말이 적힌 경우: 판매, 환불, 둘 다 아님, 또는 변동
lines of one order that stand together are one purchase; an order in another file counts once
  이어진 한 주문의 줄은 구매 1건; 다른 파일에 있는 같은 주문은 한 번만 셈
who is lost, in a list of customers without dates
  날짜 없는 고객 목록에서 이탈한 고객
for how long a customer of a list has stayed: the age at which it left, or was last seen, for survival and forecasts
  목록의 고객이 머문 기간: 이탈했거나 마지막으로 관찰된 경과로, 생존과 예측에 씀
customer, date, amount
  고객, 날짜, 금액
amounts of a period add up; one with an interval is spread over its months, cut to millionths, and the last month takes the rest
  기간의 금액을 합산; 결제 주기가 있으면 그 개월로 나누되 백만분의 일 단위로 자르고 나머지는 마지막 달에 둠
customer, date, mrr or arr
  고객, 날짜, MRR 또는 ARR
the last amount in a period counts
  기간의 마지막 금액만 사용
customer, date, mrr, words of movements (or --amounts levels)
  고객, 날짜, MRR, 변동을 나타내는 말(또는 --amounts levels)
an amount holds until the customer's next row, and 0 ends it
  금액은 고객의 다음 행까지 유지되고 0이면 끝남
customer, date, words of movements, a signed change (or --amounts changes)
  고객, 날짜, 변동을 나타내는 말, 부호 있는 변화량(또는 --amounts changes)
what a customer pays is the sum of its changes so far
  고객이 내는 금액은 그때까지 변화량의 합
customer, start, end, amount
  고객, 시작, 종료, 금액
active in every period whose last day the span covers; without an amount customers alone are counted
  마지막 날이 기간에 드는 모든 기간에 활동 중; 금액이 없으면 고객만 셈
customer, date, and no column of numbers
  고객, 날짜(수가 적힌 열 없음)
active in the periods in which it is seen; revenue is not known
  나타난 기간에 활동 중; 매출은 알 수 없음
customer, then a column a period
  고객, 그다음 기간마다 한 열
recurring amounts, and an empty cell is 0
  반복 금액이며 빈 셀은 0
churned, and no date
  이탈 표시(날짜 없음)
one snapshot without a period: everybody is there at the start, those with the flag are lost
  기간 없는 집계 하나: 모두 기초 고객이며 표시된 고객은 이탈
{} (also {=})
  {} (다른 이름 {})
{}, or with a unit: {=}
  {}. 단위와 함께: {}
customers; revenue, in percent of that at age 0; or cumulative, revenue so far for each customer acquired (default: customers)
  customers(고객 수), revenue(경과 0 대비 매출 비율), cumulative(획득 고객 1명당 누적 매출) 가운데 하나(기본값: customers)
customers, revenue or cumulative
  customers, revenue, cumulative(고객 수, 매출, 누적 매출)
when a customer of rows counts at an age: period, active then; on-or-after, active then or later; full, active in every period until then (default: period)
  고객별 행의 고객을 언제 셀지: period는 그 기간에 활성, on-or-after는 그때나 이후에 활성, full은 그때까지 모든 기간에 활성(기본값: period)
period, on-or-after or full
  period, on-or-after, full(그 기간, 그때나 이후, 그때까지 계속)
show the cohorts from this period on
  이 기간부터의 코호트를 표시
the cohorts from this period on
  이 기간부터의 코호트
show the cohorts up to this period
  이 기간까지의 코호트를 표시
show the newest N cohorts; means are of those that are shown
  최근 N개 코호트를 표시, 평균은 표시된 코호트의 평균
the newest N cohorts
  최근 N개 코호트
all ages, all segments, and a table of customers (or revenue) below that of percents
  모든 경과와 모든 세그먼트, 그리고 퍼센트 표 아래에 고객 수(또는 매출) 표
all ages, and counts too
  모든 경과와 고객 수까지
the length of an age: month, quarter, year, week or day (default: month, or as the dates are written; of a table as its columns are named)
  경과 하나의 길이: month, quarter, year, week, day(기본값: month 또는 날짜가 적힌 단위, 표에서는 열 이름대로)
the share of customers who began together that is active, by age
  함께 시작한 고객 중 경과별로 아직 활성인 비율
A FILE is customer rows (customer, date, amount), or a table of cohorts as it is drawn: a row for each cohort with its size and a column for each age, or a row for each age; customers, or percents beside a size or --customers N.
  FILE은 고객별 행(고객, 날짜, 금액)이나 코호트 표(행마다 코호트와 크기, 열마다 경과, 또는 행마다 경과)입니다. 값은 고객 수이거나, 크기 열 또는 --customers N과 함께 쓴 퍼센트입니다.
The first cohort of rows is in no mean: some of its customers began before. * marks what differs from all cohorts before it at the same age by more than chance.
  고객별 행의 첫 코호트에는 그 전에 시작한 고객이 섞여 있어 평균에서 뺍니다. *는 같은 경과에서 이전 코호트 전체와 유의하게 다르다는 표시입니다.
What the columns of a table of purchase histories may hold, for value
  구매 이력 표의 열에 들어갈 수 있는 것(value에서 읽음)
who bought; without the column rows are numbered
  구매한 고객. 이 열이 없으면 행에 번호를 붙임
repeat purchases: those after the first, 0 for who bought once
  재구매 횟수: 첫 구매 뒤의 구매, 한 번만 샀으면 0
the time from the first purchase to the last; a header may name its unit: recency (days)
  첫 구매부터 마지막 구매까지의 시간. 열 이름에 단위를 쓸 수 있음: recency (days)
the time from the first purchase to the end of what is known, in the unit of recency
  첫 구매부터 파악된 기간 끝까지의 시간, recency와 같은 단위
the mean amount of the repeat purchases
  재구매의 평균 금액
What the columns of a table of cohorts may hold, for cohort, survival and forecast
  코호트 표의 열에 들어갈 수 있는 것(cohort, survival, forecast에서 읽음)
which customers a row is of: those who began in one period, or any other group that began together
  어떤 고객의 행인지: 같은 기간에 시작한 고객, 또는 함께 시작한 다른 그룹
periods since the cohort began: 0, 1, 2; or a column each, named Month 0, Month 1, or by periods of the calendar
  코호트가 시작된 뒤 지난 기간: 0, 1, 2. 또는 Month 0, Month 1이나 달력 기간 이름의 열마다 하나
the customers of the cohort at age 0; percents need it, or --customers N
  경과 0의 코호트 고객 수. 퍼센트에는 이 열이나 --customers N이 필요함
the customers who are there at an age: a count, or a percent; also a column for each age, or for each cohort
  그 경과에 남은 고객: 수나 퍼센트. 경과마다, 또는 코호트마다 열 하나일 수도 있음
the customers of a cohort at age 0, where the table has percents and no column of sizes
  표에 퍼센트만 있고 크기 열이 없을 때, 경과 0의 코호트 고객 수
only this cohort of a table; repeatable
  표에서 이 코호트만; 반복 가능
only this cohort
  이 코호트만
the size of a cohort given in percent
  퍼센트로 주어진 코호트의 크기
count the first cohort of customer rows too, of which some began before the rows do
  고객별 행의 첫 코호트도 셈(일부는 그 전에 시작했음)
Cohorts
  코호트
survival, forecast and value
  생존, 예측, 가치
Forecast
  예측
the last age to forecast (default: twice the ages known)
  예측할 마지막 경과(기본: 알려진 경과의 두 배)
the last age to forecast
  예측할 마지막 경과
keep the last N ages of each cohort out of the fit, and tell how far off the forecast of them is
  코호트마다 마지막 N개 경과를 적합에서 빼고, 그 예측이 얼마나 빗나가는지 보임
keep the last N ages out, to test it on
  시험을 위해 마지막 N개 경과를 뺌
fit ages 0 to N (default: all)
  경과 0~N에 적합(기본: 모두)
fit ages 0 to N
  경과 0~N에 적합
how customers leave: sbg (each with a chance of its own), bdw (with one that changes with age), constant (all with the same; default: sbg)
  떠나는 방식: sbg(고객마다 다른 확률), bdw(경과에 따라 변하는 확률), constant(모두 같은 확률). 기본: sbg
how customers leave: sbg, bdw or constant
  떠나는 방식: sbg, bdw, constant 중 하나
what a year takes from the worth of a payment; with it, the payments of a customer are told
  1년마다 결제 가치에서 빼는 비율; 주면 고객 한 명의 결제 횟수를 보임
percent a year: what a customer is worth
  연 퍼센트: 고객 한 명의 가치
revenue of a customer in one age, a quarter with --period quarter (default: of rows, that of the newest complete period)
  경과 하나의 고객당 매출, --period quarter면 분기당(기본: 행에서는 가장 최근 완료 기간의 값)
how much of it is kept (default: all, so that value is revenue)
  그중 남는 비율(기본: 전부, 가치가 곧 매출)
the length of an age: what customer rows are grouped by, and what the ages of a table count (default: month; of a table, as its columns say, else year)
  경과의 길이: 고객별 행을 묶는 단위이자 표의 경과 단위(기본: month, 표는 열 이름에 따르고 없으면 year)
how far ahead, in the time unit; demanded
  얼마나 앞까지, 시간 단위로; 필수
how far ahead, in weeks; demanded
  얼마나 앞까지, 주 단위로; 필수
what a year takes off an amount, continuously (default: nothing)
  금액의 연 할인율, 연속 할인(기본: 할인 없음)
percent a year
  연 퍼센트
how much of an amount is kept (default: all, so that value is revenue)
  금액에서 비용을 빼고 남는 비율(기본: 전부, 가치는 매출)
percent of an amount that is kept
  금액에서 남는 퍼센트
day, week, month or year: of --horizon and of the times of a table (default: as its headers say, else week)
  day, week, month, year: --horizon과 표의 시간 단위(기본값: 열 이름에 적힌 단위, 없으면 week)
day, week, month or year
  시간 단위: day, week, month, year
bg-nbd: who never bought again is a customer still; mbg-nbd: may be gone too (default: the likelier)
  bg-nbd: 재구매가 없으면 아직 고객으로 봄; mbg-nbd: 떠났을 수도 있음(기본: 우도가 큰 쪽)
bg-nbd or mbg-nbd
  bg-nbd 또는 mbg-nbd
list the N customers with the largest value times the chance that they are gone (default: 10)
  가치 × 이탈 확률이 가장 큰 고객 N명을 나열(기본: 10)
list N customers who may be gone
  떠났을 수 있는 고객 N명
write what every customer is expected to do to a file: .csv, .tsv or .ndjson
  모든 고객의 예상을 파일로 저장: .csv, .tsv, .ndjson
write every customer to a file
  모든 고객을 파일로 저장
who is still a customer and what they will buy, where nobody has a contract
  계약이 없을 때 누가 아직 고객이고 얼마나 살지
A FILE has a row per purchase (customer, date, amount) or a row per customer: frequency (repeat purchases), recency (first purchase to last), age (first purchase to the end of what is known), perhaps monetary (mean of the repeat purchases); - is standard input, also read where no FILE is given.
  FILE에는 구매마다 한 행(customer, date, amount)이나 고객마다 한 행이 있습니다: frequency(재구매 횟수), recency(첫 구매부터 마지막 구매까지), age(첫 구매부터 파악된 기간 끝까지), 선택으로 monetary(재구매 평균 금액). -는 표준 입력이며 FILE이 없을 때도 읽습니다.
Purchases follow BG/NBD or MBG/NBD, amounts the gamma-gamma model. 95% ranges are of the fitted numbers; chance and change in what customers do come on top.
  구매는 BG/NBD 또는 MBG/NBD, 금액은 감마-감마 모형을 따릅니다. 95% 구간은 추정한 모수에 대한 것이며, 고객 행동의 우연과 변화는 별도입니다.
how long customers stay: by when half are lost, and the share still there at each age
  고객이 머무는 기간: 절반이 이탈하는 시점과 경과별 잔존율
A FILE has customer rows (customer, date, amount; or customer, start, end), a list of customers (customer, tenure, churned), or a table of survivors by age; - is standard input, which is also read where no FILE is given.
  FILE은 고객별 행(고객, 날짜, 금액 또는 고객, 시작, 종료), 고객 목록(고객, 이용 기간, 이탈 여부), 경과별 생존자 표 중 하나입니다. -는 표준 입력이며 FILE이 없을 때도 읽습니다.
Who has not left counts as long as it was seen (Kaplan-Meier). An age counts periods from the first in which a customer was active, which is 0.
  아직 이탈하지 않은 고객은 관찰된 동안만 셉니다(카플란-마이어). 경과는 고객이 처음 활동한 기간을 0으로 하여 센 기간 수입니다.
With --by each segment has its curve, and the log-rank test says whether they differ.
  --by를 쓰면 세그먼트마다 곡선을 그리고, 서로 다른지 로그순위 검정으로 판정합니다.
the length of an age, by which customer rows are grouped: month, quarter, year, week or day
  고객별 행을 묶는 경과의 단위: month, quarter, year, week, day
who will stay, how sure that is, and what a customer is worth
  누가 남을지, 얼마나 확실한지, 고객 한 명의 가치는 얼마인지
A FILE is a table of cohorts, in counts or percent (cohort, age, survivors; a column a cohort; or a row a cohort and a column an age), or customer rows that `retain report` reads; - is standard input, read too where no FILE is given.
  FILE은 인원수나 퍼센트로 된 코호트 표(코호트·경과·생존자, 코호트마다 열 하나, 또는 코호트마다 행 하나에 경과마다 열 하나)나 `retain report`가 읽는 고객별 행입니다. -는 표준 입력이며 FILE이 없을 때도 읽습니다.
For customers under contract, who are seen to leave: each with a chance of its own (shifted beta-geometric). Ranges are 95% and cover how sure the parameters are; how far off the model may be, --holdout shows.
  이탈이 드러나는 계약 고객용입니다. 고객마다 떠날 확률이 다릅니다(shifted beta-geometric 모형). 구간은 95%이며 모수의 확실성만 담습니다. 모형이 얼마나 빗나갈 수 있는지는 --holdout이 보여 줍니다.
the query that derives snapshots, cohorts or movements in a database
  데이터베이스에서 기간별 집계, 코호트, 변동을 구하는 쿼리
The query runs where the rows are, and its small result is read here: psql --csv -f q.sql | retain report -
  쿼리는 행이 있는 곳에서 실행하고, 작은 결과만 여기서 읽습니다: psql --csv -f q.sql | retain report -
Names are as the catalogue has them, upper and lower case too; with other characters than letters, digits and _ they stand in double quotes: '"customer id"'.
  이름은 대소문자까지 카탈로그에 있는 그대로 쓰고, 글자·숫자·_ 밖의 문자가 있으면 큰따옴표로 감쌉니다: '"customer id"'.
`retain report` refuses a result that was cut, and one whose query met rows that cannot be counted.
  `retain report`는 잘린 결과와, 셀 수 없는 행이 있었던 쿼리의 결과를 받지 않습니다.
Table
  테이블
the table of rows, as the catalogue has it: payments, sales.payments, '"Odd name"'
  행이 있는 테이블. 카탈로그의 이름대로: payments, sales.payments, '"Odd name"'
the table of rows
  행이 있는 테이블
column of the customer
  고객 열
column of the date: of a time, the day counts in the time zone of the session
  날짜. 시각이면 세션 시간대의 날짜로 셈
column of the date
  날짜 열
column of the amount
  금액 열
whether a row counts, by the words of a status (`retain fields`)
  행을 셀지 여부. 상태의 낱말로 정함(`retain fields`)
whether a row counts
  행을 셀지 여부
what was paid back of the amount, which is subtracted
  금액에서 뺄 환불액
what was paid back
  환불액
for how many months an amount pays (month, quarter, year ...): it is spread over them
  금액이 몇 달치인지(month, quarter, year ...). 그 달들에 나눔
for how many months an amount pays
  금액이 몇 달치인지
payments, which add up, or recurring: a customer has one a period (default: recurring where the column is called mrr)
  payments는 더하고, recurring은 고객마다 기간에 하나임(기본: 열 이름이 mrr이면 recurring)
the most decimals that amounts have (default: 6)
  금액의 최대 소수 자릿수(기본: 6)
what rows are grouped by: month, quarter, year, week or day (default: month)
  행을 묶는 기간: month, quarter, year, week, day(기본: month)
segments by the values of a column
  열의 값으로 나눈 세그먼트
whose SQL: {=} (default: standard, of DuckDB, PostgreSQL and Trino)
  어느 SQL인지: {}(기본: DuckDB, PostgreSQL, Trino의 standard)
whose SQL
  어느 SQL인지
write to FILE, whole or not at all, and not to standard output; repeatable
  표준 출력 대신 FILE에 전체를 쓰거나 아무것도 쓰지 않음; 여러 번 가능
write to FILE
  FILE에 씀
exit 3 where the snapshots of the input have another number of rows: what a query should have returned
  입력의 기간별 집계가 이 행 수와 다르면 종료 상태 3. 쿼리가 돌려주었어야 할 행 수
)";

}  // namespace retain::render
