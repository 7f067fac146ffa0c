"""The pipeline that both sides of grid.py search over."""

import numpy as np
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def load(path):
    """The inputs and the target, which is the last column."""
    table = np.loadtxt(path, delimiter=",", skiprows=1)
    return table[:, :-1], table[:, -1]


def make(depth, rate, trees):
    return make_pipeline(StandardScaler(), GradientBoostingRegressor(max_depth=depth, learning_rate=rate, n_estimators=trees, random_state=1))
