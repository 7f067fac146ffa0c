#!/usr/bin/env bash
# What CI runs, and what to run before a commit: format, build, tests. Ends with the totals of all test projects on one line.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off
# Compilers and test runners live for seconds: what profiled compilation costs a core at their start they do not give back.
export DOTNET_TieredPGO=0

log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Tests open the report in a real browser and the journal in Optuna, and put routers between nodes; where these cannot be installed, the tests are skipped and say so.
# They come while the build runs.
install_tools() {
  if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null && { ! command -v chromium || ! command -v iptables || [[ ! -d /usr/lib/python3/dist-packages/optuna ]]; } >/dev/null; then
    { apt-get update && apt-get install -y --no-install-recommends chromium fonts-dejavu-core python3-optuna iptables; } >/dev/null 2>&1 \
      || echo "chromium, python3-optuna or iptables could not be installed: their tests are skipped"
  fi
}
install_tools &
tools=$!

dotnet restore
# The build holds the rules of .editorconfig on style and names; what is left is white space, and what tests/Shared.Tests/Sources reads.
# One compiler for all projects: each new one would compile itself and all rules first. It ends with the build.
built=0
dotnet build -c Release --no-restore -p:UseSharedCompilation=true || built=$?
dotnet build-server shutdown --vbcscompiler >/dev/null || true
[[ $built == 0 ]] || exit "$built"
dotnet format whitespace --folder . --verify-no-changes

wait "$tools"
outcome=0
dotnet test -c Release --no-build 2>&1 | tee "$log" || outcome=$?

# Each project closes with "Passed!  - Failed:     0, Passed:     9, Skipped:     0, Total:     9, …".
awk '
  /^(Passed|Failed|Skipped)! +- Failed:/ {
    for (i = 1; i < NF; i++) {
      if ($i == "Failed:") failed += $(i + 1)
      if ($i == "Passed:") passed += $(i + 1)
      if ($i == "Skipped:") skipped += $(i + 1)
    }
  }
  END {
    printf "%d passed, %d failed", passed, failed
    if (skipped) printf ", %d skipped", skipped
    print ""
    if (passed + failed == 0) exit 1
  }
' "$log" || outcome=1

exit "$outcome"
