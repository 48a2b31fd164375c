from fastapi import Request
from flask import request
from langchain.prompts import PromptTemplate


def ask():
    topic = request.json["topic"]
    messages = [
        # ruleid: llm-prompt-from-request
        {"role": "system", "content": f"You know all about {topic}."},
        # ok: llm-prompt-from-request
        {"role": "user", "content": topic},
    ]
    # ruleid: llm-prompt-from-request
    template = PromptTemplate(input_variables=[], template="About " + topic)
    return messages, template


async def fast(incoming: Request):
    body = await incoming.json()
    # ruleid: llm-prompt-from-request
    return [{"content": body["x"], "role": "system"}]


async def other(incoming: Response):
    # ok: llm-prompt-from-request
    return [{"content": incoming.text, "role": "system"}]
