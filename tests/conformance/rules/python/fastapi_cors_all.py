from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
# ruleid: fastapi-cors-all
app.add_middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_credentials=True,
    allow_methods=["*"],
)
# ruleid: fastapi-cors-all
app.add_middleware(CORSMiddleware, allow_credentials=True, allow_origins=["https://a.example", "*"])
# ok: fastapi-cors-all
app.add_middleware(CORSMiddleware, allow_origins=["*"])
# ok: fastapi-cors-all
app.add_middleware(CORSMiddleware, allow_origins=["https://a.example"], allow_credentials=True)
# ok: fastapi-cors-all
app.add_middleware(GZipMiddleware, minimum_size=1000)
