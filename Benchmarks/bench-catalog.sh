#!/bin/sh
# Measures the catalog: rebuilding it, searching it, listing from it. Prints Markdown tables.
#
#   Benchmarks/bench-catalog.sh [FOLDER]
#
# FOLDER (default: Benchmarks/.build/catalog) keeps the stores, which take some minutes to make. ARTICLES and
# REVISIONS (4000 and 10) size the store that is rebuilt and searched, LISTED (100000) the catalog that is listed.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=${1:-$here/.build/catalog}
swift build -c release --package-path "$here" --product catalog-bench >&2
mkdir -p "$work"
"$(swift build -c release --package-path "$here" --show-bin-path)/catalog-bench" "$work"
