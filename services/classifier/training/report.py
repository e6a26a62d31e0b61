"""The figures of a training run as text for people and as flat metrics for the experiment log."""

from __future__ import annotations

from collections.abc import Mapping

from services.classifier.training.evaluation import INTENTS, IntentReport, TopicReport


def intent_metrics(name: str, report: IntentReport) -> dict[str, float]:
    """Metrics under `name`."""
    metrics = {
        f"{name}.accuracy": report.accuracy,
        f"{name}.macro_f1": report.macro_f1,
        f"{name}.expected_calibration_error": report.calibration_error,
    }
    metrics.update({f"{name}.accuracy.{language}": value for language, value in report.accuracy_by_language.items()})
    metrics.update({f"{name}.f1.{intent}": value for intent, value in report.f1.items()})
    return metrics


def topic_metrics(name: str, report: TopicReport) -> dict[str, float]:
    """Metrics under `name`; a precision without a decision is left out."""
    metrics = {
        f"{name}.accuracy": report.accuracy,
        f"{name}.auc": report.auc,
        f"{name}.game_precision": report.game_precision,
        f"{name}.not_game_precision": report.not_game_precision,
        f"{name}.uncertain": report.uncertain,
    }
    return {key: value for key, value in metrics.items() if value == value}  # noqa: PLR0124


def render(intents: Mapping[str, IntentReport], topics: Mapping[str, TopicReport]) -> str:
    """The figures by the name of what they were taken on; the confusion matrix is of the first."""
    lines = [f"{'intents':24}{'accuracy':>10}{'macro F1':>10}{'ECE':>8}"]
    for name, report in intents.items():
        lines.append(f"{name:24}{report.accuracy:10.4f}{report.macro_f1:10.4f}{report.calibration_error:8.4f}")
        lines += [f"  {language:22}{value:10.4f}" for language, value in report.accuracy_by_language.items()]
    first = next(iter(intents.values()))
    lines += ["", f"{next(iter(intents)):24}{'precision':>10}{'recall':>10}{'F1':>8}   taken for"]
    lines[-1] += "".join(f"{intent:>15}" for intent in INTENTS)
    for row, intent in enumerate(INTENTS):
        figures = f"{first.precision[intent]:10.4f}{first.recall[intent]:10.4f}{first.f1[intent]:8.4f}"
        counts = "".join(f"{count:15d}" for count in first.confusion[row].tolist())
        lines.append(f"  {intent:22}{figures}            {counts}")
    lines += ["", f"{'topic':24}{'messages':>10}{'accuracy':>10}{'AUC':>8}{'GAME':>9}{'NOT_GAME':>10}{'UNCERTAIN':>11}"]
    for name, topic in topics.items():
        lines.append(
            f"{name:24}{topic.count:10d}{topic.accuracy:10.4f}{topic.auc:8.4f}"
            f"{topic.game_precision:9.4f}{topic.not_game_precision:10.4f}{topic.uncertain:11.4f}"
        )
    lines.append("  (GAME, NOT_GAME: precision of the decisions at the thresholds; UNCERTAIN: share left undecided)")
    return "\n".join(lines)
