"""Sets the results of both sides beside each other, as a table in Markdown.

Usage: python3 table.py OURS.jsonl SCIKIT.jsonl
"""

import json
import pathlib
import statistics
import sys

import sets

ROUNDING = 1e-9  # what sums of equal scores may differ by


def read(path):
    """Results by set and seed."""
    lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    return {(line["set"], line["seed"]): line for line in map(json.loads, lines)}


def means(results, name, seeds):
    """Mean distance of CV and test score, mean test score and mean seconds of a set."""
    rows = [results[name, seed] for seed in seeds]
    return (
        statistics.fmean(abs(row["cv"] - row["test"]) for row in rows),
        statistics.fmean(row["test"] for row in rows),
        statistics.fmean(row["seconds"] for row in rows),
    )


def corrected(results, name, seeds):
    """Mean distance of our CV score, corrected for choosing, and test score; None where a search has no corrected score."""
    rows = [results[name, seed] for seed in seeds]
    if any(row.get("corrected") is None for row in rows):
        return None
    return statistics.fmean(abs(row["corrected"] - row["test"]) for row in rows)


def shown(gap):
    return "" if gap is None else f"{gap:.4f}"


def main():
    ours, theirs = (read(path) for path in sys.argv[1:3])
    print("| set | metric | seeds | CV − test, ours | ours, corrected | scikit-learn | test, ours | scikit-learn | seconds, ours | scikit-learn |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    rows = []
    for data_set in sets.ALL:
        seeds = sorted(seed for name, seed in ours.keys() & theirs.keys() if name == data_set.name)
        if not seeds:
            continue
        mine, other = means(ours, data_set.name, seeds), means(theirs, data_set.name, seeds)
        mended = corrected(ours, data_set.name, seeds)
        rows.append((mine, other, mended))
        print(
            f"| {data_set.name} | {data_set.metric} | {len(seeds)} | {mine[0]:.4f} | {shown(mended)} | {other[0]:.4f} "
            f"| {mine[1]:.4f} | {other[1]:.4f} | {mine[2]:.1f} | {other[2]:.1f} |"
        )
    if not rows:
        raise SystemExit("No search is in both files.")
    gaps = [statistics.fmean(row[side][0] for row in rows) for side in (0, 1)]
    mended = None if any(row[2] is None for row in rows) else statistics.fmean(row[2] for row in rows)
    seconds = [sum(row[side][2] for row in rows) for side in (0, 1)]
    print(f"| mean, sum of seconds | | | {gaps[0]:.4f} | {shown(mended)} | {gaps[1]:.4f} | | | {seconds[0]:.1f} | {seconds[1]:.1f} |")
    at_least = sum(mine[1] >= other[1] - ROUNDING for mine, other, _ in rows)
    print(f"\nMean test score at least as good in {at_least} of {len(rows)} sets.")


if __name__ == "__main__":
    main()
