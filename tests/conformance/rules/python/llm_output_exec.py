import json
import subprocess

import anthropic
import openai
from openai import OpenAI

client = OpenAI()


def run(prompt):
    answer = client.chat.completions.create(model="m", messages=[{"role": "user", "content": prompt}])
    code = answer.choices[0].message.content
    # ruleid: llm-output-exec
    exec(code)
    # ok: llm-output-exec
    data = json.loads(code)
    # ok: llm-output-exec
    return eval(data["expression"])


def shell(prompt):
    reply = openai.ChatCompletion.create(prompt=prompt)
    # ruleid: llm-output-exec
    subprocess.run(reply["choices"][0]["text"].strip(), shell=True)
    # ok: llm-output-exec
    subprocess.run(["echo", reply["id"]])


def claude(prompt):
    message = anthropic.Anthropic().messages.create(max_tokens=5, prompt=prompt)
    for block in message.content:
        # ruleid: llm-output-exec
        eval(block.text)
