#!/usr/bin/env bash
# Builds the host of samples/aspire and lets it run the default search with two trainers, until the results are there.
#   scripts/try-aspire.sh [SECONDS]      (default: at most 300 seconds)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off
work=$(mktemp -d)
host=
trap '[[ -z $host ]] || kill "$host" 2> /dev/null || true; wait; rm -rf "$work"' EXIT
dotnet build -c Release src/Coordinator -v q -clp:ErrorsOnly
dotnet build -c Release src/TrainerNode -v q -clp:ErrorsOnly
dotnet build -c Release samples/aspire -v q -clp:ErrorsOnly
OUT=$work/out ASPIRE_ALLOW_UNSECURED_TRANSPORT=true ASPNETCORE_URLS=http://127.0.0.1:0 ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL=http://127.0.0.1:0 \
  dotnet samples/aspire/bin/Release/net10.0/AppHost.dll > "$work/said" 2>&1 &
host=$!
for ((second = 0; second < ${1:-300}; second++)); do
  if [[ -f $work/out/report.html ]]; then
    grep -o '"digest": *"[0-9a-f]*"' "$work/out/best.json"
    [[ $(find "$work/out" -maxdepth 1 -name 'trainer-*' | wc -l) -eq 2 ]] || { echo "try-aspire: the trainers did not start." >&2; exit 1; }
    exit 0
  fi
  kill -0 "$host" 2> /dev/null || break
  sleep 1
done
echo "try-aspire: no results after $second s." >&2
tail -20 "$work/said" >&2
exit 1
