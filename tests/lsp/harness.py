"""An editor for tests: pytest-lsp's client with profiles of real editors, and waiting for events instead of time."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Union

from cattrs import Converter
from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, LanguageClient, register_lsp_features

SECONDS = 20.0
COMMAND = (sys.executable, "-c", "from wardline.lsp.main import serve_stdio; serve_stdio()")

RULES = """\
rules:
  - id: test.eval
    languages: [python]
    severity: ERROR
    message: Evaluating text runs whatever it says.
    pattern: eval($X)
    fix: ast.literal_eval($X)
    metadata:
      title: Evaluated text
      cwe: [CWE-95]
      owasp: ["A03:2021", "A05:2025"]
      asvs: [v5.0.0-1.3.2]
      confidence: HIGH
      safety: review
      safety-reason: The text must be a literal.
  - id: test.yaml
    languages: [python]
    severity: MEDIUM
    message: Loading YAML this way builds any object.
    pattern: yaml.load($X)
    fix: yaml.safe_load($X)
    metadata:
      title: Unsafe YAML
      cwe: [CWE-502]
      confidence: HIGH
      safety: safe
      safety-reason: Plain data loads the same.
  - id: test.command
    languages: [python]
    severity: CRITICAL
    message: What was typed becomes a command.
    mode: taint
    pattern-sources: [{pattern: input(...)}]
    pattern-sinks: [{pattern: os.system(...)}]
    metadata: {title: Command from input, cwe: [CWE-78], confidence: HIGH}
  - id: test.js-eval
    languages: [javascript]
    severity: LOW
    message: Evaluating text runs whatever it says.
    pattern: eval($X)
    metadata: {title: Evaluated text, cwe: [CWE-95], confidence: HIGH}
"""
CONFIGURATION = 'packs = []\nrules = ["rules.yaml"]\n'


def capabilities(name: str) -> types.ClientCapabilities:
    """What an editor of that kind can do: `modern`, `snippets` (modern, with them), `classic` or `bare`."""
    kinds = {"modern": _modern, "snippets": _with_snippets, "classic": _classic, "bare": types.ClientCapabilities}
    return kinds[name]()


def _modern() -> types.ClientCapabilities:
    """utf-8, pulls diagnostics and refreshes, resolves, creates files, watches files, shows documents."""
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=["utf-8", "utf-16"]),
        text_document=types.TextDocumentClientCapabilities(
            diagnostic=types.DiagnosticClientCapabilities(
                related_information=True, code_description_support=True, data_support=True
            ),
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
                version_support=True, related_information=True, code_description_support=True, data_support=True
            ),
            hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
            completion=_plain_completion(),
            code_action=types.CodeActionClientCapabilities(
                code_action_literal_support=_literals(),
                is_preferred_support=True,
                data_support=True,
                resolve_support=types.ClientCodeActionResolveOptions(properties=["edit"]),
            ),
        ),
        workspace=types.WorkspaceClientCapabilities(
            configuration=True,
            workspace_folders=True,
            diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
            did_change_configuration=types.DidChangeConfigurationClientCapabilities(dynamic_registration=True),
            workspace_edit=types.WorkspaceEditClientCapabilities(
                document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
            ),
        ),
        window=types.WindowClientCapabilities(
            work_done_progress=True, show_document=types.ShowDocumentClientCapabilities(support=True)
        ),
    )


def _with_snippets() -> types.ClientCapabilities:
    """Modern; completes with snippets and Markdown, and asks only for documents that it was told of."""
    made = _modern()
    assert made.text_document is not None
    made.text_document.completion = types.CompletionClientCapabilities(
        dynamic_registration=True,
        completion_item=types.ClientCompletionItemOptions(
            snippet_support=True, documentation_format=[types.MarkupKind.Markdown]
        ),
    )
    return made


def _classic() -> types.ClientCapabilities:
    """utf-16, diagnostics pushed, edits inline and without versions, plain hovers."""
    return types.ClientCapabilities(
        text_document=types.TextDocumentClientCapabilities(
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
                version_support=True, related_information=True, code_description_support=True, data_support=True
            ),
            code_action=types.CodeActionClientCapabilities(
                code_action_literal_support=_literals(), is_preferred_support=True
            ),
            completion=_plain_completion(),
            # As Ruff's users know it: it can pull, but cannot be told to pull again.
            diagnostic=types.DiagnosticClientCapabilities(),
        )
    )


def _plain_completion() -> types.CompletionClientCapabilities:
    options = types.ClientCompletionItemOptions(documentation_format=[types.MarkupKind.PlainText])
    return types.CompletionClientCapabilities(completion_item=options)


def _literals() -> types.ClientCodeActionLiteralOptions:
    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]
    return types.ClientCodeActionLiteralOptions(types.ClientCodeActionKindOptions(kinds))


def _converter() -> Converter:
    """The client's converter; lsprotocol takes a code action that carries a command for the command itself."""
    converter = default_converter()

    def action(value: Any, _: object) -> types.CodeAction | types.Command:
        kind = types.Command if isinstance(value.get("command"), str) else types.CodeAction
        return converter.structure(value, kind)

    converter.register_structure_hook(Union[types.Command, types.CodeAction], action)  # noqa: UP007 - by its identity
    return converter


