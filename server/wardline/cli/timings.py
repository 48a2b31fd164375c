"""The table of `wardline scan --timings`."""

from __future__ import annotations

from collections.abc import Mapping

from wardline.model import Timing


def timing_table(timings: Mapping[str, Timing]) -> str:
    """What each rule cost, as lines of text: seconds in all, its share, its files, the most in one file."""
    if not timings:
        return "No rule was looked for: no text holds the words that one needs."
    total = sum(one.seconds for one in timings.values())
    width = max(len("rule"), *map(len, timings))
    lines = [f"{'rule':<{width}} {'seconds':>9} {'share':>7} {'files':>7} {'most':>9}"]
    lines += [
        f"{rule_id:<{width}} {one.seconds:>9.3f} {one.seconds / (total or 1):>7.1%} {one.files:>7} {one.most:>9.3f}"
        for rule_id, one in timings.items()
    ]
    lines.append(f"{'all rules':<{width}} {total:>9.3f}")
    return "\n".join(lines)
