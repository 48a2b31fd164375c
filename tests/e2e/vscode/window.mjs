// One VS Code window in a headless browser. Every wait is for something that shows, with a limit; nothing sleeps.
import { createRequire } from "node:module";
import { join } from "node:path";

const LIMIT = 45_000;
const STATUS = '.statusbar-item[id$="wardline.status"]';
const POLL = { timeout: LIMIT };

/** Open a window on a folder with one file in front. */
export async function openWindow({ modules, chromium, profile, url, folder, file, fine }) {
  const playwright = createRequire(join(modules, "index.js"))("playwright-core");
  const context = await playwright.chromium.launchPersistentContext(profile, {
    executablePath: chromium,
    headless: true,
    chromiumSandbox: false,
    viewport: fine ? { width: 1280, height: 960 } : { width: 1360, height: 820 },
    deviceScaleFactor: fine ? 2 : 1,
    args: ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"],
  });
  context.setDefaultTimeout(LIMIT);
  const page = context.pages()[0] ?? (await context.newPage());
  const payload = JSON.stringify([["openFile", `vscode-remote://${new URL(url).host}${file}`]]);
  await page.goto(`${url}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(payload)}`);
  return new Window(context, page);
}

class Window {
  constructor(context, page) {
    this.context = context;
    this.page = page;
  }

  close() {
    return this.context.close();
  }

  async screenshot(file) {
    await this.page.screenshot({ path: file });
  }

  /** The text that an element shows, once it shows one that fits. */
  async textOf(selector, fitting = /\S/) {
    const element = this.page.locator(selector).filter({ hasText: fitting, visible: true }).first();
    await element.waitFor();
    return plain(await element.innerText());
  }

  async editorShows(text) {
    await this.page.locator(".monaco-editor .view-lines").filter({ hasText: spaced(text) }).first().waitFor();
  }

  async squiggle(kind = "squiggly-error") {
    await this.page.locator(`.monaco-editor .${kind}`).first().waitFor({ state: "attached" });
  }

  async noSquiggle(kind = "squiggly-error") {
    await this.page.waitForFunction((name) => !document.querySelector(`.monaco-editor .${name}`), kind, POLL);
  }

  /** Put the cursor on a line and column, counted from 1. */
  async goTo(line, column) {
    await this.page.locator(".monaco-editor .view-lines").first().click();
    await this.page.keyboard.press("Control+g");
    await this.page.locator(".quick-input-widget input").first().waitFor();
    await this.page.keyboard.type(`${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.page.locator(".quick-input-widget").first().waitFor({ state: "hidden" });
    await this.statusBar(new RegExp(`Ln ${line}, Col ${column}\\b`));
  }

  /** Type as a person does: one key after the other. */
  async type(text) {
    await this.page.keyboard.type(text, { delay: 5 });
  }

  /** Wardline's own item in the status bar. */
  status(fitting) {
    return this.textOf(STATUS, fitting);
  }

  statusBar(fitting) {
    return this.textOf(".statusbar-item", fitting);
  }

  /** A row of the Problems panel. */
  async problem(fitting) {
    await this.page.keyboard.press("Control+Shift+m");
    return this.problemShown(fitting);
  }

  problemShown(fitting) {
    return this.textOf(".markers-panel .monaco-list-row", fitting);
  }

  press(chord) {
    return this.page.keyboard.press(chord);
  }

  /** Click the status bar item and return the titles of its menu, which stays open. */
  async statusMenu() {
    await this.page.locator(STATUS).click();
    const rows = this.page.locator(".quick-input-list .monaco-list-row");
    await rows.first().waitFor();
    return (await rows.allInnerTexts()).map(plain);
  }

  async chooseFromMenu(fitting) {
    await this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: fitting }).first().click();
  }

  /** A line of the output panel. */
  output(fitting) {
    return this.textOf(".output-view .view-line, .output .view-line", fitting);
  }

  /** The hover at the cursor, once the part that fits has arrived: its parts come one after the other. */
  async hover(fitting) {
    await this.page.keyboard.press("Control+k");
    await this.page.keyboard.press("Control+i");
    return this.textOf(".monaco-hover", fitting);
  }

  async dismiss() {
    await this.page.keyboard.press("Escape");
  }

  /** Titles of the quick fixes at the cursor; the menu stays open. */
  async quickFixes(fitting) {
    await this.page.keyboard.press("Control+.");
    const rows = this.page.locator(".action-widget .monaco-list-row.action");
    await rows.filter({ hasText: fitting }).first().waitFor();
    return (await rows.allInnerTexts()).map(plain);
  }

  async choose(fitting) {
    await this.page.locator(".action-widget .monaco-list-row.action").filter({ hasText: fitting }).first().click();
    await this.page.locator(".action-widget .monaco-list-row.action").first().waitFor({ state: "hidden" });
  }

  async save() {
    await this.page.keyboard.press("Control+s");
    await this.page.waitForFunction(() => !document.querySelector(".tab.dirty"), undefined, POLL);
  }

  /** The rendered text of a Markdown preview. */
  async preview() {
    const outer = this.page.frameLocator("iframe.webview.ready");
    const body = outer.frameLocator("iframe#active-frame").locator(".markdown-body");
    await body.locator("h1").first().waitFor();
    return body.innerText();
  }

  notification(fitting) {
    return this.textOf(".notification-toast", fitting);
  }

  notifications() {
    return this.page.locator(".notification-toast").count();
  }
}

/** VS Code draws a space as a no-break space. */
function plain(text) {
  return text.replaceAll("\u00a0", " ").replace(/\s*\n\s*/g, "\n").trim();
}

function spaced(text) {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(escaped.replace(/ /g, "[ \u00a0]"));
}
