#!/bin/sh
# Compares ProseDiff with other engines, in one run: quality, then speed. Prints Markdown tables.
#
#   Benchmarks/bench-diff.sh [FOLDER]
#
# FOLDER (default: Benchmarks/.build/diff) keeps the generated inputs and the peers' Python packages. The kit is
# read from $STET_SHARED/bench/diff and $STET_SHARED/data/diff (default: ../shared beside the checkout). Other
# seeds and documents: set LIGHT, HEAVY, REWRITE (seeds) and DOCUMENTS (options of generate.py).
set -eu

here=$(cd "$(dirname "$0")" && pwd)
shared=${STET_SHARED:-$here/../../shared}
kit=$shared/bench/diff
data=$shared/data/diff
work=${1:-$here/.build/diff}
documents=${DOCUMENTS:---last-doc 21}
peers=${PEERS:-wikidiff2,git-word-diff,wdiff,dwdiff,difflib,patience,dmp-semantic}

[ -d "$kit" ] || { echo "bench-diff: no benchmark kit at $kit; set STET_SHARED" >&2; exit 1; }
missing=
command -v php >/dev/null || missing="$missing php-cli php-wikidiff2"
command -v wdiff >/dev/null || missing="$missing wdiff"
command -v dwdiff >/dev/null || missing="$missing dwdiff"
if [ -n "$missing" ]; then
    # shellcheck disable=SC2086
    apt-get install -y -qq $missing
fi

mkdir -p "$work/speed"
cd "$work"
export PYTHONDONTWRITEBYTECODE=1
[ -x venv/bin/python ] || python3 -m venv venv
venv/bin/python -c 'import rapidfuzz, patiencediff, fast_diff_match_patch, lxml' 2>/dev/null ||
    venv/bin/pip install -q rapidfuzz patiencediff fast-diff-match-patch lxml

texts=$data/wikidiff2/revs.json.gz
generate() { # level seed
    # shellcheck disable=SC2086
    [ -s "$1-$2.jsonl" ] || python3 "$kit/generate.py" --level "$1" --seed "$2" --texts "$texts" $documents -o "$1-$2.jsonl"
}
generate light "${LIGHT:-11}"
generate heavy "${HEAVY:-12}"
generate rewrite "${REWRITE:-13}"
[ -s speed/h.jsonl ] || python3 "$kit/generate.py" --speed speed --texts "$texts"
[ -s arxivedits.jsonl ] || python3 "$kit/human.py" arxivedits "$data"/arxivedits/*.json >arxivedits.jsonl
[ -s iterater.jsonl ] || python3 "$kit/human.py" iterater "$data"/iterater_r3/*.json >iterater.jsonl
[ -s newsedits.jsonl ] || python3 "$kit/human.py" newsedits "$data"/newsedits/*.json >newsedits.jsonl
[ -s history.jsonl ] || python3 "$kit/human.py" history "$data/wikiwho/large.xml.lzma" >history.jsonl

swift build -c release --package-path "$here" --product prosediff-bench >&2
bench=$(swift build -c release --package-path "$here" --show-bin-path)/prosediff-bench

venv/bin/python "$kit/compare.py" --engine "$bench" --name ProseDiff --peers "$peers" --timeout 90 \
    --quality "light-${LIGHT:-11}.jsonl" "heavy-${HEAVY:-12}.jsonl" "rewrite-${REWRITE:-13}.jsonl" \
    arxivedits.jsonl iterater.jsonl newsedits.jsonl
venv/bin/python "$kit/compare.py" --engine "$bench" --name ProseDiff --peers "$peers" --timeout 90 --repeats 2 \
    --speed speed/*.jsonl history.jsonl
