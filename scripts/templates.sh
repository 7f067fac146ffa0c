#!/usr/bin/env bash
# Packs the templates, makes an objective and an experiment with dotnet new, builds and runs the one and checks the other.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
common=(-c Release -v q -clp:ErrorsOnly)
dotnet pack src/Abstractions "${common[@]}" -o "$work/packages"
dotnet pack templates "${common[@]}" -o "$work/packages"
dotnet build src/Coordinator "${common[@]}"
program=("$(command -v dotnet)" exec "$PWD/src/Coordinator/bin/Release/net10.0/ActorSearch.Coordinator.dll")

# Its own packages' folder, because another build of the same version may be in the user's.
export NUGET_PACKAGES=$work/nuget
hive=(--debug:custom-hive "$work/hive")
dotnet new install "$work"/packages/ActorSearch.Templates.*.nupkg "${hive[@]}"
cd "$work"
dotnet new actorsearch-objective -n NearestRows -o NearestRows "${hive[@]}"
dotnet new actorsearch-experiment -n houses -o experiments "${hive[@]}"
dotnet build NearestRows "${common[@]}" -o plugins/nearest-rows --source "$work/packages"
"${program[@]}" run NearestRows/nearest-rows.conf --plugins plugins --no-dashboard
printf 'x\n0.1\n0.9\n' > new.csv
test "$("${program[@]}" predict runs/nearest-rows new.csv --plugins plugins | wc -l)" = 3
"${program[@]}" check experiments/houses.conf
echo "the templates work"
