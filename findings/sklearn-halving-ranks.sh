#!/usr/bin/env bash
# scikit-learn 1.2.1 (Debian 12, python3-sklearn): in a halving search the candidate with rank 1 is not best_params_.
#
# rank_test_score of HalvingGridSearchCV ranks all rows of cv_results_ together, scores on 63 rows of the first round beside scores on 567 of the last;
# best_index_ looks at the last round only. On the breast cancer data the table names n_neighbors = 1 as the first, with 0.950 on 63 rows, while best_params_ is
# 3 with 0.920, which has rank 5. Code written for GridSearchCV (sort by rank, take the first, plot the mean by rank) picks a candidate that the search threw
# out, with a score from the smallest and luckiest sample. Compare within one value of the column `iter`.
#
# Needs Debian 12's python3-sklearn 1.2.1. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.py <<'PROGRAM'
import sklearn
from sklearn.datasets import load_breast_cancer
from sklearn.experimental import enable_halving_search_cv  # noqa: F401
from sklearn.model_selection import HalvingGridSearchCV
from sklearn.neighbors import KNeighborsClassifier

assert sklearn.__version__ == "1.2.1", sklearn.__version__
x, y = load_breast_cancer(return_X_y=True)
search = HalvingGridSearchCV(KNeighborsClassifier(), {"n_neighbors": [1, 2, 3, 5, 7, 9, 12, 15, 20]}, min_resources=63, random_state=0, cv=5).fit(x, y)
table = search.cv_results_
for name, row in (("rank 1", list(table["rank_test_score"]).index(1)), ("best_params_", search.best_index_)):
    print(f"{name}: {table['params'][row]}, score {table['mean_test_score'][row]:.3f} on {table['n_resources'][row]} rows, rank {table['rank_test_score'][row]}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
rank 1: {'n_neighbors': 1}, score 0.950 on 63 rows, rank 1
best_params_: {'n_neighbors': 3}, score 0.920 on 567 rows, rank 5
EXPECTED
echo "as described"
