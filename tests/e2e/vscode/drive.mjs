// drive.mjs PLAN.json: runs one scenario in a window and prints what it saw, as JSON. A failure leaves a screenshot.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openWindow } from "./window.mjs";
import * as scenarios from "./scenarios.mjs";

const plan = JSON.parse(readFileSync(process.argv[2], "utf8"));
const window = await openWindow(plan);
try {
  const seen = await scenarios[plan.scenario](window, plan);
  process.stdout.write(JSON.stringify(seen));
} catch (error) {
  const picture = join(plan.artifacts, `failed-${plan.scenario}.png`);
  await window.screenshot(picture);
  console.error(`${error.stack ?? error}\nThe window then: ${picture}`);
  process.exitCode = 1;
} finally {
  await window.close();
}
