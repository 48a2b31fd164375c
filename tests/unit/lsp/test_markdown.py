"""Texts that quote code, inside Markdown; the check is a real Markdown parser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from wardline.lsp.markdown import inline

_PLAIN = {"text", "text_special", "code_inline"}


def tokens(markdown: str) -> list[Token]:
    blocks = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)
    assert [block.type for block in blocks] in ([], ["paragraph_open", "inline", "paragraph_close"])
    return [token for block in blocks for token in block.children or ()]


def test_code_stays_code_and_the_rest_is_as_written() -> None:
    assert inline("`request.args` is *not* safe.") == r"`request.args` is \*not\* safe\."


@pytest.mark.parametrize(
    "text",
    [
        "foo('![x](https://evil.example/x.png)')",
        "`foo(`![x](https://evil.example/x.png)`)` runs",  # a template literal inside of a code span
        "<img src=x> &lt; <https://evil.example>",
        "# no heading\n\n- no list\n\n```\nno fence",
        "\\`a\\` ``b` ![x](y)",
        "| a | b |\n|---|---|\n| c | d |",
    ],
)
def test_nothing_in_a_text_is_markup_but_code(text: str) -> None:
    assert {token.type for token in tokens(inline(text))} <= _PLAIN


@given(st.text(alphabet="`!\\[]()<>#-*_ \nab:/|~&;1.", max_size=40))
def test_no_text_at_all_is_markup(text: str) -> None:
    found = tokens(inline(text))
    assert {token.type for token in found} <= _PLAIN
    shown = "".join(token.content for token in found if token.type != "code_inline")
    assert len(shown) <= len(text)
