#!/usr/bin/env bash
# Optuna 3.1.0 (Debian 12, python3-optuna): a search that meets NaN beside its optimum ends up drawing nothing else.
#
# A trial that returns NaN fails, and the samplers leave failed trials out of their model. With a loss of 1 − x up to 0.5 and NaN beyond it (a net that diverges
# when the learning rate is too high) the model sees only that larger is better: all of the last 50 of 100 trials of the TPE sampler diverge, and the best loss
# is worse than with a large number in place of NaN, where most of the last 50 succeed. An optimum at the edge of divergence is the usual case for learning
# rates. Return a large loss instead of NaN, or prune the trial.
#
# Needs Debian 12's python3-optuna 3.1.0. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.py <<'PROGRAM'
import optuna

assert optuna.__version__ == "3.1.0", optuna.__version__
optuna.logging.set_verbosity(optuna.logging.CRITICAL)


def search(diverged, seed):
    def loss(trial):
        x = trial.suggest_float("x", 0, 1)
        return diverged if x > 0.5 else 1 - x

    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed))
    study.optimize(loss, n_trials=100)
    late = sum(trial.params["x"] > 0.5 for trial in study.trials[50:])
    return ("all" if late == 50 else "less than half" if late < 25 else "most"), study.best_value


for seed in (0, 1):
    (nan, nan_best), (large, large_best) = search(float("nan"), seed), search(1e9, seed)
    print(f"seed {seed}: with NaN {nan} of the last 50 trials diverge, with 1e9 {large}; the best is worse with NaN: {nan_best > large_best}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
seed 0: with NaN all of the last 50 trials diverge, with 1e9 less than half; the best is worse with NaN: True
seed 1: with NaN all of the last 50 trials diverge, with 1e9 less than half; the best is worse with NaN: True
EXPECTED
echo "as described"
