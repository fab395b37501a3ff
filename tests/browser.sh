#!/usr/bin/env bash
# Looks at reports in HTML with a real browser and with axe-core, and leaves pictures of them in build/pictures. What drives the browser
# comes as packages of npm and is not kept; without npm, Chromium or a network there is nothing to run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/setup
install_missing build
install_missing browser || true

retain=$(realpath "${RETAIN_PROGRAM:-build/dev/retain}")
pictures=$PWD/build/pictures
look=$PWD/tests/browser/look.mjs
examples=$PWD/examples
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

chromium=$(command -v chromium || command -v chromium-browser || true)
cd "$work"
if [[ -z $chromium ]] || ! command -v npm >/dev/null ||
  ! timeout 300 npm pack --silent playwright-core@1.65.1 axe-core@4.14.1 >packages 2>&1; then
  echo "browser: skipped, since Chromium or the packages that drive it cannot be had here" >&2
  exit 0
fi
mkdir playwright axe reports
tar xzf playwright-core-1.65.1.tgz -C playwright --strip-components 1
tar xzf axe-core-4.14.1.tgz -C axe --strip-components 1

# What is looked at: segments, targets met and missed, Korean, a single period, customer rows, reasons, gaps, hostile names, one-off, and
# a page of each other answer.
write() {
  local name=$1
  shift
  local status=0
  "$retain" "$@" -q -o "reports/$name.html" || status=$?
  (( status <= 1 )) || { echo "browser: $name.html was not written" >&2; exit 1; }
}
write monthly report "$examples/monthly.csv" --require 'last:total:crr >= 95' --require 'total:ndr >= 95' --require 'crr >= 92'
write watched report "$examples/monthly.csv" --require 'last:total:crr >= 95' --warn 'crr >= 92' --title 'Board report'
write mail report "$examples/monthly.csv" -f mail --require 'last:total:crr >= 95'
write korean report "$examples/subscribers-ko.csv" --lang ko
write month report "$examples/monthly.csv" --last 1 --explain
write shop report "$examples/shop.csv" --last 6
write payments report "$examples/payments.csv" --by country
write service report "$examples/service.csv"
write chosen report "$examples/monthly.csv" --metrics crr,ndr,arpa,ltv
write once calc --start 70 --new 30 --end 90
write what-if calc --start 70 --new 30 --end 90 --revenue-end 4500 --assume 'churn -1pp' --cost 20
write what-if-segments report "$examples/monthly.csv" --assume 'churn -1pp' --cost 300
write groups test Starter Team "$examples/monthly.csv"
printf 'period,cs,cn,ce\n2026-01,70,30,90\n2026-02,90,10,95\n' >old.csv
printf 'period,cs,cn,ce\n2026-01,70,30,91\n2026-02,91,10,95\n' >new.csv
write diff diff old.csv new.csv --tolerance 1 --lang ko
write movements movements "$examples/payments.csv" --last 2 --by country
write survival survival "$examples/members.csv"
write survival-segments survival "$examples/members.csv" --by plan --lang ko
write survival-crowd survival "$examples/payments.csv" --by country
write forecast forecast "$examples/survivors.csv" --holdout 3 --discount 10
write forecast-ko forecast "$examples/members.csv" --by plan --discount 10 --arpa 20 --lang ko
write forecast-mail forecast "$examples/survivors.csv" --discount 10 -f mail
write value value "$examples/purchases.csv" --horizon 52
write value-ko value "$examples/purchases.csv" --horizon 52 --discount 10 --lang ko
write cohorts cohort "$examples/cohorts.csv"
write cohorts-ko cohort "$examples/payments.csv" --by country --measure revenue --lang ko
cat >reasons.csv <<'END'
period,customers_start,customers_new,customers_churned,churned:price,churned:moved away,churned:a competitor has what we lack and it is cheaper
2026-01,1000,60,55,21,12,9
2026-02,1005,70,48,19,9,11
2026-04,1030,64,71,38,12,10
2026-05,1023,20,,4,2,1
END
write reasons report reasons.csv
cat >hostile.csv <<'END'
period,segment,customers_start,customers_churned
2026-01,<script>alert(1)</script>,100,10
2026-02,<script>alert(1)</script>,100,30
2026-01,"""><img src=http://example.com/x onerror=alert(2)>",200,10
2026-02,"""><img src=http://example.com/x onerror=alert(2)>",200,20
2026-01,a-segment-with-a-name-that-is-much-too-long-for-any-place-in-which-it-could-stand-and-has-no-space,50,0
2026-02,a-segment-with-a-name-that-is-much-too-long-for-any-place-in-which-it-could-stand-and-has-no-space,50,50
END
write hostile report hostile.csv
write hostile-month report hostile.csv --last 1

rm -rf "$pictures"
mkdir -p "$pictures"
cp reports/*.html "$pictures"
timeout 300 node "$look" "$work/playwright" "$work/axe/axe.min.js" "$chromium" "$pictures" reports/*.html
