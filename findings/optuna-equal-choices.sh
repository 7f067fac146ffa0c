#!/usr/bin/env bash
# Optuna 3.1.0 (Debian 12, python3-optuna): a trial runs with one value of a categorical parameter and is recorded with another.
#
# suggest_categorical("max_features", [1, 1.0, 0.5]): in scikit-learn the integer 1 means one feature and the float 1.0 all of them, so both are worth trying
# (min_samples_leaf, max_samples and test_size are alike). The samplers draw all three and the objective gets what was drawn; the record finds its index with
# ==, and 1 == 1.0 == True. Every trial that ran with 1.0 is stored as 1. best_params names the integer although only the float did well, and a model built from
# it is another model. Nothing is reported. The record differs from what the objective saw with the random, TPE and grid samplers.
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
choices = [1, 1.0, 0.5]


def objective(trial):
    value = trial.suggest_categorical("max_features", choices)
    trial.set_user_attr("ran", repr(value))
    return 0 if repr(value) == "1.0" else 1


samplers = optuna.samplers
for sampler in (samplers.RandomSampler(seed=1), samplers.TPESampler(seed=1), samplers.GridSampler({"max_features": choices})):
    study = optuna.create_study(sampler=sampler)
    study.optimize(objective, n_trials=30)
    best = study.best_trial
    print(f"{type(sampler).__name__}: the best ran with {best.user_attrs['ran']}, best_params says {study.best_params['max_features']!r}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
RandomSampler: the best ran with 1.0, best_params says 1
TPESampler: the best ran with 1.0, best_params says 1
GridSampler: the best ran with 1.0, best_params says 1
EXPECTED
echo "as described"
