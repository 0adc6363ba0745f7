#!/bin/bash
# Measures the archive beside its peers in one run, and prints a Markdown table.
#
#   Benchmarks/bench-archive.sh [FOLDER]
#
# FOLDER (default: Benchmarks/.build/archive) keeps the stores; it is emptied first. Real history is read from
# $STET_SHARED/data/diff/wikiwho (default: ../shared beside the checkout), and left out where there is none.
# Smaller or larger: REVISIONS, ARTICLES (import), LIVE (revisions), MANY (articles of the large store; 0 for none).
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
shared=${STET_SHARED:-$here/../../shared}
work=${1:-$here/.build/archive}
revisions=${REVISIONS:-10000}
articles=${ARTICLES:-2000}
live=${LIVE:-1600}
many=${MANY:-200000}

rm -rf "$work"
mkdir -p "$work"
cd "$work"
export GIT_CONFIG_NOSYSTEM=1 HOME=$work GIT_AUTHOR_NAME=b GIT_AUTHOR_EMAIL=b@localhost GIT_COMMITTER_NAME=b GIT_COMMITTER_EMAIL=b@localhost

if [ -z "${ARCHIVE_BENCH:-}" ]; then
    swift build -c release --package-path "$here" --product archive-bench >&2
    ARCHIVE_BENCH=$(swift build -c release --package-path "$here" --show-bin-path)/archive-bench
fi
bench=$ARCHIVE_BENCH
now() { date +%s.%N; }
row() { printf '| %s | %s | %s | %s |\n' "$1" "$2" "$3" "$4"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

row what Stet peer 'Stet : peer'
row --- --- --- ---

# Import.
stet=$( { TIMEFORMAT='%U %S'; time "$bench" import import "$revisions" "$articles" 800 >import.txt; } 2>&1 )
read -r wall memory <import.txt
cpu=$(awk '{ print $1 + $2 }' <<<"$stet")
git -C import/bench.example.git fast-export --all >stream
git init -q --bare fast.git
git -C fast.git config core.fsyncMethod fsync
peer=$( { TIMEFORMAT='%R %U %S'; time git -C fast.git fast-import --quiet <stream; } 2>&1 )
read -r peerwall peeruser peersys <<<"$peer"
peercpu=$(ratio "$(awk -v a="$peeruser" -v b="$peersys" 'BEGIN { print a + b }')" 1)
read -r made _ < <("$bench" generate "$revisions" "$articles" 800)
row "import of $revisions revisions (making them up takes $made s of it)" "$wall s, $cpu s of CPU, $memory MB" "git fast-import: $peerwall s, $peercpu s of CPU" "$(ratio "$wall" "$peerwall"), CPU $(ratio "$cpu" "$peercpu")"

# Live recording.
rate=$("$bench" live live 16 "$live")
git init -q --bare script.git
blob=$(git -C import/bench.example.git for-each-ref --count=1 --format='%(refname:short)')
git -C import/bench.example.git show "$blob:$blob.txt" >words
start=$(now)
count=$((live / 16))
[ "$count" -gt 100 ] && count=100
parent=
for number in $(seq "$count"); do
    echo "$number" >>words
    b=$(git -C script.git hash-object -w --stdin <words)
    t=$(printf '100644 blob %s\tarticle.txt\n' "$b" | git -C script.git mktree)
    # shellcheck disable=SC2086
    c=$(echo edit | git -C script.git commit-tree "$t" ${parent:+-p $parent})
    git -C script.git update-ref refs/heads/article "$c" ${parent:+"$parent"}
    parent=$c
done
script=$(awk -v n="$count" -v a="$start" -v b="$(now)" 'BEGIN { printf "%.1f", n / (b - a) }')
row "live, 16 recorders, revisions a second" "$rate" "git hash-object, commit-tree, update-ref: $script" "$(ratio "$rate" "$script")"
cc -O2 -o loose "$here/loose.c" -lgit2
loose=$(./loose loose.git words "$count")
row 'live, 16 recorders, revisions a second' "$rate" "libgit2, loose objects, fsync: $loose" "$(ratio "$rate" "$loose")"
row 'live, 1 recorder, revisions a second' "$("$bench" live alone 1 $((live / 8)))" '' ''

# Real history.
if [ -e "$shared/data/diff/wikiwho/large.xml.lzma" ]; then
    python3 "$here/wiki-texts.py" "$shared/data/diff/wikiwho/large.xml.lzma" 1000 >texts
    "$bench" texts wiki texts >/dev/null
    cp -a wiki/bench.example.git repacked.git
    took=$("$bench" maintain wiki)
    git -C repacked.git repack -adfq
    git -C repacked.git pack-refs --all
    size() { du -sb "$1/objects/pack" | cut -f1; }
    a=$(size wiki/bench.example.git)
    b=$(size repacked.git)
    row '1,000 revisions of a Wikipedia page, bytes' "$a (maintain: $took s, MB)" "git repack -adf: $b" "$(ratio "$a" "$b")"
fi

# Reading, in a small store and in a large one.
"$bench" live reading 1 2000 >/dev/null
"$bench" maintain reading >/dev/null
name=$(git -C reading/bench.example.git for-each-ref --count=1 --format='%(refname:short)')
row 'open, history of 2,000, a text (ms); peak MB' "$("$bench" read reading "$name")" '' ''
if [ "$many" -gt 0 ]; then
    "$bench" import reading "$many" "$many" 40 1 >/dev/null
    row "the same beside $many articles" "$("$bench" read reading "$name")" '' ''
fi
