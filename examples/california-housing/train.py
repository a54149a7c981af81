"""A training pipeline: learns house prices in California, and registers the model that it made.

Run it with MODELTRAIL_URL and MODELTRAIL_TOKEN set. The exit code is 0 only if the model is registered.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from pathlib import Path

import joblib
import sklearn
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_absolute_error, r2_score, root_mean_squared_error
from sklearn.model_selection import train_test_split

import modeltrail

DATA = Path(__file__).parent / "data" / "california-housing.csv"
OUTPUT = Path(__file__).parent / "target" / "model.joblib"
FEATURES = [
    "longitude",
    "latitude",
    "housing_median_age",
    "rooms_per_household",
    "bedrooms_per_room",
    "people_per_household",
    "median_income",
]


def load() -> tuple[list[list[float]], list[float]]:
    """Features in FEATURES' order, and the median house value in US dollars of 1990, for each block group."""
    features, values = [], []
    with DATA.open(newline="", encoding="utf-8") as file:
        for text in csv.DictReader(file):
            row = {name: float(value) for name, value in text.items()}
            row["rooms_per_household"] = row["total_rooms"] / row["households"]
            row["bedrooms_per_room"] = row["total_bedrooms"] / row["total_rooms"]
            row["people_per_household"] = row["population"] / row["households"]
            features.append([row[name] for name in FEATURES])
            values.append(row["median_house_value"])
    return features, values


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--output", type=Path, default=OUTPUT, help="where the model file goes")
    parser.add_argument("--trees", type=int, default=200, help="how many trees the model has")
    parser.add_argument("--workspace", default="default", help="the workspace that the run belongs to")
    parser.add_argument("--uri", help="where the model will be, if the registry is not to store it")
    options = parser.parse_args()

    features, values = load()
    x_train, x_test, y_train, y_test = train_test_split(features, values, test_size=0.25, random_state=7)
    parameters = {"n_estimators": options.trees, "learning_rate": 0.1, "max_depth": 4, "random_state": 7}
    began = time.monotonic()
    model = GradientBoostingRegressor(**parameters).fit(x_train, y_train)
    seconds = time.monotonic() - began
    predicted = model.predict(x_test)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, options.output)

    try:
        version = modeltrail.register(
            model_path=options.output,
            model_name="california-housing",
            description="Median house value of a block group in California, 1990",
            tags={"team": "real-estate", "stage": "example"},
            workspace=options.workspace,
            # The seed is fixed: with these, the run makes the same model again, which stays one version.
            run_id=f"trees-{options.trees}-sklearn-{sklearn.__version__}",
            algorithm="gradient boosting",
            task="regression",
            framework="scikit-learn",
            framework_version=sklearn.__version__,
            parameters=parameters,
            metrics={
                "rmse": root_mean_squared_error(y_test, predicted),
                "mae": mean_absolute_error(y_test, predicted),
                "r2": r2_score(y_test, predicted),
            },
            metrics_dataset="block groups, test",
            statistics={"training_seconds": round(seconds, 3)},
            datasets=[
                modeltrail.Dataset.of_file("block groups, training", DATA, "TRAINING", rows=len(x_train)),
                modeltrail.Dataset.of_file("block groups, test", DATA, "TEST", rows=len(x_test)),
            ],
            uri=options.uri,
        )
    except modeltrail.ModeltrailError as e:
        print(f"Not registered. {e}", file=sys.stderr)
        return 1
    if isinstance(version, modeltrail.Version):
        print(f"{version.model_name} version {version.version} is registered: {version.href}")
    else:
        print(f"{version.model_name} has a candidate, to become a version when it is deployed")
    print(f"Its bytes are at {version.uri}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
