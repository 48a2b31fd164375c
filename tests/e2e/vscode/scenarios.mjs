// What the tests do in a window. Each scenario returns what it saw; the Python tests say what it should have been.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Type a weakness, look at it everywhere it shows, read its lesson, fix it, save. */
export async function editing(window, { file, artifacts, line, typed, fix, picture }) {
  const seen = {};
  await window.editorShows(readFileSync(file, "utf8").split("\n")[0]);
  seen.statusBefore = await window.statusText(/Wardline: \d/);

  await window.goTo(line, 1);
  await window.type(typed);
  await window.squiggle();
  seen.onDiskWhileTyping = readFileSync(file, "utf8");
  seen.status = await window.statusText(/Wardline: [1-9]/);
  seen.problems = await window.problem(/wardline/);

  await window.goTo(line, typed.indexOf("(") + 1);
  seen.hover = await window.hover(/CWE-\d+/);
  await window.screenshot(picture ?? join(artifacts, "vscode-hover.png"));
  await window.dismiss();

  seen.fixes = await window.quickFixes(fix);
  await window.screenshot(join(artifacts, "vscode-fixes.png"));
  await window.choose(/lesson/i);
  seen.lesson = await window.preview();
  await window.screenshot(join(artifacts, "vscode-lesson.png"));

  await window.goTo(line, typed.indexOf("(") + 1);
  await window.quickFixes(fix);
  await window.choose(fix);
  await window.noSquiggle();
  await window.save();
  seen.saved = readFileSync(file, "utf8");
  seen.statusAfter = await window.statusText(/Wardline: 0/);
  return seen;
}

/** Restricted Mode on a workspace that would like its own programs to run. */
export async function restricted(window, { artifacts }) {
  const seen = {};
  seen.mode = await window.statusText(/Restricted Mode/);
  await window.squiggle();
  seen.status = await window.statusText(/Wardline: [1-9]/);
  await window.screenshot(join(artifacts, "vscode-restricted.png"));
  return seen;
}

/** The commands; `keys` are the chords that the test has bound to them. */
export async function commands(window, { artifacts, keys, unopened }) {
  const seen = {};
  await window.statusText(/Wardline: 0/);
  await window.press(keys.scan);
  seen.unopened = await window.problemShown(new RegExp(unopened));
  seen.found = await window.problemShown(/wardline/);
  seen.menu = await window.statusMenu();
  await window.chooseFromMenu(/Restart/);
  await window.statusText(/Wardline: 0/);
  await window.press(keys.output);
  seen.output = await window.output(/Server:/);
  await window.screenshot(join(artifacts, "vscode-output.png"));
  return seen;
}

/** A server that dies while it is used: what is typed afterwards is found by another. */
export async function dying(window, { pids, line, typed }) {
  await window.statusText(/Wardline: 0/);
  process.kill(Number(readFileSync(pids, "utf8").trim()), "SIGKILL");
  await window.goTo(line, 1);
  await window.type(typed);
  await window.squiggle();
  return { status: await window.statusText(/Wardline: [1-9]/), notifications: await window.notifications() };
}

/** A server that cannot start. */
export async function failing(window, { artifacts }) {
  const seen = {};
  seen.message = await window.notification(/did not start/);
  seen.notifications = await window.notifications();
  seen.status = await window.statusText(/Wardline/);
  await window.screenshot(join(artifacts, "vscode-failing.png"));
  return seen;
}
