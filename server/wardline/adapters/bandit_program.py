"""The program of bandit's child process: a text in, issues out, one JSON line each.

Started by `wardline.adapters.bandit` as a file, in a process that may be killed at any time. It imports bandit
and nothing of Wardline. Neither bandit nor a plugin gets at the pipes: what they print goes nowhere. bandit's
own handling of `# nosec` is left out: Wardline's suppressions read the comments.
"""

from __future__ import annotations

import ast
import faulthandler
import io
import json
import logging
import os
import re
import signal
import sys
import time
from collections.abc import Callable
from typing import Any, BinaryIO

IDLE_SECONDS = 300.0  # a child that nobody asks any more ends itself
DEEPEST = 5_000  # frames: bandit descends into a long `a + b + ...` by recursion
_COOKIE = re.compile(rb"coding[:=]")
_UNDEFINED = "UNDEFINED"


class Late(BaseException):
    """The time for this text is over; no plugin's `except Exception` can catch it."""


def main() -> None:
    """Answer questions until the parent closes its end."""
    questions, answers = _private_pipes()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    logging.disable(logging.CRITICAL)
    sys.setrecursionlimit(DEEPEST)
    while line := _next(questions):
        question = json.loads(line)
        # Ends the process, from another native thread, when even the check between nodes is not reached.
        faulthandler.dump_traceback_later(question["seconds"] + 1, exit=True)
        answer = _answer(question)
        faulthandler.cancel_dump_traceback_later()
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def _private_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Our ends of the pipes, with the process's own stdin and stdout turned to nowhere."""
    pipes = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return pipes


def _next(questions: BinaryIO) -> bytes:
    faulthandler.dump_traceback_later(IDLE_SECONDS, exit=True)
    line = questions.readline()
    faulthandler.cancel_dump_traceback_later()
    return line


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    try:
        return _run(question)
    except Late:
        return {"late": True}
    except SyntaxError as error:
        return {"unreadable": f"{error.msg}, line {error.lineno}" if error.lineno else error.msg}
    except (RecursionError, MemoryError):  # the latter is what the parser says when its stack is full
        return {"unreadable": "it is nested too deeply"}
    except (Exception, SystemExit) as error:  # whatever bandit does, the parent gets an answer
        return {"error": f"{type(error).__name__}: {error}"}


def _run(question: dict[str, Any]) -> dict[str, Any]:
    deadline = time.monotonic() + question["seconds"]
    tests = _tests(tuple(question["skip"]))
    visitor = _visitor_class()(question["path"] or "text.py", question["text"], tests, deadline)
    visitor.process(question["text"])
    visitor.collect(None)
    return {"issues": visitor.issues, "failures": visitor.failures}


_loaded: dict[tuple[str, ...], Any] = {}


def _tests(skip: tuple[str, ...]) -> Any:
    """bandit's tests without those of `skip`; kept, as it is one set at a time that bandit can work with."""
    from bandit.core.config import BanditConfig
    from bandit.core.test_set import BanditTestSet

    if skip not in _loaded:
        _loaded.clear()
        _loaded[skip] = BanditTestSet(BanditConfig(), {"exclude": skip})
    return _loaded[skip]


def _visitor_class() -> Any:
    """bandit's visitor, with the time checked at every node and each issue tied to the node it is about."""
    from bandit.core.metrics import Metrics
    from bandit.core.node_visitor import BanditNodeVisitor

    class Visitor(BanditNodeVisitor):  # type: ignore[misc]
        def __init__(self, path: str, text: str, tests: Any, deadline: float) -> None:
            data = text.encode()
            head = _COOKIE.sub(b"coding ", data[:400])  # the text is UTF-8 now, whatever its cookie says
            metrics = Metrics()
            metrics.begin(path)
            super().__init__(path, io.BytesIO(head + data[400:]), None, tests, False, {}, metrics)
            self.deadline = deadline
            self.issues: list[dict[str, Any]] = []
            self.failures: list[tuple[str, str]] = []
            self.tester.report_error = self.failed

        def visit(self, node: ast.AST) -> None:
            if time.monotonic() > self.deadline:
                raise Late
            try:
                super().visit(node)
            except SystemExit as error:
                self.failures.append(("", f"a plugin called sys.exit({error.code!r})"))
            self.collect(node)

        def failed(self, test: str, _context: object, error: Exception) -> None:
            self.failures.append((test, f"{type(error).__name__}: {error}"))

        def collect(self, node: ast.AST | None) -> None:
            self.issues.extend(_issue(result, node) for result in self.tester.results)
            self.tester.results.clear()

    return Visitor


def _issue(result: Any, node: ast.AST | None) -> dict[str, Any]:
    place = _placed(node, lambda _: True)
    statement = _placed(place, lambda one: isinstance(one, ast.stmt | ast.ExceptHandler | ast.match_case))
    return {
        "id": result.test_id,
        "text": result.text,
        "severity": result.severity,
        "confidence": result.confidence,
        "cwe": result.cwe.id,
        "line": result.lineno,
        "place": _range(place),
        "statement": _range(statement),
        **_facts(result.test_id, result.test),
    }


def _placed(node: ast.AST | None, wanted: Callable[[ast.AST], bool]) -> ast.AST | None:
    """The innermost node from `node` outwards that has a place in the text and is `wanted`."""
    while node is not None and not (hasattr(node, "lineno") and wanted(node)):
        node = getattr(node, "_bandit_parent", None)
    return node


def _range(node: Any) -> list[int] | None:
    """Lines from 1 and UTF-8 columns from 0, of start and end, then of the body where there is one."""
    if node is None:
        return None
    body = getattr(node, "body", None)
    inner = [body[0].lineno, body[0].col_offset] if isinstance(body, list) and body else []
    return [node.lineno, node.col_offset, node.end_lineno, node.end_col_offset, *inner]


def _facts(test_id: str, test: str) -> dict[str, Any]:
    """What bandit knows about a test, apart from any text."""
    from bandit.core import docs_utils, extension_loader

    listed = extension_loader.MANAGER.blacklist_by_id.get(test_id)
    if listed is not None:
        facts = {"name": listed["name"], "about": listed["message"].replace("{name}", "this module")}
        return {**facts, "level": listed.get("level", "MEDIUM"), "url": docs_utils.get_url(test_id)}
    plugin = extension_loader.MANAGER.plugins_by_id.get(test_id)
    function = plugin.plugin if plugin is not None else None
    own = function is not None and function.__module__.startswith("bandit.")
    about = (getattr(function, "__doc__", None) or "").strip().partition("\n")[0]
    return {"name": test, "about": about, "level": "", "url": docs_utils.get_url(test_id) if own else ""}


if __name__ == "__main__":
    main()
