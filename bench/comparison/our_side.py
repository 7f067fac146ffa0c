"""Runs the built Coordinator on every set and seed: one line of JSON a search.

Usage: python3 our_side.py DATA RESULTS.jsonl [--seeds N] [--slots N] [--coordinator DLL] [--set KEY=VALUE …]
DATA is what sets.py wrote. Searches that RESULTS.jsonl already has are not repeated.
"""

import argparse
import itertools
import json
import pathlib
import subprocess
import time

import sets

DLL = pathlib.Path(__file__).parents[2] / "src/Coordinator/bin/Release/net10.0/ActorSearch.Coordinator.dll"
TEST_METRICS = {"r2": "r2", "accuracy": "accuracy", "macro-f1": "macroF1"}


def search(folder, slots, coordinator, overrides):
    """Runs one search and returns its best.json and the seconds from the start of the process to its end."""
    settings = [word for override in overrides for word in ("--set", override)]
    command = ["dotnet", str(coordinator), "run", "experiment.conf", "--out", "out", "--fresh", "--slots", str(slots), *settings]
    start = time.perf_counter()
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if ended.returncode != 0:
        raise SystemExit(f"{folder}: the search ended with exit code {ended.returncode}:\n{ended.stdout[-2000:]}{ended.stderr[-2000:]}")
    return json.loads((folder / "out" / "best.json").read_text(encoding="utf-8")), seconds


def result(data_set, seed, best, seconds):
    """What the table needs of a search."""
    validation, refit = best["crossValidation"], best["refit"]
    if validation["metric"] != data_set.metric:
        raise SystemExit(f"{data_set.name}: best.json ranks by {validation['metric']} and not by {data_set.metric}.")
    return {
        "set": data_set.name,
        "seed": seed,
        "cv": validation["meanMetric"],
        "corrected": validation["correctedMetric"],
        "test": refit["testMetrics"][TEST_METRICS[data_set.metric]],
        "seconds": seconds,
        "winner": best["configuration"]["choices"],
        "epochs": refit["epochs"],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("results")
    parser.add_argument("--seeds", type=int, default=sets.SEEDS)
    parser.add_argument("--slots", type=int, default=2)
    parser.add_argument("--coordinator", default=DLL)
    parser.add_argument("--set", action="append", default=[], dest="overrides", metavar="KEY=VALUE")
    arguments = parser.parse_args()
    results = pathlib.Path(arguments.results)
    lines = results.read_text(encoding="utf-8").splitlines() if results.exists() else []
    done = {(line["set"], line["seed"]) for line in map(json.loads, lines)}
    for seed, data_set in itertools.product(range(arguments.seeds), sets.ALL):
        if (data_set.name, seed) not in done:
            folder = pathlib.Path(arguments.data) / data_set.name / str(seed)
            found = search(folder, arguments.slots, pathlib.Path(arguments.coordinator).resolve(), arguments.overrides)
            with results.open("a", encoding="utf-8") as file:
                print(json.dumps(result(data_set, seed, *found)), file=file)


if __name__ == "__main__":
    main()
