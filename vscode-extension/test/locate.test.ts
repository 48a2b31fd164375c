import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { expand, locate, programsOnPath, type Surroundings } from "../src/locate";
import { Problem } from "../src/problem";

function surroundings(changes: Partial<Surroundings> & { files?: readonly string[]; links?: Record<string, string> } = {}): Surroundings {
  const { files = [], links = {}, ...rest } = changes;
  return {
    configured: "",
    trusted: true,
    folders: ["/code/shop"],
    home: "/home/ada",
    searchPath: ["/usr/bin"],
    windows: false,
    isFile: (file) => files.includes(file),
    realPath: (file) => {
      const link = Object.keys(links).find((name) => file === name || file.startsWith(`${name}/`));
      return link === undefined ? file : (links[link] ?? "") + file.slice(link.length);
    },
    ...rest,
  };
}

const IN_WORKSPACE = "/code/shop/.venv/bin/wardline";

describe("locate", () => {
  it("prefers the program that the setting names", () => {
    const around = surroundings({ configured: "~/tools/wardline", files: ["/home/ada/tools/wardline", IN_WORKSPACE] });
    assert.deepEqual(locate(around), { origin: "setting", command: "/home/ada/tools/wardline" });
  });

  it("finds a bare name in the setting on PATH", () => {
    const around = surroundings({ configured: "wardline", files: ["/usr/bin/wardline"] });
    assert.deepEqual(locate(around), { origin: "setting", command: "/usr/bin/wardline" });
  });

  it("takes the workspace's environment next", () => {
    assert.deepEqual(locate(surroundings({ files: [IN_WORKSPACE] })), { origin: "workspace", command: IN_WORKSPACE });
  });

  it("looks into every workspace folder, and for both usual names", () => {
    const around = surroundings({ folders: ["/code/shop", "/code/bank"], files: ["/code/bank/venv/bin/wardline"] });
    assert.deepEqual(locate(around), { origin: "workspace", command: "/code/bank/venv/bin/wardline" });
  });

  it("falls back to its own environment", () => {
    assert.deepEqual(locate(surroundings()), { origin: "own" });
  });

  it("says so when the setting names nothing, instead of running something else", () => {
    const around = surroundings({ configured: "/opt/wardline", files: [IN_WORKSPACE] });
    assert.throws(() => locate(around), (error) => error instanceof Problem && error.message.includes("/opt/wardline"));
  });

  it("refuses a relative path in the setting", () => {
    assert.throws(() => locate(surroundings({ configured: "./wardline", files: ["./wardline"] })), Problem);
  });
});

describe("locate in an untrusted workspace", () => {
  it("passes over the workspace's environment", () => {
    assert.deepEqual(locate(surroundings({ trusted: false, files: [IN_WORKSPACE] })), { origin: "own" });
  });

  it("keeps the user's own program outside the workspace", () => {
    const around = surroundings({ trusted: false, configured: "/usr/bin/wardline", files: ["/usr/bin/wardline"] });
    assert.deepEqual(locate(around), { origin: "setting", command: "/usr/bin/wardline" });
  });

  it("passes over a setting that leads into the workspace", () => {
    const configured = "${workspaceFolder}/.venv/bin/wardline";
    assert.deepEqual(locate(surroundings({ trusted: false, configured, files: [IN_WORKSPACE] })), { origin: "own" });
  });

  it("passes over a setting that leads into the workspace through a link", () => {
    const around = surroundings({
      trusted: false,
      configured: "/home/ada/current/wardline",
      files: ["/home/ada/current/wardline"],
      links: { "/home/ada/current": "/code/shop" },
    });
    assert.deepEqual(locate(around), { origin: "own" });
  });
});

describe("programsOnPath", () => {
  it("orders by name before directory", () => {
    const around = surroundings({
      searchPath: ["/a", "/b"],
      files: ["/a/python", "/b/python3", "/b/python"],
    });
    assert.deepEqual(programsOnPath(["python3", "python"], around), ["/b/python3", "/a/python", "/b/python"]);
  });

  it("leaves out relative directories and the workspace's own", () => {
    const around = surroundings({
      searchPath: ["", ".", "bin", "/code/shop/.venv/bin", "/usr/bin"],
      files: ["python3", "bin/python3", "/code/shop/.venv/bin/python3", "/usr/bin/python3"],
    });
    assert.deepEqual(programsOnPath(["python3"], around), ["/usr/bin/python3"]);
  });

  it("does not take a neighbour with the same beginning for the workspace", () => {
    const around = surroundings({ searchPath: ["/code/shop-tools"], files: ["/code/shop-tools/python3"] });
    assert.deepEqual(programsOnPath(["python3"], around), ["/code/shop-tools/python3"]);
  });
});

describe("expand", () => {
  it("replaces a leading ~ only", () => {
    const around = surroundings();
    assert.equal(expand("~/x~/y", around), "/home/ada/x~/y");
    assert.equal(expand("~ada/x", around), "~ada/x");
  });

  it("takes the first folder for ${workspaceFolder}", () => {
    assert.equal(expand("${workspaceFolder}/x", surroundings({ folders: ["/a", "/b"] })), "/a/x");
  });
});
