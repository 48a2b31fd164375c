import { app, BrowserWindow } from "electron";
import path from "node:path";

let main: BrowserWindow | null = null;

async function createWindow(): Promise<void> {
  // ruleid: electron-web-preferences
  main = new BrowserWindow({
    width: 800,
    webPreferences: {
      preload: path.join(__dirname, "preload.js"),
      nodeIntegration: true,
    },
  });
  await main.loadFile("index.html");
}

function about() {
  // ok: electron-web-preferences
  const window = new BrowserWindow({ webPreferences: { nodeIntegration: false, contextIsolation: true } });
  // ruleid: electron-web-preferences
  const help = new BrowserWindow({ parent: window, webPreferences: { contextIsolation: false } });
  return [window, help];
}

function later() {
  // ruleid: electron-web-preferences
  const options = { show: false, webPreferences: { nodeIntegration: true } };
  const child = new BrowserWindow(options);
  child.show();
}

void app.whenReady().then(createWindow);
