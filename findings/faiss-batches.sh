#!/usr/bin/env bash
# Faiss 1.7.3 (Debian 12, python3-faiss): the exact index finds other neighbours for 20 questions at once than for the same questions one by one.
#
# IndexFlatL2 is the index that approximate ones are measured against. Up to 19 questions it subtracts row by row. From 20 on it computes |q|² + |x|² − 2qx in
# 32 bits, where the squares of columns such as years, altitudes or pressures (about 1000 to 2000) leave no digit for the difference, and sets what is below 0
# to 0. A hundred questions asked one by one, or in batches of 19, find the nearest row each time; the same questions in one call find nearly none, with
# a distance of 0 where about 0.01 is right. So a k-nearest-neighbour model is accurate in a service that answers one row and guesses in a validation of
# many, or the other way round. Subtracting the mean of the columns before adding and asking makes both right. NumPy in 64 bits is the reference.
#
# Needs Debian 12's apt and python3-numpy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download python3-faiss=1.7.3-2+b1 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export PYTHONPATH="$dir/packages/usr/lib/python3/dist-packages"
cat > finding.py <<'PROGRAM'
import faiss
import numpy

assert faiss.__version__ == "1.7.3", faiss.__version__
random = numpy.random.default_rng(1)
rows = (1000 + random.random((1000, 4))).astype("float32")
questions = (1000 + random.random((100, 4))).astype("float32")
differences = questions[:, None].astype(float) - rows[None]
nearest = (differences**2).sum(axis=2).argmin(axis=1)


def right(size, shift):
    index = faiss.IndexFlatL2(4)
    index.add(rows - shift)
    found = [index.search(questions[start:start + size] - shift, 1)[1][:, 0] for start in range(0, 100, size)]
    count = int((numpy.concatenate(found) == nearest).sum())
    return str(count) if count > 10 else "at most 10"


for size in (1, 19, 20, 100):
    print(f"batches of {size}: nearest row found for {right(size, 0)} of 100, with the mean subtracted {right(size, numpy.float32(1000.5))}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
batches of 1: nearest row found for 100 of 100, with the mean subtracted 100
batches of 19: nearest row found for 100 of 100, with the mean subtracted 100
batches of 20: nearest row found for at most 10 of 100, with the mean subtracted 100
batches of 100: nearest row found for at most 10 of 100, with the mean subtracted 100
EXPECTED
echo "as described"
