#!/bin/sh
# The report of a month, for cron: writes HTML, JSON and Markdown, and speaks only when somebody should look. By mail where MAILTO is set,
# else on standard output, which cron mails. A line of a crontab, where % is written \%:
#
#   5 7 2 * *  MAILTO=board@example.com monthly-job.sh '/exports/customers-\%Y-\%m.csv' /reports
#
# Usage: monthly-job.sh FILE [FOLDER]
#   FILE    what `retain report` reads; %Y and %m in its name stand for the year and the month
#   FOLDER  where the reports go (default: .), as retain-2026-10.html, .json and .md; one that cannot be written leaves all as they were
#
# TODAY=2026-11-02 is the day to take it for (default: today): the month before it must be the newest in the file. CONFIG is a file of
# flags, targets among them (default: monthly-job.toml beside this script), FORMATS the endings (default: "html json md"), RETAIN the
# program.
#
# Exit status, that of retain: 0 done; 1 a target is missed; 2 wrong usage; 3 the file is wrong, or an old one; 4 a file cannot be read or
# written, as on a full disk.
set -u

retain=${RETAIN:-retain}
config=${CONFIG:-$(dirname -- "$0")/monthly-job.toml}
formats=${FORMATS:-html json md}

if [ $# -lt 1 ] || [ $# -gt 2 ]; then
  echo "usage: $(basename -- "$0") FILE [FOLDER]" >&2
  exit 2
fi

# The month before a day.
month_before() {
  year=${1%%-*}
  month=${1#*-}
  month=${month%%-*}
  month=$((${month#0} - 1))
  if [ "$month" -eq 0 ]; then
    year=$((year - 1))
    month=12
  fi
  printf '%04d-%02d\n' "$year" "$month"
}

# Mails standard input, or prints it where there is nobody to mail it to or no way to.
say() {
  subject=$1
  if [ -n "${MAILTO:-}" ] && command -v mail >/dev/null; then
    mail -s "$subject" "$MAILTO"
  elif [ -n "${MAILTO:-}" ] && command -v sendmail >/dev/null; then
    { printf 'To: %s\nSubject: %s\nContent-Type: text/plain; charset=utf-8\n\n' "$MAILTO" "$subject"; cat; } | sendmail -t
  else
    printf '%s\n\n' "$subject"
    cat
  fi
}

today=${TODAY:-$(date +%Y-%m-%d)}
month=$(month_before "$today")
file=$(printf '%s\n' "$1" | sed "s/%Y/${month%-*}/g; s/%m/${month#*-}/g")
report=${2:-.}/retain-$month

set -- report "$file" --config "$config" --expect last-month --today "$today"
for ending in $formats; do
  set -- "$@" -o "$report.$ending"
done
messages=$("$retain" "$@" 2>&1)
status=$?

case $status in
  0) exit 0 ;;
  1) what="a target is missed" ;;
  2) what="wrong usage" ;;
  3) what="the file is wrong, or an old one" ;;
  4) what="a file cannot be read or written" ;;
  *) what="retain ended with status $status" ;;
esac
{
  printf '%s\n' "$messages"
  if [ "$status" -eq 1 ] && [ -f "$report.md" ]; then
    echo
    cat "$report.md"
  fi
} | say "Retention $month: $what"
exit "$status"
