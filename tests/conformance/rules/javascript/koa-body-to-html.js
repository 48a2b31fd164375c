const Koa = require("koa");
const he = require("he");
const app = new Koa();

app.use(async (ctx, next) => {
  const start = Date.now();
  await next();
  ctx.set("X-Time", `${Date.now() - start}`);
});

app.use(async (ctx) => {
  const { name } = ctx.query;
  if (ctx.path === "/json") {
    // ok: koa-body-to-html
    ctx.body = { name };
  } else if (ctx.path === "/safe") {
    // ok: koa-body-to-html
    ctx.body = `<p>${he.encode(name)}</p>`;
  } else {
    // ruleid: koa-body-to-html
    ctx.body = `<p>${name}</p>`;
  }
});

app.use((ctx) => {
  try {
    const page = ctx.params.page ?? "home";
    // ruleid: koa-body-to-html
    ctx.response.body = ["<h1>", page, "</h1>"].join("");
  } catch (error) {
    // ok: koa-body-to-html
    ctx.body = error.message;
  }
});

app.listen(3000);
