"""Whether nested cross-validation of the default search says what its final model scores on rows that nobody has seen.

Usage: python3 nested.py DATA RESULTS.jsonl [--set friedman1] [--seeds N] [--outer N] [--slots N] [--coordinator DLL]
DATA is what sets.py wrote for as many seeds. Searches that RESULTS.jsonl already has are not repeated. In the end a table is printed.

For each seed the loss (mean squared error) of the outer folds, their mean and its standard error, stands beside the loss of the final model on the
held-out quarter and the standard error of that mean over its rows. The difference of a seed is told in standard errors: √(outer² + test²).
The difference over all seeds has the standard error of a mean over independent searches.

Outer folds score models that are trained on fewer rows than the final one. What that costs is measured by the same search on as many rows, the first
ones of the training file, whose order is random; its final model is scored on the same test rows.
"""

import argparse
import csv
import json
import math
import pathlib
import statistics
import subprocess

import our_side
import sets


def fewer_rows(folder, outer):
    """A folder beside the given one, with as many training rows as lie outside of an outer fold."""
    place = folder.with_name(f"{folder.name}-outside-of-1-of-{outer}")
    place.mkdir(exist_ok=True)
    for name in ("experiment.conf", "test.csv"):
        (place / name).write_bytes((folder / name).read_bytes())
    header, *rows = (folder / "train.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (place / "train.csv").write_text("".join([header, *rows[: len(rows) * (outer - 1) // outer]]), encoding="utf-8")
    return place


def squared_errors(folder, coordinator):
    """Of the final model on the test rows."""
    command = ["dotnet", str(coordinator), "predict", "out", "test.csv", "--out", "predicted.csv"]
    subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    with open(folder / "predicted.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    predicted = [name for name in rows[0] if name not in ("target",) and not name.startswith("x")]
    return [(float(row[predicted[0]]) - float(row["target"])) ** 2 for row in rows]


def result(seed, best, seconds, errors, fewer):
    """What the table needs of a search."""
    nested, test = best["nestedCrossValidation"], statistics.fmean(errors)
    if abs(test - best["refit"]["testLoss"]) > 1e-3 * test:
        raise SystemExit(f"seed {seed}: the predictions have a loss of {test}, and best.json says {best['refit']['testLoss']}.")
    return {
        "seed": seed,
        "cv": best["crossValidation"]["selectedLoss"],
        "outer": nested["meanLoss"],
        "outerError": nested["lossStandardError"],
        "test": test,
        "testError": statistics.stdev(errors) / math.sqrt(len(errors)),
        "fewer": fewer["refit"]["testLoss"],
        "fewerMetric": fewer["refit"]["testMetrics"]["r2"],
        "outerMetric": nested["meanMetric"],
        "testMetric": best["refit"]["testMetrics"]["r2"],
        "seconds": seconds,
    }


def mean_and_error(values):
    return statistics.fmean(values), statistics.stdev(values) / math.sqrt(len(values))


def verdict(difference, error):
    return "within" if abs(difference) <= 2 * error else "not within"


def table(rows):
    print("| seed | CV | outer folds | test | outer − test | in standard errors | test, fewer rows |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    inside = 0
    for row in rows:
        difference, error = row["outer"] - row["test"], math.hypot(row["outerError"], row["testError"])
        inside += abs(difference) <= 2 * error
        print(
            f"| {row['seed']} | {row['cv']:.3f} | {row['outer']:.3f} ± {row['outerError']:.3f} | {row['test']:.3f} ± {row['testError']:.3f} "
            f"| {difference:+.3f} | {difference / error:+.2f} | {row['fewer']:.3f} |"
        )
    print()
    print(f"Seed by seed: the outer score lies within two standard errors of the test score for {inside} of {len(rows)} seeds.")
    for name, key, other in (
        ("outer − test, loss", "outer", "test"),
        ("outer − test, R²", "outerMetric", "testMetric"),
        ("CV − test, loss", "cv", "test"),
        ("test with fewer rows − test, loss", "fewer", "test"),
        ("outer − test with fewer rows, loss", "outer", "fewer"),
        ("outer − test with fewer rows, R²", "outerMetric", "fewerMetric"),
    ):
        mean, error = mean_and_error([row[key] - row[other] for row in rows])
        print(f"Mean over the seeds, {name}: {mean:+.4f}, standard error {error:.4f}: {verdict(mean, error)} two standard errors of 0.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("results")
    parser.add_argument("--set", default="friedman1", choices=[data_set.name for data_set in sets.ALL if not data_set.classes], dest="name")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--only", type=int, help="one seed alone")
    parser.add_argument("--outer", type=int, default=5)
    parser.add_argument("--slots", type=int, default=2)
    parser.add_argument("--coordinator", default=our_side.DLL)
    arguments = parser.parse_args()
    coordinator = pathlib.Path(arguments.coordinator).resolve()
    results = pathlib.Path(arguments.results)
    lines = results.read_text(encoding="utf-8").splitlines() if results.exists() else []
    done = {line["seed"]: line for line in map(json.loads, lines)}
    for seed in range(arguments.seeds) if arguments.only is None else [arguments.only]:
        if seed not in done:
            folder = pathlib.Path(arguments.data) / arguments.name / str(seed)
            best, seconds = our_side.search(folder, arguments.slots, coordinator, [f"validation.outer={arguments.outer}"])
            fewer, _ = our_side.search(fewer_rows(folder, arguments.outer), arguments.slots, coordinator, [])
            done[seed] = result(seed, best, seconds, squared_errors(folder, coordinator), fewer)
            with results.open("a", encoding="utf-8") as file:
                print(json.dumps(done[seed]), file=file)
    if len(done) > 1:
        table([done[seed] for seed in sorted(done)])


if __name__ == "__main__":
    main()
