#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace retain::render {

/// A text and its Korean.
struct CatalogueEntry {
  std::string_view english;
  std::string_view korean;
};

/// Every text that people read and that is no message of an error, by where it is shown.
inline constexpr CatalogueEntry catalogue[] = {
    {"segment", "세그먼트"},
    {"period", "기간"},

    // What if.
    {"What if: {0}", "가정: {0}"},
    {"now", "현재"},
    {"what if", "가정 시"},
    {"difference", "차이"},
    {"gain", "이익"},
    {"net gain", "순이익"},
    {"total", "전체"},
    {"Money", "금액"},
    {"a month", "월간"},
    {"a quarter", "분기"},
    {"a year", "연간"},
    {"a week", "주간"},
    {"a day", "일간"},
    {"a period", "기간별"},
    {"recurring revenue of the period", "기간의 반복 매출"},
    {"margin of it", "그 매출총이익"},
    {"sales of the period", "기간의 판매액"},
    {"margin of these sales", "판매 매출총이익"},
    {"LTV of all customers", "전체 고객의 LTV"},
    {"CLTV of all customers", "전체 고객의 CLTV"},
    {"Gain: {0}.", "이익: {0}."},
    {"Gain, {0}: {1} of margin.", "이익({0}): 매출총이익 기준 {1}."},
    {"Cost: {0}. Net gain: {1}.", "비용: {0}. 순이익: {1}."},
    {"Break-even: none; {0}.", "손익분기점: 없음({0})."},
    {"Break-even: {0} {1} ({2}).", "손익분기점: {0} {1}({2})."},
    {"Break-even: {0} {1} ({2}), {3} customers more at the end.", "손익분기점: {0} {1}({2}), 기말 고객 {3}명."},
    {"no cost is given", "비용이 주어지지 않음"},
    {"what customers bring in is not known", "고객이 가져오는 금액을 알 수 없음"},
    {"the change brings no gain", "이 변화는 이익이 없음"},
    {"several things are assumed", "가정이 여러 개임"},
    {"the gain does not grow in proportion to the change", "이익이 변화에 비례하지 않음"},
    {"no change that is possible would bring so much", "가능한 변화로는 비용을 회수할 수 없음"},
    {"{0} changes through {1}.", "{0}은(는) {1}을(를) 통해 바뀝니다."},
    {"{0} changes through {1}; the other movements stay.", "{0}은(는) {1}을(를) 통해 바뀌며, 나머지 변동은 그대로입니다."},
    {"Revenue goes with customers: {0} for each of {1}.", "매출은 고객을 따라 움직입니다: {1} 1명당 {0}."},
    {"Numbers of customers are expected values.", "고객 수는 기대값입니다."},
    {"Assumed besides: {0}.", "그 밖의 가정: {0}."},
    {"{0} more quantities change; --metrics all shows them.", "그 밖에 {0}개 항목이 바뀝니다. --metrics all로 볼 수 있습니다."},

    // Two reports of the same history.
    {"quantity", "항목"},
    {"before", "이전"},
    {"after", "이후"},
    {"Rows compared: {0}. Nothing differs.", "비교한 행: {0}. 차이가 없습니다."},
    {"Rows compared: {0}. Rows that differ: {1}.", "비교한 행: {0}. 다른 행: {1}."},
    {"! beyond what is tolerated.", "! 허용 범위를 벗어남."},
    {"Restated: {0}.", "재작성됨: {0}."},
    {"Complete now: {0}.", "이제 완결됨: {0}."},
    {"Not complete: {0}.", "완결되지 않음: {0}."},
    {"New: {0}.", "새로 생김: {0}."},
    {"No longer there: {0}.", "더 이상 없음: {0}."},
    {"History that appeared: {0}.", "나중에 나타난 과거 기간: {0}."},
    {"History that is gone: {0}.", "사라진 과거 기간: {0}."},
    {"{0} more differences; --metrics all shows them.", "그 밖의 차이 {0}개. --metrics all로 볼 수 있습니다."},
};

/// The Korean of a text of the catalogue; empty where it has none.
constexpr std::string_view find_korean(std::string_view english) {
  const auto* entry =
      std::find_if(std::begin(catalogue), std::end(catalogue), [&](const CatalogueEntry& row) { return row.english == english; });
  return entry == std::end(catalogue) ? std::string_view() : entry->korean;
}

}  // namespace retain::render
