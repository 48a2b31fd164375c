"""The project on disk: its configuration, its source files, and what Wardline keeps about them.

This layer reads and writes files and nothing else: it knows no protocol, no rule pack, no syntax tree.
What goes wrong is returned as a value (`ConfigProblem`, `DiscoveryProblem`, `SourceProblem`); the front ends
decide what to show and which exit code it means.
"""

from __future__ import annotations

from wardline.project.atomic import write_atomic
from wardline.project.cache import ResultCache
from wardline.project.configuration import (
    Configuration,
    Overrides,
    PerPath,
    Profile,
    load_configuration,
)
from wardline.project.discovery import Discovery, DiscoveryProblem, SourceFile, discover
from wardline.project.options import ConfigProblem
from wardline.project.selection import effective_severity, is_enabled, unmatched_selectors
from wardline.project.sources import SourceProblem, SourceProblemKind, looks_like_text, read_source, to_utf8

__all__ = [
    "ConfigProblem",
    "Configuration",
    "Discovery",
    "DiscoveryProblem",
    "Overrides",
    "PerPath",
    "Profile",
    "ResultCache",
    "SourceFile",
    "SourceProblem",
    "SourceProblemKind",
    "discover",
    "effective_severity",
    "is_enabled",
    "load_configuration",
    "looks_like_text",
    "read_source",
    "to_utf8",
    "unmatched_selectors",
    "write_atomic",
]
