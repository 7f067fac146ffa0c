#!/usr/bin/env bash
# Compares ActorSearch with scikit-learn's GridSearchCV on seven data sets and prints a table in Markdown.
# Usage: bench/comparison/run.sh [folder]; an interrupted comparison is resumed from the folder. Needs Debian's python3-sklearn.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
python=${PYTHON:-/usr/bin/python3}
folder=${1:-$(mktemp -d)}
# One thread a process on both sides, so that two processes and two slots take two processors.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1

dotnet build ../../src/Coordinator -c Release --nologo -v quiet >&2
"$python" sets.py "$folder/data"
"$python" our_side.py "$folder/data" "$folder/ours.jsonl"
"$python" scikit_side.py "$folder/scikit.jsonl"

processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -1)
dirty=$(git diff --quiet HEAD -- ../../src || echo ' with changes')
echo "Machine: ${processor:-$(uname -m)}, $(getconf _NPROCESSORS_ONLN) processors. $("$python" -c 'import sklearn; print("scikit-learn", sklearn.__version__)')."
echo "Date: $(date -u +%Y-%m-%d). Commit: $(git rev-parse --short HEAD)$dirty. Load average: $(cut -d' ' -f1-3 /proc/loadavg)."
echo
"$python" table.py "$folder/ours.jsonl" "$folder/scikit.jsonl"
