#!/bin/sh
# Compares Extraction with other extractors, in one run: quality, pages fetched twice, edited pages, speed.
# Prints Markdown tables.
#
#   Benchmarks/bench-extraction.sh [FOLDER]
#
# FOLDER (default: Benchmarks/.build/extraction) keeps the peers' Python packages and all outputs. The kit is read
# from $STET_SHARED/bench/extraction and $STET_SHARED/data/extraction (default: ../shared beside the checkout).
# Other pages: set CASES and PAIRS. PEERS names the peers (default: trafilatura in both forms, newspaper4k,
# readability-lxml, resiliparse, goose3).
set -eu

here=$(cd "$(dirname "$0")" && pwd)
shared=${STET_SHARED:-$here/../../shared}
kit=$shared/bench/extraction
cases=${CASES:-$shared/data/extraction/cases.jsonl}
pairs=${PAIRS:-$shared/data/extraction/pairs.jsonl}
work=${1:-$here/.build/extraction}

[ -d "$kit" ] || { echo "bench-extraction: no benchmark kit at $kit; set STET_SHARED" >&2; exit 1; }
mkdir -p "$work"
cd "$work"
export PYTHONDONTWRITEBYTECODE=1
[ -x venv/bin/python ] || python3 -m venv venv
venv/bin/python -c 'import trafilatura, newspaper, readability, resiliparse, goose3' 2>/dev/null ||
    { venv/bin/pip install -q --upgrade pip && venv/bin/pip install -q -r "$kit/requirements.txt"; }

swift build -c release --package-path "$here" --product extraction-bench >&2
bench=$(swift build -c release --package-path "$here" --show-bin-path)/extraction-bench

set -- --engine "$bench" --name Extraction
for peer in ${PEERS-}; do set -- "$@" --peer "$peer"; done

venv/bin/python "$kit/compare.py" "$cases" --pairs "$pairs" "$@" --out outputs --json comparison.json
[ -s edits/cases.jsonl ] || python3 "$kit/edits.py" "$cases" edits --set fundus >&2
echo
echo "One word edited:"
echo
venv/bin/python "$kit/compare.py" edits/cases.jsonl --pairs edits/pairs.jsonl "$@" --out edits/outputs \
    --json edits/comparison.json
