#!/usr/bin/env bash
# pyclustering 0.10.1.2 (Debian 12, python3-pyclustering): the Minkowski distance of degree 1 is the negative Manhattan distance, of degree 3 it is NaN in one direction.
#
# Differences are raised to the power with their sign, so with an odd degree they cancel or become negative, and there and back differ: -4 and 4 with degree 1,
# NaN and 3.04 with degree 3. Degree 2 is right. The formula of the documentation has no absolute value either. k-means with a first centre in each of three
# far squares finds them with the Manhattan distance; with Minkowski of degree 1, which is the same by definition, all twelve rows come into one cluster, as
# with degree 3 (where NumPy warns of an invalid power). A search over the degree finds the even ones best. Issue 702 of its repository, which is open, says
# that the formula lacks the absolute value.
#
# Needs Debian 12's python3-pyclustering 0.10.1.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

[ "$(dpkg-query -W -f "\${Version}" python3-pyclustering 2>/dev/null)" = 0.10.1.2-2 ] || { echo "Install python3-pyclustering 0.10.1.2-2: apt-get install python3-pyclustering"; exit 1; }
cat > finding.py <<'PROGRAM'
import warnings
from importlib.metadata import version

import numpy as np
from pyclustering.cluster.kmeans import kmeans
from pyclustering.utils.metric import distance_metric, type_metric

warnings.simplefilter("ignore")
assert version("pyclustering").startswith("0.10.1"), version("pyclustering")
a, b = [1.0, 2.0], [4.0, 3.0]
for name, metric in (
    ("manhattan", distance_metric(type_metric.MANHATTAN)),
    ("minkowski 1", distance_metric(type_metric.MINKOWSKI, degree=1)),
    ("minkowski 1, numpy", distance_metric(type_metric.MINKOWSKI, degree=1, numpy_usage=True)),
    ("minkowski 2", distance_metric(type_metric.MINKOWSKI, degree=2)),
    ("minkowski 3", distance_metric(type_metric.MINKOWSKI, degree=3)),
    ("minkowski 3, numpy", distance_metric(type_metric.MINKOWSKI, degree=3, numpy_usage=True)),
):
    there, back = metric(np.array(a), np.array(b)), metric(np.array(b), np.array(a))
    print(f"{name}: there {there:.2f}, back {back:.2f}")

rows = np.array([[x + 10 * c, y] for c in (0, 1, 2) for x in (0, 1) for y in (0, 1)], dtype=float)
for name, metric in (
    ("manhattan", distance_metric(type_metric.MANHATTAN)),
    ("minkowski 2", distance_metric(type_metric.MINKOWSKI, degree=2)),
    ("minkowski 1", distance_metric(type_metric.MINKOWSKI, degree=1)),
    ("minkowski 3", distance_metric(type_metric.MINKOWSKI, degree=3)),
):
    model = kmeans(rows.tolist(), [[0.0, 0.0], [10.0, 0.0], [20.0, 0.0]], metric=metric, ccore=False).process()
    print(f"k-means of three squares, {name}: rows in each cluster {[len(cluster) for cluster in model.get_clusters()]}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
manhattan: there 4.00, back 4.00
minkowski 1: there -4.00, back 4.00
minkowski 1, numpy: there -4.00, back 4.00
minkowski 2: there 3.16, back 3.16
minkowski 3: there nan, back 3.04
minkowski 3, numpy: there nan, back 3.04
k-means of three squares, manhattan: rows in each cluster [4, 4, 4]
k-means of three squares, minkowski 2: rows in each cluster [4, 4, 4]
k-means of three squares, minkowski 1: rows in each cluster [12]
k-means of three squares, minkowski 3: rows in each cluster [12]
EXPECTED
echo "as described"
