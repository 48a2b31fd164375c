"""What must hold of the repository as a whole: shape, purity, directions, and nothing of one machine in it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "server" / "wardline"
MODULES = sorted(PACKAGE.rglob("*.py"))

LONGEST_FUNCTION = 60  # lines
LONGEST_FILE = 450  # lines

# Values in, values out: these parts must give the same answer wherever they run.
PURE = ("engine", "fixes", "model", "reports", "rules", "syntax", "text")
IMPURE_MODULES = {
    *("asyncio", "builtins", "ctypes", "fileinput", "glob", "logging", "mmap", "multiprocessing", "os"),
    *("pickle", "shelve", "shutil", "signal", "socket", "sqlite3", "ssl", "subprocess", "tempfile"),
    *("http", "importlib.metadata", "importlib.resources", "urllib.request"),
}
IMPURE_CALLS = {"__import__", "breakpoint", "compile", "eval", "exec", "exit", "input", "open", "print", "quit"}
IMPURE_ATTRIBUTES = {
    *("iterdir", "mkdir", "open", "read_bytes", "read_text", "rglob", "rmdir", "stat", "touch", "unlink"),
    *("write_bytes", "write_text", "stdin", "stdout", "stderr"),
}

NETWORK_MODULES = {
    *("aiohttp", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket", "socketserver"),
    *("ssl", "telnetlib", "urllib.request", "urllib3", "xmlrpc"),
}
NETWORK_ALLOWED = ("lsp",)  # `wardline lsp --tcp` listens; scanning opens nothing

# Examples may speak of /home/ada; the directories of whoever runs the tests, and of build machines, are slips.
MACHINES = ["/r[o]ot", "/w[o]rk", *(re.escape(str(place)) for place in (ROOT, Path.home()) if len(place.parts) > 1)]
OF_ONE_MACHINE = re.compile(rf"(?<![\w.~$}}\])-])(?:{'|'.join(MACHINES)})/")
REGISTRY = re.compile(
    r"\"resolved\": *\"https?://|^ *(?:--)?(?:extra-)?index-url|^ *--(?:find-links|trusted-host)"
    r"|source = \{ registry|url = \"https?://[^\"]*\.(?:whl|tar\.gz|tgz)\"",
    re.MULTILINE,
)
CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
CODE = re.compile(r"^(```+).*?^\1|`[^`\n]*`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)[^)]*\)")


def name_of(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def in_parts(module: Path, parts: tuple[str, ...]) -> bool:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py") in parts


def parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"), filename=str(module))


def imported(tree: ast.Module) -> Iterator[str]:
    """Every imported module, with `from a import b` as both `a` and `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def among(name: str, modules: set[str]) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def effects(tree: ast.Module) -> Iterator[str]:
    """What in a module reaches outside it, as `line: what`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in IMPURE_CALLS:
            yield f"{node.lineno}: {node.id}"
        elif isinstance(node, ast.Attribute) and (node.attr in IMPURE_ATTRIBUTES or node.attr == "Path"):
            # `re.compile` and the like are attributes, so only the names above are calls of builtins.
            yield f"{node.lineno}: .{node.attr}"
        elif isinstance(node, ast.Name) and node.id == "Path":
            yield f"{node.lineno}: Path"


def tracked(*patterns: str) -> list[Path]:
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def tracked_texts() -> Iterator[tuple[str, str]]:
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data:
            yield path.relative_to(ROOT).as_posix(), data.decode("utf-8", "replace")


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_says_what_it_is(module: Path) -> None:
    assert ast.get_docstring(parsed(module)), "the module has no docstring"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_functions_and_files_stay_short(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) < LONGEST_FILE, "is there a second role inside that wants a module of its own?"
    long = [
        f"{node.lineno}: {node.name}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize("module", [module for module in MODULES if in_parts(module, PURE)], ids=name_of)
def test_the_core_does_no_input_or_output(module: Path) -> None:
    tree = parsed(module)
    assert not [name for name in imported(tree) if among(name, IMPURE_MODULES)]
    assert not list(effects(tree))


@pytest.mark.parametrize("module", [module for module in MODULES if not in_parts(module, NETWORK_ALLOWED)], ids=name_of)
def test_the_network_is_out_of_reach(module: Path) -> None:
    assert not [name for name in imported(parsed(module)) if among(name, NETWORK_MODULES)]


def test_dependencies_point_down_only() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_no_file_holds_a_path_of_one_machine() -> None:
    found = [f"{name}: {match[0]}" for name, text in tracked_texts() for match in OF_ONE_MACHINE.finditer(text)]
    assert not found


def test_no_file_names_a_registry() -> None:
    found = [f"{name}: {match[0]}" for name, text in tracked_texts() for match in REGISTRY.finditer(text)]
    assert not found


def test_no_file_holds_a_merge_conflict() -> None:
    assert not [name for name, text in tracked_texts() if CONFLICT.search(text)]


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in tracked("*.md")
        for target in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8")))
        if not (page.parent / target).exists()
    ]
    assert not broken


@pytest.mark.parametrize("name", ["build", "runtime", "dev"])
def test_every_requirement_is_pinned_with_hashes(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.sub(r"\\\n", " ", re.sub(r"^ *#.*$", "", text, flags=re.MULTILINE)).split("\n")
    unpinned = [entry for entry in entries if entry.strip() and not re.match(r"[\w.-]+==\S+ .*--hash=sha256:", entry)]
    assert not unpinned


def test_the_pins_satisfy_what_the_package_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = dict(
        re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / "requirements" / "runtime.txt").read_text("utf-8"), re.MULTILINE)
    )
    declared = [Requirement(text) for text in project["dependencies"]]
    missed = [str(need) for need in declared if pins.get(canonicalize_name(need.name), "") not in need.specifier]
    assert not missed, "run `make lock`"
