import pickle
from asyncio import Queue


async def handler(ws):
    text = await ws.receive_text()
    # ruleid: websocket-handler-taint
    eval(text)
    async for message in ws:
        # ruleid: websocket-handler-taint
        pickle.loads(message)
    data = (await ws.recv()).strip()
    # ruleid: websocket-handler-taint
    return eval(data)


async def queue(ws):
    waiting = Queue()
    waiting.put(await ws.recv())
    first = waiting.get_nowait()
    # ruleid: websocket-handler-taint
    eval(first)
    for one in [await ws.recv()]:
        # ruleid: websocket-handler-taint
        eval(one)


def quiet(ws):
    # ok: websocket-handler-taint
    eval("1 + 1")
    # ok: websocket-handler-taint
    return pickle.loads(ws.recv())
