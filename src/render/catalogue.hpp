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

    // Targets: how far a value is from its bound.
    {"{} points above", "목표보다 {}%p 높음"},
    {"{} points below", "목표보다 {}%p 낮음"},
    {"{} above", "목표보다 {} 높음"},
    {"{} below", "목표보다 {} 낮음"},
    {"at the bound", "목표와 같음"},

    // Why customers left.
    {"Why customers left", "이탈 사유"},
    {"reason", "사유"},
    {"customers", "고객 수"},
    {"(not known)", "(사유 미상)"},
    {"({} other reasons)", "(기타 사유 {}개)"},

    // Sparklines and charts of a terminal.
    {"trend", "추세"},
    {"trend: the newest periods that fit.", "추세: 열 너비에 들어가는 최근 기간."},
    {"{} at the start, {} at the end, {}", "기초 {}, 기말 {}, 증감 {}"},
    {"● value", "● 값"},
    {"○ not complete", "○ 미완료 기간"},
    {"░ not complete", "░ 미완료 기간"},
    {"├─┤ 95% range", "├─┤ 95% 구간"},
    {"* beyond chance at 95%", "* 95% 수준에서 우연을 넘는 변화"},

    // The test of two groups.
    {"{0} {1} in A, {2} in B: {3}, {4} ({5})", "{0} A {1}, B {2}: {3}, {4} ({5})"},
    {"more than chance", "우연으로 보기 어려움"},
    {"may be chance", "우연일 수 있음"},
    {"Shares", "비율"},
    {"of", "대상"},
    {"95% range", "95% 구간"},
    {"Without a test", "검정 없음"},
    {"{} to {}", "{} ~ {}"},
    {"{} to {} ({})", "{} ~ {} ({})"},
    {"Without a sample of customers nothing tells whether a difference is chance.",
     "고객 표본이 없는 지표는 차이가 우연인지 판단할 수 없음."},
    {"Taken for granted: {}.", "검정의 전제: {}."},
    {"A and B are different customers, though who was there in both counts in both",
     "A와 B는 서로 다른 고객으로 간주하며, 양쪽에 모두 있던 고객은 양쪽에서 각각 집계됨"},
    {"periods are independent, though a customer counts in each of them: the ranges are rather too narrow",
     "기간은 서로 독립으로 간주하며, 같은 고객이 기간마다 집계되므로 구간이 실제보다 좁게 나올 수 있음"},
};

/// The Korean of a text of the catalogue; empty where it has none.
constexpr std::string_view find_korean(std::string_view english) {
  const auto* entry =
      std::find_if(std::begin(catalogue), std::end(catalogue), [&](const CatalogueEntry& row) { return row.english == english; });
  return entry == std::end(catalogue) ? std::string_view() : entry->korean;
}

}  // namespace retain::render
