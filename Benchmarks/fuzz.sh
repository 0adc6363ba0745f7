#!/bin/sh
# Fuzzes ProseDiff with libFuzzer and the address sanitizer: every promise of the tests must hold for any input.
#
#   SECONDS=600 Benchmarks/fuzz.sh [FOLDER]
#
# FOLDER (default: Benchmarks/.build/fuzz) keeps the build, the corpus and what made it fail. The exit code is not 0
# when an input broke a promise, crashed, took five seconds or a gigabyte.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
work=${1:-$here/.build/fuzz}
seconds=${SECONDS:-600}
[ "$seconds" -gt 0 ] 2>/dev/null || seconds=600

mkdir -p "$work/corpus" "$work/found"
cd "$work"

flags="-O -wmo -package-name stet -swift-version 6 -parse-as-library -sanitize=fuzzer,address -I ."
for feature in ExistentialAny MemberImportVisibility InternalImportsByDefault; do
    flags="$flags -enable-upcoming-feature $feature"
done
module() { # name, sources: a static library of the module
    name=$1
    shift
    # shellcheck disable=SC2086
    swiftc $flags -emit-module -emit-library -static -module-name "$name" -o "lib$name.a" "$@"
}
module Articles "$root"/Sources/Articles/*.swift
find "$root/Sources/ProseDiff" -name '*.swift' >sources.txt
module ProseDiff @sources.txt
# The linker warns once for every function of the sanitizer that it keeps to itself.
# shellcheck disable=SC2086
swiftc $flags -o prosediff-fuzz "$here/Fuzz/ProseDiffFuzz.swift" "$root/Tests/ProseDiffTests/Promises.swift" \
    -L . -lProseDiff -lArticles 2>&1 | grep -v 'Cannot export local symbol' || true

# Something to begin with: prose, and every kind of edit.
printf 'Talks fail\nAt least 3 people were hurt, police said. Nobody died.\n\001A bullet\nThe end.\377\004\001\010\005' >corpus/words
printf 'One two three four five six.\nSeven eight nine ten eleven.\nTwelve.\377\005\000\016\000\006\001\000\000\001\002\000\000' >corpus/blocks
printf '“Don’t,” he said—twice—on 10:30 for $1,200.5.\nhttps://example.com/a me@example.com\377\011\000\000\000\003\000\004\006' >corpus/marks
printf '国务院总理周二表示。\nนายกรัฐมนตรีกล่าว\nनमस्ते दुनिया\n👩‍👩‍👧🇺🇦👍🏽\377\004\000\003\020\010\001\002\003' >corpus/scripts

# The sanitizer prints the stack; Swift's own backtrace takes minutes beside it.
export SWIFT_BACKTRACE=enable=no
exec ./prosediff-fuzz -max_total_time="$seconds" -max_len=2048 -timeout=5 -rss_limit_mb=1024 -print_final_stats=1 \
    -artifact_prefix="$work/found/" corpus
