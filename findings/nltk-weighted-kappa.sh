#!/usr/bin/env bash
# NLTK 3.8 (Debian 12, python3-nltk): weighted kappa with max_distance is far below chance for people who agree.
#
# Weighted kappa (Cohen 1968) is 1 minus the observed by the expected disagreement. AnnotationTask.weighted_kappa takes the largest distance of two labels, by which both are divided, so it
# cancels. weighted_kappa_pairwise divides only the expected one: two people with grades from 1 to 3, whose squared distances are at most 4, have −0.739 where 0.565 is right, and three
# people −0.575 where 0.606 is right. With a largest distance of 100 it is −42. With the default of 1 it is right, and Do_Kw, the observed disagreement alone, takes the
# same argument and is right. The docstrings say nothing of it, and nothing is reported.
#
# Needs Debian 12's apt, python3-sklearn. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download python3-nltk=3.8-1 python3-regex python3-tqdm python3-click python3-joblib >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export PYTHONPATH="$dir/packages/usr/lib/python3/dist-packages"
cat > finding.py <<'PROGRAM'
import itertools

import nltk
from nltk.metrics import interval_distance
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score

assert nltk.__version__ == "3.8", nltk.__version__
grades = {"a": [1, 2, 3, 1, 2, 3, 1, 1, 2, 3], "b": [1, 2, 3, 1, 3, 3, 1, 2, 2, 1], "c": [1, 2, 2, 1, 3, 3, 1, 2, 1, 1]}


def by_hand(first, second):
    observed = sum((a - b) ** 2 for a, b in zip(first, second)) / len(first)
    expected = sum((a - b) ** 2 for a in first for b in second) / len(first) ** 2
    return 1 - observed / expected


for people in (("a", "b"), ("a", "b", "c")):
    task = AnnotationTask([(name, row, grades[name][row]) for name in people for row in range(10)], interval_distance)
    pairs = list(itertools.combinations([grades[name] for name in people], 2))
    hand, other = (sum(kappa(*pair) for pair in pairs) / len(pairs) for kappa in (by_hand, lambda a, b: cohen_kappa_score(a, b, weights="quadratic")))
    print(f"{len(people)} people, weighted kappa by hand {hand:.3f}, by scikit-learn {other:.3f}")
    for largest in (1, 4, 100):
        print(f"  with max_distance {largest}: {task.weighted_kappa(max_distance=largest):.3f}, observed disagreement {task.Do_Kw(largest):.3f}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
2 people, weighted kappa by hand 0.565, by scikit-learn 0.565
  with max_distance 1: 0.565, observed disagreement 0.600
  with max_distance 4: -0.739, observed disagreement 0.150
  with max_distance 100: -42.478, observed disagreement 0.006
3 people, weighted kappa by hand 0.606, by scikit-learn 0.606
  with max_distance 1: 0.606, observed disagreement 0.533
  with max_distance 4: -0.575, observed disagreement 0.133
  with max_distance 100: -38.368, observed disagreement 0.005
EXPECTED
echo "as described"
