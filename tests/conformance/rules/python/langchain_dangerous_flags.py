from langchain.agents import load_tools
from langchain_experimental.agents import create_pandas_dataframe_agent
from langchain_community.vectorstores import FAISS

# ruleid: langchain-dangerous-flags
agent = create_pandas_dataframe_agent(llm, frame, allow_dangerous_code=True)
# ok: langchain-dangerous-flags
agent = create_pandas_dataframe_agent(llm, frame)
# ruleid: langchain-dangerous-flags
index = FAISS.load_local("index", embeddings, allow_dangerous_deserialization=True)
# ruleid: langchain-dangerous-flags
tools = load_tools(["serpapi", "terminal"], llm=llm)
# ok: langchain-dangerous-flags
tools = load_tools(["serpapi"], llm=llm)
# ok: langchain-dangerous-flags
tools = load_tools(names)
