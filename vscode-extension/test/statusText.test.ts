import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { statusText } from "../src/statusText";

describe("statusText", () => {
  it("counts the findings of the active document", () => {
    const shown = statusText({ state: "ok" }, { document: 3, workspace: 12 });
    assert.equal(shown.text, "$(shield) Wardline: 3");
    assert.match(shown.tooltip, /3 findings in this file/);
    assert.equal(shown.alarming, false);
  });

  it("counts the workspace's where no analysed document is active", () => {
    assert.equal(statusText({ state: "ok" }, { document: undefined, workspace: 12 }).text, "$(shield) Wardline: 12");
  });

  it("shows a clean file calmly", () => {
    const shown = statusText({ state: "ok" }, { document: 0, workspace: 0 });
    assert.equal(shown.text, "$(shield) Wardline: 0");
    assert.match(shown.tooltip, /No findings in this file/);
  });

  it("shows a start without a count that could be stale", () => {
    assert.equal(statusText({ state: "starting" }, { document: 3, workspace: 3 }).text, "$(loading~spin) Wardline");
  });

  it("shows an error with its message", () => {
    const shown = statusText({ state: "error", message: "No Python" }, { document: 3, workspace: 3 });
    assert.equal(shown.text, "$(error) Wardline");
    assert.equal(shown.alarming, true);
    assert.match(shown.tooltip, /No Python/);
  });

  it("uses the singular", () => {
    assert.match(statusText({ state: "ok" }, { document: 1, workspace: 1 }).tooltip, /1 finding in this file/);
  });
});
