import httpx
import httpx as web


async def fetch(url, queue, limit):
    # ruleid: python.availability.http-timeout-disabled
    httpx.get(url)
    # ruleid: python.availability.http-timeout-disabled
    web.post(url, json={"a": 1})
    # ruleid: python.availability.http-timeout-disabled
    async with httpx.AsyncClient() as client:
        await client.get(url)

    # ok: python.availability.http-timeout-disabled
    httpx.get(url)
    # ok: python.availability.http-timeout-disabled
    httpx.get(url, timeout=limit)
    # ok: python.availability.http-timeout-disabled
    queue.get(timeout=None)
