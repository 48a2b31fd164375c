import transformers
from transformers import AutoModel, AutoTokenizer

# ruleid: huggingface-remote-code
a = AutoModel.from_pretrained("org/model", trust_remote_code=True)
# ok: huggingface-remote-code
b = AutoModel.from_pretrained("org/model")
# ok: huggingface-remote-code
c = AutoTokenizer.from_pretrained("org/model", trust_remote_code=True, revision="abc123")
# ruleid: huggingface-remote-code
d = transformers.AutoModel.from_pretrained("x/y", device="cpu", trust_remote_code=True)
# ok: huggingface-remote-code
e = Mine.from_pretrained("x/y", trust_remote_code=True)
# ok: huggingface-remote-code
f = AutoModel.from_pretrained(trust_remote_code=False, name="x")
