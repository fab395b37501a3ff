#include "render/html/chart_style.hpp"

namespace retain::render {

// Numbers at the ends of curves are written in the colours r1 to r6: each has a contrast of 4.5 to 1 on the card.
//
// What is told of a period (class `hits`) lies over its chart and is seen where it is pointed at, touched or reached by key. Colours of
// parts differ in lightness too, and stand in the order of their key.
std::string_view chart_style() {
  return R"css(:root{--hover:#1a1f2714;--p2:#1295a8;--p3:#84aee6;--n2:#e0994f;--n3:#8f7a2e;--r3:#277c60;--r4:#8d5bb5;--r5:#b54f7b;--r6:#7f6c12;--ro:#8b96a5;--ru:#c3c9d1}
@media screen and (prefers-color-scheme:dark){:root{--hover:#e8ebf01f;--p2:#35b8cb;--p3:#3f6fb5;--n2:#b06d2b;--n3:#cdb85f;--r3:#5fc3a0;--r4:#b48ad6;--r5:#e58bb2;--r6:#cdb85f;--ro:#7f8b9b;--ru:#4d5866}}
.charts{display:grid;grid-template-columns:repeat(6,minmax(0,1fr));gap:14px}
.charts>*{grid-column:span 2}
.charts>:only-child{grid-column:span 6}
@media screen and (min-width:1081px){.charts>:nth-child(3n+1):nth-last-child(2),.charts>:nth-child(3n+2):last-child,.charts>:nth-child(3n+1):nth-last-child(4),.charts>:nth-child(3n+2):nth-last-child(3),.charts>:nth-child(3n):nth-last-child(2),.charts>:nth-child(3n+1):last-child:not(:only-child){grid-column:span 3}}
.curves{margin-top:14px}
.charts+.wide{margin-top:14px}
.plot{position:relative;margin-top:auto;padding:0 54px 0 50px}
svg{display:block;font-size:12px;font-variant-numeric:tabular-nums;overflow:visible}
svg svg{width:100%;height:100%}
path,line{vector-effect:non-scaling-stroke}
.hits{position:absolute;inset:0 54px 0 50px;display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr)}
.hits label{position:relative;min-width:0}
.hits label:hover,.hits label:focus-within{background:var(--hover);z-index:2}
.hits input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0}
.hits span{position:absolute;top:4px;left:50%;width:max-content;max-width:210px;padding:5px 9px;border-radius:6px;background:var(--ink);color:var(--card);font-size:.8125rem;line-height:1.4;opacity:0;pointer-events:none;font-variant-numeric:tabular-nums}
.hits .r span{left:auto;right:50%}
.hits label:hover span,.hits input:focus-visible+span{opacity:1}
.hits label:focus-within:has(:focus-visible){outline:3px solid var(--one)}
.key{list-style:none;margin:4px 0 0;padding:0;display:flex;flex-wrap:wrap;gap:2px 14px;color:var(--muted);font-size:.8125rem}
.key li{display:flex;align-items:center;gap:6px}
.key i{flex:none;min-width:14px;font-style:normal;height:12px;line-height:12px;text-align:center}
.key .l1,.key .l2,.key .l3,.key .l6,.key .lo,.key .lw,.key .ly,.key .nl,.key .tg{height:0;min-width:18px;border-top:2px solid var(--one)}
.key .l2{border-top:2px dashed var(--two)}
.key .l3{border-top:3px dotted var(--r3)}
.key .l4,.key .l5{border:0;height:2px;min-width:30px;background:repeating-linear-gradient(90deg,var(--r4) 0 12px,transparent 0 16px)}
.key .l5{background:repeating-linear-gradient(90deg,var(--r5) 0 8px,transparent 0 11px,var(--r5) 0 13px,transparent 0 16px)}
.key .l6{border-top:1px solid var(--r6)}
.key .lo{border-top:1px solid var(--stock)}
.key .lw{border-top:1px dashed var(--stock)}
.key .ly{border-top:1px solid var(--muted)}
.key .nl{border-top-color:var(--ink)}
.key .tg{border-top:2px dashed var(--target)}
.panels{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:18px 22px}
.c2{grid-template-columns:repeat(2,minmax(0,1fr))}
.c3{grid-template-columns:repeat(3,minmax(0,1fr))}
.c5{grid-template-columns:repeat(5,minmax(0,1fr))}
.panels li{min-width:0;display:flex;flex-direction:column}
.panels p{display:flex;justify-content:space-between;gap:8px;font-size:.875rem;overflow-wrap:anywhere}
.panels .muted{font-size:.8125rem}
.panels .plot{padding:6px 8px 0 36px}
.panels .hits{inset:6px 8px 0 36px}
.panels .hits label{position:static}
.panels .hits span,.panels .hits .r span{top:auto;bottom:96%;left:-36px;right:-8px;width:auto;max-width:none}
.panels .l1{stroke-width:1.4}
.panels b{font-variant-numeric:tabular-nums;white-space:nowrap}
.bars{list-style:none;margin:0;padding:0}
.bars li{padding:5px 0}
.bars p{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 12px;font-size:.875rem;overflow-wrap:anywhere}
.bars b{font-variant-numeric:tabular-nums;white-space:nowrap}
.gain{color:var(--one)}
.loss{color:var(--two)}
.t{fill:var(--muted);paint-order:stroke;stroke:var(--card);stroke-width:3px;stroke-linejoin:round}
.n{fill:var(--ink);font-weight:600}
.e{text-anchor:end}
.m{text-anchor:middle}
.gr{stroke:var(--grid)}
.ax{stroke:var(--stock)}
.l1,.l2,.l3,.l4,.l5,.l6,.lo,.lw,.ly,.nc,.nl{fill:none;stroke:var(--one);stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
.l2{stroke:var(--two);stroke-dasharray:6 4}
.l3{stroke:var(--r3);stroke-width:2.6;stroke-dasharray:.1 5}
.l4{stroke:var(--r4);stroke-dasharray:14 5}
.l5{stroke:var(--r5);stroke-dasharray:9 4 1 4}
.l6{stroke:var(--r6);stroke-width:1.2}
.lo{stroke:var(--stock);stroke-width:1;stroke-opacity:.55}
.lw{stroke:var(--stock);stroke-width:1.2;stroke-dasharray:3 3}
.ly{stroke:var(--muted);stroke-width:1}
.nc{stroke:var(--card);stroke-width:5}
.nl{stroke:var(--ink)}
.f1{fill:var(--one)}
.f2{fill:var(--two)}
.nf{fill:var(--ink)}
.s{stroke:var(--card);stroke-width:1.2}
.pb{fill-opacity:.15}
.h{fill:var(--card);stroke-width:1.6;stroke-dasharray:none}
.b1,.b2{fill:var(--band);background:var(--band)}
.tg{stroke:var(--target);stroke-width:1.4;stroke-dasharray:8 3}
.tt{fill:var(--target);font-weight:600}
.st{fill:var(--stock)}
.bar{fill:var(--one)}
.cut{fill:var(--card)}
rect[class]{stroke:var(--card);stroke-width:1px}
.bars rect,rect.d{stroke:none}
.wide table{width:100%}
.wide td.words{white-space:normal}
.u{opacity:.45}
.p1,.r1{fill:var(--one);background:var(--one)}
.p2{fill:var(--p2);background:var(--p2)}
.p3{fill:var(--p3);background:var(--p3)}
.n1,.r2{fill:var(--two);background:var(--two)}
.n2{fill:var(--n2);background:var(--n2)}
.n3{fill:var(--n3);background:var(--n3)}
.r3{fill:var(--r3);background:var(--r3)}
.r4{fill:var(--r4);background:var(--r4)}
.r5{fill:var(--r5);background:var(--r5)}
.r6{fill:var(--r6);background:var(--r6)}
.ro{fill:var(--ro);background:var(--ro)}
.ru{fill:var(--ru);background:var(--ru)}
text[class]{background:none}
@media (max-width:1080px),print{.charts>:nth-child(n){grid-column:span 3}.charts>:nth-child(odd):last-child{grid-column:span 6}.c4,.c5{grid-template-columns:repeat(3,minmax(0,1fr))}}
@media screen and (max-width:700px){.charts>:nth-child(n){grid-column:span 6}.panels{grid-template-columns:repeat(2,minmax(0,1fr));gap:16px 12px}.panels p{flex-wrap:wrap;gap:0 8px}.panels li:nth-child(odd):last-child{grid-column:1/-1}.hits span{max-width:170px}}
@media print{.hits{display:none}.c4,.c5{grid-template-columns:repeat(4,minmax(0,1fr))}svg{font-size:8pt}.key{font-size:8pt}}
)css";
}

}  // namespace retain::render
