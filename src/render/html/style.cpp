#include "render/html/style.hpp"

#include <string>

#include "render/html/chart_style.hpp"
#include "render/html/heat_map.hpp"

namespace retain::render {

namespace {

// Every pair of colours has a contrast of 4.5 to 1 or more.
constexpr std::string_view page_style = R"css(
:root{color-scheme:light dark;--ground:#f5f6f8;--card:#fff;--ink:#1a1f27;--muted:#566070;--rule:#dde1e7;--grid:#e6e9ee;--one:#1d5fbf;--two:#a34a00;--band:#1d5fbf2e;--stock:#6b7686;--good:#0a6b3a;--bad:#b3261e;--warn:#855100;--shade:#1a1f2733;--target:#7a3fa0}
@media screen and (prefers-color-scheme:dark){:root{--ground:#10141a;--card:#191f27;--ink:#e8ebf0;--muted:#a9b2bf;--rule:#333c48;--grid:#2a323d;--one:#86b7ff;--two:#f2ab6d;--band:#86b7ff33;--stock:#8a96a8;--good:#74d19b;--bad:#ff9187;--warn:#f0b54a;--shade:#000000a6;--target:#d0a6f0}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans KR","Noto Sans CJK KR","Apple SD Gothic Neo","Malgun Gothic",sans-serif;overflow-wrap:break-word;word-break:keep-all}
body>*{max-width:1180px;margin:0 auto;padding:0 20px}
header{padding-top:28px}
h1{margin:0;font-size:1.75rem;line-height:1.2}
h2{margin:36px 0 12px;font-size:1.25rem}
h3,figcaption h2{margin:0;font-size:1rem;line-height:1.35}
p{margin:0}
.muted,footer{color:var(--muted);font-size:.875rem}
.lead{margin-top:14px;font-size:1.25rem;line-height:1.4;font-weight:600}
.lead+p{margin-top:4px}
header .target{margin-top:6px;font-weight:600}
.driver{font-size:1.0625rem;font-weight:600;margin-bottom:10px}
h1,.lead,.tiles .muted+.muted{text-wrap:balance}
.driver{text-wrap:pretty}
.tiles,.panels,.notes{list-style:none;margin:0;padding:0}
.tiles{display:flex;flex-wrap:wrap;gap:14px;--n:4}
.tiles.of5{--n:5}
.tiles.of3{--n:3}
.tiles li{flex:1 1 calc(100%/var(--n) - 14px);min-width:0}
.of1 li,.of2 li{max-width:380px}
.tiles li,figure,details,.card{background:var(--card);border:1px solid var(--rule);border-radius:8px;padding:14px 16px}
.tiles h3{font-size:.9375rem;font-weight:500;color:var(--muted)}
.tiles p{font-size:.875rem}
.tiles .value{font-size:1.875rem;line-height:1.25;font-weight:650;font-variant-numeric:tabular-nums}
.tiles .long{font-size:1.4375rem;line-height:1.63}
.tiles+.muted{margin-top:8px}
.tiles .target{margin-top:6px;padding-top:6px;border-top:1px solid var(--rule);font-weight:600}
.good{color:var(--good)}
.bad{color:var(--bad)}
.warn{color:var(--warn)}
figure{margin:0;display:flex;flex-direction:column;min-width:0}
figcaption{margin-bottom:10px}
.scroll{overflow-x:auto;margin:14px 0;border:1px solid var(--rule);border-radius:8px;background:linear-gradient(90deg,var(--card) 30%,transparent) 0 0/40px 100% local,linear-gradient(270deg,var(--card) 30%,transparent) 100% 0/40px 100% local,linear-gradient(90deg,var(--shade),transparent) 0 0/14px 100%,linear-gradient(270deg,var(--shade),transparent) 100% 0/14px 100%,var(--card);background-repeat:no-repeat}
.scroll:has(.few){max-width:640px}
.scroll+.muted{margin-top:-6px}
details .scroll{border-width:1px 0 0;border-radius:0}
:focus-visible{outline:3px solid var(--one);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:.8125rem;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;font-size:.9375rem;padding:10px 12px 6px}
th,td{padding:4px 12px;text-align:right;white-space:nowrap;border-top:1px solid var(--rule);position:relative}
thead th{white-space:normal;vertical-align:bottom;color:var(--muted);font-weight:600;border-top:0}
thead td{border-top:0}
th:first-child{text-align:left;position:sticky;left:0;z-index:1;background:var(--card);font-weight:500}
tbody th[colspan]{font-weight:700;padding-top:10px}
.sum>*{font-weight:600;border-top-style:double;border-top-width:3px}
.sum+.sum>*{border-top:0}
.words{text-align:left}
.part{padding-left:94px}
.cb{position:absolute;left:12px;top:calc(50% - 7px);width:72px;height:14px}
.f-up{fill:var(--good)}
.f-dn{fill:var(--bad)}
td i{position:absolute;right:4px;font-style:normal}
summary{cursor:pointer;font-weight:600}
details{margin-top:14px}
.notes li{padding:3px 0}
.notes .target{font-weight:600}
dl{columns:2;column-gap:32px;margin:0}
dl>div{break-inside:avoid;padding-bottom:14px}
dt{font-weight:600}
dd{margin:2px 0 0;font-size:.9375rem}
code,.formula{font-family:ui-monospace,"Cascadia Mono",Consolas,"DejaVu Sans Mono",monospace;font-size:.8125rem}
dt code{font-weight:400;color:var(--muted)}
.terms h3{margin:10px 0 12px;padding-top:16px;border-top:1px solid var(--rule)}
.terms h3:first-child{margin-top:0;padding-top:0;border-top:0}
footer{padding-top:28px;padding-bottom:36px}
@media screen and (max-width:900px){.tiles.tiles{--n:2}.tiles li:first-child:nth-last-child(odd){flex-basis:100%}.of1 li,.of2 li{max-width:none}}
@media screen and (max-width:700px){body>*{padding-left:14px;padding-right:14px}h1{font-size:1.5rem}.lead{font-size:1.125rem}dl{columns:1}.tiles{gap:10px}.tiles li{padding:10px 12px}.tiles .value{font-size:1.5rem}.tiles .long{font-size:1.1875rem;line-height:1.9}figure{padding:12px}th,td{padding:4px 6px}tbody th:first-child{white-space:normal;overflow-wrap:anywhere;min-width:96px}td i{right:0}tbody th[colspan]{white-space:nowrap}.words{white-space:normal}.part{padding-left:62px}.cb{left:8px;width:48px}}
@page{size:A4;margin:14mm 13mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt system-ui,sans-serif;color:#566070}}
@media print{:root{--ground:#fff;--shade:transparent}body{font-size:10pt}body>*{max-width:none;padding:0}header{padding-top:0}footer{padding:6pt 0 0;break-before:avoid}h2{margin:16pt 0 6pt}h2,h3,figcaption,caption,summary,.driver{break-after:avoid}.tiles{gap:8px}.tiles li{flex-basis:calc(100%/var(--n) - 8px);padding:8px 10px}.tiles li,figure,tr,.notes li,.short{break-inside:avoid}.notes li:first-child{break-after:avoid}thead+tbody tr:nth-child(-n+2){break-before:avoid}.wide:has(table){display:block;break-inside:auto}.parts tbody{break-inside:avoid}.wide .panels li{break-inside:avoid}.sum{break-before:avoid}tr:has([colspan]){break-after:avoid}details:not(.folded)::details-content{content-visibility:visible;block-size:auto}details{border:0;padding:0}summary{list-style:none}.folded>summary::after{content:" …"}.card{padding:6pt 8pt}.notes li{padding:1pt 0;font-size:9pt}.scroll{overflow:visible;margin:8pt 0}table{font-size:7.5pt;line-height:1.3}th,td{padding:1.5px 5px}thead{display:table-header-group}th:first-child{position:static;background:none}.part{padding-left:82px}.cb{left:5px}td i{right:0}.muted,footer,.panels p,.tiles p{font-size:8.5pt}.tiles .value{font-size:17pt}.tiles .long{font-size:13pt}.driver{font-size:11pt}.terms{border:0;padding:0}.terms dl{columns:3;column-gap:16px}.terms dl>div{padding-bottom:6pt}.terms h3{font-size:8.5pt;margin:2pt 0 4pt;padding-top:4pt}.terms dt{font-size:7.5pt}.terms dd,.terms code,.terms .muted{font-size:6.5pt;line-height:1.35}.terms h3~dl>div{padding-bottom:3pt;font-size:6.5pt;line-height:1.35}.terms h3~dl :is(dt,dd){display:inline;margin-right:3pt}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
)css";

}  // namespace

std::string_view html_style() {
  static const std::string style = std::string(page_style).append(heat_map_style()).append(chart_style());
  return style;
}

std::string_view tone_style(Tone tone) {
  switch (tone) {
    case Tone::good:
      return "good";
    case Tone::bad:
      return "bad";
    case Tone::caution:
      return "warn";
    case Tone::plain:
      break;
  }
  return {};
}

}  // namespace retain::render
