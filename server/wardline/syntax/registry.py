"""Which language a file or an editor's language id is in; grammars load on first use."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from functools import cache
from pathlib import PurePath

from wardline.syntax.language import Language

_MODULES = {
    "python": ("wardline.syntax.python", "LANGUAGE"),
    "javascript": ("wardline.syntax.javascript", "LANGUAGE"),
    "typescript": ("wardline.syntax.typescript", "LANGUAGE"),
    "tsx": ("wardline.syntax.typescript", "WITH_JSX"),
    "java": ("wardline.syntax.java", "LANGUAGE"),
    "go": ("wardline.syntax.go", "LANGUAGE"),
    "hcl": ("wardline.syntax.hcl", "LANGUAGE"),
    "php": ("wardline.syntax.php", "LANGUAGE"),
    "ruby": ("wardline.syntax.ruby", "LANGUAGE"),
    "yaml": ("wardline.syntax.yaml_text", "LANGUAGE"),
    "json": ("wardline.syntax.yaml_text", "JSON"),
    "csharp": ("wardline.syntax.csharp", "LANGUAGE"),
    "solidity": ("wardline.syntax.solidity", "LANGUAGE"),
    "dockerfile": ("wardline.syntax.dockerfile", "LANGUAGE"),
    "c": ("wardline.syntax.c", "LANGUAGE"),
    "cpp": ("wardline.syntax.c", "CPP"),
    "kotlin": ("wardline.syntax.kotlin", "LANGUAGE"),
    "scala": ("wardline.syntax.scala", "LANGUAGE"),
    "rust": ("wardline.syntax.rust", "LANGUAGE"),
    "bash": ("wardline.syntax.bash", "LANGUAGE"),
    "ocaml": ("wardline.syntax.ocaml", "LANGUAGE"),
    "html": ("wardline.syntax.html", "LANGUAGE"),
}
_PLAIN = {
    "generic": ("wardline.syntax.plain", "GENERIC"),
    "regex": ("wardline.syntax.plain", "REGEX"),
}
_NAMES = {
    "python": "python", "py": "python", "python3": "python", "python2": "python",
    "javascript": "javascript", "js": "javascript", "jsx": "javascript", "javascriptreact": "javascript",
    "typescript": "typescript", "ts": "typescript", "tsx": "tsx", "typescriptreact": "tsx",
    "java": "java",
    "go": "go", "golang": "go",
    "php": "php",
    "ruby": "ruby", "rb": "ruby",
    "generic": "generic", "regex": "regex", "none": "regex",
    "yaml": "yaml", "yml": "yaml", "json": "json", "jsonc": "json",
    "hcl": "hcl", "terraform": "hcl", "tf": "hcl", "terraform-vars": "hcl",
    "csharp": "csharp", "c#": "csharp",
    "solidity": "solidity", "sol": "solidity",
    "dockerfile": "dockerfile", "docker": "dockerfile",
    "c": "c", "cpp": "cpp", "c++": "cpp",
    "kotlin": "kotlin", "kt": "kotlin",
    "scala": "scala",
    "rust": "rust",
    "ocaml": "ocaml",
    "html": "html",
    "bash": "bash", "sh": "bash", "shellscript": "bash",
}  # fmt: skip
_SUFFIXES = {
    ".py": "python", ".pyi": "python", ".pyw": "python",
    ".js": "javascript", ".jsx": "javascript", ".mjs": "javascript", ".cjs": "javascript",
    ".ts": "typescript", ".mts": "typescript", ".cts": "typescript", ".tsx": "tsx",
    ".java": "java",
    ".go": "go",
    ".php": "php", ".phtml": "php", ".inc": "php",
    ".rb": "ruby", ".rake": "ruby", ".gemspec": "ruby", ".ru": "ruby",
    ".yaml": "yaml", ".yml": "yaml", ".json": "json",
    ".tf": "hcl", ".hcl": "hcl", ".tfvars": "hcl",
    ".cs": "csharp",
    ".sol": "solidity",
    ".dockerfile": "dockerfile",
    ".kt": "kotlin", ".kts": "kotlin",
    ".scala": "scala", ".sc": "scala",
    ".rs": "rust",
    ".ml": "ocaml",
    ".html": "html", ".htm": "html",
    ".sh": "bash", ".bash": "bash",
    ".c": "c", ".h": "c", ".cpp": "cpp", ".cc": "cpp", ".cxx": "cpp", ".hpp": "cpp", ".hh": "cpp",
}  # fmt: skip

_TITLES = {
    "javascript": "JavaScript", "typescript": "TypeScript", "tsx": "TypeScript with JSX", "php": "PHP", "hcl": "HCL",
    "csharp": "C#", "html": "HTML", "ocaml": "OCaml", "cpp": "C++", "yaml": "YAML", "json": "JSON",
}  # fmt: skip

_WHOLE_NAMES = {"dockerfile": "dockerfile", "containerfile": "dockerfile"}  # with or without a suffix


def languages() -> tuple[str, ...]:
    """The names of all languages with a grammar."""
    return tuple(_MODULES)


def title(name: str) -> str:
    """The name of a language as people write it."""
    return _TITLES.get(name) or name.capitalize()


def suffixes() -> tuple[str, ...]:
    """The endings of files in these languages, each with its dot."""
    return tuple(_SUFFIXES)


def rule_languages() -> tuple[str, ...]:
    """The names that a rule may have under `languages`, without their aliases."""
    return (*_MODULES, *_PLAIN)


def plain_text() -> Language:
    """What a text is in that is of no language that Wardline reads: no grammar, only patterns over text apply."""
    plain = _load("generic")
    assert plain is not None  # it needs no grammar
    return plain


def language_by_name(name: str) -> Language | None:
    """The language called `name` in a rule's `languages` or as an LSP language id; None if unknown."""
    module = _NAMES.get(name.lower())
    return _load(module) if module else None


def lacking(name: str) -> tuple[str, str]:
    """Why there is no language called `name`, and what to do about it ("" if nothing is known)."""
    module = _NAMES.get(name.lower())
    if module is not None:
        return f"the grammar of `{module}` is not installed: pip install 'wardline[languages]'", ""
    import difflib  # only needed to word a complaint

    close = difflib.get_close_matches(name.lower(), _NAMES, 1, cutoff=0.7)
    return f"no language `{name}` in this version", f"did you mean `{close[0]}`?" if close else ""


def covered(names: Iterable[str]) -> tuple[str, ...]:
    """The languages called `names`, each once and followed by those whose texts their rules run on, too."""
    known = filter(None, map(language_by_name, names))
    return tuple(dict.fromkeys(name for language in known for name in (language.name, *language.covers)))


def language_for_path(path: str | PurePath) -> Language | None:
    """The language of a file by its name or suffix; None if it is of none that Wardline reads."""
    name = deciding(PurePath(path).name).lower()
    module = _WHOLE_NAMES.get(name) or _SUFFIXES.get(name)
    return _load(module) if module else None


def deciding(name: str) -> str:
    """The part of a file's name that says which language it is in: its suffix, or what stands before the first dot."""
    start = name.partition(".")[0]
    before, dot, after = name.rpartition(".")
    return start if start.lower() in _WHOLE_NAMES else dot + after if before.strip(".") else ""


@cache
def _load(module: str) -> Language | None:
    """The language; None where the package with its grammar, an extra, is not installed."""
    where, attribute = _MODULES.get(module) or _PLAIN[module]
    try:
        language: Language = getattr(importlib.import_module(where), attribute)
    except ModuleNotFoundError as missing:
        if not (missing.name or "").startswith("tree_sitter_"):
            raise
        return None
    return language
