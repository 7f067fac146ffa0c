#!/usr/bin/env bash
# Measures our trainings against a plain TorchSharp loop, fold for fold, alternating on one thread in one process; prints a table.
# Usage: bench/run.sh [engine] [pairs] [epochs]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

dotnet build bench/PlainLoop -c Release --nologo -v quiet >&2
# Below is what the arithmetic libraries of both sides read: one thread, whatever the machine has.
OMP_NUM_THREADS=1 MKL_NUM_THREADS=1 dotnet bench/PlainLoop/bin/Release/net10.0/ActorSearch.PlainLoop.dll "$@"
