#!/usr/bin/env bash
# How far the verdicts of ab can be trusted on this machine, measured on the machine itself:
#   1. selfcheck of four fast rows, TIMES times: every verdict but UNCHANGED and INCONCLUSIVE is false.
#   2. ab of the jar against a copy in which two of the rows do 10 % more work, TIMES times: both must be REGRESSED.
# Takes about four minutes a time for both on an idle machine. Prints a table; all that was measured is left in OUT.
#   src/test/protocol/regression.sh [TIMES] [OUT]
set -euo pipefail
cd "$(dirname "$0")/../../.."

times=${1:-10}
out=$(mkdir -p "${2:-target/protocol}" && cd "${2:-target/protocol}" && pwd)
jar=$PWD/target/benchmarks.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
iterations=(-p n=20 -wi 9 -w 100ms -i 8 -r 100ms)

# The injected slowdown. The recursion for n makes 2 fib(n) - 1 calls, so that computing n - 5, n - 10 and n - 13 as well
# is 9.0 % + 0.8 % + 0.2 % = 10.0 % more of them.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source=src/main/java/org/concurrencybench/benchmark/FibonacciBenchmark.java
sed -E 's/return (Fibonacci[.](recursive|futures)[(]input[.]n)[)]([.]join[(][)])?;/return \1)\3 + \1 - 5)\3 + \1 - 10)\3 + \1 - 13)\3;/' \
    "$source" >"$work/FibonacciBenchmark.java"
if [[ $(diff "$source" "$work/FibonacciBenchmark.java" | grep -c '^>') -ne 2 ]]; then
    echo "the slowdown could not be injected: $source is not what it was" >&2
    exit 1
fi
cp "$jar" "$work/slower.jar"
"${java}c" -proc:none --release 17 -cp "$jar" -d "$work/classes" "$work/FibonacciBenchmark.java"
"${java%java}jar" --update --file "$work/slower.jar" -C "$work/classes" org

# One line a row, from the JSON of ab: its method, its verdict and its slowdown.
verdicts() {
    sed -nE 's/^ *"benchmark" : ".*[.]([A-Za-z]+)",$/\1/p; s/^ *"verdict" : "([A-Z]+)",$/\1/p; s/^ *"slowdown" : ([0-9.]+|null),$/\1/p' "$1" | paste -d ' ' - - -
}

alarms=0
caught=0
for i in $(seq "$times"); do
    echo "== selfcheck $i of $times"
    code=0
    "$java" -jar "$jar" selfcheck --results "$out/selfcheck" FibonacciBenchmark -e '[.]virtualThreads$' \
        "${iterations[@]}" >"$out/selfcheck-$i.txt" || code=$?
    if [[ $code -gt 1 ]]; then exit "$code"; fi
    alarms=$((alarms + $(grep -c 'FALSE ALARM:' "$out/selfcheck-$i.txt" || true)))

    echo "== injected slowdown $i of $times"
    code=0
    "$java" -jar "$jar" ab --base "$jar" --head "$work/slower.jar" --results "$out/injected" --format json \
        --rounds 12 'FibonacciBenchmark.(recursive|futures)$' "${iterations[@]}" >"$out/injected-$i.json" || code=$?
    if [[ $code -gt 1 ]]; then exit "$code"; fi
    verdicts "$out/injected-$i.json" | tee "$out/injected-$i.txt"
    if [[ $(grep -cE '^(recursive|futures) REGRESSED ' "$out/injected-$i.txt") -eq 2 ]]; then caught=$((caught + 1)); fi
done

cat <<EOF | tee "$out/table.md"

| measured | result | asked |
|---|--:|--:|
| false verdicts in $times selfchecks of 4 rows | $alarms | at most 1 |
| both slowed rows found, of $times | $caught | at least 9 of 10 |
EOF
