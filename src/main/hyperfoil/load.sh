#!/usr/bin/env bash
# make load: starts a server of its own on a free port, sends it what routes.hf.yaml says through Hyperfoil, stops it, and
# prints the latency of each route beside a short run of the suite on the same route. Exit codes: 0 done, 1 a reply was
# not as it should be, 2 bad input. The file's parameters come from the environment: make load RATE=2000 USERS=200.
set -euo pipefail
cd "$(dirname "$0")/../../.."

plugin=io.hyperfoil:hyperfoil-maven-plugin:0.25.2
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jar=target/benchmarks.jar
folder=target/load
file=$folder/routes.hf.yaml
log=$folder/hyperfoil.log
mkdir -p "$folder"

fail() {
    echo "error: $2" >&2
    exit "$1"
}

server='' child=''
stop() {
    for id in $child $server; do
        kill "$id" 2>/dev/null || true # it may have ended by itself
        wait "$id" 2>/dev/null || true
    done
    child='' server=''
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# In the background: while bash waits for a command in the foreground, it hears no signal.
run() {
    "$@" &
    child=$!
    local code=0
    wait "$child" || code=$?
    child=''
    return "$code"
}

# The file's default, or what the environment says instead.
value() {
    local name=$1 pattern=$2 default
    default=$(sed -nE "s/.*!param $name ([^ ]+).*/\1/p" src/main/hyperfoil/routes.hf.yaml | head -n 1)
    local given=${!name:-$default}
    [[ $given =~ ^$pattern$ ]] || fail 2 "$name = '$given': expected a value such as $default"
    echo "$given"
}
number='[1-9][0-9]{0,6}'
rate=$(value RATE "$number")
users=$(value USERS "$number")
connections=$(value CONNECTIONS "$number")
sessions=$(value SESSIONS "$number")
time=$(value TIME "${number}s")
warmup=$(value WARMUP "${number}s")

: >"$folder/server.log"
"$java" -jar "$jar" serve --port 0 --wait-millis 50 >"$folder/server.log" 2>&1 &
server=$!
until port=$(sed -nE 's|^Listening on http://127\.0\.0\.1:([0-9]+) .*|\1|p' "$folder/server.log") && [[ $port ]]; do
    kill -0 "$server" 2>/dev/null || fail 1 "the server ended: $(cat "$folder/server.log")"
    sleep 0.1
done

status() {
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf 'GET %s HTTP/1.0\r\n\r\n' "$1" >&3
    read -r _ code _ <&3
    exec 3>&-
    echo "$code"
}
[[ $(status /wait) == 200 ]] || fail 1 "the server does not answer /wait"

sed -E "s/(!param PORT) [0-9]+/\1 $port/; s/(!param RATE) .*/\1 $rate/; s/(!param USERS) .*/\1 $users/
    s/(!param CONNECTIONS) .*/\1 $connections/; s/(!param SESSIONS) .*/\1 $sessions/
    s/(!param TIME) .*/\1 $time/; s/(!param WARMUP) .*/\1 $warmup/" src/main/hyperfoil/routes.hf.yaml >"$file"
if [[ $(status /vwait) == 501 ]]; then
    echo "# Left out, since this JVM has no virtual threads (they need JDK 21): /vwait"
    sed -i.all '/^# From here on/,$d' "$file"
fi

echo "# Hyperfoil: each route ${time} at ${rate} requests/s, then ${time} with ${users} users, after ${warmup} of warm-up"
failures='Failing phase|Socket errors|Non-2xx'
if ! run mvn --batch-mode --no-transfer-progress "$plugin:run" -Dhyperfoil.yaml="$file" -Dhyperfoil.percentiles=true \
    >"$log" 2>&1 || grep -Eq "$failures" "$log"; then
    grep -Em 5 "$failures|^\[ERROR\]" "$log" >&2 || true
    fail 1 "Hyperfoil reports failures: see $log"
fi
if grep -q jitter-watchdog "$log"; then
    echo "# Hyperfoil was kept from running for $(sed -nE 's/.*not invoked for ([0-9]+) ms.*/\1 ms/p' "$log" |
        paste -sd , - | sed 's/,/, /g'): its latencies include that"
fi
stop

echo "# The suite: RequestBatchBenchmark.async in batches of ${users}, a sketch of one fork"
run "$java" -jar "$jar" RequestBatchBenchmark.async -p batchSize="$users" -f 1 -wi 1 -w 500ms -i 3 -r 1 \
    -rf csv -rff "$folder/suite.csv" >"$folder/suite.log" 2>&1 || fail 1 "the suite failed: see $folder/suite.log"

# Milliseconds and requests per second of each phase, out of Hyperfoil's log; the last column out of JMH's table.
awk -v rate="$rate" -v users="$users" '
    FNR == NR { # the suite
        gsub(/"/, "")
        count = split($0, cell, ",")
        for (i = 1; i <= count && FNR == 1; i++) column[cell[i]] = i
        if (cell[1] ~ /:requests$/) suite["/" cell[column["Param: route"]]] = cell[column["Score"]]
        next
    }
    / INFO / { sub(/^.*\[i\.h\.m\.RunMojo\] /, "") }
    /^[a-z]+-(open|closed)\/[a-z]+: *$/ { split($1, part, /[-\/]/); route = "/" part[1]; kind = part[2] }
    /^(warmup)\// { route = "" }
    route == "" { next }
    /^Latency:/ { max[route, kind] = $6 * ($7 == "s" ? 1000 : 1) }
    /^Requests\/sec:/ { reached[route, kind] = $2 }
    /^ +[0-9.]+ +[01]\.[0-9]+ / {
        if ($2 >= 0.5 && !((route, kind) in half)) half[route, kind] = $1 / 1000
        if ($2 >= 0.99 && !((route, kind) in tail)) tail[route, kind] = $1 / 1000
    }
    END {
        print "url        | load                 | reqs/sec | p50 ms | p99 ms | max ms"
        split("/wait /vwait /asyncwait", routes, " ")
        for (i = 1; i <= 3; i++) {
            route = routes[i]
            if (!((route, "open") in half)) continue
            line(route, "open", "open, " rate "/s")
            line(route, "closed", "closed, " users " users")
            printf "%-10s | %-20s | %8.1f |      - |      - |      -\n", route, "suite, batch " users, suite[route]
        }
    }
    function line(url, kind, load) {
        printf "%-10s | %-20s | %8.1f | %6.1f | %6.1f | %6.1f\n", url, load, reached[url, kind], half[url, kind],
            tail[url, kind], max[url, kind]
    }
' "$folder/suite.csv" "$log"
echo "p50, p99, max: from a request's sending to its reply. The suite's batch has a barrier, the others have none."
