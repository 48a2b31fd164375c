const cors = require("cors");
const app = require("express")();

// ruleid: javascript.configuration.cors-credentials
app.use(cors({ origin: true, credentials: true }));
// ruleid: javascript.configuration.cors-credentials
app.use("/api", cors({ credentials: true, maxAge: 600, origin: true }));
// ruleid: javascript.configuration.cors-credentials
const open = cors({ methods: ["GET"], origin: true, credentials: true });

// ok: javascript.configuration.cors-credentials
app.use(cors());
// ok: javascript.configuration.cors-credentials
app.use(cors({ origin: "https://shop.example.com", credentials: true }));
// ok: javascript.configuration.cors-credentials
app.use(cors({ origin: true }));

module.exports = { open };
