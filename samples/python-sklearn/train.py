"""One training of a search: a fold, or the final model on all rows; or predictions of the final model."""

import json
import os
import pickle
import sys

import numpy as np
from sklearn.metrics import accuracy_score, log_loss
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

task = json.loads(sys.stdin.readline())
if task["purpose"] == "predict":
    table = np.genfromtxt(task["data"]["input"], delimiter=",", skip_header=1, dtype=str, ndmin=2)
    with open(os.path.join(task["model"], "model.pickle"), "rb") as file:
        print(json.dumps({"predictions": pickle.load(file).predict(table[:, :2].astype(float)).tolist()}))
    print(json.dumps({"result": {}}))
    sys.exit()

table = np.genfromtxt(task["data"]["train"], delimiter=",", skip_header=1, dtype=str)
inputs, classes = table[:, :-1].astype(float), table[:, -1]


def rows(name):
    path = task["data"][name]
    return np.loadtxt(path, dtype=int, ndmin=1) if path else np.array([], dtype=int)


train, validation = rows("train-rows"), rows("validation-rows")
model = make_pipeline(StandardScaler(), SVC(**task["hyperparameters"], probability=True, random_state=task["seed"]))
model.fit(inputs[train], classes[train])


def losses(of):
    return log_loss(classes[of], model.predict_proba(inputs[of]), labels=model.classes_)


result = {"train-loss": losses(train)}
if len(validation):
    result["loss"] = losses(validation)
    result["metrics"] = {"accuracy": accuracy_score(classes[validation], model.predict(inputs[validation]))}
if task["model"]:
    with open(os.path.join(task["model"], "model.pickle"), "wb") as file:
        pickle.dump(model, file)
print(json.dumps({"result": result}))
