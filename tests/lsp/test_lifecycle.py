from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from pygls.exceptions import JsonRpcException

from lsp.conftest import Start
from lsp.harness import COMMAND

SECONDS = 20


class Wire:
    """A server process and raw messages: for what no well-behaved client does."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    async def send(self, message: dict[str, Any] | bytes) -> None:
        body = message if isinstance(message, bytes) else json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        await self.process.stdin.drain()

    async def answer(self, number: int | None) -> dict[str, Any]:
        """The answer to a request; what comes before it is dropped."""
        assert self.process.stdout is not None
        while True:
            head = await self.process.stdout.readuntil(b"\r\n\r\n")
            fields = dict(line.split(b":") for line in head.lower().split(b"\r\n") if line)
            message = json.loads(await self.process.stdout.readexactly(int(fields[b"content-length"])))
            if "method" not in message and message.get("id") == number:
                return message

    async def initialize(self, process_id: int | None = None) -> None:
        params = {"processId": process_id, "rootUri": None, "capabilities": {}}
        await self.send({"id": 1, "method": "initialize", "params": params})
        assert "result" in await self.answer(1)

    async def ended(self) -> int:
        return await asyncio.wait_for(self.process.wait(), SECONDS)


@pytest.fixture
async def wire(tmp_path: Path) -> AsyncIterator[Wire]:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*COMMAND, stdin=pipe, stdout=pipe, cwd=tmp_path)
    async with asyncio.timeout(3 * SECONDS):
        yield Wire(process)
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    await process.wait()
    process._transport.close()


async def test_shutdown_and_exit_end_the_process_with_0(wire: Wire) -> None:
    await wire.initialize(os.getpid())
    await wire.send({"id": 2, "method": "shutdown"})
    assert (await wire.answer(2))["result"] is None
    await wire.send({"method": "exit"})
    assert await wire.ended() == 0


async def test_exit_without_shutdown_ends_it_with_1(wire: Wire) -> None:
    await wire.initialize()
    await wire.send({"method": "exit"})
    assert await wire.ended() == 1


async def test_a_closed_input_ends_the_process(wire: Wire) -> None:
    await wire.initialize()
    assert wire.process.stdin is not None
    wire.process.stdin.close()
    assert await wire.ended() == 1


async def test_a_client_process_that_vanishes_takes_the_server_with_it(wire: Wire) -> None:
    client = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    await wire.initialize(client.pid)
    client.kill()
    client.wait()
    assert client.stdin is not None
    client.stdin.close()
    assert await wire.ended() == 1


async def test_requests_before_initialize_and_after_shutdown_are_refused(wire: Wire) -> None:
    await wire.send({"id": 7, "method": "textDocument/hover", "params": {}})
    await wire.send(
        {"id": 8, "method": "workspace/executeCommand", "params": {"command": "wardline.parity", "arguments": []}}
    )
    assert (await wire.answer(8))["error"]["code"] == -32002
    await wire.initialize()
    await wire.send({"id": 2, "method": "shutdown"})
    await wire.answer(2)
    await wire.send({"id": 3, "method": "workspace/executeCommand", "params": {"command": "wardline.parity"}})
    assert (await wire.answer(3))["error"]["code"] == -32600


async def test_messages_that_make_no_sense_are_answered_and_survived(wire: Wire) -> None:
    await wire.initialize()
    await wire.send(b"{nonsense")
    assert (await wire.answer(None))["error"]["code"] == -32700
    await wire.send(b"[]")
    await wire.send({"id": 4, "method": "textDocument/hover", "params": {"position": "here"}})
    assert (await wire.answer(4))["error"]["code"] == -32602
    await wire.send({"id": 5, "method": "no/such/method", "params": {}})
    assert (await wire.answer(5))["error"]["code"] == -32601
    document = {"uri": "file:///x.py", "version": 2}
    params = {"textDocument": document, "contentChanges": [{"text": ""}]}
    await wire.send({"method": "textDocument/didChange", "params": params})
    await wire.send({"method": "textDocument/didClose", "params": {"textDocument": {"uri": "file:///x.py"}}})
    await wire.send({"method": "$/setTrace", "params": {"value": "verbose"}})
    await wire.send({"method": "$/unknown", "params": {}})
    await wire.send({"id": 6, "method": "shutdown"})
    assert (await wire.answer(6))["result"] is None


async def test_what_is_printed_in_the_server_does_not_disturb_the_protocol(tmp_path: Path) -> None:
    program = (
        "import os, wardline.lsp.main as m, wardline.lsp.projects as p\n"
        "real = p.open_project\n"
        "def noisy(*a, **k):\n"
        "    print('noise'); os.system('echo noise; cat'); return real(*a, **k)\n"
        "p.open_project = noisy\n"
        "m.serve_stdio()\n"
    )
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL, cwd=tmp_path
    )
    wire = Wire(process)
    async with asyncio.timeout(SECONDS):
        await wire.initialize()
        await wire.send({"id": 2, "method": "workspace/executeCommand", "params": {"command": "wardline.parity"}})
        assert "result" in await wire.answer(2)
        await wire.send({"id": 3, "method": "shutdown"})
        await wire.answer(3)
        await wire.send({"method": "exit"})
        assert await wire.ended() == 0
    process._transport.close()


async def test_over_tcp_the_server_serves_one_client_and_ends(tmp_path: Path) -> None:
    program = "from wardline.lsp.main import serve_tcp; serve_tcp()"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stderr=asyncio.subprocess.PIPE, cwd=tmp_path
    )
    assert process.stderr is not None
    async with asyncio.timeout(SECONDS):
        line = (await process.stderr.readline()).decode()
        host, port = line.split()[-1].rsplit(":", 1)
        assert host == "127.0.0.1"
        reader, writer = await asyncio.open_connection(host, int(port))
        params = {"processId": None, "rootUri": None, "capabilities": {}}
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}).encode()
        writer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        assert b"Content-Length" in await reader.readuntil(b"\r\n\r\n")
        writer.close()
        assert await process.wait() == 1
    process._transport.close()


async def test_an_error_inside_a_handler_is_an_answer_not_an_end(start: Start) -> None:
    editor = await start("classic")
    with pytest.raises(JsonRpcException):
        await editor.command("wardline.openLesson", 3)
    assert await editor.pushed(editor.open("a.py", "eval(x)\n"))
