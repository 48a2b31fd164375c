const { app, ipcMain, shell, BrowserWindow } = require("electron");

ipcMain.on("open", (event, url) => {
  // ruleid: electron-open-external
  shell.openExternal(url);
});

ipcMain.on("open-safe", (event, url, options) => {
  if (typeof url === "string" && url.startsWith("https://")) {
    // ok: electron-open-external
    shell.openExternal(url, options);
  }
});

ipcMain.handle("help", async (event, topic) => {
  // ok: electron-open-external
  await shell.openExternal("https://help.example");
  // ruleid: electron-open-external
  return shell.openExternal(topic);
});

app.on("ready", () => {
  const window = new BrowserWindow();
  window.webContents.setWindowOpenHandler(({ url }) => {
    // ruleid: electron-open-external
    shell.openExternal(url);
    return { action: "deny" };
  });
});
