#!/usr/bin/env bash
# Optuna 3.1.0 (Debian 12, python3-optuna): a study that is resumed with the same seed tries the same points again.
#
# The state of a sampler's random numbers is not stored with the study. A script with RandomSampler(seed=1), or TPE in its first trials, that is stopped and
# started again on its storage draws from the beginning: after three trials and three more there are three points, each tried twice, where one run of six has
# six. A job that is preempted every night searches the same points each time, and two workers that share the script and the seed do all work double. Neither
# the study nor the sampler says so. Change the seed with the number of stored trials, or pickle the sampler.
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


def points(make, parts):
    storage = optuna.storages.InMemoryStorage()
    for trials in parts:
        study = optuna.create_study(study_name="search", storage=storage, load_if_exists=True, sampler=make())
        study.optimize(lambda trial: trial.suggest_float("x", 0, 1), n_trials=trials)
    return len({trial.params["x"] for trial in study.trials})


for make in (lambda: optuna.samplers.RandomSampler(seed=1), lambda: optuna.samplers.TPESampler(seed=1)):
    name = type(make()).__name__
    print(f"{name}: {points(make, [6])} different points in one run of 6, {points(make, [3, 3])} in two runs of 3, {points(make, [2, 2, 2])} in three of 2")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
RandomSampler: 6 different points in one run of 6, 3 in two runs of 3, 2 in three of 2
TPESampler: 6 different points in one run of 6, 3 in two runs of 3, 2 in three of 2
EXPECTED
echo "as described"
