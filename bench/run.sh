#!/usr/bin/env bash
# Measures ActorSearch and what it is compared with in one run and prints a report in Markdown; takes about half an hour on an otherwise idle
# machine. Every row of a table ends with the widest vectors that the runtime may use. DOTNET_EnableAVX512=0 measures a processor with AVX-512 like one
# without. Usage: bench/run.sh [pairs] [epochs] [parts…] with parts from:
# kernels conv folds images jobs start memory noop tail cluster dashboard page search racing halving inference send tables fleet
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
pairs=${1:-5} epochs=${2:-100}
parts=${*:3}
parts=${parts:-kernels conv folds images jobs start memory noop tail cluster dashboard page search racing halving inference send tables fleet}

dotnet build bench/ActorSearch.Bench -c Release --nologo -v quiet >&2
bin=bench/ActorSearch.Bench/bin/Release/net10.0
# Read by the arithmetic libraries of both sides: one thread on every machine.
export OMP_NUM_THREADS=1 MKL_NUM_THREADS=1

vectors=$(dotnet $bin/ActorSearch.Bench.dll --processor)

# Adds a column to every table.
label() {
  awk -v label="$1" '
    function line(text, after) {
      if (text !~ /^\|/) return text
      if (text ~ /^\|[-:|]+$/) return text "---|"
      return text (after ~ /^\|[-:|]+$/ ? " vectors |" : " " label " |")
    }
    NR > 1 { print line(last, $0); fflush() }
    { last = $0 }
    END { if (NR) print line(last, "") }'
}

processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -1)
dirty=$(git diff --quiet HEAD -- src || echo ' with changes')
echo "Machine: ${processor:-$(uname -m)}, $(getconf _NPROCESSORS_ONLN) processors, $(uname -sr), $vectors; .NET $(dotnet --version)."
echo "Date: $(date -u +%Y-%m-%dT%H:%MZ). Commit: $(git rev-parse --short HEAD)$dirty. Load average before: $(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || uptime)."

for part in $parts; do
  case $part in
    kernels) title="Kernels and steps"; command=() ;;
    conv) title="Steps of convolutional nets"; command=(dotnet $bin/ActorSearch.Bench.dll --conv) ;;
    folds) title="Fold for fold against the plain loop"; command=() ;;
    images) title="Epochs of image classifiers"; command=(dotnet $bin/ActorSearch.PlainLoop.dll images "$pairs") ;;
    jobs) title="The reference job whole"; command=(dotnet $bin/ActorSearch.Bench.dll --jobs "$pairs") ;;
    start) title="Start"; command=(dotnet $bin/ActorSearch.Bench.dll --start) ;;
    inference) title="Predictions beside ONNX Runtime"; command=(dotnet $bin/ActorSearch.Bench.dll --inference) ;;
    memory) title="Memory over 10,000 trainings"; command=(dotnet $bin/ActorSearch.Bench.dll --memory) ;;
    tail) title="Start of tail on logs of a gigabyte"; command=(dotnet $bin/ActorSearch.Bench.dll --tail) ;;
    noop) title="Growth with the number of folds"; command=(dotnet $bin/ActorSearch.Bench.dll --noop) ;;
    cluster) title="A coordinator and trainers as processes"; command=(dotnet $bin/ActorSearch.Bench.dll --cluster "$pairs") ;;
    dashboard) title="A search that is watched"; command=(dotnet $bin/ActorSearch.Bench.dll --dashboard "$pairs") ;;
    page) title="The page of a large search"; command=(dotnet $bin/ActorSearch.Bench.dll --page) ;;
    send) title="A file for four trainers beside curl"; command=(dotnet $bin/ActorSearch.Bench.dll --send "$pairs") ;;
    tables) title="An epoch on a large table"; command=(dotnet $bin/ActorSearch.PlainLoop.dll tables "$pairs") ;;
    fleet) title="A thousand trainers"; command=(dotnet $bin/ActorSearch.Bench.dll --fleet 1000 20) ;;
    search) title="Strategies on tables"; command=(dotnet $bin/ActorSearch.Bench.dll --search) ;;
    halving) title="Short trainings first"; command=(dotnet $bin/ActorSearch.Bench.dll --halving) ;;
    racing) title="Racing over folds"; command=(dotnet $bin/ActorSearch.Bench.dll --racing) ;;
    *) echo "Unknown part $part." >&2; exit 2 ;;
  esac
  printf '\n## %s\n\n' "$title"
  if [ "$part" = folds ]; then
    for engine in torch dense; do
      dotnet $bin/ActorSearch.PlainLoop.dll $engine "$pairs" "$epochs" | label "$vectors"
      echo
    done
  elif [ "$part" = kernels ]; then
    for bits in $(dotnet $bin/ActorSearch.Bench.dll --widths); do
      dotnet $bin/ActorSearch.Bench.dll --quick "$bits" | label "$bits of $vectors"
      echo
    done
  else
    "${command[@]}" | label "$vectors"
  fi
done
echo
echo "Load average after: $(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || uptime)."
