"""Documents and languages: bytes, their tree-sitter tree, and what each grammar's node kinds mean.

Knows nothing of rules or findings. `Document` is immutable; an edit gives a new one that shares the parse.
"""

from wardline.syntax.document import Document
from wardline.syntax.language import Element, ImportParts, Language
from wardline.syntax.registry import covered, lacking, language_by_name, language_for_path, languages, plain_text, title

__all__ = [
    "Document",
    "Element",
    "ImportParts",
    "Language",
    "covered",
    "lacking",
    "language_by_name",
    "language_for_path",
    "languages",
    "plain_text",
    "title",
]
