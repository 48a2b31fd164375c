// What the tests do in a window. Each scenario returns what it saw; the Python tests say what it should have been.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Type a weakness, look at it everywhere it shows, read its lesson, fix it, save. */
export async function editing(window, { file, artifacts, line, typed, fix }) {
  const seen = {};
  const inside = typed.indexOf("SELECT") + 1;
  await window.editorShows(readFileSync(file, "utf8").split("\n")[0]);
  seen.statusBefore = await window.status(/Wardline: \d/);

  await window.goTo(line, 1);
  await window.type(typed);
  await window.squiggle();
  seen.onDiskWhileTyping = readFileSync(file, "utf8");
  seen.status = await window.status(/Wardline: [1-9]/);
  seen.problems = await window.problem(/wardline/);

  await window.goTo(line, inside);
  seen.hover = await window.hover(/CWE-\d+/);
  await window.screenshot(join(artifacts, "vscode-hover.png"));
  await window.dismiss();

  seen.fixes = await window.quickFixes(fix);
  await window.screenshot(join(artifacts, "vscode-fixes.png"));
  await window.choose(/lesson/i);
  seen.lesson = await window.preview();
  await window.screenshot(join(artifacts, "vscode-lesson.png"));

  await window.goTo(line, inside);
  await window.quickFixes(fix);
  await window.choose(fix);
  await window.noSquiggle();
  await window.save();
  seen.saved = readFileSync(file, "utf8");
  seen.statusAfter = await window.status(/Wardline: 0/);
  return seen;
}

/** The pictures of the documentation: a finding with its trace and its page, then its lesson. */
export async function pictures(window, { line, pictured, pictures }) {
  await window.squiggle();
  await window.problem(/wardline/);
  await window.press("Control+b"); // the side bar: more room for the code
  await window.goTo(line, pictured.indexOf("SELECT") + 1);
  await window.hover(/CWE-\d+/);
  await window.screenshot(join(pictures, "vscode.png"));
  await window.dismiss();
  await window.quickFixes(/lesson/i);
  await window.choose(/lesson/i);
  await window.preview();
  await window.screenshot(join(pictures, "vscode-lesson.png"));
  return {};
}

/** Restricted Mode on a workspace that would like its own programs to run. */
export async function restricted(window, { artifacts }) {
  const seen = {};
  seen.mode = await window.statusBar(/Restricted Mode/);
  await window.squiggle();
  seen.status = await window.status(/Wardline: [1-9]/);
  await window.screenshot(join(artifacts, "vscode-restricted.png"));
  return seen;
}

/** The commands; `keys` are the chords that the test has bound to them. */
export async function commands(window, { artifacts, keys, unopened }) {
  const seen = {};
  await window.status(/Wardline: 0/);
  await window.press(keys.scan);
  seen.scanned = await window.statusBar(/finding/);
  seen.unopened = await window.problemShown(new RegExp(unopened));
  seen.found = await window.problemShown(/wardline/);
  seen.menu = await window.statusMenu();
  await window.chooseFromMenu(/Restart/);
  await window.status(/Wardline: 0/);
  await window.press(keys.output);
  seen.output = await window.output(/Server:/);
  await window.screenshot(join(artifacts, "vscode-output.png"));
  return seen;
}

/** A server that dies while it is used: what is typed afterwards is found by another. */
export async function dying(window, { pids, line, typed }) {
  await window.status(/Wardline: 0/);
  process.kill(Number(readFileSync(pids, "utf8").trim()), "SIGKILL");
  await window.goTo(line, 1);
  await window.type(typed);
  await window.squiggle();
  return { status: await window.status(/Wardline: [1-9]/), notifications: await window.notifications() };
}

/** A server that cannot start. */
export async function failing(window, { artifacts }) {
  const seen = {};
  seen.message = await window.notification(/did not start/);
  seen.notifications = await window.notifications();
  seen.status = await window.status(/Wardline/);
  await window.screenshot(join(artifacts, "vscode-failing.png"));
  return seen;
}
