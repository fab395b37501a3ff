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

    {"Changes are on the period before.", "변화는 직전 기간과 비교한 값입니다."},
    {"more than chance ({})", "우연을 넘는 변화 ({})"},
    {"may be chance ({})", "우연일 수 있음 ({})"},
    {"better", "개선"},
    {"worse", "악화"},
    {"95% range {0} to {1}", "95% 구간 {0} ~ {1}"},
    {"over all periods", "(전체 기간)"},
    {"Target {} met", "목표 {} 달성"},
    {"Target {} missed", "목표 {} 미달"},
    {"Target {0} met ({1})", "목표 {0} 달성 ({1})"},
    {"Target {0} missed ({1})", "목표 {0} 미달 ({1})"},
    {"Target {0} met here ({1}), missed elsewhere", "목표 {0}: 전체는 달성 ({1}), 다른 항목에서 미달"},
    {"target {}", "목표 {}"},
    {"amounts", "집계값"},
    {"metrics", "지표"},
    {"To compare with: ", "비교 기준: "},
    {"Source: ", "출처: "},
    {"What they are computed from", "계산에 쓰인 값"},
    {"{0}: {1} in {2}, {3} in {4}; lowest {5} in {6}, highest {7} in {8}.", "{0}: {2} {1}, {4} {3}; 최저 {6} {5}, 최고 {8} {7}."},
    {"Band: 95% range.", "띠: 95% 구간."},
    {"Line: 95% range.", "선: 95% 구간."},
    {"▲ ▼: changed on the period before by more than chance.", "▲ ▼: 직전 기간과의 차이가 우연을 넘음."},
    {"○: period not complete.", "○: 아직 끝나지 않은 기간."},
    {"Dashed: target.", "파선: 목표."},
    {"{0} against {1}, %", "{0}과 {1} 비교, %"},
    {"{} from start to end", "{}: 기초에서 기말까지"},
    {"{0} from start to end of {1}", "{1} {0}: 기초에서 기말까지"},
    {"Broken bars do not begin at zero.", "끊어진 막대는 0에서 시작하지 않습니다."},
    {"Why customers left", "고객 이탈 사유"},
    {"Why customers left, {}", "고객 이탈 사유, {}"},
    {"not known", "사유 미상"},
    {"Bars: share of the lost customers. ◆ and Σ: the same added up.", "막대: 이탈 고객 중 비중. ◆와 Σ: 누적 비중."},
    {"{} by segment", "세그먼트별 {}"},
    {"All on one scale; the dashed line is the whole base.", "모두 같은 축척이며, 파선은 전체 고객입니다."},
    {"Of long series only the newest change is marked.", "긴 시계열은 최근 변화만 표시합니다."},
    {"whole base", "전체"},
    {"Charts", "차트"},
    {"All numbers", "전체 수치"},
    {"What the numbers mean", "지표 설명"},
    {"Retention calculation", "고객 유지 계산"},
    {"Retention report", "고객 유지 보고서"},
    {"{} segments", "세그먼트 {}개"},
    {"In short", "요약"},
    {"Targets", "목표"},
    {"Show the table of {} lines", "표 {}행 펼치기"},
    {"By segment, {} lines", "세그먼트별, {}행"},
    {"metric", "지표"},
    {"value", "값"},
    {"95% range", "95% 구간"},
    {"formula", "산식"},
    {"Notes", "참고"},
    {"Warnings", "경고"},
    {"How it was computed", "계산 과정"},
};

/// The Korean of a text of the catalogue; empty where it has none.
constexpr std::string_view find_korean(std::string_view english) {
  const auto* entry =
      std::find_if(std::begin(catalogue), std::end(catalogue), [&](const CatalogueEntry& row) { return row.english == english; });
  return entry == std::end(catalogue) ? std::string_view() : entry->korean;
}

}  // namespace retain::render
