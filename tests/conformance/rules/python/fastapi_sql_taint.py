from fastapi import APIRouter, Depends
from sqlalchemy import text

router = APIRouter()


@router.get("/items")
async def items(name: str, session=Depends(db)):
    # ruleid: fastapi-sql-taint
    statement = text("select * from items where name = '" + name + "'")
    # ruleid: fastapi-sql-taint
    return await session.execute(statement)


@router.get("/bound")
async def bound(name: str, session=Depends(db)):
    # ok: fastapi-sql-taint
    return await session.execute(text("select * from items where name = :n"), {"n": name})


@router.post("/number")
async def number(count: int, session=Depends(db)):
    # ok: fastapi-sql-taint
    return await session.execute(f"select * from items limit {count}")


@router.delete("/gone")
async def gone(name: str, session=Depends(db)):
    # ok: fastapi-sql-taint
    return await session.execute(f"delete from items where name = '{name}'")


@router.post("/add")
async def add(session: Session, title: str):
    query = "insert into items values ('%s')" % title
    # ruleid: fastapi-sql-taint
    await session.execute(query)
