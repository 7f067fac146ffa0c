"""Tables as people have them, drawn from a seed: rows are lists of texts, the last is the class.

A set names its columns, says which are numbers (and how a cell becomes one) and which are texts for scikit-learn, and which class is the positive one.
"""

import datetime
from dataclasses import dataclass
from typing import Callable

import numpy as np


@dataclass(frozen=True)
class RawSet:
    """A generated table. `draw` takes the number of rows and a seed; `numbers` has a function from a cell to a number for each numeric column."""

    columns: list
    draw: Callable
    numbers: dict
    texts: list
    positive: str
    missing: str = ""

    @property
    def target(self):
        """Name of the class."""
        return self.columns[-1]

    def inputs(self, rows):
        """Numbers with NaN, then texts, as scikit-learn takes them; what names a row is left out."""
        at = {name: place for place, name in enumerate(self.columns)}
        return np.array(
            [[np.nan if row[at[name]] == self.missing else number(row[at[name]]) for name, number in self.numbers.items()] + [row[at[name]] for name in self.texts] for row in rows],
            dtype=object)

    def is_positive(self, rows):
        """Whether each row is of the positive class."""
        return np.array([row[-1] == self.positive for row in rows])


def _passengers(rows, seed):
    """Passengers of a ship: numbers, a date, words, a flag, an id, gaps; the last says who was saved."""
    draw = np.random.default_rng(seed)
    place, sex, port = draw.integers(1, 4, rows), draw.choice(["female", "male"], rows), draw.choice(["S", "C", "Q"], rows, p=[0.7, 0.2, 0.1])
    age = np.round(np.clip(draw.normal(32, 14, rows), 1, 80))
    fare = np.round(draw.lognormal(3.5 - 0.6 * place, 0.6), 2)
    alone = draw.choice(["yes", "no"], rows)
    deck = [f"{letter}{number}" for letter, number in zip(draw.choice(list("ABCDEF"), rows), draw.integers(1, 40, rows))]
    boarded = [datetime.date(1912, 4, 1) + datetime.timedelta(int(days)) for days in draw.integers(0, 10, rows)]
    ticket = draw.permutation(rows)
    odds = (2.2 * (sex == "female") - 0.9 * place - 0.03 * age + 0.7 * (port == "C") + 0.6 * (alone == "yes") * (sex == "male")
            + 1.2 + draw.logistic(0, 1, rows))
    gaps = draw.random((rows, 3)) < [0.2, 0.75, 0.02]
    return [
        [str(place[row]), "" if gaps[row, 0] else f"{age[row]:.0f}", str(fare[row]), boarded[row].isoformat(), sex[row], "" if gaps[row, 2] else port[row],
         "" if gaps[row, 1] else deck[row], alone[row], f"T-{ticket[row]:05}", "yes" if odds[row] > 0 else "no"]
        for row in range(rows)
    ]


EDUCATION = ["Preschool", "1st-4th", "5th-6th", "7th-8th", "9th", "10th", "11th", "12th", "HS-grad", "Some-college", "Assoc-voc", "Assoc-acdm", "Bachelors", "Masters", "Prof-school",
             "Doctorate"]
EDUCATION_SHARES = [0.002, 0.005, 0.010, 0.020, 0.016, 0.029, 0.036, 0.013, 0.322, 0.224, 0.042, 0.033, 0.164, 0.053, 0.018, 0.013]
WORK = ["Private", "Self-emp-not-inc", "Local-gov", "State-gov", "Self-emp-inc", "Federal-gov", "Without-pay", "Never-worked"]
WORK_SHARES = [0.739, 0.083, 0.068, 0.042, 0.036, 0.030, 0.001, 0.001]
OCCUPATION = ["Prof-specialty", "Craft-repair", "Exec-managerial", "Adm-clerical", "Sales", "Other-service", "Machine-op-inspct", "Transport-moving", "Handlers-cleaners", "Farming-fishing",
              "Tech-support", "Protective-serv", "Priv-house-serv", "Armed-Forces"]
OCCUPATION_SHARES = [0.135, 0.133, 0.132, 0.123, 0.119, 0.107, 0.065, 0.052, 0.045, 0.032, 0.030, 0.021, 0.005, 0.001]
OCCUPATION_PAY = [0.9, -0.1, 1.1, -0.2, 0.3, -1.1, -0.6, -0.3, -0.9, -1.3, 0.6, 0.5, -2.0, -0.5]
MARRIAGE = ["Married-civ-spouse", "Never-married", "Divorced", "Separated", "Widowed", "Married-spouse-absent", "Married-AF-spouse"]
RACE, RACE_SHARES = ["White", "Black", "Asian-Pac-Islander", "Amer-Indian-Eskimo", "Other"], [0.854, 0.096, 0.032, 0.010, 0.008]
COUNTRIES = ["United-States"] + [f"Country-{place:02}" for place in range(1, 41)]


