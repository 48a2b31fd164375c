import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { createServer, existingServer, forgetServer, removeLeftovers, type Workshop } from "../src/environment";
import { Problem } from "../src/problem";
import type { Run } from "../src/process";

let storage: string;
let wheel: string;

beforeEach(() => {
  const root = mkdtempSync(path.join(tmpdir(), "wardline test "));
  storage = path.join(root, "storage");
  wheel = path.join(root, "wardline-1.0-py3-none-any.whl");
  writeFileSync(wheel, "first");
});

afterEach(() => { rmSync(path.dirname(wheel), { recursive: true, force: true }); });

interface Outcome {
  readonly versions?: Readonly<Record<string, string>>;
  readonly venv?: string;
  readonly pip?: string;
}

/** A Python that does on disk what the real one would; `venv` and `pip` name the failure to show. */
function fakeRun(outcome: Outcome, calls: string[][] = []): Run {
  const versions = outcome.versions ?? { python3: "version 3 12\n" };
  return (command, args) => {
    calls.push([command, ...args]);
    if (args.includes("-c")) {
      const output = versions[command];
      return Promise.resolve({ code: output === undefined ? undefined : 0, output: output ?? "not found" });
    }
    const failure = args.includes("venv") ? outcome.venv : outcome.pip;
    if (failure !== undefined) return Promise.resolve({ code: 1, output: failure });
    const bin = args.includes("venv") ? path.join(args.at(-1) ?? "", "bin") : path.dirname(command);
    mkdirSync(bin, { recursive: true });
    writeFileSync(path.join(bin, args.includes("venv") ? "python" : "wardline"), "");
    return Promise.resolve({ code: 0, output: "" });
  };
}

function workshop(run: Run, changes: Partial<Workshop> = {}): Workshop {
  const signal = new AbortController().signal;
  return { storage, wheel, pythons: ["python3"], chosen: false, windows: false, run, report: () => undefined, signal, ...changes };
}

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(() => undefined, (error: unknown) => error);
  assert.ok(error instanceof Problem);
  return error;
}

describe("createServer", () => {
  it("installs the shipped wheel, and the next start finds the same server", async () => {
    assert.equal(await existingServer(storage, wheel, false), undefined);
    const calls: string[][] = [];
    const created = await createServer(workshop(fakeRun({}, calls)));
    assert.equal(await existingServer(storage, wheel, false), created);
    assert.ok(calls.at(-1)?.includes(wheel));
  });

  it("runs every Python isolated from the working directory and from PYTHON variables", async () => {
    const calls: string[][] = [];
    await createServer(workshop(fakeRun({}, calls)));
    assert.ok(calls.length === 3 && calls.every(([, first]) => first === "-I"));
  });

  it("passes over a Python that is too old", async () => {
    const calls: string[][] = [];
    const versions = { old: "version 3 9\n", two: "version 2 12\n", good: "version 3 11\n" };
    await createServer(workshop(fakeRun({ versions }, calls), { pythons: ["old", "two", "good"] }));
    assert.equal(calls.find((call) => call.includes("venv"))?.[0], "good");
  });

  it("names the Pythons it saw when none will do", async () => {
    const problem = await problemOf(
      createServer(workshop(fakeRun({ versions: { old: "version 3 9\n" } }), { pythons: ["old", "gone"] })),
    );
    assert.match(problem.message, /No Python 3\.11 or later/);
    assert.match(problem.remedy, /Install Python/);
    assert.equal(problem.log, "old: Python 3.9\ngone: does not run");
  });

  it("blames the setting when the chosen Python will not do", async () => {
    const problem = await problemOf(createServer(workshop(fakeRun({}), { pythons: ["gone"], chosen: true })));
    assert.match(problem.message, /wardline\.server\.python/);
  });

  it("knows the Debian package that a Python without venv lacks", async () => {
    const problem = await problemOf(createServer(workshop(fakeRun({ venv: "ensurepip is not available" }))));
    assert.match(problem.remedy, /python3-venv/);
  });

  it("explains an unreachable index, keeps pip's output and leaves nothing behind", async () => {
    const output = "ERROR: No matching distribution found for pygls";
    const problem = await problemOf(createServer(workshop(fakeRun({ pip: output }))));
    assert.match(problem.remedy, /network/);
    assert.equal(problem.log, output);
    assert.deepEqual(readdirSync(storage), []);
  });

  it("says that it was cancelled when it was", async () => {
    const stop = new AbortController();
    stop.abort();
    const problem = await problemOf(createServer(workshop(fakeRun({ pip: "" }), { signal: stop.signal })));
    assert.match(problem.message, /cancelled/);
  });
});

describe("existingServer", () => {
  it("counts only for the wheel it was made from", async () => {
    await createServer(workshop(fakeRun({})));
    writeFileSync(wheel, "second");
    assert.equal(await existingServer(storage, wheel, false), undefined);
  });

  it("does not count once its Python is gone", async () => {
    const created = await createServer(workshop(fakeRun({})));
    rmSync(path.join(path.dirname(created), "python"));
    assert.equal(await existingServer(storage, wheel, false), undefined);
  });

  it("does not count once forgotten", async () => {
    await createServer(workshop(fakeRun({})));
    await forgetServer(storage);
    assert.equal(await existingServer(storage, wheel, false), undefined);
  });

  it("treats a damaged pointer as no environment", async () => {
    mkdirSync(storage, { recursive: true });
    for (const text of ["", "{", "null", '{"digest": 1}', '{"digest": "x", "directory": "../.."}']) {
      writeFileSync(path.join(storage, "current.json"), text);
      assert.equal(await existingServer(storage, wheel, false), undefined);
    }
  });
});

describe("removeLeftovers", () => {
  it("removes old environments and keeps the current and the fresh ones", async () => {
    const created = await createServer(workshop(fakeRun({})));
    const old = path.join(storage, "environment-old");
    const fresh = path.join(storage, "environment-fresh");
    for (const directory of [old, fresh]) mkdirSync(directory);
    utimesSync(old, 0, 0);
    await removeLeftovers(storage, Date.now());
    assert.deepEqual([old, fresh, created].map((file) => existsSync(file)), [false, true, true]);
  });

  it("has nothing to do before the first environment", async () => {
    await removeLeftovers(storage, Date.now());
  });
});
