import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { describe, it } from "node:test";
import { run, withoutPython } from "../src/process";

const cwd = tmpdir();

describe("run", () => {
  it("returns the exit code and what was printed, line by line", async () => {
    const lines: string[] = [];
    const script = "console.log('one'); console.error('two'); process.exitCode = 3";
    const result = await run(process.execPath, ["-e", script], { cwd, onLine: (line) => lines.push(line) });
    assert.equal(result.code, 3);
    assert.deepEqual(lines.sort(), ["one", "two"]);
  });

  it("does not fail on a program that is not there", async () => {
    const result = await run("/no/such/program", [], { cwd });
    assert.equal(result.code, undefined);
    assert.match(result.output, /ENOENT/);
  });

  it("stops when told to", async () => {
    const stop = new AbortController();
    const script = "console.log('ready'); setInterval(() => {}, 1000)";
    const onLine = (): void => { stop.abort(); };
    const result = await run(process.execPath, ["-e", script], { cwd, signal: stop.signal, onLine });
    assert.equal(result.code, undefined);
  });
});

describe("withoutPython", () => {
  it("drops what changes a Python's modules and keeps the rest", () => {
    const kept = withoutPython({ PATH: "/bin", PYTHONPATH: "/code", PythonHome: "/x", PIP_INDEX_URL: "y" });
    assert.deepEqual(kept, { PATH: "/bin", PIP_INDEX_URL: "y" });
  });
});
