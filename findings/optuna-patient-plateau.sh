#!/usr/bin/env bash
# Optuna 3.1.0 (Debian 12, python3-optuna): PatientPruner never stops a plateau, nor a trial whose loss has become NaN.
#
# Its help says that pruning is disabled until the objective does not improve for patience consecutive steps, that without a wrapped pruner it is equivalent to
# early stopping, and that min_delta is the tolerance to check whether the objective improves. It stops only if the best value since then is
# worse than the best one before by more than min_delta. A loss of 1 for 100 steps does not improve and is not stopped with a patience of 3, nor one that falls
# by 1e-9 a step with min_delta = 0.1; a larger min_delta stops less, where early stopping of Keras with min_delta stops more. A dead network whose accuracy stays at
# one value, and one that has diverged to NaN, train until the last step. Infinity is stopped.
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


def show(name, losses, min_delta=0.0):
    study = optuna.create_study(pruner=optuna.pruners.PatientPruner(None, patience=3, min_delta=min_delta))
    trial = study.ask()
    stopped = None
    for step, loss in enumerate(losses):
        trial.report(loss, step)
        if trial.should_prune():
            stopped = step
            break
    print(f"{name}, min_delta {min_delta:g}:", f"stopped at step {stopped}" if stopped is not None else f"not stopped in {len(losses)} steps")


show("1 for 100 steps", [1.0] * 100)
show("1 falling by 1e-9 a step", [1 - 1e-9 * step for step in range(100)], 0.1)
show("1 three times, then 1.05", [1.0] * 3 + [1.05] * 97)
show("1 three times, then 1.05", [1.0] * 3 + [1.05] * 97, 0.1)
show("1 three times, then NaN", [1.0] * 3 + [float("nan")] * 97)
show("1 three times, then infinity", [1.0] * 3 + [float("inf")] * 97)
PROGRAM

/usr/bin/python3 -W ignore finding.py | tee seen
diff seen - <<'EXPECTED'
1 for 100 steps, min_delta 0: not stopped in 100 steps
1 falling by 1e-9 a step, min_delta 0.1: not stopped in 100 steps
1 three times, then 1.05, min_delta 0: stopped at step 6
1 three times, then 1.05, min_delta 0.1: not stopped in 100 steps
1 three times, then NaN, min_delta 0: not stopped in 100 steps
1 three times, then infinity, min_delta 0: stopped at step 6
EXPECTED
echo "as described"
