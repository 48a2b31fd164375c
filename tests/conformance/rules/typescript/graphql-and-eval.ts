import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ApolloServer } from '@apollo/server';
import * as vm from 'vm';

@Resolver(() => Item)
export class ItemResolver {
  constructor(private readonly items: ItemService) {}

  @Query(() => [Item], { name: 'items' })
  list(@Args('filter') filter: string, limit: number) {
    const test = new Function('item', `return ${filter}`);
    eval('x' + limit);
    return this.items.all().filter(test as any);
  }

  @Mutation(() => Item)
  async update(@Args('id') id: string, @Args('code') code: string): Promise<Item> {
    vm.runInNewContext(code, { id });
    vm.runInNewContext('1 + 1', { n: 1 });
    setTimeout(code, 10);
    setTimeout(() => code, 10);
    return eval(`(${code})`);
  }

  @ResolveField()
  owner(@Args('x') x: string) {
    return eval(x);
  }
}

const resolvers = {
  Query: {
    item: (parent: unknown, args: { id: string }) => eval(args.id),
    other: (parent, { code }, context) => {
      return new Function(code);
    },
    fine: (parent, args) => find(args.id),
  },
  Mutation: {},
};

const helpers = {
  run: (parent, args) => eval(args.id),
};

const server = new ApolloServer({ typeDefs, resolvers });
const open = new ApolloServer({ typeDefs, introspection: true, validationRules: [depth(5)] });
const closed = new ApolloServer<Context>({ typeDefs, introspection: false });
const limited = new ApolloServer({ typeDefs, validationRules: [depth(5)] });
const given = new ApolloServer(config);

@Module({
  imports: [
    GraphQLModule.forRoot<ApolloDriverConfig>({ driver: ApolloDriver, playground: true, introspection: false }),
    GraphQLModule.forRoot<ApolloDriverConfig>({ driver: ApolloDriver, introspection: process.env.NODE_ENV !== 'production' }),
    GraphQLModule.forRoot({ autoSchemaFile: true }),
  ],
})
export class AppModule {}
