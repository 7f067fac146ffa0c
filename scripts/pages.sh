#!/usr/bin/env bash
# Takes five pictures of the page of a running search and of its report, light, dark and on a phone, for docs/images. Needs the .NET SDK and Chromium.
#   scripts/pages.sh [OVERRIDE…]
# The search is that of hocon/experiments/default.conf with a strategy that learns and more hyperparameters; overrides key=value change it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1
work=$(mktemp -d)
trap 'kill "${search:-}" 2> /dev/null || true; rm -rf "$work"' EXIT
mkdir -p "${OUT:=docs/images}"
dotnet build -c Release src/Coordinator -v q -clp:ErrorsOnly
overrides=()
for override in search.strategy=tpe search.samples=16 validation.folds=3 training.early-stopping=false training.max-epochs=5000 'space.optimizer.learning-rate={ log-uniform = [1e-4, 1e-1] }' \
  'space.model.activation=[relu, tanh, gelu]' 'space.model.hidden=[[128, 256], [256, 512]]' "$@"; do
  overrides+=(--set "$override")
done
dotnet src/Coordinator/bin/Release/net10.0/ActorSearch.Coordinator.dll run hocon/experiments/default.conf "${overrides[@]}" --out "$work/out" --dashboard 127.0.0.1:0 2> "$work/said" > "$work/printed" &
search=$!
until grep -qs '^watch: ' "$work/said"; do kill -0 "$search" || { cat "$work/said" >&2; exit 1; }; sleep 0.2; done
dotnet run scripts/pages.cs -- "$(sed -n 's/^watch: \(\S*\).*/\1/p' "$work/said")" "$work/out/report.html" "$OUT"
wait "$search"
tail -2 "$work/printed"
