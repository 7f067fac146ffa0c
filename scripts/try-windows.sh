#!/usr/bin/env bash
# Runs the build for Windows under Wine and compares its digests with those of this machine's build: the default and the digits search, each strategy that learns with and
# without halving, and clusters of both systems. Wine has a C library of its own, so this also shows that results do not depend on it. Needs Linux x64 and Debian's packages wine and wine64.
#   scripts/try-windows.sh [NAME…]      (default: all rows)
# Each row says which search, and whether the digests are equal. Exit code 1 if one is not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off
wine=$(command -v wine64 || command -v wine) || { echo "try-windows: install wine and wine64." >&2; exit 2; }

work=$(mktemp -d)
trap 'wineserver -k 2> /dev/null; wineserver -w 2> /dev/null; rm -rf "$work"' EXIT
# Wine 8.0 does not map memory twice as the runtime likes to, and without this its finalizers end the process.
export WINEPREFIX=$work/prefix WINEDEBUG=-all DOTNET_EnableWriteXorExecute=0
for platform in linux-x64 win-x64; do
  dotnet publish -c Release src/Tool -r "$platform" --self-contained -p:WithoutTorch=true --artifacts-path "$work/artifacts" -o "$work/$platform" -v q
done
cp hocon/experiments/{default,digits}.conf "$work"
cd "$work"
here=("$work/linux-x64/actorsearch")
there=("$wine" "$work/win-x64/actorsearch.exe")

# The digest of a finished search, from what it printed.
digest() { sed -n 's/^digest: \(.\{16\}\).*/\1/p' "$1"; }

wrong=0
compare() {
  local first second
  first=$(digest "$2") second=$(digest "$3")
  [[ -n $first && $first == "$second" ]] && echo "| $1 | $first | equal |" || { echo "| $1 | $first, ${second:-none} | NOT EQUAL |"; wrong=1; }
}

wanted=("$@")
asked() { [[ ${#wanted[@]} -eq 0 || " ${wanted[*]} " == *" $1 "* ]]; }

# One process for each system: NAME EXPERIMENT [SETTING…].
alone() {
  asked "$1" || return 0
  timeout 600 "${here[@]}" run "${@:2}" --out "$1-here" --no-dashboard --quiet > "$1-here.txt" 2>&1 || true
  timeout 600 "${there[@]}" run "${@:2}" --out "$1-there" --no-dashboard --quiet > "$1-there.txt" 2>&1 || true
  compare "$1" "$1-here.txt" "$1-there.txt"
}

# A coordinator without slots of one system and a trainer of the other: NAME COORDINATOR TRAINER.
together() {
  asked "$1" || return 0
  local -n coordinator=$2 trainer=$3
  timeout 600 "${coordinator[@]}" run default.conf --out "$1" --port 24711 --slots 0 --no-dashboard --quiet > "$1.txt" 2>&1 &
  timeout 600 "${trainer[@]}" trainer --coordinator 127.0.0.1:24711 --slots 2 --once --state "$1-trainer" > "$1-trainer.txt" 2>&1 || true
  wait $! || true
  compare "$1" "$1.txt" quiet.txt
}

space='space={optimizer.learning-rate={log-uniform=[1e-4,1e-1]},optimizer.weight-decay={log-uniform=[1e-7,1e-2]},model.hidden=[[16],[32],[16,32]],training.batch-size={int=[10,40]},model.dropout={uniform=[0,0.5]},model.activation=[gelu,relu,tanh,silu]}'
timeout 600 "${here[@]}" run default.conf --out quiet --no-dashboard --quiet > quiet.txt
alone default default.conf
alone digits digits.conf
for strategy in auto tpe gp cma-es sobol random; do
  for epochs in all halving; do
    alone "$strategy-$epochs" default.conf --set "$space" --set search.strategy=$strategy --set search.samples=40 --set search.folds=race --set search.epochs=$epochs --set training.max-epochs=81
  done
done
together trainer-on-windows here there
together coordinator-on-windows there here
exit $wrong
