#!/usr/bin/env bash
# Kills, stops, cuts off and overloads the programs of a search, and compares the results with an undisturbed run. Each case prints a row of a
# Markdown table. Linux, with jq and sqlite3; partitions and full_disk need root and iproute2. Each case ends the processes that it started, by id.
#   scripts/chaos.sh                       all cases, about an hour
#   scripts/chaos.sh trainer_kills uneven  some of them; --list names them
# Variables: SEED of the random moments (1), EPOCHS of a real training (40000: a search of minutes), COORDINATOR_KILLS (50), LIMIT of a case in
# seconds (1800), PORT (4053), BIN a folder with both programs instead of building them, KEEP=1 to keep the files of each case. Parts of the case learning, which takes
# a quarter of an hour: SLOTS ("1 2"), TRAINERS ("1 2 4") and KILLED ("nothing trainer coordinator").
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# The members of the cluster are read from Akka's own log, which is below the default level.
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 NO_COLOR=1 ACTORSEARCH_LOG=debug
for part in nodes joins kills load network strangers walks; do
  # shellcheck source=/dev/null
  source "$here/chaos/$part.sh"
done

all=$(declare -F | sed -n 's/^declare -f case_//p')
if [[ ${1:-} = --list ]]; then
  echo "$all"
  exit
fi
for name in "$@"; do
  if ! declare -F "case_$name" >/dev/null; then
    echo "chaos: unknown case $name; --list names them." >&2
    exit 2
  fi
done

epochs=${EPOCHS:-40000} coordinator_kills=${COORDINATOR_KILLS:-50} lease=15
coordinator_dll=${BIN:-$here/../src/Coordinator/bin/Release/net10.0}/ActorSearch.Coordinator.dll
trainer_dll=${BIN:-$here/../src/TrainerNode/bin/Release/net10.0}/ActorSearch.TrainerNode.dll
[[ -n ${BIN:-} ]] || dotnet build "$here/../src/Coordinator" -c Release --nologo -v quiet >&2

top=$(mktemp -d)
quiet=$top/quiet
mkdir "$quiet"

clean() {
  end_all
  no_network
  local disk
  for disk in disk t1; do if mountpoint -q "$work/$disk"; then umount "$work/$disk"; fi; done
  [[ -n ${KEEP:-} ]] || rm -rf "$work"
}
trap 'clean; [[ -n ${KEEP:-} ]] || rm -rf "$top"' EXIT
trap 'exit 130' INT TERM

# check TEXT CONDITION…: a measured figure, and whether it is as wanted.
check() {
  local text=$1
  if "${@:2}"; then seen+="${seen:+; }$text"; else seen+="${seen:+; }**$text**" verdict=short; fi
}

outcome=0
echo "| fault | wanted | seen | |"
echo "|---|---|---|---|"
for name in ${*:-$all}; do
  RANDOM=${SEED:-1} work=$top/$name out=$top/$name/out host=127.0.0.1 port=${PORT:-4053} enter=() node=() seen="" verdict=ok SECONDS=0 limit=${LIMIT:-1800}
  mkdir -p "$work"
  "case_$name"
  clean
  [[ $verdict = ok ]] || outcome=1
  echo "| $fault | $wanted | $seen | $verdict |"
done
exit $outcome
