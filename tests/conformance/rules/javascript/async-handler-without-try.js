const app = require("express")();
const db = require("./db");

// ruleid: async-handler-without-try
app.get("/users", async (req, res) => {
  const users = await db.users();
  res.json(users);
});

// ok: async-handler-without-try
app.get("/items", async (req, res) => {
  try {
    res.json(await db.items());
  } catch (error) {
    res.sendStatus(500);
  }
});

// ruleid: async-handler-without-try
app.post("/items", async function (req, res) {
  await db.save(req.body);
  res.end();
});

// ok: async-handler-without-try
app.delete("/items", async (req, res) => {
  await db.clear();
  res.end();
});

// ok: async-handler-without-try
app.get("/", (req, res) => res.end());
