"""One training of a search over gradient boosting: a fold, or the final model. Keeps the row numbers of each fold in the folder of FOLDS, where it is set."""

import json
import os
import shutil
import sys

from pipeline import load, make

task = json.loads(sys.stdin.readline())
if task["purpose"] == "refit":
    print(json.dumps({"result": {}}))
    sys.exit()

import numpy as np
from sklearn.metrics import mean_squared_error

inputs, target = load(task["data"]["train"])
train, validation = (np.loadtxt(task["data"][name], dtype=int, ndmin=1) for name in ("train-rows", "validation-rows"))
if kept := os.environ.get("FOLDS"):
    for name in ("train-rows", "validation-rows"):
        path = os.path.join(kept, f"{task['fold']}-{name}.txt")
        shutil.copyfile(task["data"][name], f"{path}.{os.getpid()}")
        os.replace(f"{path}.{os.getpid()}", path)
model = make(**task["hyperparameters"]).fit(inputs[train], target[train])
print(json.dumps({"result": {"loss": mean_squared_error(target[validation], model.predict(inputs[validation]))}}))
