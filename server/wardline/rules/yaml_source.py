"""YAML read safely and with places: limits on size, depth and aliases, and a mark for every node.

Works on PyYAML's node graph, before any object is constructed, so that no tag can run code and every
complaint can name its line and column.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import yaml

from wardline.rules.schema import Mark, RuleProblem

MAX_BYTES = 2_000_000
MAX_DEPTH = 60
MAX_NODES = 200_000
_SUSPICIOUS = 500  # brackets in a text, characters in a line
_MERGE = "tag:yaml.org,2002:merge"
_PYTHON = "tag:yaml.org,2002:python"
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlRefusedError(Exception):
    """The text is no YAML that Wardline reads; `problem` says where and why."""

    def __init__(self, problem: RuleProblem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(slots=True)
class Problems:
    """Collects what is wrong in one file; `rule_id` and `languages` are set while one rule is being read.

    `lines` are the lines of the file, where the places inside of texts are wanted.
    """

    file: str
    found: list[RuleProblem] = field(default_factory=list)
    rule_id: str | None = None
    languages: tuple[str, ...] = ()
    lines: Sequence[str] = ()

    @property
    def errors(self) -> int:
        """How many of the problems keep a rule from running."""
        return sum(not problem.warning for problem in self.found)

    @property
    def is_left_out(self) -> bool:
        """Whether the rule that is being read is left out."""
        return any(problem.left_out and problem.rule_id == self.rule_id for problem in self.found)

    def mark(self, node: yaml.Node) -> Mark:
        """Where `node` starts, counted from 1."""
        return Mark(self.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def text_mark(self, node: yaml.ScalarNode) -> Mark | None:
        """Where the text of a scalar starts, if its lines stand in the file as they are; else None."""
        start, end = node.start_mark, node.end_mark
        if node.style in ("|", ">"):
            return self._block_mark(node, start.line + 1)
        quoted = node.style in ("'", '"')
        if start.line != end.line or (quoted and ("\\" in node.value or node.style in node.value)):
            return None
        return Mark(self.file, start.line + 1, start.column + 1 + quoted)

    def _block_mark(self, node: yaml.ScalarNode, line: int) -> Mark | None:
        """As `text_mark`, for a block scalar whose text starts at `line`, counted from 0."""
        if node.style == ">" and "\n" in node.value.rstrip("\n"):
            return None
        written = next((text for text in self.lines[line:] if text.strip()), "")
        first = next((text for text in node.value.split("\n") if text.strip()), "")
        column = len(written) - len(first)
        return Mark(self.file, line + 1, column + 1) if column >= 0 and written.endswith(first) else None

    def warn(self, node: yaml.Node, message: str, remedy: str = "") -> None:
        """Record what is doubtful at `node`; the rule runs all the same."""
        self.add(node, message, remedy, warning=True)

    def leave_out(self, node: yaml.Node, message: str, remedy: str = "") -> None:
        """Record what at `node` this version does not have: nothing is wrong with the rule, but it cannot run."""
        self.add(node, message, remedy, left_out=True)

    def add(
        self, node: yaml.Node, message: str, remedy: str = "", *, warning: bool = False, left_out: bool = False
    ) -> None:
        """Record a problem at `node`, once."""
        problem = RuleProblem(self.mark(node), message, remedy, self.rule_id, warning, self.languages, left_out)
        if problem not in self.found:
            self.found.append(problem)


def compose(text: str, file: str) -> yaml.Node | None:
    """The node graph of `text`; None for an empty document.

    Raises:
        YamlRefusedError: too large, too deep, too many nodes once aliases are followed, or not YAML at all.
    """
    if len(text) > MAX_BYTES:
        raise YamlRefusedError(RuleProblem(Mark(file, 1, 1), f"the file is larger than {MAX_BYTES:,} characters"))
    try:
        if _may_be_deep(text):
            _limit_depth(text, file)
        node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        where = error.problem_mark or error.context_mark
        mark = Mark(file, where.line + 1, where.column + 1) if where else Mark(file, 1, 1)
        raise YamlRefusedError(RuleProblem(mark, f"not valid YAML: {error.problem or error.context}")) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise YamlRefusedError(RuleProblem(Mark(file, 1, 1), f"not valid YAML: {error}")) from error
    if node is not None:
        _limit(node, file)
        if "<<" in text:
            _merge_all(node)
    return node


def _merge_all(root: yaml.Node) -> None:
    """Put what mappings take over from others by `<<` in its place: YAML 1.1's merge keys."""
    done: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in done:
            continue
        done.add(id(node))
        if isinstance(node, yaml.MappingNode):
            _merge(node, done)
            waiting += (value for _, value in node.value)
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


