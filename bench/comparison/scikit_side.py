"""GridSearchCV over a multilayer perceptron on every set and seed: one line of JSON a search.

Usage: python3 scikit_side.py RESULTS.jsonl [--seeds N] [--jobs N]
Searches that RESULTS.jsonl already has are not repeated.
"""

import argparse
import itertools
import json
import pathlib
import time
import warnings

import sets
from sklearn.compose import TransformedTargetRegressor
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import GridSearchCV
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

SCORERS = {"r2": "r2", "accuracy": "accuracy", "macro-f1": "f1_macro"}
FOLDS = 5


def alpha(data_set, weight_decay, rows):
    """Strength of scikit-learn's penalty with the same share in a step's gradient as our weight decay.

    Theirs adds alpha / batch · w to the gradient, ours weight-decay · w; their squared error has a factor of one half.
    """
    batch = min(200, rows)
    return weight_decay * batch * (1 if data_set.classes else 0.5)


def search(data_set, seed, jobs):
    """The search of one set and seed, not fitted, and its settings in the order of the grid."""
    options = {"max_iter": sets.EPOCHS, "random_state": seed}
    net = MLPClassifier(**options) if data_set.classes else MLPRegressor(**options)
    model = Pipeline([("scale", StandardScaler()), ("net", net)])
    prefix = "net__"
    if not data_set.classes:
        model = TransformedTargetRegressor(model, transformer=StandardScaler())
        prefix = "regressor__net__"
    rows = len(sets.split(data_set, seed)[0]) * (FOLDS - 1) // FOLDS
    grid = {
        prefix + "hidden_layer_sizes": [tuple(hidden) for hidden in data_set.grid["hidden"]],
        prefix + "learning_rate_init": data_set.grid["learning_rate"],
        prefix + "alpha": [alpha(data_set, decay, rows) for decay in data_set.grid["weight_decay"]],
    }
    return GridSearchCV(model, grid, scoring=SCORERS[data_set.metric], cv=FOLDS, n_jobs=jobs, refit=True)


def run(data_set, seed, jobs):
    """Result of one search as a dictionary."""
    train_inputs, test_inputs, train_targets, test_targets = sets.split(data_set, seed)
    grid = search(data_set, seed, jobs)
    start = time.perf_counter()
    grid.fit(train_inputs, train_targets)
    test = grid.score(test_inputs, test_targets)
    return {
        "set": data_set.name,
        "seed": seed,
        "cv": float(grid.best_score_),
        "test": float(test),
        "seconds": time.perf_counter() - start,
        "winner": {key.split("__")[-1]: value for key, value in grid.best_params_.items()},
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results")
    parser.add_argument("--seeds", type=int, default=sets.SEEDS)
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore", ConvergenceWarning)
    results = pathlib.Path(arguments.results)
    lines = results.read_text(encoding="utf-8").splitlines() if results.exists() else []
    done = {(line["set"], line["seed"]) for line in map(json.loads, lines)}
    for seed, data_set in itertools.product(range(arguments.seeds), sets.ALL):
        if (data_set.name, seed) not in done:
            with results.open("a", encoding="utf-8") as file:
                print(json.dumps(run(data_set, seed, arguments.jobs)), file=file)


if __name__ == "__main__":
    main()
