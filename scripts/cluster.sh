#!/usr/bin/env bash
# One coordinator and N trainers on this machine: scripts/cluster.sh EXPERIMENT [N]. Ends with the search; Ctrl-C ends all of them.
# PORT names the coordinator's port, SLOTS the trainings of each trainer at a time; more arguments after N go to the coordinator.
set -euo pipefail

if [[ $# -lt 1 ]]; then
  echo "usage: scripts/cluster.sh EXPERIMENT [TRAINERS] [arguments of run]" >&2
  exit 2
fi
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
experiment=$1
trainers=${2:-2}
shift $(($# < 2 ? 1 : 2))
port=${PORT:-4053}
slots=${SLOTS:-1}

# Built once: several builds at a time would get in each other's way.
dotnet build -c Release "$here/src/Coordinator" -v quiet -nologo
bin=$here/src/Coordinator/bin/Release/net10.0

pids=()
end_trainers() {
  for pid in "${pids[@]}"; do
    kill -TERM "$pid" 2>/dev/null || true
  done
  wait
}
trap end_trainers EXIT
for ((i = 0; i < trainers; i++)); do
  dotnet "$bin/ActorSearch.TrainerNode.dll" --coordinator "127.0.0.1:$port" --slots "$slots" >/dev/null &
  pids+=($!)
done

dotnet "$bin/ActorSearch.Coordinator.dll" run "$experiment" --port "$port" --slots 0 "$@"