class Editor(LanguageClient):
    """A client that remembers what it was told and lets tests wait for it."""

    def __init__(self) -> None:
        super().__init__(converter_factory=_converter)
        self.root = Path()
        self.published: dict[str, types.PublishDiagnosticsParams] = {}
        self.publications: list[types.PublishDiagnosticsParams] = []
        self.statuses: list[Any] = []
        self.registered: list[str] = []
        self.partial: list[Any] = []
        self._told = asyncio.Condition()
        self._tasks: set[asyncio.Task[None]] = set()
        features = {
            **DEFAULT_CLIENT_FEATURES,
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: _published,
            types.CLIENT_REGISTER_CAPABILITY: _registered,
            types.WORKSPACE_DIAGNOSTIC_REFRESH: _refresh,
            types.WINDOW_SHOW_MESSAGE: _shown,
            "wardline/status": _status,
        }
        progress = features[types.PROGRESS]

        def told_progress(ls: Editor, params: types.ProgressParams) -> None:
            if isinstance(params.value, Mapping) and "items" in params.value:
                ls.partial.append(params.value)
            else:
                progress(ls, params)
            ls.tell()

        features[types.PROGRESS] = told_progress
        register_lsp_features(self, features)

    def tell(self) -> None:
        """Wake those who wait: something has arrived."""

        async def notify() -> None:
            async with self._told:
                self._told.notify_all()

        task = asyncio.get_running_loop().create_task(notify())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def until(self, condition: Callable[[], Any]) -> Any:
        """What `condition` gives once it is true."""
        async with asyncio.timeout(SECONDS), self._told:
            await self._told.wait_for(condition)
        return condition()

    async def start(
        self,
        root: Path,
        profile: str,
        *,
        options: Any = None,
        folders: Sequence[Path] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> types.InitializeResult:
        """Start a server and introduce this editor to it."""
        self.root = root
        home = root.parent / "home"
        home.mkdir(exist_ok=True)
        env = {**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), **(environment or {})}
        await self.start_io(*COMMAND, env=env, cwd=str(root))
        named = [root] if folders is None else folders
        return await self.initialize_session(
            types.InitializeParams(
                capabilities=capabilities(profile),
                root_uri=root.as_uri(),
                workspace_folders=[types.WorkspaceFolder(folder.as_uri(), folder.name) for folder in named],
                initialization_options=options,
            )
        )

    def open(self, name: str, text: str, language: str = "python", version: int = 1) -> str:
        """Open a buffer; `name` is relative to the root, or a URI."""
        uri = name if ":" in name else (self.root / name).as_uri()
        self.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, version, text))
        )
        return uri

    def change(self, uri: str, version: int, *changes: tuple[tuple[int, int], tuple[int, int], str] | str) -> None:
        """Change a buffer: by ranges, or wholly."""
        events: list[types.TextDocumentContentChangeEvent] = []
        for change in changes:
            if isinstance(change, str):
                events.append(types.TextDocumentContentChangeWholeDocument(change))
            else:
                start, end, text = change
                where = types.Range(types.Position(*start), types.Position(*end))
                events.append(types.TextDocumentContentChangePartial(where, text))
        document = types.VersionedTextDocumentIdentifier(version, uri)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, events))

    def save(self, uri: str) -> None:
        """Say that a buffer was saved."""
        self.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def close(self, uri: str) -> None:
        """Close a buffer."""
        self.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    async def pushed(self, uri: str, version: int | None = None) -> Sequence[types.Diagnostic]:
        """The diagnostics pushed for a version of a document (or for any)."""
        params = await self.until(
            lambda: (found := self.published.get(uri)) and (version is None or found.version == version) and found
        )
        return list(params.diagnostics)

    async def pushed_that(
        self, uri: str, condition: Callable[[Sequence[types.Diagnostic]], bool]
    ) -> Sequence[types.Diagnostic]:
        """The first pushed diagnostics of a file, from now on or the present ones, that fulfil a condition."""
        params = await self.until(lambda: (found := self.published.get(uri)) and condition(found.diagnostics) and found)
        return list(params.diagnostics)

    async def pulled(self, uri: str, previous: str | None = None) -> types.DocumentDiagnosticReport:
        """The report that the server gives on a document."""
        document = types.TextDocumentIdentifier(uri)
        params = types.DocumentDiagnosticParams(document, previous_result_id=previous)
        return await asyncio.wait_for(self.text_document_diagnostic_async(params), SECONDS)

    async def actions(
        self, uri: str, start: tuple[int, int], end: tuple[int, int] | None = None, only: Sequence[str] | None = None
    ) -> list[types.CodeAction]:
        """The code actions at a place."""
        where = types.Range(types.Position(*start), types.Position(*(end or start)))
        context = types.CodeActionContext([], only=only)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), where, context)
        return list(await asyncio.wait_for(self.text_document_code_action_async(params), SECONDS) or ())

    async def command(self, name: str, *arguments: Any, token: str | None = None) -> Any:
        """What a command gives."""
        params = types.ExecuteCommandParams(name, arguments=list(arguments), work_done_token=token)
        return await asyncio.wait_for(self.workspace_execute_command_async(params), SECONDS)


