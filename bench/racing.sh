#!/usr/bin/env bash
# Runs default.conf and regression.conf whole for some seeds and prints what a race over folds leaves out of each and whom it picks; then runs
# regression.conf whole and with search.folds = exact in turn, and prints the ratio of their times.
# Usage: bench/racing.sh [seeds] [pairs] [folder of train_data.csv and test_data.csv]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seeds=${1:-10} pairs=${2:-3} data=${3:-../shared/data/regression}
runs=$(mktemp -d)
trap 'rm -rf "$runs"' EXIT
program=(dotnet src/Coordinator/bin/Release/net10.0/ActorSearch.Coordinator.dll)
rows=(--set "data.train=$data/train_data.csv" --set "data.test=$data/test_data.csv")

studies=()
for name in default regression; do
  more=()
  if [ $name = regression ]; then more=("${rows[@]}"); fi
  for ((seed = 0; seed < seeds; seed++)); do
    "${program[@]}" run hocon/experiments/$name.conf "${more[@]}" --set seed=$seed --set refit.restarts=1 --out "$runs/$name-$seed" >/dev/null
    studies+=("$runs/$name-$seed")
  done
done
dotnet bench/ActorSearch.Bench/bin/Release/net10.0/ActorSearch.Bench.dll --raced 8 "${studies[@]}"

echo
echo "| pair | all, s | exact, s | ratio |"
echo "|---|---:|---:|---:|"
for ((pair = 1; pair <= pairs; pair++)); do
  for folds in all exact; do
    start=$(date +%s.%N)
    "${program[@]}" run hocon/experiments/regression.conf "${rows[@]}" --set search.folds=$folds --out "$runs/$folds" --fresh >/dev/null
    declare "$folds=$(echo "$(date +%s.%N) - $start" | bc)"
  done
  echo "| $pair | $all | $exact | $(echo "scale=3; $exact / $all" | bc) |"
done
