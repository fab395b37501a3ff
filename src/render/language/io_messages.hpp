#pragma once

#include <string_view>

namespace retain::render {

/// Messages about inputs, in the form of `core_messages`.
inline constexpr std::string_view io_messages = R"(
amount
  금액
quantity
  수량
interval count
  결제 주기 수
days
  일
weeks
  주
months
  월
quarters
  분기
years
  연
a day
  일
a week
  주
a month
  월
a quarter
  분기
a year
  연
no column says who paid: sums over customers cannot be followed customer by customer
  누가 결제했는지 알려 주는 열이 없음: 고객 전체의 합계로는 고객별로 추적할 수 없음
export the single payments or subscriptions; --column customer=HEADER names the column of the customer
  개별 결제나 구독을 내보내세요. 고객 열은 --column customer=HEADER로 지정하세요
--column {=}=HEADER says which it is; the columns are {}
  --column {}=HEADER로 지정하세요. 열 목록: {}
--ignore {=} counts customers by the days on which they are seen; --column amount=HEADER names the money
  활동일로 고객만 세려면 --ignore {}, 금액 열이 있으면 --column amount=HEADER를 쓰세요
months across the top need their years and no other words: 2026-01 or Jan 2026
  가로로 놓인 월은 2026-01이나 Jan 2026처럼 연도와 함께만 쓰세요
customer rows need a column of the customer, the date and the amount: no {=}; is it {=}?
  고객별 행에는 고객, 날짜, 금액 열이 필요함: 없는 열 {}, 혹시 {}?
customer rows need a column of the customer, the date and the amount: no {=}
  고객별 행에는 고객, 날짜, 금액 열이 필요함: 없는 열 {}
{=} is for {}, and these rows are {=}
  {}은(는) {}에만 쓰며 이 행의 형태는 {}
other rows
  다른 형태의 행
dated amounts
  날짜별 금액
spans
  기간이 적힌 행
spans and dated amounts
  기간이 적힌 행과 날짜별 금액
spans and amounts that recur
  기간이 적힌 행과 정기 금액
leave it out; `retain sniff` shows what each column was taken for
  빼세요. 각 열을 무엇으로 읽었는지는 `retain sniff`로 확인하세요
two columns for {}: {=} at {=} and {=}
  {} 열이 둘임: {} ({}), {}
--ignore {=} leaves one out where their names differ; else rename or remove one
  이름이 다르면 --ignore {}(으)로 하나를 빼고, 같으면 하나의 이름을 바꾸거나 지우세요
{=} is not read: it is a fact of a period, and {=} have no row for each
  {}: 읽지 않음. 기간의 값인데 {} 형태에는 기간별 행이 없음
--ignore {=} settles that it is not needed
  필요 없으면 --ignore {}(으)로 정하세요
{=} may be the day on which it was asked for, or the last day
  {}: 해지를 요청한 날인지 마지막 날인지 알 수 없음
--column end={=} takes it for the end
  종료일이면 --column end={}(으)로 지정하세요
--column end={=} takes it for the end; --column date={=} reads payments of that day
  종료일이면 --column end={}, 그날의 결제이면 --column date={}(으)로 지정하세요
both {=} and {=} may be the day on which a span ended
  {}, {}: 둘 다 종료일일 수 있음
--column end={=} or --column end={=} says which
  --column end={} 또는 --column end={}(으)로 지정하세요
{=} counts intervals, and no column says of which length
  {}: 결제 주기의 수인데 주기의 길이를 알려 주는 열이 없음
--amount-per month, quarter or year says for how long an amount pays; --ignore {=} takes the amounts as they stand
  금액이 얼마 동안의 것인지 --amount-per month, quarter, year로 정하세요. 금액을 그대로 쓰려면 --ignore {}
amounts across months are those of each month, and {=} beside them may say otherwise
  월별로 놓인 금액은 그 달의 금액인데 옆의 {}은(는) 다르게 읽힐 수 있음
--ignore {=} takes them as they stand
  그대로 쓰려면 --ignore {}을(를) 지정하세요
{=} may be of one piece or of the whole line
  {}: 한 개의 금액인지 줄 전체의 금액인지 알 수 없음
--column unit_price={=} multiplies it by the quantity; --column amount={=} does not
  수량을 곱하려면 --column unit_price={}, 곱하지 않으려면 --column amount={}(으)로 지정하세요
{=} is named like a column of the {=} and is not read
  {}: {} 열과 이름이 비슷하나 읽지 않음
--amounts payments reads it; {}
  읽으려면 --amounts payments를 지정하세요. {}
--column date={=} reads dated rows; {}
  날짜별 행으로 읽으려면 --column date={}. {}
unknown column {=}, which resembles the {=} that is read from {=}
  알 수 없는 열 {}: {}과(와) 비슷하나 그것은 {}에서 읽음
unknown column {=}; did you mean {=}?
  알 수 없는 열 {}, 혹시 {}?
not read; --column FIELD=HEADER says what a column holds
  읽지 않습니다. 열의 내용은 --column FIELD=HEADER로 지정하세요
rename or remove one
  하나의 이름을 바꾸거나 지우세요
say which with --column {=}={=}
  --column {}={}(으)로 지정하세요
rename or remove one, or give one with --column {=}={=}
  하나의 이름을 바꾸거나 지우거나, --column {}={}(으)로 지정하세요
{=}: no column {=}
  {}: {} 열이 없음
{=}: no column {=}; did you mean {=}?
  {}: {} 열이 없음, 혹시 {}?
the columns are {}
  있는 열은 {}입니다
no column {=}, which {=} gives for {=}
  {} 열이 없음({}에서 {}(으)로 지정)
no column {=}, which --by or --column gives for {=}
  {} 열이 없음(--by나 --column에서 {}(으)로 지정)
--where {=} leaves such rows out
  이런 행을 빼려면 --where {}을(를) 지정하세요
the table speaks of both
  표에 둘 다 나옴
the other columns prove neither
  다른 열로도 알 수 없음
{=} may be {}: {}
  {}: {} 가운데 어느 것인지 알 수 없음({})
{=} says which
  {}(으)로 지정하세요
--column {=}={=} or --column {=}={=} says which
  --column {}={} 또는 --column {}={}(으)로 지정하세요
money takes a currency, and 천원, 만원, 백만원, 억원, K, Tsd., M, Mio. or bn scale it
  금액에는 통화와 천원, 만원, 백만원, 억원, K, Tsd., M, Mio., bn을 쓸 수 있으니 고치세요
percents take %
  퍼센트에는 %만 쓰세요
counts take 명 or 건
  개수에는 명이나 건만 쓰세요
hours take h
  시간에는 h만 쓰세요
numbers of periods take days, weeks, months, quarters or years
  기간 수에는 days, weeks, months, quarters, years만 쓰세요
frequencies take /day, /week, /month, /quarter or /year
  빈도에는 /day, /week, /month, /quarter, /year만 쓰세요
it takes none
  단위를 빼세요
--column names no field: {=}
  --column의 필드 이름을 알 수 없음: {}
--column names no field: {=}; did you mean {=}?
  --column의 필드 이름을 알 수 없음: {}, 혹시 {}?
`retain metrics` lists the fields
  필드는 `retain metrics`로 확인하세요
one without a name at column {=}
  이름 없는 열({}번째)
{=} (did you mean {=}?)
  {} (혹시 {}?)
--column: {=} is computed and not read
  --column: {}은(는) 계산되는 값이라 읽지 않음
write the header as the input has it
  입력에 적힌 머리글 그대로 쓰세요
unknown unit {=} in the header of {}
  {1} 머리글의 단위를 알 수 없음: {0}
two segment columns: {=}, {=}
  세그먼트 열이 둘임: {}, {}
give one with --column segment={=} (several need --by)
  --column segment={}(으)로 하나를 지정하세요(여러 개는 --by)
unknown column {}
  알 수 없는 열 {}
unknown columns {}
  알 수 없는 열 {}
no column holds a quantity; found {}
  값이 담긴 열이 없음. 찾은 열: {}
`retain metrics` lists the quantities and their names; --column FIELD=HEADER says what a column holds
  값의 이름은 `retain metrics`로 확인하고, 열의 내용은 --column FIELD=HEADER로 지정하세요
unknown unit {=} above the table
  표 위의 단위를 알 수 없음: {}
천원, 만원, 백만원, 억원, K, Tsd., M, Mio. and bn scale amounts; remove the line if it is no unit
  금액 단위는 천원, 만원, 백만원, 억원, K, Tsd., M, Mio., bn입니다. 단위가 아니면 그 줄을 지우세요
two units above the table: {=} and {=} at {=}
  표 위에 단위가 둘임: {}, {} ({})
write the unit of each column in its header
  열마다 머리글에 단위를 쓰세요
{=} states another unit than the lines above the table
  {}: 표 위의 단위와 다름
keep one of the two
  둘 중 하나만 남기세요
the {=} stream is damaged at byte {=}: {}
  {} 스트림이 {}번째 바이트에서 손상됨: {}
the {=} stream is cut off: the file ends behind byte {=}, and the stream does not
  {} 스트림이 끊김: 파일이 {}번째 바이트 뒤에서 끝남
the {=} stream ends before byte {=}, and what follows is none
  {} 스트림이 {}번째 바이트 앞에서 끝나고, 그 뒤는 스트림이 아님
are two files joined into one? Give each by itself
  두 파일이 이어 붙은 것이면 따로 지정하세요
unpacks to more than {=} times its size
  압축을 풀면 크기의 {}배를 넘음
is it what it should be? --max-expansion raises the limit
  맞는 파일인지 확인하세요. 한도는 --max-expansion으로 늘리세요
it needs a dictionary
  사전이 필요함
compressed with {=}, and this retain was built without {=}
  {} 압축인데 이 retain은 {} 없이 빌드됨
{=} FILE | retain report - unpacks it
  {} FILE | retain report - 로 풀어서 읽으세요
{=}: not compressed, whatever its name says
  {}: 이름과 달리 압축되어 있지 않음
packed again and again
  거듭 압축되어 있음
some files unpack to themselves: is it one of these?
  풀어도 자기 자신이 되는 파일이 아닌지 확인하세요
the zstd stream asks for a window of more than 128 MiB
  zstd 스트림의 윈도가 128 MiB를 넘음
zstd -dc --long=31 FILE | retain report - unpacks it
  zstd -dc --long=31 FILE | retain report - 로 풀어서 읽으세요
the zstd stream needs a dictionary
  zstd 스트림에 사전이 필요함
zstd -dc -D DICTIONARY FILE | retain report - unpacks it
  zstd -dc -D DICTIONARY FILE | retain report - 로 풀어서 읽으세요
the columns are currency and rate, and perhaps period: EUR,1.08 says what a euro is worth
  열은 currency, rate, 필요하면 period로 쓰세요. EUR,1.08은 1유로의 값입니다
no rates
  환율이 없음
no column of the currency and the rate
  통화와 환율 열이 없음
not as many fields as the header has
  필드 수가 머리글과 다름
not a rate: {=}
  환율이 아님: {}
write a number, for example 1.08
  1.08처럼 수로 쓰세요
a second rate of {=}
  {}의 환율이 둘임
name their periods in a column
  기간을 열로 추가하세요
a quote opens here and never closes
  여기서 열린 따옴표가 닫히지 않음
close the field with a quote, and double each quote inside it
  필드를 따옴표로 닫고, 안의 따옴표는 두 번 쓰세요
close the field with a quote, and double each quote inside it; --max-field raises the limit of a field, {}
  필드를 따옴표로 닫고, 안의 따옴표는 두 번 쓰세요. 필드 한도({})는 --max-field로 늘리세요
more than {=} columns
  열이 {}개를 넘음
is it the right delimiter? --delimiter settles it, and --max-columns raises the limit
  구분자가 맞는지 확인하세요. --delimiter로 정하고, 한도는 --max-columns로 늘리세요
a field of more than {}
  필드가 {}을(를) 넘음
is the quote that opens it meant to? --max-field raises the limit
  여는 따옴표가 맞는지 확인하세요. 한도는 --max-field로 늘리세요
is this a text file? --max-field raises the limit
  텍스트 파일인지 확인하세요. 한도는 --max-field로 늘리세요
put the whole field in quotes, and double each quote inside it
  필드 전체를 따옴표로 감싸고, 안의 따옴표는 두 번 쓰세요
a quote opens a field right behind the delimiter: remove the spaces in front of it
  따옴표는 구분자 바로 뒤에서만 필드를 엽니다. 앞의 공백을 지우세요
put the whole field in quotes, and double each quote inside it; --delimiter ' ' parts fields at spaces
  필드 전체를 따옴표로 감싸고, 안의 따옴표는 두 번 쓰세요. 공백이 구분자이면 --delimiter ' '
a quote inside a field that does not start with one
  따옴표로 시작하지 않은 필드 안에 따옴표가 있음
a quote behind a backslash closes its field, and text follows
  역슬래시 뒤의 따옴표가 필드를 닫고 그 뒤에 글이 있음
text after the closing quote of a field
  필드를 닫는 따옴표 뒤에 글이 있음
CSV has no backslash escapes: double each quote inside a field
  CSV에는 역슬래시 이스케이프가 없으니 필드 안의 따옴표는 두 번 쓰세요
give each table as a file of its own
  표마다 따로 파일을 만드세요
one header is enough: --skip {=} begins with this one
  머리글은 하나면 됩니다. 이 행부터 읽으려면 --skip {}을(를) 지정하세요
the header again
  머리글이 다시 나옴
write one name above each column; --skip {=} takes this row for the header
  열마다 이름을 하나만 쓰세요. 이 행을 머리글로 쓰려면 --skip {}
a second row of the header
  머리글이 두 줄임
another header: a second table begins here
  다른 머리글: 여기서 두 번째 표가 시작됨
give every row as many fields as the header has; a field may be empty
  모든 행의 필드 수를 머리글과 맞추세요. 필드는 비어 있어도 됩니다
fields in single quotes are not read as one: export with double quotes
  작은따옴표는 필드를 묶지 않으니 큰따옴표로 내보내세요
put numbers with a thousands separator or a decimal comma in quotes: "1,234.50"
  천 단위 구분이나 소수점 쉼표가 있는 수는 따옴표로 감싸세요: "1,234.50"
{=} field where the header has {=}
  필드가 {}개인데 머리글은 {}개임
{=} fields where the header has {=}
  필드가 {}개인데 머리글은 {}개임
not UTF-8: byte {=}
  UTF-8이 아님: 바이트 {}
not UTF-8: byte {=}; the text may be in cp949 or in windows-1252
  UTF-8이 아님: 바이트 {}. cp949나 windows-1252일 수 있음
neither UTF-8 nor cp949: byte {=}
  UTF-8도 cp949도 아님: 바이트 {}
not {=}: the text ends within a unit, after byte {=}
  {}이(가) 아님: 바이트 {} 뒤에서 글자 중간에 끝남
not {=}: half a surrogate pair, bytes {=}
  {}이(가) 아님: 서로게이트의 반쪽, 바이트 {}
not {=}: the text ends after byte {=}, which begins a character
  {}이(가) 아님: 글자를 시작하는 바이트 {} 뒤에서 끝남
not {=}: byte {=}
  {}이(가) 아님: 바이트 {}
is the file whole? --encoding names another encoding
  파일이 온전한지 확인하세요. 다른 인코딩은 --encoding으로 지정하세요
save the file as UTF-8 (in Excel: CSV UTF-8), or name its encoding: --encoding cp949, windows-1252, utf-16
  UTF-8로 저장하거나(Excel에서는 CSV UTF-8) 인코딩을 지정하세요: --encoding cp949, windows-1252, utf-16
--encoding cp949 or --encoding windows-1252 settles it
  --encoding cp949나 --encoding windows-1252로 정하세요
mend the text there; --encoding names another encoding
  그 자리의 글을 고치세요. 다른 인코딩은 --encoding으로 지정하세요
a record whose dotted names come to more than {}
  이름에 점이 붙은 레코드가 {}을(를) 넘음
{=} is true
  {}이(가) true임
{=} leads to them
  {}이(가) 다음을 가리킴
duplicate key {=}
  키가 중복됨: {}
give each key once
  키는 한 번만 쓰세요
an object of more than {=} members
  객체의 항목이 {}개를 넘음
is it meant to be a list of rows? --max-columns raises the limit
  행의 목록이어야 하는지 확인하세요. 한도는 --max-columns로 늘리세요
number out of range: {=}
  수가 범위를 벗어남: {}
numbers go up to 1.7e308
  수는 1.7e308까지만 쓰세요
not valid JSON
  올바른 JSON이 아님
not valid JSON: {=}
  올바른 JSON이 아님: {}
a number of more than {=} characters
  수가 {}자를 넘음
shorten it; --max-digits raises the limit
  줄이세요. 한도는 --max-digits로 늘리세요
a text of more than {}
  글이 {}을(를) 넘음
--max-field raises the limit
  한도는 --max-field로 늘리세요
more than {=} levels of nesting
  중첩이 {}단계를 넘음
--max-depth raises the limit
  한도는 --max-depth로 늘리세요
the text ends too early: is the file complete?
  글이 중간에 끝납니다. 파일이 온전한지 확인하세요
remove the comma before it
  앞의 쉼표를 지우세요
JSON has no comments: remove it
  JSON에는 주석이 없으니 지우세요
write texts in double quotes
  글은 큰따옴표로 감싸세요
write null where a value is not known
  알 수 없는 값은 null로 쓰세요
give one document, or one a line
  문서 하나만 넣거나 한 줄에 하나씩 쓰세요
no list of objects at {}
  객체 목록이 없음: {}
no list of objects at {}, where the first page has its records
  첫 페이지의 레코드가 있던 {}에 객체 목록이 없음
the document itself
  문서 자체
the document holds no list of objects
  문서에 객체 목록이 없으니 확인하세요
there is {}
  있는 목록은 {}입니다
/{=} ({=} object)
  /{}(객체 {}개)
/{=} ({=} objects)
  /{}(객체 {}개)
the document itself ({=} object)
  문서 자체(객체 {}개)
the document itself ({=} objects)
  문서 자체(객체 {}개)
several lists of objects: {}
  객체 목록이 여럿임: {}
--records {=} reads one of them
  하나를 읽으려면 --records {}을(를) 지정하세요
the encoding is {=}
  인코딩이 {}
the decimal mark is the {}
  소수점이 {}
the lines of some orders have amounts of their own
  일부 주문은 줄마다 금액이 있음
a file in place of the pipe
  파이프 대신 파일
dates have the {} first
  날짜는 {}이(가) 먼저
{}, which is seen too late to read the pipe again
  {}: 너무 늦게 드러나 파이프를 다시 읽을 수 없음
pass {}
  {}을(를) 지정하세요
--records is for JSON, and the input is CSV
  --records는 JSON에만 쓰는데 입력은 CSV임
leave it out
  빼세요
{=} and others may be days without a year, or months of years that lie far apart
  {} 등은 연도 없는 날짜이거나 서로 먼 해의 월일 수 있음
--date-format %b-%y reads them as months of years; days need their year
  연도의 월로 읽으려면 --date-format %b-%y, 날짜라면 연도를 함께 쓰세요
--sheet is for workbooks, and the input is none
  --sheet는 통합 문서에만 쓰는데 입력은 통합 문서가 아님
{=} is for text, and the input is a workbook
  {}은(는) 텍스트에만 쓰는데 입력은 통합 문서임
{=} periods would take about {} of memory, and {} are allowed
  기간 {}개에 메모리가 약 {} 필요하나 허용은 {}
{=} periods of {=} segments and the whole would take about {} of memory, and {} are allowed
  기간 {}개와 세그먼트 {}개(전체 포함)에 메모리가 약 {} 필요하나 허용은 {}
a longer --period has fewer; --memory allows more
  --period를 길게 하거나 --memory를 늘리세요
a longer --period has fewer, and so does a coarser --by; --memory allows more
  --period를 길게 하거나 --by를 넓게 잡거나 --memory를 늘리세요
amount is too large
  금액이 너무 큼
amounts have at most 18 digits before the point
  금액은 소수점 앞 18자리까지만 쓰세요
amount is in {=}, and its row in {=}
  금액의 통화는 {}인데 행의 통화는 {}
{}: the text {=} is not a number
  {}: 글자 {}은(는) 수가 아님
write numbers without quotes
  수는 따옴표 없이 쓰세요
write a number
  수를 쓰세요
unit price and quantity are both negative: whether it is a refund cannot be told
  단가와 수량이 모두 음수임: 환불인지 알 수 없음
write one of them with its sign
  하나에만 부호를 쓰세요
no rate for the currency {=}
  통화 {}의 환율이 없음
add a line for it to the file of --rates
  --rates 파일에 한 줄을 추가하세요
not a count of intervals: {=}
  결제 주기의 수가 아님: {}
write a whole number
  정수로 쓰세요
interval is empty: for how long the amount pays is not known
  결제 주기가 비어 있음: 금액이 얼마 동안의 것인지 알 수 없음
--amount-per month, quarter or year says it for all rows
  모든 행에 대해 --amount-per month, quarter, year로 정하세요
an amount that pays for months cannot be grouped into weeks or days
  여러 달분의 금액은 주나 일로 묶을 수 없음
leave --period out, or --ignore the interval
  --period를 빼거나 --ignore로 결제 주기 열을 빼세요
--amounts changes, levels, recurring or payments says what the rows are; --ignore {=} takes its words for no movements
  행의 형태를 --amounts changes, levels, recurring, payments로 정하세요. 변동이 아니면 --ignore {}
{}; --ignore {=} takes the amounts as they are, and --amount-per says of spans for how long
  {}. 금액을 그대로 쓰려면 --ignore {}, 기간 금액의 주기는 --amount-per로 정하세요
{}; --column refund={=} subtracts amounts; --ignore {=} counts all
  {}. 환불액을 빼려면 --column refund={}, 모두 세려면 --ignore {}
--where {=} names the words that count; {}; --ignore {=} counts all
  셀 값은 --where {}(으)로 정하세요. {}. 모두 세려면 --ignore {}
for how many months an amount pays
  금액이 몇 달분인지
what a row is
  행이 무엇인지
whether a row counts
  행을 셀지
{=} does not settle {} in {=} row: {=}
  {}(으)로는 {} 알 수 없음({}행): {}
{=} does not settle {} in {=} rows: {=}
  {}(으)로는 {} 알 수 없음({}행): {}
amounts in several currencies do not add up: {=}
  서로 다른 통화의 금액은 합산할 수 없음: {}
--where {=} counts one, --by {=} reports each by itself, --rates FILE --currency {=} converts them
  하나만 세려면 --where {}, 따로 보려면 --by {}, 환산하려면 --rates FILE --currency {}을(를) 지정하세요
{=} is the same on all lines of an order, in {=} order: it may be of a line, or of the order
  {}: 주문의 모든 줄에서 같음(주문 {}건). 줄의 금액인지 주문의 금액인지 알 수 없음
{=} is the same on all lines of an order, in {=} orders: it may be of a line, or of the order
  {}: 주문의 모든 줄에서 같음(주문 {}건). 줄의 금액인지 주문의 금액인지 알 수 없음
--ignore {=} adds all lines up; --unique {=} counts an order once
  모든 줄을 더하려면 --ignore {}, 주문을 한 번만 세려면 --unique {}을(를) 지정하세요
{=} has {=} and {=}, and the first rows did not look like a log of movements
  {}에 {}, {}이(가) 있으나 앞의 행들은 변동 기록으로 보이지 않음
the amount is the unit price times the quantity in {=} row and not in {=}: it may be of one piece, or of all
  금액이 단가와 수량의 곱인 행 {}개, 아닌 행 {}개: 한 개의 금액인지 전체 금액인지 알 수 없음
the amount is the unit price times the quantity in {=} rows and not in {=}: it may be of one piece, or of all
  금액이 단가와 수량의 곱인 행 {}개, 아닌 행 {}개: 한 개의 금액인지 전체 금액인지 알 수 없음
--ignore {=} takes the amounts as they stand
  금액을 그대로 쓰려면 --ignore {}을(를) 지정하세요
amounts are in {=} by their header, and another input has other currencies
  머리글로는 금액의 통화가 {}인데 다른 입력의 통화는 다름
read them one by one; --rates FILE --currency CODE converts them
  따로 읽거나, 환산하려면 --rates FILE --currency CODE를 지정하세요
no column of the currency, which {=} has in another input
  통화 열이 없음(다른 입력에는 {}에 있음)
--column currency=HEADER names it; amounts of unknown currency do not add up with others
  --column currency=HEADER로 지정하세요. 통화를 모르는 금액은 다른 금액과 합산할 수 없습니다
{=} is not applied to the amounts, which are taken as they stand
  {}: 금액에 반영하지 않고 금액을 그대로 씀
--column unit_price=HEADER with --column amount= multiplies; --ignore {=} settles that it is not needed
  곱하려면 --column unit_price=HEADER와 --column amount=, 필요 없으면 --ignore {}을(를) 지정하세요
1 span has ended by its status, and no date says when: it runs on
  기간 1개가 상태로는 끝났으나 끝난 날짜가 없음: 계속되는 것으로 봄
{=} spans have ended by their status, and no date says when: they run on
  기간 {}개가 상태로는 끝났으나 끝난 날짜가 없음: 계속되는 것으로 봄
--column end=HEADER names the column of the end; --where leaves rows out
  종료 열은 --column end=HEADER로 지정하고, 행을 빼려면 --where를 쓰세요
{=} in {=} row says that a part was paid or paid back, and no column how much
  {}({}행): 일부만 결제되거나 환불되었으나 금액 열이 없음
{=} in {=} rows says that a part was paid or paid back, and no column how much
  {}({}행): 일부만 결제되거나 환불되었으나 금액 열이 없음
--column refund=HEADER names what was paid back; the amounts count in full
  환불액 열은 --column refund=HEADER로 지정하세요. 지금은 금액 전체를 셉니다
all amounts are whole numbers beside a currency: they may count cents
  모든 금액이 통화 옆의 정수임: 센트 같은 최소 단위일 수 있음
--minor-units divides them by what the currency says
  통화에 맞게 나누려면 --minor-units를 지정하세요
{=} looks like a totals row
  {}: 합계 행으로 보임
sums are computed from the others: remove the row, or {}
  합계는 다른 행에서 계산하니 이 행을 지우세요. 또는 {}
{} is {=} here and {=} in another row of the period
  {}: 여기서는 {}, 같은 기간의 다른 행에서는 {}
a fact of the period is the same in all of its rows; --ignore leaves the column out
  기간의 값은 그 기간의 모든 행에서 같아야 합니다. 열을 빼려면 --ignore를 쓰세요
not a flag: {=}
  예/아니요 값이 아님: {}
write yes or no; {}
  yes나 no로 쓰세요. 또는 {}
the ids of customers take more than half of the memory that is allowed
  고객 ID가 허용된 메모리의 절반을 넘음
--memory allows more, and fewer --threads keep fewer copies
  --memory를 늘리거나 --threads를 줄이세요
write 2026-03-15, 2026-03, 2026-Q1, 2026-W05 or 2026
  2026-03-15, 2026-03, 2026-Q1, 2026-W05, 2026처럼 쓰세요
rows without a customer cannot be followed: --where {=} leaves them out
  고객이 없는 행은 추적할 수 없으니 --where {}(으)로 빼세요
customer is empty
  고객이 비어 있음
customer is not known: {=}
  고객을 알 수 없음: {}
date is empty
  날짜가 비어 있음
give every row a date
  모든 행에 날짜를 적으세요
not a date: {=} looks like a totals row
  날짜가 아님: {}은(는) 합계 행으로 보임
remove the row: sums are computed from the others
  합계는 다른 행에서 계산하니 이 행을 지우세요
not a date: {=}
  날짜가 아님: {}
end {=} is before start {=}
  종료 {}이(가) 시작 {}보다 앞섬
give every row an amount, 0 where nothing was paid
  모든 행에 금액을 적고, 결제가 없으면 0으로 쓰세요
amount is empty
  금액이 비어 있음
date {=} is {}, and others are {}s
  날짜 {}은(는) {} 단위인데 다른 날짜는 {} 단위임
write all dates in one form
  모든 날짜를 한 형식으로 쓰세요
more than {=} columns say whether a row counts
  행을 셀지 정하는 열이 {}개를 넘음
--ignore COLUMN leaves some out
  --ignore COLUMN으로 일부를 빼세요
{=}: the records are the list {=}
  {}: 레코드로 목록 {}을(를) 읽음
no header and no rows
  머리글도 행도 없음
the first line names the columns, for example period,customers_start,customers_end
  첫 줄에 period,customers_start,customers_end 같은 열 이름을 쓰세요
tidy CSV (-f long) is written for other programs, and not read back
  -f long으로 쓴 CSV는 다른 프로그램용이며 다시 읽지 않음
-f csv writes what is read again
  다시 읽으려면 -f csv로 쓰세요
line {=} looks like the header: --skip {=}
  {}행이 머리글로 보입니다. 맞으면 --skip {}을(를) 지정하세요
{}; or line {=} looks like the header: --skip {=}
  {}. 또는 {}행이 머리글이면 --skip {}을(를) 지정하세요
no header recognised: the first line looks like data
  머리글을 찾지 못함: 첫 줄이 데이터로 보임
--no-header --column customer=1 --column date=2 --column amount=3 reads columns by their numbers
  번호로 읽으려면 --no-header --column customer=1 --column date=2 --column amount=3처럼 쓰세요
the periods stand across the top, and each row is a quantity
  기간이 가로로 놓이고 행마다 항목이 있음
--transpose reads such a table
  이런 표는 --transpose로 읽으세요
no header recognised
  머리글을 찾지 못함
the first line names the columns, for example period,customers_start,customers_end; --no-header --column period=1 --column customers_start=2 reads columns by their numbers
  첫 줄에 period,customers_start,customers_end 같은 열 이름을 쓰세요. 번호로 읽으려면 --no-header --column period=1 --column customers_start=2
{=} has the sum of all other rows in every period
  {}: 모든 기간에서 다른 행들의 합과 같음
--where {=} leaves it out
  빼려면 --where {}을(를) 지정하세요
characters of customers are hidden, as in {=}: several people may count as one
  고객의 글자가 {}처럼 가려져 있음: 여러 사람이 하나로 세어질 수 있음
--column customer=HEADER names a column that tells them apart
  구별되는 열을 --column customer=HEADER로 지정하세요
no byte order mark, by which utf-16 is read
  utf-16을 읽을 바이트 순서 표식이 없음
--encoding utf-16le or utf-16be says which it is
  --encoding utf-16le나 utf-16be로 지정하세요
the byte order mark is that of {=}, and not of {=}
  바이트 순서 표식이 {}의 것임({}이(가) 아님)
leave --encoding out: the mark settles it
  표식으로 정해지니 --encoding을 빼세요
not UTF-8: {=} at first sight, and the pipe is too long to be sure
  UTF-8이 아님: {}(으)로 보이나 파이프가 길어 확신할 수 없음
--encoding {=} settles it, or give a file
  --encoding {}(으)로 정하거나 파일로 주세요
{=}: read as {=} (--encoding settles it)
  {}: {}(으)로 읽음(확정하려면 --encoding)
it has {=}; --sheet NAME reads one of them
  있는 시트는 {}입니다. --sheet NAME으로 하나를 지정하세요
no sheet that is shown holds a table
  표시된 시트에 표가 없음
no sheet {=}
  시트 {}이(가) 없음
a formula was saved without its value
  수식이 계산값 없이 저장됨
{=} formulas were saved without their values, the first here
  수식 {}개가 계산값 없이 저장됨(첫 수식은 여기)
open the workbook in a spreadsheet program, which computes them, and save it
  스프레드시트에서 열어 계산한 뒤 저장하세요
rows share merged cells, of which the first alone is read: {=}
  여러 행에 걸친 병합 셀은 첫 행만 읽음: {}
unmerge them, and write into each row what belongs to it
  병합을 풀고 행마다 값을 쓰세요
{=}: the sheet {=} is read; also there: {=} (--sheet NAME)
  {}: 시트 {}을(를) 읽음. 다른 시트: {} (--sheet NAME)
{=}: merged cells: {=}
  {}: 병합된 셀 {}
{=}: line {=} is taken for the header, and what stands above it is left out (--skip {=})
  {}: {}행을 머리글로 보고 그 위는 제외함(--skip {})
{=}: amounts are in {=}, which line {=} says
  {}: 금액 단위는 {}({}행에 적혀 있음)
fields are in single quotes, which are part of their text in CSV
  필드가 작은따옴표로 싸여 있음: CSV에서는 작은따옴표도 글의 일부임
export with double quotes, or without quotes
  큰따옴표로, 또는 따옴표 없이 내보내세요
binary file: {}
  바이너리 파일: {}
an .xls workbook
  .xls 통합 문서
save it as .xlsx, or the sheet as CSV UTF-8
  .xlsx로, 또는 시트를 CSV UTF-8로 저장하세요
a PDF document
  PDF 문서
export the table as .xlsx or CSV
  표를 .xlsx나 CSV로 내보내세요
compressed with {=}
  {} 압축
{=} | retain report - unpacks it
  {} | retain report - 로 풀어서 읽으세요
a 7z archive
  7z 압축
a RAR archive
  RAR 압축
unpack it first
  먼저 압축을 푸세요
Parquet
  Parquet 파일
export it as CSV: {=}
  CSV로 내보내세요: {}
an SQLite database
  SQLite 데이터베이스
{=} reads a table of it
  {} 로 표를 읽으세요
a workbook that is locked with a password
  비밀번호로 잠긴 통합 문서
open it in a spreadsheet program, and save it without one
  스프레드시트에서 열어 비밀번호 없이 저장하세요
the text looks like UTF-16, without a byte order mark
  바이트 순서 표식이 없는 UTF-16으로 보임
save it as UTF-8, or pass --encoding {=}
  UTF-8로 저장하거나 --encoding {}을(를) 지정하세요
a document of XML or HTML, as some programs write in place of a workbook
  XML이나 HTML 문서(일부 프로그램이 통합 문서 대신 만듦)
open it in a spreadsheet program, and save it as .xlsx or CSV UTF-8
  스프레드시트에서 열어 .xlsx나 CSV UTF-8로 저장하세요
file is empty
  파일이 비어 있음
it needs a header and at least one row
  머리글과 행을 하나 이상 넣으세요
a second byte order mark (\ufeff) at the start of the text
  글의 시작에 바이트 순서 표식(\ufeff)이 또 있음
remove it
  지우세요
the file holds blank lines only
  파일에 빈 줄만 있으니 확인하세요
the first {} are blank lines only
  처음 {}이(가) 빈 줄뿐이니 확인하세요
{=}: read as JSON, which it holds
  {}: 내용에 따라 JSON으로 읽음
{=}: read as CSV, which it holds
  {}: 내용에 따라 CSV로 읽음
a NUL byte
  NUL 바이트
export the table as CSV or JSON
  표를 CSV나 JSON으로 내보내세요
{=} byte
  {}바이트
{=} bytes
  {}바이트
a record of more than {}
  레코드가 {}을(를) 넘음
a record of more than {} in row {=}
  레코드가 {}을(를) 넘음({}행)
is this a table? --max-field raises the limit, which is four times its own
  표가 맞는지 확인하세요. 한도(--max-field의 네 배)는 --max-field로 늘리세요
an amount has more than six decimals and is rounded
  소수 여섯 자리를 넘는 금액을 반올림함
an amount has more than six decimals and is rounded, the first here
  소수 여섯 자리를 넘는 금액을 반올림함
{=} amounts have more than six decimals and are rounded, the first here
  소수 여섯 자리를 넘는 금액 {}개를 반올림함(첫 금액은 여기)
a number is in scientific notation
  지수 표기 수가 있음
{=} numbers are in scientific notation, the first here
  지수 표기 수가 {}개 있음(첫 수는 여기)
spreadsheets shorten long numbers so: check that no digits are lost
  스프레드시트는 긴 수를 이렇게 줄입니다. 잃은 자릿수가 없는지 확인하세요
a number is written as text
  글자로 적힌 수가 있음
{=} numbers are written as text, the first here
  글자로 적힌 수가 {}개 있음(첫 수는 여기)
a customer id has spaces around it, which are left out
  고객 ID 앞뒤의 공백을 뺌
{=} customer ids have spaces around them, which are left out, the first here
  고객 ID {}개의 앞뒤 공백을 뺌(첫 ID는 여기)
a row ends with delimiters too many
  행 끝에 남는 구분자가 있음
{=} rows end with delimiters too many, the first here
  행 {}개의 끝에 남는 구분자가 있음(첫 행은 여기)
a row has a quote behind a backslash, which is part of a text
  역슬래시 뒤의 따옴표를 글의 일부로 읽은 행이 있음
{=} rows have quotes behind backslashes, which are parts of texts, the first here
  역슬래시 뒤의 따옴표를 글의 일부로 읽은 행이 {}개 있음(첫 행은 여기)
more than {=} rows cannot be read
  읽을 수 없는 행이 {}개를 넘음
look at the first of them, or raise --max-bad-rows
  첫 행부터 확인하거나 --max-bad-rows를 늘리세요
a row left out, which cannot be read
  읽을 수 없는 행 1개를 제외함
{=} rows left out, which cannot be read
  읽을 수 없는 행 {}개를 제외함
what is shown is without them
  결과에는 들어 있지 않으니 확인하세요
more pages follow, which are not in the input: {}
  입력에 없는 다음 페이지가 있음: {}
read all pages together, one a line or as several files, the last one last
  모든 페이지를 한 줄에 하나씩, 또는 여러 파일로 함께 읽으세요(마지막 페이지를 끝에)
two currencies: {=} here, {=} at {=}
  통화가 둘임: 여기는 {}, {} ({})
convert the amounts into one currency first
  먼저 금액을 한 통화로 환산하세요
get the file again: it did not arrive as it was written
  파일이 손상되었으니 다시 받으세요
no customer rows, which the other inputs hold
  다른 입력과 달리 고객별 행이 없음
read them one by one
  하나씩 따로 읽으세요
not a row of a customer, a date and an amount
  고객, 날짜, 금액의 행이 아님
give every row the same keys
  모든 행의 키를 같게 하세요
{=} stands in none of the first rows, and may change what an amount is
  {}: 앞의 행에는 없는 키이며 금액의 뜻이 달라질 수 있음
give every row the same keys; --ignore {=} leaves it out
  모든 행의 키를 같게 하거나 --ignore {}(으)로 빼세요
{=} is neither a text nor a number
  {}: 글자도 수도 아님
write one value
  값을 하나만 쓰세요
a start without an end: who left cannot be told
  시작만 있고 종료가 없음: 누가 떠났는지 알 수 없음
--column end=HEADER names the end of each span; --column end= says that none has ended
  종료 열은 --column end=HEADER로, 끝난 것이 없으면 --column end=로 지정하세요
{=}: the decimal mark is the comma
  {}: 소수점을 쉼표로 읽음
for how long the amount of a span pays is not known
  기간의 금액이 얼마 동안의 것인지 알 수 없음
--amount-per month, quarter, year, week or span says it; so does a column of the interval, or the name mrr
  --amount-per month, quarter, year, week, span으로 정하세요. 결제 주기 열이나 mrr이라는 이름도 됩니다
every span that has ended has an amount of 0, in {=} row: what they paid is not known
  끝난 기간의 금액이 모두 0임({}행): 낸 금액을 알 수 없음
every span that has ended has an amount of 0, in {=} rows: what they paid is not known
  끝난 기간의 금액이 모두 0임({}행): 낸 금액을 알 수 없음
--column amount= counts customers alone; --column amount=HEADER names what was paid
  고객만 세려면 --column amount=, 낸 금액은 --column amount=HEADER로 지정하세요
a list of subscriptions, in which none of {=} customers comes twice: it does not say who left
  고객 {}명이 한 번씩만 나오는 구독 목록: 누가 떠났는지 알 수 없음
--column start=HEADER --column end=HEADER name the start and the end of each; --amounts payments takes it for a history
  시작과 종료는 --column start=HEADER --column end=HEADER로, 결제 이력이면 --amounts payments를 지정하세요
none of {=} customers comes twice: is the column of the customer one of orders?
  고객 {}명이 모두 한 번만 나옴: 고객 열이 주문 열일 수 있음
--column customer=HEADER names another
  다른 열은 --column customer=HEADER로 지정하세요
{=} lies {=} years before all other dates: is it a placeholder?
  {}: 다른 모든 날짜보다 {}년 앞섬. 임시로 넣은 값일 수 있음
{=} lies {=} years after all other dates: is it a placeholder?
  {}: 다른 모든 날짜보다 {}년 뒤임. 임시로 넣은 값일 수 있음
{}; --period year takes it as it is
  {}. 그대로 쓰려면 --period year
{=} segments: does --by name a column of ids?
  세그먼트가 {}개: --by에 ID 열을 지정한 것일 수 있음
segments are groups of customers, such as plans or regions
  세그먼트는 요금제나 지역 같은 고객 묶음이니 확인하세요
{=} customer has refunds and no sale, so that these are subtracted from nothing
  판매 없이 환불만 있는 고객이 {}명이라 뺄 대상이 없음
{=} customers have refunds and no sale, so that these are subtracted from nothing
  판매 없이 환불만 있는 고객이 {}명이라 뺄 대상이 없음
do refunds stand under another id than their sales?
  환불이 판매와 다른 ID로 적혀 있지 않은지 확인하세요
no row can be read
  읽을 수 있는 행이 없음
no row counts: --where leaves none
  셀 행이 없음: --where에 맞는 행이 없음
`retain sniff` shows what the columns hold
  열의 내용은 `retain sniff`로 확인하세요
no data rows after the header
  머리글 뒤에 데이터 행이 없음
no row counts
  셀 행이 없음
is the file complete?
  파일이 온전한지 확인하세요
{} is not the same in all rows of {=}
  {}: {}의 모든 행에서 같지 않음
customer id {=} was shortened by a spreadsheet: different ids may have become one
  고객 ID {}: 스프레드시트가 줄인 값이라 서로 다른 ID가 하나가 되었을 수 있음
format the column as text before the export
  내보내기 전에 열을 텍스트 서식으로 바꾸세요
the dates are {}, which cannot be grouped into {}s
  날짜가 {} 단위라 {} 단위로 묶을 수 없음
leave --period out, or give a length that {} lie in
  --period를 빼거나 {}이(가) 들어가는 더 긴 단위를 지정하세요
amounts that recur and amounts that may not in one input: see {=}
  정기 금액과 그렇지 않을 수 있는 금액이 한 입력에 섞임: {} 참고
--amounts recurring or --amounts payments settles it
  --amounts recurring이나 --amounts payments로 정하세요
amounts that are spread over months cannot be grouped into weeks or days
  개월로 나눈 금액은 주나 일로 묶을 수 없음
leave --period out, or --ignore the column of the interval
  --period를 빼거나 --ignore로 결제 주기 열을 빼세요
{=} here and {=} in another input: see {=}
  여기는 {}, 다른 입력은 {} 형태임: {} 참고
is the order of rows right? --amounts levels takes amounts for what is paid, payments adds them up
  행의 순서를 확인하세요. 내는 금액이면 --amounts levels, 합산하려면 payments를 지정하세요
customer {=} would pay {=}: {=} before this change of {=}
  고객 {}의 금액이 {}이(가) 됨: 이전 {}, 변화 {}
customer {=} is lost here and still pays {=}
  고객 {}: 여기서 이탈했으나 금액 {}이(가) 남음
customer {=} goes from {=} to {=}, against the word of its row
  고객 {}의 금액이 {}에서 {}(으)로 변해 행에 적힌 말과 다름
--newest-wins takes the later
  나중 것을 쓰려면 --newest-wins를 지정하세요
--newest-wins takes the later; {=} counts both
  나중 것을 쓰려면 --newest-wins, 둘 다 세려면 {}을(를) 지정하세요
{=} counts them all
  모두 세려면 {}을(를) 지정하세요
a list has each customer once; --where leaves rows out
  목록에는 고객이 한 번씩만 나와야 합니다. 행을 빼려면 --where를 쓰세요
--column customer= counts every row as a customer
  행마다 고객 한 명으로 세려면 --column customer=를 지정하세요
whether an end is the last day of its span cannot be told: {=} spans begin on the day on which another of their customer ends, {=} on the day after
  종료일이 기간의 마지막 날인지 알 수 없음: 같은 고객의 종료일에 시작하는 기간 {}개, 다음 날 시작하는 기간 {}개
--end inclusive or --end exclusive settles it
  --end inclusive나 --end exclusive로 정하세요
a span without an end has no periods to divide its amount by
  종료가 없는 기간은 금액을 나눌 기간 수가 없음
--amount-per month, quarter or year says for how long the amount pays
  금액이 얼마 동안의 것인지 --amount-per month, quarter, year로 정하세요
customer {=} is here again and says something else than at {=}
  고객 {}이(가) 다시 나오는데 내용이 {}과(와) 다름
{=} is here again and says something else than at {=}
  {}이(가) 다시 나오는데 내용이 {}과(와) 다름
{=} row came again and counts once
  다시 나온 행 {}개를 한 번만 셈
{=} rows came again and count once
  다시 나온 행 {}개를 한 번만 셈
a list
  목록
an object
  객체
no rows
  행이 없음
give a list of objects, one a period
  기간마다 하나씩 객체 목록으로 주세요
{} where an object was expected
  객체가 있어야 할 자리에 {}
give one object a period
  기간마다 객체 하나를 주세요
{=} is {=} beside the keys of this row, and {=} in an earlier one
  {}: 이 행의 키로는 {}, 앞의 행에서는 {}
{=} is not a text but {}
  {}: 글자가 아니라 {}
write it in quotes
  따옴표로 감싸세요
{}: {} is not a number
  {}: {}은(는) 수가 아님
write a number, or null where it is not known
  수를 쓰고, 알 수 없으면 null로 쓰세요
more than {} of blank lines
  빈 줄이 {}을(를) 넘음
is the file complete? remove them
  파일이 온전한지 확인하고 빈 줄을 지우세요
not a period: {=} looks like a totals row
  기간이 아님: {}은(는) 합계 행으로 보임
complete: {=} is neither true nor false
  complete: {}은(는) true도 false도 아님
write true or false
  true나 false로 쓰세요
write 12 for the trailing year of a month
  월의 직전 1년이면 12로 쓰세요
write total for the whole base, or remove the row
  전체이면 total로 쓰고, 아니면 행을 지우세요
{}: {=} is positive, and others are negative
  {}: {}은(는) 양수인데 다른 값은 음수임
write all of its values with one sign
  모든 값의 부호를 같게 쓰세요
leave the cell empty where the value is not known
  값을 모르면 셀을 비우세요
use digits, for example 1200
  1200처럼 숫자로 쓰세요
use digits and at most 6 decimals, for example 1200.00
  1200.00처럼 숫자로, 소수는 여섯 자리까지 쓰세요
use digits, for example 4.5 or 4.5%
  4.5나 4.5%처럼 숫자로 쓰세요
use digits, with a unit of time where it is not the period's, for example 20 months
  숫자로 쓰고, 기간 단위와 다르면 20 months처럼 단위를 붙이세요
use digits, with a unit of time where it is not the period's, for example 12/year
  숫자로 쓰고, 기간 단위와 다르면 12/year처럼 단위를 붙이세요
use digits, for example 4.5
  4.5처럼 숫자로 쓰세요
group digits by three
  숫자를 세 자리씩 묶으세요
group digits by three; the decimal mark is the point here (--decimal comma changes it)
  숫자를 세 자리씩 묶으세요. 여기서 소수점은 점(.)입니다(바꾸려면 --decimal comma)
group digits by three; the decimal mark is the comma here (--decimal point changes it)
  숫자를 세 자리씩 묶으세요. 여기서 소수점은 쉼표(,)입니다(바꾸려면 --decimal point)
{}: {=} is not a whole number
  {}: {}은(는) 정수가 아님
{}: {=} is not an amount
  {}: {}은(는) 금액이 아님
{}: {=} is not a percent
  {}: {}은(는) 퍼센트가 아님
{}: {=} is not a number of periods
  {}: {}은(는) 기간 수가 아님
{}: {=} is not a number per period
  {}: {}은(는) 기간당 수가 아님
give one currency
  통화는 하나만 쓰세요
counts go up to 9,223,372,036,854,775,807
  개수는 9,223,372,036,854,775,807까지만 쓰세요
an amount in {=} in a column of {=}
  {1} 열에 {0} 금액이 있음
{} holds a formula that was saved without its value
  {}: 계산값 없이 저장된 수식임
open the workbook in a spreadsheet program, which computes it, and save it
  스프레드시트에서 열어 계산한 뒤 저장하세요
{} lies in merged cells, whose number stands in the first of them
  {}: 병합된 셀이라 수가 첫 셀에만 있음
unmerge the cells, and write what belongs to each row
  병합을 풀고 행마다 값을 쓰세요
{} holds an error of Excel: {=}
  {}: Excel 오류 값 {}
{} is longer than a number may be ({=} characters): {=}
  {}: 수의 한도({}자)보다 긺: {}
{} holds the character U+0000
  {}: U+0000 문자가 있음
{}: {=} cannot be negative
  {}: {}, 음수일 수 없음
write it as a positive number
  양수로 쓰세요
{}: {=} cannot be more than {=}
  {}: {}, {}보다 클 수 없음
{}: {=} cannot be less than {=}
  {}: {}, {}보다 작을 수 없음
mend the formula
  수식을 고치세요
mend the formula, or leave the cell empty where the value is not known
  수식을 고치거나, 값을 모르면 셀을 비우세요
{}: {=} is out of range
  {}: {}, 범위를 벗어남
{}: {=} has a unit, and so has its header
  {}: {}에 단위가 있고 머리글에도 단위가 있음
date {=} has a time that no day has
  날짜 {}: 없는 시각임
write 2026-03-15 or 2026-03-15 10:30:00
  2026-03-15나 2026-03-15 10:30:00처럼 쓰세요
it takes %Y %y %m %d %b %B %q, and %H %M %S %p of the time: for example %d.%m.%Y
  %Y %y %m %d %b %B %q, 시각은 %H %M %S %p만 쓰세요. 예: %d.%m.%Y
date {=} may be a Unix time, and others are none
  날짜 {}은(는) Unix 시각일 수 있으나 다른 날짜는 아님
date {=} does not count Unix {}, and others do
  날짜 {}은(는) Unix {} 수가 아닌데 다른 날짜는 그러함
seconds
  초
milliseconds
  밀리초
a % at the end of {=}
  {} 끝에 %가 있음
unknown part {=} in {=}
  {1}에 알 수 없는 부분이 있음: {0}
{=} stands twice in {=}
  {1}에 {0}이(가) 두 번 나옴
{=} has no year
  {}에 연도가 없음
{=} has more than one year
  {}에 연도가 둘 이상 있음
{=} has more than one month or quarter
  {}에 월이나 분기가 둘 이상 있음
{=} has a day and no month
  {}에 일만 있고 월이 없음
{=} has a time and no day
  {}에 시각만 있고 일이 없음
date {=} is not written as --date-format {=} says
  날짜 {}이(가) --date-format {}의 형식이 아님
{}, which {=} is by --date-format {=}
  {} ({}, --date-format {} 기준)
is the format right?
  형식이 맞는지 확인하세요
a byte order mark (\ufeff) inside the text
  글 중간에 바이트 순서 표식(\ufeff)이 있음
files were joined here: give each as a file of its own
  여기서 파일이 이어 붙었으니 따로 지정하세요
two decimal marks in one file: {=} has a {}, {=} at {=} a {}
  한 파일에 소수점이 둘임: {}은(는) {}, {} ({})은(는) {}
write all numbers of a file alike
  파일의 모든 수를 같은 방식으로 쓰세요
ambiguous number {=}: its mark may be a decimal mark or group digits, and nothing in the file tells
  수 {}이(가) 모호함: 기호가 소수점인지 자릿수 구분인지 파일에서 알 수 없음
pass --decimal point or --decimal comma
  --decimal point나 --decimal comma를 지정하세요
two orders of dates in one file: {=} has the {} first, {=} at {=} the {}
  한 파일에 날짜 순서가 둘임: {}은(는) {} 우선, {} ({})은(는) {} 우선
write all dates of a file alike
  파일의 모든 날짜를 같은 방식으로 쓰세요
ambiguous date {=}: the day or the month may be first, and nothing in the file tells
  날짜 {}이(가) 모호함: 일과 월 중 무엇이 먼저인지 파일에서 알 수 없음
pass --day-first or --month-first
  --day-first나 --month-first를 지정하세요
a workbook of more than 1 GiB comes through a pipe
  1 GiB를 넘는 통합 문서가 파이프로 들어옴
give it as a file
  파일로 주세요
a damaged workbook or zip archive: {=}
  통합 문서나 zip이 손상됨: {}
a damaged workbook or zip archive in {=}: {=}
  통합 문서나 zip의 {}이(가) 손상됨: {}
an archive that is locked with a password
  비밀번호로 잠긴 압축 파일
unlock it, and save it without one
  비밀번호를 풀고 저장하세요
a part lies outside of the archive: {=}
  압축 파일 밖을 가리키는 부분이 있음: {}
such a file is an attack
  공격용 파일이니 쓰지 마세요
two parts of one name: {=}
  이름이 같은 부분이 둘임: {}
which of them holds is not known: save it again
  어느 것이 맞는지 알 수 없으니 다시 저장하세요
{=} is compressed in a way that is not read
  {}: 읽을 수 없는 방식으로 압축됨
a workbook (.xlsx), and this retain was built without {=}
  통합 문서(.xlsx)인데 이 retain은 {} 없이 빌드됨
save the sheet as CSV UTF-8
  시트를 CSV UTF-8로 저장하세요
open it in a spreadsheet program and save it again
  스프레드시트에서 열어 다시 저장하세요
save it as .xlsx or as CSV UTF-8
  .xlsx나 CSV UTF-8로 저장하세요
an .xlsb workbook, whose binary sheets are not read
  .xlsb 통합 문서(바이너리 시트는 읽지 않음)
a .docx document
  .docx 문서
copy the table into a sheet, and save it as .xlsx or CSV
  표를 시트에 옮겨 .xlsx나 CSV로 저장하세요
a .pptx presentation
  .pptx 프레젠테이션
an OpenDocument file (.ods)
  OpenDocument 파일(.ods)
save it as .xlsx or as CSV: soffice --headless --convert-to xlsx FILE
  .xlsx나 CSV로 저장하세요: soffice --headless --convert-to xlsx FILE
a document of Numbers or Pages
  Numbers나 Pages 문서
export it as .xlsx or as CSV
  .xlsx나 CSV로 내보내세요
an empty zip archive
  빈 zip 파일
is it the right file?
  맞는 파일인지 확인하세요
a zip archive without a workbook, of {=} file, the first of them {=}
  통합 문서가 없는 zip 파일(파일 {}개, 첫 파일 {})
a zip archive without a workbook, of {=} files, the first of them {=}
  통합 문서가 없는 zip 파일(파일 {}개, 첫 파일 {})
unzip -p FILE NAME | retain report - reads a file in it
  안의 파일은 unzip -p FILE NAME | retain report - 로 읽으세요
a damaged workbook: its part {=} is missing
  손상된 통합 문서: {} 부분이 없음
a damaged workbook: nothing says where its sheet {=} is
  손상된 통합 문서: 시트 {}의 위치를 알 수 없음
a workbook without a sheet of cells
  셀 시트가 없는 통합 문서
a text of more than {} in a cell
  셀의 글이 {}을(를) 넘음
a damaged workbook: {} of {=}: {}
  손상된 통합 문서: {1}의 {0}, {2}
row {=}
  {}행
it is out of order
  순서가 어긋남
the cell is out of order
  셀의 순서가 어긋남
more than {=} columns: {=}
  열이 {}개를 넘음: {}
does a cell stand far from the table? --max-columns raises the limit
  표에서 먼 셀이 있는지 확인하세요. 한도는 --max-columns로 늘리세요
{=} is no value
  {}: 값이 아님
cell {=} in row {=}
  {1}행의 셀 {0}
it is out of place
  자리가 맞지 않음
it declares a document type, which may define endless entities and which no workbook has
  통합 문서에 없는 문서 형식 선언이 있음(끝없는 엔터티를 정의할 수 있음)
its elements are nested too deeply
  요소가 너무 깊이 중첩됨
a damaged workbook: {=} cannot be read: {}
  손상된 통합 문서: {}을(를) 읽을 수 없음: {}
give the offset instead, for example +09:00
  이름 대신 +09:00 같은 시차를 지정하세요
the file of time zone {=} is damaged
  시간대 {}의 파일이 손상됨
{=} is no time zone
  {}: 시간대가 아님
for example +09:00, UTC or Asia/Seoul
  +09:00, UTC, Asia/Seoul처럼 쓰세요
this system knows no time zone {=}
  이 시스템에 시간대 {}이(가) 없음
{=}: {=} is not a number of rows
  {}: {}은(는) 행 수가 아님
leave the column as the query made it
  쿼리가 만든 그대로 두세요
result_rows is {=} here, and {=} above
  result_rows가 여기서는 {}, 위에서는 {}
give the result of each query as a file of its own
  쿼리의 결과마다 파일을 따로 주세요
1 row of the table could not be counted: {=}
  테이블의 1행을 셀 수 없었음: {}
{=} rows of the table could not be counted, the first reason: {=}
  테이블의 {}행을 셀 수 없었음, 첫 번째 이유: {}
a customer has recurring amounts of several days in a period: keep the latest in a view, or --amounts payments adds them up
  한 고객에게 한 기간 안에 날짜가 다른 recurring 금액이 있습니다. 뷰에서 마지막 것만 남기거나 --amounts payments로 더하세요
correct them there, or leave them out by --where of `retain sql`; nor may they have more decimals than its --scale
  테이블에서 고치거나 `retain sql`의 --where로 빼세요. 소수 자릿수도 --scale을 넘으면 안 됩니다
correct them there, or leave them out by --where of `retain sql`; a date that lies 15 years from all others is taken for a placeholder
  테이블에서 고치거나 `retain sql`의 --where로 빼세요. 다른 날짜와 15년 이상 떨어진 날짜는 자리 표시 값으로 봅니다
correct them there, or leave them out: `retain sql --where COLUMN!=VALUE`, without a VALUE where the column is empty
  테이블에서 고치거나 `retain sql --where COLUMN!=VALUE`로 빼세요. 열이 비어 있으면 VALUE를 쓰지 않습니다
the query made a result of {=} rows, and here it has {=}
  쿼리가 만든 결과는 {}행인데 여기에는 {}행임
it is not complete: run the query again
  온전하지 않으니 쿼리를 다시 실행하세요
give each result once
  결과는 하나씩만 주세요
rows: {=}, where --expect-rows has {=}
  행 수: {}, --expect-rows는 {}
)";

}  // namespace retain::render
