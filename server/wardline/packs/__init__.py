"""Rule packs on disk: their manifests, their rule files, and where the built-in ones are.

A pack is data: it is read within limits, and what is wrong with it is a value (`RuleProblem`). This layer finds
and reads files; what a rule means is `wardline.rules`' business, which rules run is the configuration's.
"""

from __future__ import annotations

from wardline.packs.builtin import builtin_pack_names, builtin_packs_root, find_pack
from wardline.packs.loading import LoadedPack, load_pack, merge, read_rule_source, rule_files
from wardline.packs.manifest import Manifest, read_manifest

__all__ = [
    "LoadedPack",
    "Manifest",
    "builtin_pack_names",
    "builtin_packs_root",
    "find_pack",
    "load_pack",
    "merge",
    "read_manifest",
    "read_rule_source",
    "rule_files",
]
