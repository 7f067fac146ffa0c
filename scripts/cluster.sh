#!/usr/bin/env bash
# One coordinator and N trainers on this machine: scripts/cluster.sh EXPERIMENT [N] [arguments of run]. All end with the search or on
# Ctrl-C. PORT is the coordinator's port, SLOTS the number of slots of each trainer. The trainers' folders are inside the coordinator's, so that
# `tail` shows the logs of all.
set -euo pipefail

if [[ $# -lt 1 || $1 = -* ]]; then
  echo "usage: scripts/cluster.sh EXPERIMENT [N] [arguments of run]" >&2
  exit 2
fi
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
experiment=$1 trainers=2
shift
if [[ $# -gt 0 && $1 != -* ]]; then
  trainers=$1
  shift
fi
if [[ ! $trainers =~ ^[1-9][0-9]?$ ]]; then
  echo "cluster: the number of trainers is $trainers; it must be from 1 to 99." >&2
  exit 2
fi
if [[ ! -f $experiment ]]; then
  echo "cluster: the experiment file $experiment does not exist." >&2
  exit 2
fi
port=${PORT:-4053}
slots=${SLOTS:-1}

# The output folder that was asked for, or runs/NAME.
out= name= previous=
for argument in "$@"; do
  case $argument in
    --out=*) out=${argument#--out=} ;;
    --set=name=*) name=${argument#--set=name=} ;;
    *)
      [[ $previous != --out ]] || out=$argument
      [[ $previous$argument != --setname=* ]] || name=${argument#name=}
      ;;
  esac
  previous=$argument
done
if [[ -z $out ]]; then
  [[ -n $name ]] || name=$(sed -nE 's/^[[:space:]]*name[[:space:]]*[=:][[:space:]]*"?([A-Za-z0-9._-]+).*/\1/p' "$experiment" | head -n 1)
  out=runs/${name:-$(basename "$experiment" .conf)}
  set -- --out "$out" "$@"
fi

# Built once: parallel builds would disturb each other.
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
  dotnet "$bin/ActorSearch.TrainerNode.dll" --coordinator "127.0.0.1:$port" --slots "$slots" --state "$out/trainer" >/dev/null &
  pids+=($!)
done

dotnet "$bin/ActorSearch.Coordinator.dll" run "$experiment" --port "$port" --slots 0 "$@"