def _merge(node: yaml.MappingNode, done: set[int]) -> None:
    taken = [value for key, value in node.value if key.tag == _MERGE]
    if not taken:
        return
    own = [(key, value) for key, value in node.value if key.tag != _MERGE]
    for value in taken:
        for source in value.value if isinstance(value, yaml.SequenceNode) else (value,):
            if isinstance(source, yaml.MappingNode):
                if id(source) not in done:
                    done.add(id(source))
                    _merge(source, done)
                names = {key.value for key, _ in own}
                own += [(key, value) for key, value in source.value if key.value not in names]
    node.value = own


def _may_be_deep(text: str) -> bool:
    """Whether the text could nest so deeply that composing it, by recursion in C, ends the process."""
    return text.count("[") + text.count("{") > _SUSPICIOUS or max(map(len, text.splitlines()), default=0) > _SUSPICIOUS


def _limit_depth(text: str, file: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            where = event.start_mark
            mark = Mark(file, where.line + 1, where.column + 1) if where else Mark(file, 1, 1)
            raise YamlRefusedError(RuleProblem(mark, f"the YAML is nested deeper than {MAX_DEPTH} levels"))


def _limit(root: yaml.Node, file: str) -> None:
    """Refuses graphs that are deep, cyclic or explode when aliases are followed, and tags of other programs."""
    count, stack = 0, [(root, 1)]
    while stack:
        node, depth = stack.pop()
        count += 1
        if depth > MAX_DEPTH or count > MAX_NODES:
            mark = Mark(file, node.start_mark.line + 1, node.start_mark.column + 1)
            what = f"nested deeper than {MAX_DEPTH} levels" if depth > MAX_DEPTH else f"over {MAX_NODES:,} nodes"
            raise YamlRefusedError(RuleProblem(mark, f"the YAML is {what} once aliases are followed"))
        if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.startswith(_PYTHON):
            mark = Mark(file, node.start_mark.line + 1, node.start_mark.column + 1)
            raise YamlRefusedError(RuleProblem(mark, f"the tag `{node.tag}` is not allowed", "write plain YAML"))
        if isinstance(node, yaml.MappingNode):
            stack.extend((part, depth + 1) for pair in node.value for part in pair)
        elif isinstance(node, yaml.SequenceNode):
            stack.extend((part, depth + 1) for part in node.value)


def entries(node: yaml.Node) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
    """The entries of a mapping as (key, key node, value node); nothing for other nodes."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield key.value, key, value


def no_twins(node: yaml.Node, problems: Problems) -> None:
    """Record every key that stands twice in one mapping of `node`: only one of the two would be read."""
    stack = [node]
    while stack:
        one = stack.pop()
        seen: dict[str, yaml.Node] = {}
        for key, key_node, value in entries(one):
            if key in seen:
                first = seen[key].start_mark.line + 1
                problems.add(key_node, f"the key `{key}` stands here twice, first in line {first}", "remove one of them")
            seen[key] = key_node
            stack.append(value)
        stack.extend(items(one))


def items(node: yaml.Node) -> Iterator[yaml.Node]:
    """The items of a sequence; nothing for other nodes."""
    if isinstance(node, yaml.SequenceNode):
        yield from node.value


def plain(node: yaml.Node) -> object:
    """The node as dicts, lists and YAML's plain scalars."""
    if isinstance(node, yaml.MappingNode):
        return {key: plain(value) for key, _, value in entries(node)}
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    try:
        value: object = yaml.SafeLoader("").construct_object(node)
    except (yaml.YAMLError, ValueError, KeyError, OverflowError):  # 2026-99-99, `!!int x`: text after all
        return node.value
    return value


def string(node: yaml.Node, problems: Problems, what: str) -> str | None:
    """A scalar's text; anything else is a problem."""
    if isinstance(node, yaml.ScalarNode):
        text: str = node.value
        return text
    problems.add(node, f"{what} must be text")
    return None


def strings(node: yaml.Node, problems: Problems, what: str) -> tuple[str, ...]:
    """One text or a list of texts, as a tuple."""
    if isinstance(node, yaml.SequenceNode):
        found = (string(item, problems, what) for item in node.value)
        return tuple(text for text in found if text is not None)
    one = string(node, problems, what)
    return () if one is None else (one,)


def nearest(key: str, known: Iterable[str]) -> str:
    """A remedy that names the closest known key, or lists them."""
    names = sorted(known)
    close = difflib.get_close_matches(key, names, 1, cutoff=0.7)
    return f"did you mean `{close[0]}`?" if close else f"known here: {', '.join(names)}"
