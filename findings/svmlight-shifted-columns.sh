#!/usr/bin/env bash
# scikit-learn 1.2.1 (Debian 12): a table that is saved as LIBSVM and loaded again can come back with every column moved to the left.
#
# The format stores pairs of column number and value and leaves zeros out; it does not say whether columns are numbered from 0 or 1. dump_svmlight_file counts
# from 0. load_svmlight_file decides by the smallest number in the file: if the first column has a value other than 0 somewhere, it is right. If it is 0 in all
# rows, for example in a small test file, a fold, or the file of one class, the number 0 is not in the file, it is read as counted from 1, and column 2 becomes
# column 1. With n_features the shape is that of the training table and nothing is reported: a tree that is right on all its training rows has an accuracy of 0
# on the same rows of one class in a file of their own. The guess by the smallest number is documented, but its own writer needs none.
# zero_based=True on loading avoids it.
#
# Needs Debian 12's python3-sklearn 1.2.1. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.py <<'PROGRAM'
import warnings

import numpy
import sklearn
from sklearn.datasets import dump_svmlight_file, load_svmlight_file
from sklearn.tree import DecisionTreeClassifier

assert sklearn.__version__ == "1.2.1", sklearn.__version__
warnings.simplefilter("error")
table = numpy.array([[1, 5, 1], [1, 6, 9], [0, 1, 5], [0, 9, 6]], dtype=float)
labels = numpy.array([1, 1, 0, 0])


def round_trip(rows, **options):
    dump_svmlight_file(table[rows], labels[rows], "table.svm")
    return load_svmlight_file("table.svm", n_features=3, **options)[0].toarray()


model = DecisionTreeClassifier(random_state=0).fit(table, labels)
for name, rows in (("all rows", [0, 1, 2, 3]), ("class 1", [0, 1]), ("class 0", [2, 3])):
    for options in ({}, {"zero_based": True}):
        loaded = round_trip(rows, **options)
        print(f"{name}, {options or 'no options'}: {loaded.astype(int).tolist()}, as saved {numpy.array_equal(loaded, table[rows])}, "
              f"accuracy {model.score(loaded, labels[rows])}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
all rows, no options: [[1, 5, 1], [1, 6, 9], [0, 1, 5], [0, 9, 6]], as saved True, accuracy 1.0
all rows, {'zero_based': True}: [[1, 5, 1], [1, 6, 9], [0, 1, 5], [0, 9, 6]], as saved True, accuracy 1.0
class 1, no options: [[1, 5, 1], [1, 6, 9]], as saved True, accuracy 1.0
class 1, {'zero_based': True}: [[1, 5, 1], [1, 6, 9]], as saved True, accuracy 1.0
class 0, no options: [[1, 5, 0], [9, 6, 0]], as saved False, accuracy 0.0
class 0, {'zero_based': True}: [[0, 1, 5], [0, 9, 6]], as saved True, accuracy 1.0
EXPECTED
echo "as described"
