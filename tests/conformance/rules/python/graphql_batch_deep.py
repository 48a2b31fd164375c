# ruleid: graphql-batch-deep
a = GraphQLView(schema, introspection=True)
# ok: graphql-batch-deep
b = TestGraphQL(schema, introspection=True)
# ruleid: graphql-batch-deep
c = make.Schema(introspection=True, depth=3)
# ok: graphql-batch-deep
d = GraphQLView(schema, introspection=False)
# ok: graphql-batch-deep
e = View(schema, introspection=True)
