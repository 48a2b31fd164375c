import aiohttp
from aiohttp import ClientSession, TCPConnector


async def fetch(url, context, message):
    # ruleid: python.crypto.aiohttp-ssl-disabled
    connector = aiohttp.TCPConnector(ssl=False)
    async with aiohttp.ClientSession(connector=connector) as session:
        # ruleid: python.crypto.aiohttp-ssl-disabled
        await session.get(url, ssl=False)
        # ruleid: python.crypto.aiohttp-ssl-disabled
        async with session.request("GET", url, ssl=False, timeout=5) as answer:
            body = await answer.text()
    # ruleid: python.crypto.aiohttp-ssl-disabled
    strict = ClientSession(connector=TCPConnector(limit=10, ssl=False))

    # ok: python.crypto.aiohttp-ssl-disabled
    await session.get(url)
    # ok: python.crypto.aiohttp-ssl-disabled
    await session.get(url, ssl=context)
    # ok: python.crypto.aiohttp-ssl-disabled
    aiohttp.TCPConnector(ssl=True)
    # A mail server's plain connection: another weakness, and often an internal one.
    # ok: python.crypto.aiohttp-ssl-disabled
    message.send(host="localhost", ssl=False)
    return body, strict
