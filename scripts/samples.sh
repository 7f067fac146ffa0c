#!/usr/bin/env bash
# Runs the five samples through a coordinator and two trainer processes, twice with --verify, and once in one process with one slot, and compares the digests.
# Prints a line for each sample. The digest of a plug-in depends on the bytes of its build.
# Usage: scripts/samples.sh [SAMPLE…]      (default: fast-tree light-gbm lstm sklearn parabola)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off

work=$(mktemp -d)
trainers=()
end() {
  for trainer in ${trainers[@]+"${trainers[@]}"}; do kill "$trainer" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap end EXIT

dotnet build -c Release src/Coordinator -v q >&2
for plugin in mlnet-trees torch-lstm; do dotnet build -c Release "samples/$plugin" -o "$work/plugins/$plugin" -v q >&2; done
bin=src/Coordinator/bin/Release/net10.0
digest() { sed -n 's/^digest: *//p' "$1" | head -1; }

failed=0
for sample in ${@:-fast-tree light-gbm lstm sklearn parabola}; do
  more=(--plugins "$work/plugins" --no-dashboard)
  case $sample in
    fast-tree | light-gbm) file=samples/mlnet-trees/$sample.conf ;;
    lstm) file=samples/torch-lstm/lstm.conf ;;
    sklearn)
      file=samples/python-sklearn/sklearn.conf
      PATH=/usr/bin:$PATH
      [ -d /usr/lib/python3/dist-packages/sklearn ] || { echo "$sample: skipped, because there is no scikit-learn (apt-get install python3-sklearn)"; continue; }
      ;;
    parabola) file=samples/shell-one-liner/parabola.conf ;;
    *) echo "There is no sample $sample." >&2; exit 2 ;;
  esac

  port=$((20000 + RANDOM % 10000))
  trainers=()
  for trainer in 1 2; do
    dotnet $bin/ActorSearch.TrainerNode.dll --coordinator "127.0.0.1:$port" --slots 1 --plugins "$work/plugins" --data "$(dirname "$file")" \
      --state "$work/$sample-trainer-$trainer" > "$work/$sample-trainer-$trainer.log" 2>&1 &
    trainers+=($!)
  done
  many=0
  dotnet $bin/ActorSearch.Coordinator.dll run $file --out "$work/$sample" --port $port --slots 0 --verify "${more[@]}" > "$work/$sample.log" 2>&1 || many=$?
  kill "${trainers[@]}"
  wait "${trainers[@]}" || true
  trainers=()
  dotnet $bin/ActorSearch.Coordinator.dll run $file --out "$work/$sample-one" --slots 1 "${more[@]}" > "$work/$sample-one.log" 2>&1
  two=$(digest "$work/$sample.log") one=$(digest "$work/$sample-one.log") verified=$(grep -E 'the two runs have|repeatable is false' "$work/$sample.log" | head -1 || true)
  if [ $many -eq 0 ] && [ -n "$two" ] && [ "$two" = "$one" ]; then
    echo "$sample: ${two:0:8} with two trainers and with one slot; --verify: $verified"
  elif [ $many -eq 0 ] && [[ $verified == *"is false"* ]]; then
    echo "$sample: promises no equal numbers: ${two:0:8} with two trainers, ${one:0:8} with one slot"
  else
    failed=1
    echo "$sample: two trainers ${two:0:8} (exit code $many), one slot ${one:0:8}. $(tail -3 "$work/$sample.log")"
  fi
done
exit $failed
