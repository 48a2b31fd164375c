const cors = require("cors");
const app = require("express")();

// ruleid: cors-reflection
app.use(cors());
// ruleid: cors-reflection
app.use("/open", cors({ methods: ["GET"], origin: "*" }));
// ok: cors-reflection
app.use("/closed", cors({ origin: ["https://shop.example"] }));
// ruleid: cors-reflection
app.use("/cred", cors({ credentials: true, origin: true }));

app.use((req, res, next) => {
  // ruleid: cors-reflection
  res.setHeader("Access-Control-Allow-Origin", req.headers.origin);
  // ok: cors-reflection
  res.setHeader("Vary", req.headers.origin);
  // ruleid: cors-reflection
  res.header("access-control-allow-origin", req.headers.origin);
  // ok: cors-reflection
  res.header("Access-Control-Allow-Origin", "https://shop.example");
  next();
});

module.exports = function attach(request, response) {
  // ruleid: cors-reflection
  response.set("Access-Control-Allow-Origin", request.get("origin"));
};
