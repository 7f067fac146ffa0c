#!/usr/bin/env bash
# Takes pictures of sections or charts of a run's report with Chromium, for docs/images. Needs the .NET SDK and Chromium.
#   scripts/screenshots.sh DIR NAME WIDTH SECTION…
# For example scripts/screenshots.sh runs/mnist-cnn mnist-cnn 1000 confusion inside writes docs/images/mnist-cnn-confusion.png and -inside.png.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[[ $# -ge 4 ]] || { echo "screenshots: give DIR NAME WIDTH SECTION…; see the top of this file." >&2; exit 2; }
report=$1/report.html
[[ -f $report ]] || report=$1/comparison.html
[[ -f $report ]] || { echo "screenshots: $1 has neither report.html nor comparison.html." >&2; exit 2; }
mkdir -p "${OUT:=$here/../docs/images}"
export DOTNET_NOLOGO=1
exec dotnet run "$here/screenshots.cs" -- "$report" "$OUT/$2" "${@:3}"
