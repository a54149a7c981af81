"""Registers trained models with Modeltrail.

    version = modeltrail.register(model_path="model.onnx", model_name="churn", metrics={"auc": 0.91})

It hashes the model, uploads it, announces it, waits, and returns the version that it became, or raises an
error that says why it did not and what to do. Settings come from MODELTRAIL_URL and MODELTRAIL_TOKEN.
"""

from .artifacts import Artifact, File
from .assessments import assess
from .contents import Attachment, BaseModel, Dataset, Evaluation, RunInfo
from .downloads import download
from .errors import (
    Corrupt,
    Invalid,
    ModeltrailError,
    NotAllowed,
    NotFound,
    Refused,
    StillPending,
    Unreachable,
)
from .kafka import Kafka
from .mlflow_runs import from_mlflow
from .operation import observe, report
from .registration import deploy, register
from .results import (
    Announced,
    Assessment,
    Candidate,
    Deployment,
    DeploymentReport,
    Observation,
    Told,
    Version,
)
from .runs import Run, run
from .settings import Settings

__all__ = [
    "Announced",
    "Artifact",
    "Assessment",
    "Attachment",
    "BaseModel",
    "Candidate",
    "Corrupt",
    "Dataset",
    "Deployment",
    "DeploymentReport",
    "Evaluation",
    "File",
    "Invalid",
    "Kafka",
    "ModeltrailError",
    "NotAllowed",
    "NotFound",
    "Observation",
    "Refused",
    "Run",
    "RunInfo",
    "Settings",
    "StillPending",
    "Told",
    "Unreachable",
    "Version",
    "assess",
    "deploy",
    "download",
    "from_mlflow",
    "observe",
    "register",
    "report",
    "run",
]
