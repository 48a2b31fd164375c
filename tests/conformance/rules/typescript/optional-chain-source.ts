import { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";

declare const client: DynamoDBDocumentClient;

export const handler = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
  const tenant = event.queryStringParameters?.tenant ?? "default";
  const item = await client.send(
    new GetCommand({
      // ruleid: optional-chain-source
      TableName: `items-${tenant}`,
      Key: { id: event.pathParameters!.id },
    }),
  );
  // ok: optional-chain-source
  await client.send(new GetCommand({ TableName: "items", Key: { id: tenant } }));
  return { statusCode: 200, body: JSON.stringify(item) };
};

export async function old(event: APIGatewayProxyEvent, documents: any) {
  const table = event.headers["x-table"] as string;
  // ruleid: optional-chain-source
  return documents.get({ TableName: table, Key: { id: 1 } });
}
