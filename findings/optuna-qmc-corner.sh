#!/usr/bin/env bash
# Optuna 3.1.0 (Debian 12, python3-optuna): the second trial of QMCSampler is the lower corner of the space, except for a logarithmic parameter by luck of rounding.
#
# The first trial is random, since the sampler learns the space from it. Then a Sobol or Halton sequence follows, which begins at zero without scrambling, the default:
# trial 1 has one layer, one unit and no dropout at once, whatever the range. A learning rate from 1e-4 is 1e-4 in it. One from 1e-5 is random: exp(log(1e-5)) is less than 1e-5,
# so the value of the sequence counts as outside of the range and is replaced by an independent draw. One trial of a small search is spent on a
# model that cannot learn, and whether the edge of a range is tried depends on the last digit. scramble=True has neither.
#
# Needs Debian 12's python3-optuna 3.1.0. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.py <<'PROGRAM'
import warnings

import optuna

assert optuna.__version__ == "3.1.0", optuna.__version__
optuna.logging.set_verbosity(optuna.logging.CRITICAL)
warnings.simplefilter("ignore")


def loss(trial):
    return trial.suggest_int("layers", 1, 4) * trial.suggest_int("units", 1, 64) + trial.suggest_float("dropout", 0, 0.5)


def corner(low, kind, seed, scramble=False):
    def with_rate(trial):
        return trial.suggest_float("rate", low, 1e-1, log=True) + loss(trial)

    study = optuna.create_study(sampler=optuna.samplers.QMCSampler(qmc_type=kind, seed=seed, scramble=scramble))
    study.optimize(with_rate, n_trials=2)
    return tuple(float(f"{value:.2g}") for value in study.trials[1].params.values())


for kind in ("sobol", "halton"):
    for low in (1e-2, 1e-3, 1e-4, 1e-5, 1e-6):
        print(f"{kind}, rate from {low:g}, trial 1 of three seeds: rate, layers, units, dropout =", *(corner(low, kind, seed) for seed in range(3)))
print("scramble=True, the corner in one of three seeds:", any(corner(1e-5, "sobol", seed, True)[1:] == (1, 1, 0) for seed in range(3)))
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
sobol, rate from 0.01, trial 1 of three seeds: rate, layers, units, dropout = (0.01, 1.0, 1.0, 0.0) (0.01, 1.0, 1.0, 0.0) (0.01, 1.0, 1.0, 0.0)
sobol, rate from 0.001, trial 1 of three seeds: rate, layers, units, dropout = (0.001, 1.0, 1.0, 0.0) (0.001, 1.0, 1.0, 0.0) (0.001, 1.0, 1.0, 0.0)
sobol, rate from 0.0001, trial 1 of three seeds: rate, layers, units, dropout = (0.0001, 1.0, 1.0, 0.0) (0.0001, 1.0, 1.0, 0.0) (0.0001, 1.0, 1.0, 0.0)
sobol, rate from 1e-05, trial 1 of three seeds: rate, layers, units, dropout = (0.0005, 1.0, 1.0, 0.0) (3.9e-05, 1.0, 1.0, 0.0) (0.00048, 1.0, 1.0, 0.0)
sobol, rate from 1e-06, trial 1 of three seeds: rate, layers, units, dropout = (1e-06, 1.0, 1.0, 0.0) (1e-06, 1.0, 1.0, 0.0) (1e-06, 1.0, 1.0, 0.0)
halton, rate from 0.01, trial 1 of three seeds: rate, layers, units, dropout = (0.01, 1.0, 1.0, 0.0) (0.01, 1.0, 1.0, 0.0) (0.01, 1.0, 1.0, 0.0)
halton, rate from 0.001, trial 1 of three seeds: rate, layers, units, dropout = (0.001, 1.0, 1.0, 0.0) (0.001, 1.0, 1.0, 0.0) (0.001, 1.0, 1.0, 0.0)
halton, rate from 0.0001, trial 1 of three seeds: rate, layers, units, dropout = (0.0001, 1.0, 1.0, 0.0) (0.0001, 1.0, 1.0, 0.0) (0.0001, 1.0, 1.0, 0.0)
halton, rate from 1e-05, trial 1 of three seeds: rate, layers, units, dropout = (0.0005, 1.0, 1.0, 0.0) (3.9e-05, 1.0, 1.0, 0.0) (0.00048, 1.0, 1.0, 0.0)
halton, rate from 1e-06, trial 1 of three seeds: rate, layers, units, dropout = (1e-06, 1.0, 1.0, 0.0) (1e-06, 1.0, 1.0, 0.0) (1e-06, 1.0, 1.0, 0.0)
scramble=True, the corner in one of three seeds: False
EXPECTED
echo "as described"