def _shares(shares):
    return np.array(shares) / np.sum(shares)


def _incomes(rows, seed):
    """Adults of a census: six numbers, eight texts, a heavy head of one country, gains that are mostly 0, `?` for what is not known; 24 % have a high income."""
    draw = np.random.default_rng(seed)
    age = np.clip(np.round(draw.gamma(6, 4.4, rows) + 14), 17, 90).astype(int)
    level = draw.choice(16, rows, p=_shares(EDUCATION_SHARES))
    occupation = np.where(draw.random(rows) < 0.35 * (level >= 12), draw.choice([0, 2, 10], rows), draw.choice(14, rows, p=_shares(OCCUPATION_SHARES)))
    work = draw.choice(8, rows, p=_shares(WORK_SHARES))
    married = draw.random(rows) < 1 / (1 + np.exp(-(age - 31) / 7)) * 0.72
    marriage = np.where(married, draw.choice([0, 6, 5], rows, p=[0.967, 0.003, 0.03]), np.where(draw.random(rows) < np.exp(-(age - 17) / 18), 1, draw.choice([2, 3, 4, 1], rows, p=[0.55, 0.12, 0.13, 0.2])))
    male = draw.random(rows) < np.where(marriage == 0, 0.89, 0.5)
    relation = np.where(marriage == 0, np.where(male, "Husband", "Wife"),
                        np.where((age < 24) & (marriage == 1), "Own-child", draw.choice(["Not-in-family", "Unmarried", "Other-relative", "Own-child"], rows, p=[0.6, 0.25, 0.07, 0.08])))
    hours = np.clip(np.round(np.where(draw.random(rows) < 0.47, 40, draw.normal(40 + 4 * male, 14, rows))), 1, 99).astype(int)
    others = 0.88 ** np.arange(40)
    country = draw.choice(41, rows, p=np.append(0.913, 0.087 * others / others.sum()))
    race = draw.choice(5, rows, p=RACE_SHARES)
    weight = np.round(draw.lognormal(12.0, 0.5, rows)).astype(int)
    odds = (0.33 * (level - 9) + 0.035 * (age - 38) - 0.0011 * (age - 48) ** 2 + np.array(OCCUPATION_PAY)[occupation] + 2.1 * (marriage == 0) + 0.03 * (hours - 40) + 0.25 * male
            + 0.5 * (work == 4) + 0.3 * (work == 5) - 0.4 * (work == 1) - 0.35 * (country > 0) - 3.05)
    gain = np.where(draw.random(rows) < 0.04 + 0.12 / (1 + np.exp(-odds)), np.round(draw.lognormal(8.6 + 0.3 * (odds > 0), 0.8, rows)), 0).astype(int)
    loss = np.where((gain == 0) & (draw.random(rows) < 0.035 + 0.05 / (1 + np.exp(-odds))), np.round(draw.normal(1880, 250, rows)), 0).astype(int)
    high = odds + 2.2 * (gain > 7000) - 1.0 * ((gain > 0) & (gain < 4000)) + 0.7 * (loss > 1800) + draw.logistic(0, 0.8, rows) > 0
    unknown = draw.random((rows, 2)) < [0.057, 0.018]
    return [
        [str(age[row]), "?" if unknown[row, 0] else WORK[work[row]], str(weight[row]), EDUCATION[level[row]], str(level[row] + 1), MARRIAGE[marriage[row]],
         "?" if unknown[row, 0] else OCCUPATION[occupation[row]], relation[row], RACE[race[row]], "Male" if male[row] else "Female", str(gain[row]), str(loss[row]), str(hours[row]),
         "?" if unknown[row, 1] else COUNTRIES[country[row]], ">50K" if high[row] else "<=50K"]
        for row in range(rows)
    ]


ALL = {
    "passengers": RawSet(
        ["class", "age", "fare", "boarded", "sex", "port", "deck", "alone", "ticket", "saved"], _passengers,
        {"class": float, "age": float, "fare": float, "boarded": lambda cell: float(datetime.date.fromisoformat(cell).toordinal())}, ["sex", "port", "deck", "alone"], "yes"),
    "incomes": RawSet(
        ["age", "workclass", "fnlwgt", "education", "education-num", "marital-status", "occupation", "relationship", "race", "sex", "capital-gain", "capital-loss", "hours-per-week",
         "native-country", "income"], _incomes,
        {name: float for name in ["age", "fnlwgt", "education-num", "capital-gain", "capital-loss", "hours-per-week"]},
        ["workclass", "education", "marital-status", "occupation", "relationship", "race", "sex", "native-country"], ">50K", "?"),
}
