"""Runs Optuna's TPE on the tables of trainings: one line of JSON a run, with the rows it asked for.

Usage: python3 optuna_tables.py FOLDER SEEDS EVALUATIONS IN_FLIGHT
Numbers are asked for by their index, as ordered values, and words as categories, as on our side.
"""

import gzip
import json
import pathlib
import sys
import time

import numpy
import optuna


def objective(folder, table):
    """The mean over its repeats of each row."""
    losses = numpy.frombuffer(gzip.open(folder / table["file"]).read(), "<f4").reshape(-1, table["repeats"])
    return losses.astype(float).mean(axis=1)


def ask(trial, parameters):
    """The row that a trial chooses."""
    row = 0
    for parameter in parameters:
        count = len(parameter["values"])
        if parameter["kind"] == "ordinal":
            index = trial.suggest_int(parameter["name"], 0, count - 1)
        else:
            index = trial.suggest_categorical(parameter["name"], list(range(count)))
        row += index * parameter["stride"]
    return row


def run(table, losses, seed, evaluations, in_flight):
    """The rows of one study, in the order in which they were asked for, and the milliseconds of a suggestion."""
    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed))
    asked, rows, seconds = [], [], 0.0
    for _ in range(evaluations):
        if len(asked) == in_flight:
            trial, row = asked.pop(0)
            study.tell(trial, losses[row])
        start = time.process_time()
        trial = study.ask()
        row = ask(trial, table["parameters"])
        seconds += time.process_time() - start
        asked.append((trial, row))
        rows.append(row)
    return rows, 1000 * seconds / evaluations


def main():
    folder, seeds, evaluations, in_flight = pathlib.Path(sys.argv[1]), *map(int, sys.argv[2:])
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    for table in json.loads((folder / "spaces.json").read_text(encoding="utf-8"))["tables"]:
        losses = objective(folder, table)
        for seed in range(seeds):
            rows, milliseconds = run(table, losses, seed, evaluations, in_flight)
            print(json.dumps({"table": table["name"], "version": optuna.__version__, "rows": rows, "ms": milliseconds}), flush=True)


main()
