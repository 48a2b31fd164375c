"""What the connected editor can do, read once from its `initialize` request.

One frozen value with a default for everything, so that no other module digs through optional capabilities.
Knows the protocol's capability tree and nothing of sessions or findings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lsprotocol import types
from pygls.capabilities import get_capability

from wardline.text import Encoding


@dataclass(frozen=True, slots=True)
class Options:
    """`initializationOptions`: `trusted` false keeps everything that the workspace brings from being used.

    `status` asks for `wardline/status` notifications; `settings` are keys of the configuration file, for clients
    that have no `workspace/configuration`. `positionEncoding` is for editors that count in units of their own and
    cannot negotiate (Vim's ALE takes columns for bytes). `hoverShowsDiagnostics` is for editors whose own hover
    already shows message and trace (VS Code's does).
    """

    trusted: bool = True
    status: bool = False
    settings: Mapping[str, Any] = field(default_factory=dict)
    encoding: Encoding | None = None
    hover_shows_diagnostics: bool = False


@dataclass(frozen=True, slots=True)
class Client:
    """The editor's abilities that change what Wardline sends."""

    encoding: Encoding = Encoding.UTF16
    pull: bool = False  # it pulls diagnostics and can be told to pull again
    diagnostic_versions: bool = False
    related_information: bool = False
    code_descriptions: bool = False
    diagnostic_data: bool = False
    document_changes: bool = False
    create_files: bool = False
    action_literals: bool = False
    action_preferred: bool = False
    resolves_edits: bool = False
    markdown: bool = False
    configuration: bool = False
    registers_configuration: bool = False
    watches_files: bool = False
    progress: bool = False
    shows_documents: bool = False
    snippets: bool = False
    completion_markdown: bool = False
    registers_completion: bool = False  # for the documents it is asked to, and no others
    options: Options = field(default_factory=Options)


def client_of(params: types.InitializeParams, encoding: str) -> Client:
    """The client as its `initialize` request describes it; `encoding` is the negotiated position encoding."""
    capabilities = params.capabilities

    def able(path: str) -> bool:
        return bool(get_capability(capabilities, path, False))

    options = _options(params.initialization_options)
    resolvable = get_capability(capabilities, "text_document.code_action.resolve_support.properties", None)
    return Client(
        encoding=options.encoding or Encoding(encoding),
        pull=able("text_document.diagnostic") and able("workspace.diagnostics.refresh_support"),
        diagnostic_versions=able("text_document.publish_diagnostics.version_support"),
        related_information=able("text_document.publish_diagnostics.related_information")
        or able("text_document.diagnostic.related_information"),
        code_descriptions=able("text_document.publish_diagnostics.code_description_support")
        or able("text_document.diagnostic.code_description_support"),
        diagnostic_data=able("text_document.publish_diagnostics.data_support")
        or able("text_document.diagnostic.data_support"),
        document_changes=able("workspace.workspace_edit.document_changes"),
        create_files=_creates_files(capabilities),
        action_literals=able("text_document.code_action.code_action_literal_support"),
        action_preferred=able("text_document.code_action.is_preferred_support"),
        resolves_edits=able("text_document.code_action.data_support") and "edit" in (resolvable or ()),
        markdown=_likes_markdown(capabilities, "hover.content_format"),
        configuration=able("workspace.configuration"),
        registers_configuration=able("workspace.did_change_configuration.dynamic_registration"),
        watches_files=able("workspace.did_change_watched_files.dynamic_registration"),
        progress=able("window.work_done_progress"),
        shows_documents=able("window.show_document.support"),
        snippets=able("text_document.completion.completion_item.snippet_support"),
        completion_markdown=_likes_markdown(capabilities, "completion.completion_item.documentation_format"),
        registers_completion=able("text_document.completion.dynamic_registration"),
        options=options,
    )


def _creates_files(capabilities: types.ClientCapabilities) -> bool:
    operations = get_capability(capabilities, "workspace.workspace_edit.resource_operations", None)
    changes = get_capability(capabilities, "workspace.workspace_edit.document_changes", False)
    return bool(changes) and types.ResourceOperationKind.Create in (operations or ())


def _likes_markdown(capabilities: types.ClientCapabilities, where: str) -> bool:
    formats = get_capability(capabilities, f"text_document.{where}", None)
    return types.MarkupKind.Markdown in (formats or ())


def _options(raw: Any) -> Options:
    """The known options; a value of another kind counts as not given."""
    if not isinstance(raw, Mapping):
        return Options()
    settings, encoding = raw.get("settings"), raw.get("positionEncoding")
    return Options(
        trusted=raw.get("trusted") is not False,
        status=raw.get("statusNotifications") is True,
        settings=settings if isinstance(settings, Mapping) else {},
        encoding=Encoding(encoding) if encoding in list(Encoding) else None,
        hover_shows_diagnostics=raw.get("hoverShowsDiagnostics") is True,
    )
