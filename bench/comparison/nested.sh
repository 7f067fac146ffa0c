#!/usr/bin/env bash
# Compares the score of nested cross-validation with the test score on ten seeds of make_friedman1 and prints a table in Markdown.
# Usage: bench/comparison/nested.sh [folder] [options of nested.py]; an interrupted comparison is resumed from the folder. Needs Debian's python3-sklearn.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
python=${PYTHON:-/usr/bin/python3}
folder=${1:-$(mktemp -d)}

dotnet build ../../src/Coordinator -c Release --nologo -v quiet >&2
"$python" sets.py "$folder/data" --seeds 10
processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -1)
echo "Machine: ${processor:-$(uname -m)}. Date: $(date -u +%Y-%m-%d). Commit: $(git rev-parse --short HEAD)."
echo
"$python" nested.py "$folder/data" "$folder/nested.jsonl" "${@:2}"
