"""Compares a search over a Python program with scikit-learn's GridSearchCV over the same pipeline and the same folds, whose row numbers come from ours.

Usage: python3 grid.py [--trees N] [--pairs N]
Prints a table in Markdown: the largest relative difference of the mean losses, whether the winners agree, and the wall time of two slots over n_jobs=2, in pairs
that take turns. Needs the built Coordinator and Debian's python3-sklearn.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
from pipeline import load, make
from sklearn.model_selection import GridSearchCV

HERE = pathlib.Path(__file__).resolve().parent
DLL = HERE.parents[2] / "src/Coordinator/bin/Release/net10.0/ActorSearch.Coordinator.dll"
ROWS, FOLDS, DEPTHS, RATES = 3000, 5, [2, 4], [0.05, 0.2]
EXPERIMENT = """name = grid
seed = 1
data {{ train = rows.csv, target = y }}
validation {{ kind = k-fold, folds = {folds} }}
objective {{
  kind = command
  run = [{python}, {train}]
  files = [{train}, {pipeline}]
  parameters {{ trees = {trees} }}
}}
space {{ depth = {depths}, rate = {rates} }}
"""


def write(folder, trees):
    draw = np.random.default_rng(1)
    inputs = draw.normal(size=(ROWS, 8))
    target = np.sin(inputs[:, 0] * 2) + inputs[:, 1] * inputs[:, 2] + 0.3 * draw.normal(size=ROWS)
    np.savetxt(folder / "rows.csv", np.column_stack([inputs, target]), delimiter=",", header="a,b,c,d,e,f,g,h,y", comments="", fmt="%.17g")
    (folder / "grid.conf").write_text(EXPERIMENT.format(
        folds=FOLDS, python=sys.executable, train=HERE / "train.py", pipeline=HERE / "pipeline.py", trees=trees, depths=DEPTHS, rates=RATES), encoding="utf-8")


def ours(folder):
    """The mean loss of each configuration, and the seconds of the whole command."""
    (folder / "folds").mkdir(exist_ok=True)
    start = time.perf_counter()
    subprocess.run(["dotnet", str(DLL), "run", "grid.conf", "--out", "out", "--fresh", "--slots", "2", "--no-dashboard"],
                   cwd=folder, check=True, capture_output=True, env={**os.environ, "FOLDS": str(folder / "folds")})
    seconds = time.perf_counter() - start
    exported = subprocess.run(["dotnet", str(DLL), "export", "out", "--format", "json"], cwd=folder, check=True, capture_output=True)
    return json.loads(exported.stdout)["configurations"], seconds


def theirs(folder, trees):
    inputs, target = load(folder / "rows.csv")
    splits = [tuple(np.loadtxt(folder / "folds" / f"{fold}-{name}.txt", dtype=int) for name in ("train-rows", "validation-rows")) for fold in range(FOLDS)]
    search = GridSearchCV(make(DEPTHS[0], RATES[0], trees), {
        "gradientboostingregressor__max_depth": DEPTHS, "gradientboostingregressor__learning_rate": RATES,
    }, scoring="neg_mean_squared_error", cv=splits, n_jobs=2, refit=False)
    search.fit(inputs, target)
    means = {(cell["gradientboostingregressor__max_depth"], cell["gradientboostingregressor__learning_rate"]): -mean
             for cell, mean in zip(search.cv_results_["params"], search.cv_results_["mean_test_score"])}
    return means, min(means, key=means.get)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--trees", type=int, default=900)
    arguments.add_argument("--pairs", type=int, default=3)
    asked = arguments.parse_args()
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
    own, other, ratios, worst, agree = [], [], [], 0.0, True
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(folder, asked.trees)
        for _ in range(asked.pairs):
            rows, seconds = ours(folder)
            start = time.perf_counter()
            # A process of its own, as a user starts it: the import of scikit-learn is in the time, as it is in each fold of ours.
            # Slots train below normal priority, and so does this: on a machine that is busy with other things it matters.
            told = subprocess.run(["nice", "-n", "5", sys.executable, __file__, "--child", name, str(asked.trees)], check=True, capture_output=True, text=True)
            other.append(time.perf_counter() - start)
            own.append(seconds)
            ratios.append(own[-1] / other[-1])
            means, winner = json.loads(told.stdout)
            means = {tuple(cell): mean for cell, mean in means}
            for row in rows:
                cell = (row["choices"]["depth"], row["choices"]["rate"])
                worst = max(worst, abs(row["meanValidationLoss"] - means[cell]) / means[cell])
            best = rows[0]["choices"]
            agree &= [best["depth"], best["rate"]] == winner
    trainings = len(DEPTHS) * len(RATES) * FOLDS
    print("| what | seen | wanted |\n|---|---:|---:|")
    print(f"| largest relative difference of the mean losses of {len(means)} configurations | {worst:.1e} | ≤ 1e-12 |")
    print(f"| the same winner | {'yes' if agree else 'no'} | yes |")
    print(f"| seconds of GridSearchCV, n_jobs=2, {trainings} trainings of {statistics.median(other) * 2 / trainings:.1f} s | {statistics.median(other):.1f} | |")
    print(f"| seconds of our search, two slots | {statistics.median(own):.1f} | |")
    print(f"| our search / GridSearchCV, median of {asked.pairs} pairs ({min(ratios):.2f} … {max(ratios):.2f}) | {statistics.median(ratios):.2f} | ≤ 1.15 |")


if sys.argv[1:2] == ["--child"]:
    scores, best = theirs(pathlib.Path(sys.argv[2]), int(sys.argv[3]))
    print(json.dumps([[[list(cell), mean] for cell, mean in scores.items()], list(best)]))
else:
    main()
