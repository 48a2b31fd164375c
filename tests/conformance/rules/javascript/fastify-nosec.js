const fastify = require("fastify")({ logger: true });
const { userSchema } = require("./schemas");

// ruleid: fastify-nosec
fastify.post("/users", async (request, reply) => {
  const user = await save(request.body);
  return reply.code(201).send(user);
});

// ok: fastify-nosec
fastify.post("/orders", { schema: { body: userSchema } }, async (request, reply) => {
  return request.body;
});

// ruleid: fastify-nosec
fastify.post("/items", { preHandler: [auth] }, async (request, reply) => {
  reply.send(request.body);
});

// ruleid: fastify-nosec
fastify.route({
  method: "POST",
  url: "/log",
  handler: log,
});

// ok: fastify-nosec
fastify.route({ method: "POST", url: "/ok", schema: { body: userSchema }, handler: log });

// ok: fastify-nosec
fastify.route({ method: "GET", url: "/log", handler: log });

fastify.listen({ port: 3000 });
