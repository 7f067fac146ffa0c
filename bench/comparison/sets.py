"""The seven data sets, their seeded splits and their grids: one table that both sides of the comparison read.

Usage: python3 sets.py FOLDER [--seeds N]
Writes FOLDER/SET/SEED/{train.csv, test.csv, experiment.conf}.
"""

import argparse
import csv
import itertools
import pathlib
from dataclasses import dataclass
from typing import Callable

from sklearn import datasets
from sklearn.model_selection import train_test_split

SEEDS = 5
EPOCHS = 1000  # the default of training.max-epochs; max_iter of scikit-learn

SMALL = {"hidden": [[16], [64], [64, 32]], "learning_rate": [0.001, 0.01], "weight_decay": [0.0001, 0.01]}
LARGE = {"hidden": [[32], [64, 64]], "learning_rate": [0.001, 0.01], "weight_decay": [0.0001, 0.01]}


@dataclass(frozen=True)
class DataSet:
    """A data set of the comparison. `load` takes a seed and returns inputs and targets, `metric` is our name of the metric."""

    name: str
    load: Callable
    classes: bool
    metric: str
    grid: dict

    def configurations(self):
        """All combinations of the grid, as dictionaries."""
        return [dict(zip(self.grid, values)) for values in itertools.product(*self.grid.values())]


def _shipped(load):
    return lambda seed: load(return_X_y=True)


def _friedman(seed):
    return datasets.make_friedman1(n_samples=400, noise=1.0, random_state=seed)


def _rare_class(seed):
    return datasets.make_classification(n_samples=2000, n_informative=4, weights=[0.95, 0.05], random_state=seed)


ALL = [
    DataSet("diabetes", _shipped(datasets.load_diabetes), False, "r2", SMALL),
    DataSet("friedman1", _friedman, False, "r2", SMALL),
    DataSet("breast-cancer", _shipped(datasets.load_breast_cancer), True, "accuracy", SMALL),
    DataSet("wine", _shipped(datasets.load_wine), True, "accuracy", SMALL),
    DataSet("iris", _shipped(datasets.load_iris), True, "accuracy", SMALL),
    DataSet("digits", _shipped(datasets.load_digits), True, "accuracy", LARGE),
    DataSet("rare-class", _rare_class, True, "macro-f1", LARGE),
]


def split(data_set, seed):
    """Training inputs, test inputs, training targets, test targets: 75 to 25, stratified where there are classes."""
    inputs, targets = data_set.load(seed)
    strata = targets if data_set.classes else None
    return train_test_split(inputs, targets, test_size=0.25, random_state=seed, stratify=strata)


def _write_csv(path, data_set, inputs, targets):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([f"x{column}" for column in range(inputs.shape[1])] + ["target"])
        for row, target in zip(inputs, targets):
            label = f"class-{target}" if data_set.classes else repr(float(target))
            writer.writerow([repr(float(value)) for value in row] + [label])


def experiment(data_set, seed):
    """The text of the experiment file: the grid, the metric and what must be said of the data. All else has its default."""
    target = "" if data_set.classes else ", target = true"
    loss = "loss.kind = cross-entropy\n" if data_set.classes else ""
    grid = data_set.grid
    return (
        f"name = {data_set.name}\n"
        f"seed = {seed}\n"
        f'data {{ train = "train.csv", test = "test.csv", target = target, standardize {{ inputs = true{target} }} }}\n'
        f"{loss}"
        f"selection.metric = {data_set.metric}\n"
        "space {\n"
        f"  model.hidden = {grid['hidden']}\n"
        f"  optimizer.learning-rate = {grid['learning_rate']}\n"
        f"  optimizer.weight-decay = {grid['weight_decay']}\n"
        "}\n"
    )


def write(folder, seeds):
    """Writes all sets for the seeds 0 to seeds − 1."""
    for data_set, seed in itertools.product(ALL, range(seeds)):
        place = pathlib.Path(folder) / data_set.name / str(seed)
        place.mkdir(parents=True, exist_ok=True)
        train_inputs, test_inputs, train_targets, test_targets = split(data_set, seed)
        _write_csv(place / "train.csv", data_set, train_inputs, train_targets)
        _write_csv(place / "test.csv", data_set, test_inputs, test_targets)
        (place / "experiment.conf").write_text(experiment(data_set, seed), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--seeds", type=int, default=SEEDS)
    arguments = parser.parse_args()
    write(arguments.folder, arguments.seeds)
