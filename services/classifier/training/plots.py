"""Pictures of a training run: confusion matrix and reliability diagram."""

from __future__ import annotations

from matplotlib.figure import Figure

from services.classifier.training.evaluation import INTENTS, IntentReport


def confusion_plot(report: IntentReport) -> Figure:
    """True intents down, predicted ones across, coloured by the share of the row."""
    figure = Figure(figsize=(6, 5), layout="constrained")
    axes = figure.add_subplot()
    shares = report.confusion / report.confusion.sum(axis=1, keepdims=True).clip(min=1)
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    for row, column in ((row, column) for row in range(len(INTENTS)) for column in range(len(INTENTS))):
        ink = "white" if shares[row, column] > 0.5 else "black"
        axes.text(column, row, str(report.confusion[row, column]), ha="center", va="center", color=ink)
    axes.set_xticks(range(len(INTENTS)), INTENTS, rotation=30, ha="right")
    axes.set_yticks(range(len(INTENTS)), INTENTS)
    axes.set(xlabel="predicted", ylabel="true", title=f"Intents, accuracy {report.accuracy:.3f}")
    return figure


def reliability_plot(report: IntentReport) -> Figure:
    """Accuracy over confidence; the diagonal is perfect calibration, the area of a dot the number of messages."""
    figure = Figure(figsize=(5, 5), layout="constrained")
    axes = figure.add_subplot()
    axes.plot([0, 1], [0, 1], color="grey", linestyle="--")
    total = sum(entry.count for entry in report.reliability)
    axes.scatter(
        [entry.confidence for entry in report.reliability],
        [entry.accuracy for entry in report.reliability],
        s=[20 + 1000 * entry.count / total for entry in report.reliability],
        alpha=0.6,
    )
    axes.set(xlim=(0, 1.02), ylim=(0, 1.02), xlabel="confidence", ylabel="accuracy")
    axes.set_title(f"Reliability, ECE {report.calibration_error:.3f}")
    return figure
