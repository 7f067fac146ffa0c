"""Compares searches over a table with texts, gaps and flags with scikit-learn's ColumnTransformer and MLPClassifier.

Usage: python3 raw_table.py FOLDER [--seeds N] [--rows N] [--slots N]
Both sides have the same rows, the same grid and five stratified folds; test ROC-AUC and accuracy are computed by scikit-learn from both predictions. Prints a table
in Markdown. Needs the built Coordinator and Debian's python3-sklearn.
"""

import argparse
import csv
import pathlib
import subprocess
import time
import warnings

import numpy as np
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
COLUMNS = ["class", "age", "fare", "sex", "port", "deck", "alone", "saved"]
NUMBERS = 3
HIDDEN, RATES = [[32], [64, 32]], [0.001, 0.01]

EXPERIMENT = """name = raw-table
seed = {seed}
data {{ train = train.csv, target = saved }}
loss.kind = cross-entropy
analysis.tsne.rows = 100
training {{ batch-size = 32, max-epochs = 200, patience = 10 }}
space {{
  model.hidden = {hidden}
  optimizer.learning-rate = {rates}
}}
"""


def table(rows, seed):
    """Passengers of a ship, a list of texts each: numbers, words, a flag, gaps; the last says who was saved."""
    draw = np.random.default_rng(seed)
    place, sex, port = draw.integers(1, 4, rows), draw.choice(["female", "male"], rows), draw.choice(["S", "C", "Q"], rows, p=[0.7, 0.2, 0.1])
    age = np.round(np.clip(draw.normal(32, 14, rows), 1, 80))
    fare = np.round(draw.lognormal(3.5 - 0.6 * place, 0.6), 2)
    alone = draw.choice(["yes", "no"], rows)
    deck = [f"{letter}{number}" for letter, number in zip(draw.choice(list("ABCDEF"), rows), draw.integers(1, 40, rows))]
    odds = (2.2 * (sex == "female") - 0.9 * place - 0.03 * age + 0.7 * (port == "C") + 0.6 * (alone == "yes") * (sex == "male")
            + 1.2 + draw.logistic(0, 1, rows))
    gaps = draw.random((rows, 3)) < [0.2, 0.75, 0.02]
    return [
        [str(place[row]), "" if gaps[row, 0] else f"{age[row]:.0f}", str(fare[row]), sex[row], "" if gaps[row, 2] else port[row],
         "" if gaps[row, 1] else deck[row], alone[row], "yes" if odds[row] > 0 else "no"]
        for row in range(rows)
    ]


def inputs(rows):
    """Numbers with NaN, then texts, as scikit-learn takes them."""
    return np.array([[float(cell) if cell else np.nan for cell in row[:NUMBERS]] + row[NUMBERS:-1] for row in rows], dtype=object)


def saved(rows):
    return np.array([row[-1] == "yes" for row in rows])


def write(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([COLUMNS, *rows])


def scores(truth, probability):
    return roc_auc_score(truth, probability), accuracy_score(truth, probability > 0.5)


def ours(folder, train, test, seed, slots):
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "train.csv", train)
    write(folder / "test.csv", test)
    (folder / "experiment.conf").write_text(EXPERIMENT.format(seed=seed, hidden=HIDDEN, rates=RATES), encoding="utf-8")
    start = time.perf_counter()
    subprocess.run(["dotnet", str(DLL), "run", "experiment.conf", "--out", "out", "--fresh", "--slots", str(slots), "--no-dashboard"],
                   cwd=folder, check=True, capture_output=True)
    seconds = time.perf_counter() - start
    subprocess.run(["dotnet", str(DLL), "predict", "out", "test.csv", "--out", "predicted.csv"], cwd=folder, check=True, capture_output=True)
    with open(folder / "predicted.csv", newline="", encoding="utf-8") as file:
        predicted = np.array([float(row["probability_yes"]) for row in csv.DictReader(file)])
    return (*scores(saved(test), predicted), seconds)


def theirs(train, test, seed, jobs):
    numbers = make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler())
    texts = make_pipeline(SimpleImputer(strategy="constant", fill_value="missing"),
                          OneHotEncoder(max_categories=32, handle_unknown="infrequent_if_exist", sparse_output=False))
    columns = make_column_transformer((numbers, slice(0, NUMBERS)), (texts, slice(NUMBERS, None)))
    net = MLPClassifier(batch_size=32, max_iter=200, early_stopping=True, random_state=seed)
    grid = {"mlpclassifier__hidden_layer_sizes": HIDDEN, "mlpclassifier__learning_rate_init": RATES}
    search = GridSearchCV(make_pipeline(columns, net), grid, scoring="neg_log_loss", n_jobs=jobs, cv=StratifiedKFold(5, shuffle=True, random_state=seed))
    start = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        search.fit(inputs(train), saved(train))
    seconds = time.perf_counter() - start
    return (*scores(saved(test), search.predict_proba(inputs(test))[:, 1]), seconds)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--rows", type=int, default=800)
    parser.add_argument("--slots", type=int, default=2)
    arguments = parser.parse_args()
    found = []
    for seed in range(arguments.seeds):
        train, test = table(arguments.rows, 2 * seed), table(TEST_ROWS, 2 * seed + 1)
        found.append(ours(pathlib.Path(arguments.folder) / str(seed), train, test, seed, arguments.slots) + theirs(train, test, seed, arguments.slots))
    mean = np.mean(found, axis=0)
    print(f"| {arguments.rows} rows, mean of {arguments.seeds} seeds | test ROC-AUC | test accuracy | seconds |")
    print("|---|---:|---:|---:|")
    print(f"| ActorSearch | {mean[0]:.4f} | {mean[1]:.4f} | {mean[2]:.1f} |")
    print(f"| ColumnTransformer and MLPClassifier | {mean[3]:.4f} | {mean[4]:.4f} | {mean[5]:.1f} |")


if __name__ == "__main__":
    main()
