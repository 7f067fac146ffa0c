#!/usr/bin/env bash
# Optuna 3.1.0 (Debian 12, python3-optuna): importances leave the decisive parameter out and share its weight among the rest.
#
# Only parameters that every trial has are looked at, without a word about the others. In a space with a choice k, where k = a uses y and k = b uses 100 · z, z
# decides nearly everything and is not in the list. x, which the loss does not contain, gets more than a fifth: the trees explain with x what z did, and the
# shares are scaled to 1. Choices of model with their own settings are what such spaces are for. Read importances per branch, over the trials that have the
# parameter.
#
# Needs Debian 12's python3-optuna 3.1.0. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.py <<'PROGRAM'
import optuna

assert optuna.__version__ == "3.1.0", optuna.__version__
optuna.logging.set_verbosity(optuna.logging.ERROR)


def loss(trial):
    trial.suggest_float("x", 0, 1)
    if trial.suggest_categorical("k", ["a", "b"]) == "a":
        return trial.suggest_float("y", 0, 1)
    return 100 * trial.suggest_float("z", 0, 1)


study = optuna.create_study(sampler=optuna.samplers.RandomSampler(seed=1))
study.optimize(loss, n_trials=200)
importance = optuna.importance
for evaluator in (importance.FanovaImportanceEvaluator(seed=0), importance.MeanDecreaseImpurityImportanceEvaluator(seed=0)):
    shares = importance.get_param_importances(study, evaluator=evaluator)
    print(f"{type(evaluator).__name__}: listed {sorted(shares)}, x without effect has more than 0.2: {shares['x'] > 0.2}, the sum is {sum(shares.values()):.2f}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
FanovaImportanceEvaluator: listed ['k', 'x'], x without effect has more than 0.2: True, the sum is 1.00
MeanDecreaseImpurityImportanceEvaluator: listed ['k', 'x'], x without effect has more than 0.2: True, the sum is 1.00
EXPECTED
echo "as described"
