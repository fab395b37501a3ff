#pragma once

#include <string_view>

namespace retain::render {

/// Messages about the command line and files, in the form of `core_messages`.
inline constexpr std::string_view cli_messages = R"(
there is none
  코호트가 없습니다
they are {=} to {=}
  {}부터 {}까지 있습니다
--window compares periods, and cohorts are followed over their ages
  --window는 기간을 비교하는데 코호트는 경과에 따라 봄
leave out --type
  --type을 빼세요
--measure {=} counts what is paid in a period, and --type {=} is of customers
  --measure {}은(는) 기간의 결제액을 세는데 --type {}은(는) 고객에 쓰는 것임
--gap does not apply to cohorts, which count only active customers
  --gap은 결제 없이 머무는 기간을 정하는데 여기서는 활성 고객만 셈
--type full counts who was never away for longer
  --type full은 그보다 오래 떠난 적 없는 고객을 셉니다
{} is in {}, and {} in {}
  {}은(는) {} 통화이고 {}은(는) {} 통화임
compare runs in one currency
  같은 통화의 결과끼리 비교하세요
{} has {=} characters, more than the {=} of a number
  {}: {}자로 수의 한도 {}자를 넘음
{=} is given twice
  {}을(를) 두 번 지정함
calc needs quantities to compute from
  calc에 계산할 값이 필요함
for example: {=}
  예를 들어 {}처럼 쓰세요
for example {=}
  예를 들어 {}처럼 쓰세요
{} {=} is rounded to 6 decimals
  {}: {}을(를) 소수 여섯 자리로 반올림함
nothing can be computed from {} alone: {}
  {}만으로는 계산할 수 있는 것이 없음. {}
nothing can be computed from {}: {}
  {}(으)로는 계산할 수 있는 것이 없음. {}
{}; {}
  {}; {}
{} needs {}
  {}에 필요한 값: {}
{} need {}
  {}에 필요한 값: {}
`retain metrics` lists what each metric needs
  지표마다 필요한 값은 `retain metrics`로 확인하세요
{=} is a file, and B is missing
  {}은(는) 파일이고 B가 없음
retain test {=} B {=}, or retain test {=} {=} - for a group of this name in standard input
  retain test {} B {}처럼 쓰고, 표준 입력의 그룹 이름이면 retain test {} {} -처럼 쓰세요
{=} is a file, and A and B come first
  {}은(는) 파일임: A와 B를 먼저 써야 함
retain test A B {=}
  retain test A B {}처럼 쓰세요
test needs A and B
  test에 A와 B가 필요함
test needs B after A, which is {=}
  test에 A({}) 다음의 B가 필요함
completion takes one shell: {}
  completion에는 셸 하나가 필요함: {}
{=} takes a number or a percent, not {=}
  {}의 값은 수나 퍼센트여야 함: {}
diff compares two files, and 1 is named
  diff는 파일 둘을 비교하는데 1개만 지정됨
diff compares two files, and {=} are named
  diff는 파일 둘을 비교하는데 {}개가 지정됨
{=} is named twice
  {}을(를) 두 번 지정함
name two runs of the same history
  같은 이력을 두 번 계산한 결과를 지정하세요
fields takes one name, not {=} and {=}
  fields에는 이름 하나만 쓸 수 있음: {}, {}
unknown field {=}
  알 수 없는 필드 {}
unknown field {=}; did you mean {=}?
  알 수 없는 필드 {}, 혹시 {}?
`retain fields` lists them
  목록은 `retain fields`로 확인하세요
-f markdown is of the whole table
  -f markdown은 전체 표에만 쓸 수 있음
leave out the name, or use -f table or -f json
  이름을 빼거나 -f table, -f json을 쓰세요
help takes one command
  help에는 명령 하나만 쓸 수 있음
help takes one command and one topic
  help에는 명령 하나와 주제 하나만 쓸 수 있음
--man prints the whole manual
  --man은 매뉴얼 전체를 출력함
leave out the command
  명령을 빼세요
unknown topic {=} of {=}
  {1}의 알 수 없는 주제 {0}
unknown topic {=} of {=}; did you mean {=}?
  {1}의 알 수 없는 주제 {0}, 혹시 {2}?
topics: {=}
  주제는 {}입니다
metrics takes one name, not {=} and {=}
  metrics에는 이름 하나만 쓸 수 있음: {}, {}
--chart draws in the format table, and no output is one
  --chart는 table 형식으로 그리는데 그런 출력이 없음
leave out -f, or add -o charts.txt
  -f를 빼거나 -o charts.txt를 추가하세요
--metrics chooses columns of the table, and --chart draws in its place
  --metrics는 표의 열을 고르는데 --chart는 표 대신 그림을 그림
name what to draw: --chart crr,ndr; or leave out --chart
  그릴 것을 --chart crr,ndr처럼 쓰거나 --chart를 빼세요
name them with --metrics
  --metrics로 지정하세요
commands: {=}; for a file: {=}
  명령은 {}입니다. 파일이면 {}처럼 쓰세요
unknown option {=} before a command
  명령 앞에 알 수 없는 옵션 {}
unknown command {=}
  알 수 없는 명령 {}
unknown command {=}; did you mean {=}?
  알 수 없는 명령 {}, 혹시 {}?
{=} takes an amount, not {=}
  {}의 값은 금액이어야 함: {}
{=} takes an amount of at most {=} digits before the point, not {=}
  {}의 값은 소수점 앞 {}자리까지여야 함: {}
{=} names {=} twice
  {}에 {}을(를) 두 번 지정함
{=} takes a file: standard input is for data
  {}에는 파일이 필요함: 표준 입력은 데이터용임
[{=}] is not a command
  [{}]은(는) 명령이 아님
[{=}] is not a command; did you mean {=}?
  [{}]은(는) 명령이 아님, 혹시 {}?
sections: {}
  쓸 수 있는 섹션은 {}입니다
any command
  모든 명령
{=} is not a flag of {}
  {}은(는) {}의 옵션이 아님
{=} is not a flag of {}; did you mean {=}?
  {}은(는) {}의 옵션이 아님, 혹시 {}?
`retain help {=}` lists the flags
  옵션은 `retain help {}`(으)로 확인하세요
{=} takes true or false
  {}의 값은 true나 false여야 함
{=} takes a text or a number
  {}의 값은 글자나 수여야 함
it is the switch {=}
  {}은(는) 값이 없는 옵션이니 true나 false로 쓰세요
it is {=} {=}; names that belong together stand in one text, with commas between them
  {} {} 옵션입니다. 이름이 여럿이면 쉼표로 이어 한 글로 쓰세요
it is {=} {=}
  {} {} 옵션이니 값을 쓰세요
{=} takes one value, not a list
  {}의 값은 목록이 아니라 하나여야 함
{=} is for the command line alone
  {}은(는) 명령줄에서만 쓸 수 있음
{=} needs a value
  {}에 값이 필요함
{=} and {=} are one flag
  {}, {}은(는) 같은 옵션임
leave one of them
  하나만 남기세요
a line is KEY = VALUE, each key once; a value is "text" in quotes, a number, true, false or a list such as ["crr >= 85", "last:ndr >= 100"]
  한 줄에 KEY = VALUE로, 키는 한 번만 쓰세요. 값은 따옴표 안의 "글", 수, true, false, 또는 ["crr >= 85", "last:ndr >= 100"] 같은 목록입니다
--config {=} has more than 1 MiB
  --config {}: 1 MiB를 넘음
name a file of flags
  옵션을 적은 파일을 지정하세요
--config {=} is not UTF-8
  --config {}: UTF-8이 아님
save it as UTF-8
  UTF-8로 저장하세요
this section is there twice
  섹션이 두 번 나옴
write its keys below the first
  키를 첫 섹션 아래에 모아 쓰세요
this key is there twice
  키가 두 번 나옴
leave one of them; what may be repeated is a list: ["one", "another"]
  하나만 남기세요. 여러 번 쓸 수 있는 옵션은 목록으로 쓰세요: ["one", "another"]
this quote is never closed
  따옴표가 닫히지 않음
a text ends on its line, with the quote it began with
  글은 같은 줄에서 시작한 따옴표로 닫으세요
{=} is not a value
  {}은(는) 값이 아님
write a number without zeros in front, of at most 18 digits
  앞에 0이 없는 18자리 이하의 수로 쓰세요
put a text in quotes
  글은 따옴표로 감싸세요
this is not TOML: {=}
  TOML이 아님: {}
a name cannot hold U+0000
  이름에 U+0000 문자를 쓸 수 없음
this list is empty
  목록이 비어 있음
leave the key out
  키를 빼세요
a list holds texts and numbers
  목록에는 글과 수만 쓸 수 있음
a text cannot hold U+0000
  글에 U+0000 문자를 쓸 수 없음
this is not a value for a flag
  옵션에 쓸 수 없는 값임
--config was left out of this retain
  이 retain은 --config 없이 빌드됨
build it with toml++
  toml++와 함께 빌드하세요
{=} takes a whole number from {=} to {=}, not {=}
  {}의 값은 {}에서 {}까지의 정수여야 함: {}
{=} is empty
  {}의 값이 비어 있음
write a period, for example 2026-03
  2026-03처럼 기간을 쓰세요
{=}: {}
  {}: {}
{=} takes a day, not {=}
  {}의 값은 날짜여야 함: {}
{=} takes a size of {}, not {=}
  {}의 값은 크기({})여야 함: {}
1K to 256M
  1K에서 256M까지
at least 1M
  1M 이상
unknown metric {=}
  알 수 없는 지표 {}
unknown metric {=}; did you mean {=}?
  알 수 없는 지표 {}, 혹시 {}?
{=} is an input, not a metric
  {}은(는) 지표가 아니라 입력값임
`retain metrics` lists both
  둘 다 `retain metrics`로 확인하세요
{=} has an empty name: {=}
  {}에 빈 이름이 있음: {}
write the names with commas between them, or all
  이름을 쉼표로 이어 쓰거나 all을 쓰세요
write the names with commas between them
  이름을 쉼표로 이어 쓰세요
{=} all: charts are drawn for what is named
  {} all: 차트는 이름을 지정한 것만 그림
unknown chart {=}
  알 수 없는 차트 {}
unknown chart {=}; did you mean {=}?
  알 수 없는 차트 {}, 혹시 {}?
a chart is of a metric or an input (`retain metrics` lists them), of churned:REASON, or movements
  지표나 입력값(`retain metrics` 참고), churned:REASON, movements 가운데 하나를 쓰세요
{=} {=}: a report tells periods, not who joined when
  {} {}: 보고서는 기간별 값만 담고 누가 언제 가입했는지는 담지 않음
`retain cohort` follows those who joined in one period through the next ones
  같은 기간에 가입한 고객을 이후 기간에 걸쳐 보려면 `retain cohort`를 쓰세요
{=} {=} names no reason
  {} {}: 사유가 없음
{=}:price draws the customers lost for that reason, {=} all that were lost
  그 사유의 이탈 고객만 그리려면 {}:price처럼, 이탈 고객을 모두 그리려면 {}(으)로 쓰세요
--chart: nothing tells why customers left, and {=} cannot be drawn
  --chart: 입력에 이탈 사유가 없어 {}을(를) 그릴 수 없음
reasons are columns of counts beside that of lost customers: churned:price, churned:service
  사유별 고객 수를 이탈 고객 수 옆에 churned:price, churned:service 같은 열로 추가하세요
--chart: unknown reason {=}
  --chart: 알 수 없는 사유 {}
--chart: unknown reason {=}; did you mean {=}?
  --chart: 알 수 없는 사유 {}, 혹시 {}?
the reasons are {=}
  쓸 수 있는 사유는 {}입니다
{=} does not know {=}
  {}에 쓸 수 없는 값: {}
{=} does not know {=}; did you mean {=}?
  {}에 쓸 수 없는 값: {}, 혹시 {}?
a period such as 2026-03, or {}
  2026-03 같은 기간이나 {} 가운데 하나를 쓰세요
the system does not tell what day it is
  시스템에서 오늘 날짜를 알 수 없음
--today 2026-03-15 says it
  --today 2026-03-15처럼 지정하세요
--today is the day that --expect last-month and the like are about, and none is given
  --today는 --expect last-month 등의 기준일인데 그런 --expect가 없음
add --expect last-month, or leave out --today
  --expect last-month를 추가하거나 --today를 빼세요
{=} is about the change on the period before, and calc has no period
  {}은(는) 직전 기간 대비 변화의 조건인데 calc에는 기간이 없음
retain test tells two groups from chance; here give a bound: '{=}'
  두 그룹의 차이가 유의한지는 retain test로 확인하고, 여기서는 '{}'처럼 기준값을 정하세요
unknown value {=} of {=}
  {1}의 알 수 없는 값 {0}
unknown value {=} of {=}; did you mean {=}?
  {1}의 알 수 없는 값 {0}, 혹시 {2}?
{=} takes {}
  {}에는 {} 가운데 하나를 쓰세요
{=} takes one character between fields, not {=}
  {}의 값은 필드 사이의 한 글자여야 함: {}
for example {=} or {=}
  예를 들어 {} 또는 {}처럼 쓰세요
{=} takes FIELD=HEADER, not {=}
  {}의 값은 FIELD=HEADER 형식이어야 함: {}
{=}: {=} is computed and is not read from a column
  {}: {}은(는) 계산되는 값이라 열에서 읽지 않음
{=}: unknown field {=}
  {}: 알 수 없는 필드 {}
{=}: unknown field {=}; did you mean {=}?
  {}: 알 수 없는 필드 {}, 혹시 {}?
`retain metrics` and `retain fields` list them
  목록은 `retain metrics`와 `retain fields`로 확인하세요
{=} takes a JSON pointer, not {=}
  {}의 값은 JSON 포인터여야 함: {}
{=} contradicts {=}
  {}은(는) {}과(와) 함께 쓸 수 없음
give one of the two
  둘 중 하나만 쓰세요
--column reads {=} and {=} from one column: {=}
  --column이 {}, {}을(를) 같은 열에서 읽음: {}
a column holds one field
  열 하나에 필드 하나만 지정하세요
{=} is for CSV and contradicts --input-format
  {}은(는) CSV에만 쓰므로 --input-format과 맞지 않음
--records is for JSON and contradicts --input-format
  --records는 JSON에만 쓰므로 --input-format과 맞지 않음
the first column names the quantities
  첫 열에 항목 이름이 있어야 하니 하나를 빼세요
"-" is named twice
  "-"를 두 번 지정함
standard input is read once
  표준 입력은 한 번만 쓰세요
--currency is for --rates, which is not given
  --currency는 --rates와 함께 써야 함
--rates needs --currency
  --rates에 --currency가 필요함
{=} is computed and cannot be given
  {}은(는) 계산되는 값이라 지정할 수 없음
to compute it: {=}
  계산하려면 {}처럼 쓰세요
{=} takes no value
  {}에는 값을 쓸 수 없음
unknown option {=}
  알 수 없는 옵션 {}
unknown option {=}; did you mean {=}?
  알 수 없는 옵션 {}, 혹시 {}?
`retain help {=}` lists the options
  옵션은 `retain help {}`(으)로 확인하세요
{=} needs a value, but the option {=} follows
  {}에 값이 필요한데 옵션 {}이(가) 뒤따름
{=} takes COLUMN=VALUE, not {=}
  {}의 값은 COLUMN=VALUE 형식이어야 함: {}
for example {=} 'status=paid,shipped', {=} 'channel!=store', {=} 'customer!=' (not empty)
  예를 들어 {} 'status=paid,shipped', {} 'channel!=store', {} 'customer!='(비어 있지 않음)처럼 쓰세요
{=} takes a file: standard output is for the result
  {}에는 파일이 필요함: 표준 출력은 결과용임
--strict and --on-bad-row skip contradict each other
  --strict와 --on-bad-row skip은 함께 쓸 수 없음
leave one of them out: strict makes an error of every doubt
  하나를 빼세요. --strict는 의심스러운 것을 모두 오류로 봅니다
{=} is for rows that are left out, and none are
  {}은(는) 제외할 행에 쓰는데 제외하는 행이 없음
add --on-bad-row skip
  --on-bad-row skip을 추가하세요
a bug in retain {=}: {=}
  retain {}의 버그: {}
please report it with the command and its input
  명령과 입력을 함께 알려 주세요
{=} is undefined: {}
  {}: 값 없음({})
standard input
  표준 입력
the file is named twice
  파일을 두 번 지정함
the same file as {}, named twice
  {}과(와) 같은 파일을 두 번 지정함
name it once: each row would count twice
  한 번만 지정하세요. 그러지 않으면 행마다 두 번 세어집니다
--transpose is for period snapshots, and {=} needs customer rows
  --transpose는 기간별 집계에 쓰는데 {}에는 고객별 행이 필요함
`retain report` reads snapshots
  기간별 집계는 `retain report`로 읽으세요
{=} is for customer rows, and the input is period snapshots
  {}은(는) 고객별 행에 쓰는데 입력은 기간별 집계임
leave it out: snapshots are taken as they are
  기간별 집계는 그대로 쓰니 빼세요
{=} needs rows with dates, and this is a list of customers without any
  {}에는 날짜가 있는 행이 필요한데 입력은 날짜 없는 고객 목록임
`retain report` reads it
  `retain report`로 읽으세요
{=} needs customer rows, and the input is period snapshots
  {}에는 고객별 행이 필요한데 입력은 기간별 집계임
rows have a customer, a date and an amount; `retain report` reads snapshots
  고객별 행에는 고객, 날짜, 금액을 넣으세요. 기간별 집계는 `retain report`로 읽습니다
{=} would overwrite {}
  {}이(가) {}을(를) 덮어씀
the input {=}
  입력 {}
a source stays as it is: name another file
  원본은 바꾸지 않으니 다른 파일을 지정하세요
write to two files
  서로 다른 파일에 쓰세요
{=} and {=} are one file
  {}, {}은(는) 같은 파일임
-f value prints bare numbers and needs to know of which metrics
  -f value는 값만 출력하므로 지표를 지정해야 함
-o {=}: no format of {=} has the ending {=}
  -o {}: {}에 확장자 {} 형식이 없음
-o {=}: no format has the ending {=}
  -o {}: 확장자 {} 형식이 없음
-f says the format: {}
  -f로 형식을 지정하세요: {}
--bom is for {}, and no output is one
  --bom은 {} 출력에 쓰는데 그런 출력이 없음
say -f csv or -o FILE.csv, or leave out --bom
  -f csv나 -o FILE.csv를 쓰거나 --bom을 빼세요
this retain was built without libxlsxwriter, and writes no workbooks (.xlsx)
  이 retain은 libxlsxwriter 없이 빌드되어 통합 문서(.xlsx)를 쓸 수 없음
csv opens in every spreadsheet program: -o with the ending .csv
  CSV는 모든 스프레드시트에서 열리니 -o에 .csv 파일을 지정하세요
a workbook (.xlsx) is no text for a terminal
  통합 문서(.xlsx)는 터미널에 출력할 수 없음
-o report.xlsx writes it to a file
  -o report.xlsx처럼 파일에 쓰세요
of {=} customers lost, {=} come back after {=} periods, always as many: do they pay for longer?
  이탈 고객 {}명 중 {}명이 늘 {}개 기간 뒤에 복귀함: 더 긴 주기로 결제하는 것일 수 있음
--gap {=} keeps them until then; a column of the interval spreads what they pay
  그때까지 유지로 보려면 --gap {}, 금액을 나누려면 결제 주기 열을 쓰세요
--cost is what a change costs, and none is assumed
  --cost는 변화의 비용인데 가정한 변화가 없음
--assume says which
  --assume으로 지정하세요
--assume asks what would be, and --require and --warn judge what is
  --assume은 가정을 묻고 --require와 --warn은 현재 값을 판정함
ask in two commands
  두 명령으로 나누어 실행하세요
--assume has nothing for --explain to explain
  --assume에는 --explain으로 설명할 것이 없음
--assume has nothing for --chart to draw
  --assume에는 --chart로 그릴 것이 없음
--assume has no output in the format {=}
  --assume에는 {} 형식의 출력이 없음
it has {}
  쓸 수 있는 형식은 {}입니다
cannot be written
  쓸 수 없음
cannot be written: {}
  쓸 수 없음: {}
raise the limit on the size of files: ulimit -f
  파일 크기 한도를 늘리세요: ulimit -f
give files in place of pipes, or raise the limit on open files: ulimit -n
  파이프 대신 파일을 주거나 열린 파일의 한도를 늘리세요: ulimit -n
cannot be read: {}
  읽을 수 없음: {}
cannot be read after {=} bytes: {}
  {}바이트 뒤로 읽을 수 없음: {}
changed while reading
  읽는 동안 바뀜
read it again once nothing writes to it any more
  더 쓰는 것이 없을 때 다시 읽으세요
rows that do not fit into memory cannot be kept here
  메모리에 들어가지 않는 행을 여기에 둘 수 없음
rows that do not fit into memory cannot be kept here: {}
  메모리에 들어가지 않는 행을 여기에 둘 수 없음: {}
a temporary file lost its end
  임시 파일의 끝이 사라짐
a workbook cannot be put together here
  통합 문서를 여기서 만들 수 없음
a workbook cannot be put together here: {}
  통합 문서를 여기서 만들 수 없음: {}
the file is read-only: chmod u+w lets it be replaced, or name another
  읽기 전용 파일이니 chmod u+w로 바꾸거나 다른 파일을 지정하세요
No such file or directory
  그런 파일이나 폴더가 없음
Is a directory
  폴더임
Not a directory
  폴더가 아님
Permission denied
  권한이 없음
File exists
  이미 있음
File too large
  파일이 너무 큼
No space left on device
  저장 공간이 없음
Too many open files
  열린 파일이 너무 많음
Too many levels of symbolic links
  심볼릭 링크가 너무 깊음
File name too long
  파일 이름이 너무 긺
Read-only file system
  읽기 전용 파일 시스템임
Input/output error
  입출력 오류
Bad file descriptor
  닫힌 스트림임
Broken pipe
  파이프가 끊김
Operation not permitted
  허용되지 않음
No such device or address
  그런 장치가 없음
requirement {=}: not met: {}
  요건 {}: 미충족: {}
warning {=}: not met: {}
  경고 조건 {}: 미충족: {}
{=} points below
  목표보다 {}%p 낮음
{=} points above
  목표보다 {}%p 높음
{=} below
  목표보다 {} 낮음
{=} above
  목표보다 {} 높음
{=} undefined ({})
  {} 값 없음({})
1 amount of more than {=} digits: JSON holds the nearest double
  {}자리를 넘는 금액이 1개 있음: JSON에는 가장 가까운 double 값이 담김
{=} amounts of more than {=} digits: JSON holds the nearest double
  {1}자리를 넘는 금액이 {0}개 있음: JSON에는 가장 가까운 double 값이 담김
1 value of more than {=} digits: cells of a workbook hold the nearest number of so many
  {}자리를 넘는 값이 1개 있음: 통합 문서의 셀에는 가장 가까운 수가 담김
{=} values of more than {=} digits: cells of a workbook hold the nearest number of so many
  {1}자리를 넘는 값이 {0}개 있음: 통합 문서의 셀에는 가장 가까운 수가 담김
csv and tsv hold the exact decimals
  정확한 소수는 csv나 tsv로 쓰세요
and {=} more error
  그 밖에 오류 {}건
and {=} more errors
  그 밖에 오류 {}건
and {=} more warning
  그 밖에 경고 {}건
and {=} more warnings
  그 밖에 경고 {}건
and {=} more {=} warning
  그 밖에 {1} 경고 {0}건
and {=} more {=} warnings
  그 밖에 {1} 경고 {0}건
(at {=})
  (위치 {})
--customers takes a number above 0, not {=}
  --customers에는 0보다 큰 수를 쓰세요. {}은(는) 안 됩니다
a table of cohorts holds customers, and no revenue
  코호트 표에는 고객만 있고 매출이 없음
customer rows with amounts have it
  금액이 있는 고객별 행에는 있습니다
{=} needs customer rows or a table of cohorts, and the input is period snapshots
  {}에는 고객별 행이나 코호트 표가 필요한데 입력은 기간별 집계임
rows have a customer, a date and an amount; a table has cohorts, ages and survivors
  고객별 행에는 고객, 날짜, 금액이 있고 표에는 코호트, 경과, 생존자가 있습니다
the rows have no amounts, so that revenue is not known
  행에 금액이 없어 매출을 알 수 없음
--measure customers counts customers
  --measure customers는 고객을 셉니다
all customers were there when the rows began, so that nobody's age is known
  행이 시작될 때 모든 고객이 이미 있어 누구의 경과도 알 수 없음
--keep-first counts them as if they had begun then
  --keep-first는 그때 시작한 것으로 셉니다
a table of cohorts, which {=} does not read
  {}이(가) 읽지 않는 코호트 표임
`retain cohort` shows it, `retain survival` and `retain forecast` go on from it
  `retain cohort`로 볼 수 있고, `retain survival`과 `retain forecast`가 이어서 계산합니다
{=} is for customer rows, and the input is a table of cohorts
  {}은(는) 고객별 행에 쓰는데 입력은 코호트 표임
leave it out: the table is taken as it is
  표는 그대로 쓰니 빼세요
a table of purchase histories, which {=} does not read
  {}이(가) 읽지 않는 구매 이력 표임
`retain value` reads it: who is still a customer, and what they will buy
  `retain value`로 읽으세요. 누가 아직 고객이고 무엇을 살지 계산합니다
--on-bad-row skip is for customer rows, and a table is read as a whole
  --on-bad-row skip은 행을 하나씩 빼고 알릴 수 있을 때 쓰는데 표는 통째로 읽음
leave it out, and correct the row
  빼고 그 행을 고치세요
--customers is for tables of cohorts in percent, and the input is none
  --customers는 퍼센트로 된 코호트 표에 쓰는데 입력은 그런 표가 아님
leave it out: customers are counted
  고객은 세어서 아니 빼세요
--cohort is for customers who began together, and when those of the input began is not known
  --cohort는 함께 시작한 고객에 쓰는데 입력의 고객은 언제 시작했는지 알 수 없음
--keep-first is for customers of whom some began before what is known, and here none are told to have
  --keep-first는 일부 고객보다 늦게 시작될 수 있는 고객별 행에 씀
leave it out: all count
  모두 집계하니 빼세요
--period {=}, and the header of the tenure names the {=}
  --period는 {0}인데 tenure의 열 이름은 {1} 단위임
--time-unit {=}, and the headers of the table name the {=}
  --time-unit은 {0}인데 표의 열 이름은 {1} 단위임
leave it out: the horizon is in the unit of the table
  빼세요. --horizon도 표의 단위를 따릅니다
{=} takes a percent, not {=}
  {}에는 퍼센트를 쓰세요. {}은(는) 안 됩니다
for example 10
  예: 10
for example 49.90
  예: 49.90
{=} takes a percent up to {=}, not {=}
  {}에는 {} 이하의 퍼센트를 쓰세요. {}은(는) 안 됩니다
{=} takes a percent, and {=} looks like a fraction
  {}에는 퍼센트를 쓰는데 {}은(는) 비율(소수)로 보임
write {=}, or {=}% if that is meant
  {}(으)로 쓰고, 그 값이 맞으면 {}%로 쓰세요
this retain was built without Boost.Math, which {=} needs
  이 retain은 {}에 필요한 Boost.Math 없이 빌드되었음
with the headers of Boost (libboost-math-dev) it builds with it
  Boost 헤더(libboost-math-dev)가 있으면 함께 빌드됩니다
no forecast of {=}: {}
  {} 예측 없음: {}
{=} takes a number above 0, up to {=}, not {=}
  {0}에는 0보다 크고 {1} 이하인 수를 쓰세요. {2}은(는) 안 됩니다
for example 52
  예: 52
{=} {=} leaves nothing to be counted
  {0} {1}이면 셀 것이 남지 않음
for example 40
  예: 40
{=} takes a file that ends in .csv, .tsv or .ndjson, not {=}
  {0}에는 .csv, .tsv, .ndjson으로 끝나는 파일을 쓰세요. {1}은(는) 안 됩니다
value needs --horizon: how far ahead purchases are counted
  value에는 --horizon이 필요함: 얼마나 앞까지 구매를 셀지
for example --horizon 52, in weeks unless --time-unit says otherwise
  예: --horizon 52. --time-unit이 없으면 주 단위입니다
{=} is for customer rows, and the input is a table of purchase histories
  {}은(는) 고객별 행에 쓰는데 입력은 구매 이력 표임
value needs purchases, and these rows are {=}
  value에는 구매가 필요한데 이 행은 {}
`retain forecast` and `retain survival` are for customers under contract
  `retain forecast`와 `retain survival`은 계약 고객에 씁니다
`retain forecast` and `retain survival` are for customers under contract; --amounts payments takes amounts for purchases
  `retain forecast`와 `retain survival`은 계약 고객에 씁니다. --amounts payments는 금액을 구매로 봅니다
value needs the days of purchases, and these rows have longer periods
  value에는 구매한 날짜가 필요한데 이 행의 기간은 더 김
{=} needs purchases of customers, and the input is period snapshots
  {}에는 고객별 구매가 필요한데 입력은 기간별 집계임
rows have a customer, a date and an amount; a table has frequency, recency and age of each customer
  행에는 고객, 날짜, 금액이 있고 표에는 고객별 frequency, recency, age가 있습니다
purchases come at regular intervals, whose standard deviation is {=} of their mean, where by chance it would be 1; customers with 3 intervals or more: {=}
  구매 간격이 규칙적임: 간격의 표준편차가 평균의 {}배로, 우연이라면 1배임. 간격이 3개 이상인 고객 {}명
the model takes purchases for random, and is slow to see who is gone; payments that fall due are for `retain forecast`
  모형은 구매를 무작위로 보아 떠난 고객을 늦게 알아봅니다. 때가 되면 나가는 결제에는 `retain forecast`를 쓰세요
a list of customers without a tenure: when they left is not known
  이용 기간이 없는 고객 목록이라 언제 이탈했는지 알 수 없음
--column tenure=HEADER names the column that says for how long each has stayed
  --column tenure=HEADER로 고객마다 머문 기간이 적힌 열을 지정하세요
no customer counts, so that there is nothing to follow
  집계할 고객이 없어 살펴볼 것이 없음
churn rises with age, by more than chance: the forecast leaves too many customers
  이탈률이 경과에 따라 유의하게 높아짐: 예측에 남는 고객이 너무 많음
churn of {=} rises with age, by more than chance: the forecast leaves too many customers
  {}의 이탈률이 경과에 따라 유의하게 높아짐: 예측에 남는 고객이 너무 많음
--model bdw may follow it; constant churn is what comes nearest without
  --model bdw는 그 상승을 따라갈 수 있습니다. 그러지 않으면 일정 이탈률이 가장 가깝습니다
{=} of {=} customers were lost before the end of their first period, and the forecast is of the others: fewer of those who begin will stay
  고객 {1}명 중 {0}명이 첫 기간이 끝나기 전에 이탈했고 예측은 나머지에 대한 것임: 실제로는 더 적게 남음
a shorter --period counts them; `retain survival` counts them as lost at age 0
  더 짧은 --period를 쓰면 집계하고, `retain survival`은 경과 0에 이탈한 것으로 셉니다
{=} of {=} customers began and ended between two ends of periods, and are in no cohort: fewer of those who begin will stay
  고객 {1}명 중 {0}명이 두 기간 말 사이에 시작하고 끝나 어느 코호트에도 없음: 실제로는 더 적게 남음
cohort {=} and those before it are named by different periods, or by none: which began earlier is not known, and none is compared
  {} 코호트와 그 앞의 이름이 서로 다른 기간이거나 기간이 아님: 어느 것이 먼저인지 몰라 비교하지 않음
name all by periods of one length, or choose some with --cohort NAME
  모두 같은 길이의 기간으로 이름을 짓거나 --cohort NAME으로 고르세요
whether {=} segments differ is not tested: the log-rank test takes up to {=}
  세그먼트가 {}개라 서로 다른지 검정하지 않음: 로그순위 검정은 {}개까지임
--where COLUMN=A,B chooses some; a column with fewer values tells more
  --where COLUMN=A,B로 고르세요. 값이 더 적은 열이 더 많은 것을 알려 줍니다
amounts are per {}, and churn is per {}: arpa, ltv, ltv_cac and cac_payback take one for the other
  금액은 {} 단위이고 이탈률은 {} 단위임: arpa, ltv, ltv_cac, cac_payback이 둘을 섞음
--period {=} has both alike
  --period {}을(를) 쓰면 둘이 같아집니다
of {=} customers counted as lost, {=} came back: absence tells little of who left
  이탈로 집계한 고객 {}명 중 {}명이 돌아옴: 보이지 않는다고 떠난 것은 아님
--gap bridges short absences; for purchases without a contract, `retain value` is the forecast
  --gap은 짧은 공백을 잇습니다. 계약 없는 구매의 예측은 `retain value`입니다
--gap bridges short absences
  --gap은 짧은 공백을 잇습니다
sql takes one of {}
  sql에는 다음 중 하나를 씀: {}
for example: retain sql snapshot
  예: retain sql snapshot
no query of {=}; did you mean {=}?
  {}의 쿼리는 없음, 혹시 {}?
no query of {=}
  {}의 쿼리는 없음
sql needs {=}
  sql에 필요한 옵션: {}
{=} is called ARR, of which a month is a twelfth: the table has to say so
  {}은(는) ARR이고 한 달은 그 12분의 1인데, 테이블이 그렇게 담고 있어야 함
make a view that divides it by 12; --amounts payments adds it up as it is
  12로 나눈 뷰를 만드세요. --amounts payments는 그대로 더합니다
not a name in SQL: {=}
  SQL의 이름이 아님: {}
a name with other characters than letters, digits and _ stands in double quotes: '"customer id"'
  글자·숫자·_ 밖의 문자가 있는 이름은 큰따옴표로 감싸세요: '"customer id"'
the double quote of {=} is not closed
  {}의 큰따옴표가 닫히지 않음
a name with control characters cannot stand in a query: {=}
  제어 문자가 있는 이름은 쿼리에 쓸 수 없음: {}
not the name of a column: {=}
  열의 이름이 아님: {}
a name with a point in it stands in double quotes
  점이 있는 이름은 큰따옴표로 감싸세요
the name {=} cannot be written for {=}: {=} has another meaning there
  이름 {}은(는) {}에서 쓸 수 없음: {}의 뜻이 다름
a value with control characters cannot stand in a query: {=}
  제어 문자가 있는 값은 쿼리에 쓸 수 없음: {}
leave out --interval, or group by months
  --interval을 빼거나 월로 묶으세요
recurring amounts are of their period: an interval would spread them once more
  recurring 금액은 이미 그 기간의 것이어서 간격이 또 나누게 됨
leave out --interval or --amounts recurring
  --interval이나 --amounts recurring을 빼세요
recurring amounts of a quarter or year are those of its last month, which would have to be found before the rows are summed
  분기나 연의 recurring 금액은 그 마지막 달의 것인데, 행을 더하기 전에 찾아야 함
--period month, and `retain report` on its result
  --period month로 구하고 그 결과에 `retain report`를 쓰세요
--gap {=} would make as many rows of each, too many for a query
  --gap {}은 행을 그만큼 늘려 쿼리 하나로는 무리임
--gap takes up to {=} here; `retain snapshot` has no such limit
  여기서 --gap은 {}까지입니다. `retain snapshot`에는 이 한도가 없습니다
--expect-rows counts rows of snapshots, and the input is customer rows
  --expect-rows는 기간별 집계의 행을 세는데 입력은 고객별 행임
leave it out, or give it to the report of their snapshots
  빼거나, 그 집계의 report에 쓰세요
refunds cannot be subtracted from recurring amounts, which are a price and no payment
  recurring 금액은 낼 금액이어서 환불을 뺄 수 없음
leave out --refund or --amounts recurring
  --refund나 --amounts recurring을 빼세요
--since {=} is later than --until {=}
  --since {}이(가) --until {}보다 늦음
sql reads no file, and {=} is one word too many
  sql은 파일을 읽지 않음: {}은 필요 없는 말임
--table names the table
  테이블은 --table로 지정하세요
swap them
  서로 바꾸세요
--scale {=} would cut the share of a month, which has {=} decimals
  --scale {}은 소수 {}자리인 한 달 몫을 잘라 버림
leave out --scale or --interval
  --scale이나 --interval을 빼세요
{=} counts in another unit than that of its currency
  {}: 통화의 기본 단위가 아닌 단위로 센 금액
make a view that converts it, and give it another name there
  단위를 바꾼 뷰를 만들고 거기서 다른 이름을 주세요
{=} is the price of one, which a quantity multiplies
  {}: 수량을 곱해야 하는 단가임
make a view with the amount of the row
  행의 금액을 담은 뷰를 만드세요
)";

}  // namespace retain::render