def _published(ls: Editor, params: types.PublishDiagnosticsParams) -> None:
    ls.published[params.uri] = params
    ls.publications.append(params)
    ls.tell()


def _registered(ls: Editor, params: types.RegistrationParams) -> None:
    ls.registered += [registration.method for registration in params.registrations]
    ls.tell()


def _refresh(ls: Editor, params: None) -> None:
    ls.diagnostic_refresh_count += 1
    ls.tell()


def _shown(ls: Editor, params: types.ShowMessageParams) -> None:
    ls.messages.append(params)
    ls.tell()


def _status(ls: Editor, params: Any) -> None:
    ls.statuses.append(params)
    ls.tell()


def applied(text: str, edits: Sequence[types.TextEdit], encoding: str = "utf-16") -> str:
    """`text` after edits whose positions are in units of `encoding`, as an editor applies them."""
    for edit in sorted(edits, key=lambda edit: (edit.range.start.line, edit.range.start.character), reverse=True):
        start, end = _index(text, edit.range.start, encoding), _index(text, edit.range.end, encoding)
        text = text[:start] + edit.new_text + text[end:]
    return text


def at(text: str, needle: str, encoding: str = "utf-16") -> tuple[int, int]:
    """Where `needle` first stands, as line and character in units of `encoding`."""
    before = text[: text.index(needle)]
    line_start = max(before.rfind("\n"), before.rfind("\r")) + 1
    breaks = before.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    return breaks, _units(before[line_start:], encoding)


def _units(text: str, encoding: str) -> int:
    return (
        len(text.encode(encoding + "-le" if encoding != "utf-8" else encoding)) // {"utf-8": 1, "utf-16": 2}[encoding]
    )


def _index(text: str, position: types.Position, encoding: str) -> int:
    lines = text.replace("\r\n", "\n\0").replace("\r", "\n").replace("\n\0", "\r\n").splitlines(keepends=True)
    index = sum(len(line) for line in lines[: position.line])
    while _units(text[sum(len(line) for line in lines[: position.line]) : index], encoding) < position.character:
        index += 1
    return index
