import { ApolloServer } from "@apollo/server";
import { typeDefs, resolvers } from "./schema";

interface Context {
  user?: string;
}

// ruleid: graphql-introspection
const open = new ApolloServer({ typeDefs, resolvers });

// ok: graphql-introspection
const closed = new ApolloServer({ typeDefs, resolvers, introspection: false });

// ruleid: graphql-introspection
const typed = new ApolloServer<Context>({
  typeDefs,
  resolvers,
  introspection: true,
});

// ok: graphql-introspection
const typedClosed = new ApolloServer<Context>({ introspection: false, typeDefs, resolvers });

// ok: graphql-introspection
const byEnvironment = new ApolloServer({
  introspection: process.env.NODE_ENV !== "production",
  typeDefs,
});

export { open, closed, typed, typedClosed, byEnvironment };
