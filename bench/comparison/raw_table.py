"""Compares searches over a table with texts and gaps with scikit-learn's ColumnTransformer and MLPClassifier.

Usage: python3 raw_table.py FOLDER [--table passengers|incomes] [--seeds N] [--rows N] [--slots N] [--small] [--predict] [--set KEY=VALUE …]
Both sides have the same rows, the same grid and stratified folds (four configurations and five folds; with `--small` two and three), select by ROC-AUC, and are one process that reads both files, searches and scores the test rows: ours is `run`, which writes its report and the
model too. Seconds are those of the processes, of the clock and of the processors. `--predict` adds the time of `predict` on the test rows, a process of its own, and checks that scikit-learn finds
the scores of `run` in its predictions. Prints a table in Markdown. Needs the built Coordinator and Debian's python3-sklearn.
"""

import argparse
import csv
import json
import os
import pathlib
import subprocess
import sys
import time
import warnings

import numpy as np
import raw_sets
from our_side import DLL
from sklearn.compose import make_column_transformer
from sklearn.exceptions import ConvergenceWarning
from sklearn.impute import SimpleImputer
from sklearn.metrics import accuracy_score, roc_auc_score
from sklearn.model_selection import GridSearchCV, StratifiedKFold
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

TEST_ROWS = 4000
RATES = [0.001, 0.01]

EXPERIMENT = """name = raw-table
seed = {seed}
data {{ train = train.csv, test = test.csv, target = {target} }}
loss.kind = cross-entropy
selection.metric = roc-auc
validation.folds = {folds}
analysis.tsne.rows = 100
training {{ batch-size = 32, max-epochs = 200, patience = 10 }}
space {{
  model.hidden = {hidden}
  optimizer.learning-rate = {rates}
}}
"""


def hidden_and_folds(is_small):
    return ([[32]], 3) if is_small else ([[32], [64, 32]], 5)


def write(path, columns, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([columns, *rows])


def scores(truth, probability):
    return roc_auc_score(truth, probability), accuracy_score(truth, probability > 0.5)


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file))[1:]


def timed(folder, *command):
    """Seconds of the clock and of the processors that a command and its children take."""
    start, before = time.perf_counter(), os.times()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    after = os.times()
    return np.array([time.perf_counter() - start, after.children_user + after.children_system - before.children_user - before.children_system])


def ours(folder, raw, test, slots, predicts, overrides):
    settings = [word for override in overrides for word in ("--set", override)]
    seconds = timed(folder, "dotnet", str(DLL), "run", "experiment.conf", "--out", "out", "--fresh", "--slots", str(slots), "--no-dashboard", *settings)
    found = json.loads((folder / "out" / "best.json").read_text(encoding="utf-8"))["refit"]["testMetrics"]
    if predicts:
        seconds += timed(folder, "dotnet", str(DLL), "predict", "out", "test.csv", "--out", "predicted.csv")
        with open(folder / "predicted.csv", newline="", encoding="utf-8") as file:
            predicted = np.array([float(row[f"probability_{raw.positive}"]) for row in csv.DictReader(file)])
        assert np.allclose(scores(raw.is_positive(test), predicted), (found["rocAuc"], found["accuracy"]), rtol=0, atol=1e-9)
    return found["rocAuc"], found["accuracy"], *seconds


def theirs(folder, name, test, seed, jobs, is_small):
    small = ["--small"] if is_small else []
    seconds = timed(folder, sys.executable, str(pathlib.Path(__file__).resolve()), ".", "--table", name, "--theirs", str(seed), "--slots", str(jobs), *small)
    return (*scores(raw_sets.ALL[name].is_positive(test), np.loadtxt(folder / "theirs.txt")), *seconds)


def search(folder, raw, seed, jobs, is_small):
    """What their process does: from the two files to the probabilities of the test rows."""
    train, test = read(folder / "train.csv"), read(folder / "test.csv")
    numbers = make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler())
    texts = make_pipeline(SimpleImputer(strategy="constant", fill_value="missing"),
                          OneHotEncoder(max_categories=32, handle_unknown="infrequent_if_exist", sparse_output=False))
    columns = make_column_transformer((numbers, slice(0, len(raw.numbers))), (texts, slice(len(raw.numbers), None)))
    net = MLPClassifier(batch_size=32, max_iter=200, early_stopping=True, random_state=seed)
    hidden, folds = hidden_and_folds(is_small)
    grid = {"mlpclassifier__hidden_layer_sizes": hidden, "mlpclassifier__learning_rate_init": RATES}
    found = GridSearchCV(make_pipeline(columns, net), grid, scoring="roc_auc", n_jobs=jobs, cv=StratifiedKFold(folds, shuffle=True, random_state=seed))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        found.fit(raw.inputs(train), raw.is_positive(train))
    np.savetxt(folder / "theirs.txt", found.predict_proba(raw.inputs(test))[:, 1])


def write_all(folder, raw, rows, seed, is_small):
    """The files of both sides; the test rows."""
    folder.mkdir(parents=True, exist_ok=True)
    hidden, folds = hidden_and_folds(is_small)
    test = raw.draw(TEST_ROWS, 2 * seed + 1)
    write(folder / "train.csv", raw.columns, raw.draw(rows, 2 * seed))
    write(folder / "test.csv", raw.columns, test)
    (folder / "experiment.conf").write_text(EXPERIMENT.format(seed=seed, target=raw.target, hidden=hidden, rates=RATES, folds=folds), encoding="utf-8")
    return test


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--table", choices=raw_sets.ALL, default="passengers")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--rows", type=int, default=800)
    parser.add_argument("--slots", type=int, default=2)
    parser.add_argument("--small", action="store_true", help="one size of net and three folds")
    parser.add_argument("--predict", action="store_true", help="add the time of predict")
    parser.add_argument("--set", action="append", default=[], dest="overrides", metavar="KEY=VALUE")
    parser.add_argument("--theirs", type=int, metavar="SEED", help="only their search of a seed, in FOLDER")
    arguments = parser.parse_args()
    raw = raw_sets.ALL[arguments.table]
    if arguments.theirs is not None:
        search(pathlib.Path(arguments.folder), raw, arguments.theirs, arguments.slots, arguments.small)
        return
    found = []
    for seed in range(arguments.seeds):
        folder = pathlib.Path(arguments.folder).resolve() / str(seed)
        test = write_all(folder, raw, arguments.rows, seed, arguments.small)
        found.append(ours(folder, raw, test, arguments.slots, arguments.predict, arguments.overrides) + theirs(folder, arguments.table, test, seed, arguments.slots, arguments.small))
        print(*(f"{figure:.4f}" for figure in found[-1]), file=sys.stderr, flush=True)
    mean, middle = np.mean(found, axis=0), np.median(found, axis=0)
    print(f"| {arguments.table}, {arguments.rows} rows, {arguments.seeds} seeds | test ROC-AUC, mean | test accuracy, mean | seconds, median | processor seconds, median |")
    print("|---|---:|---:|---:|---:|")
    for name, at in (("ActorSearch", 0), ("ColumnTransformer and MLPClassifier", 4)):
        print(f"| {name} | {mean[at]:.4f} | {mean[at + 1]:.4f} | {middle[at + 2]:.1f} | {middle[at + 3]:.1f} |")


if __name__ == "__main__":
    main()
