# ok: global-mutable-default
def one(a, b=[]):
    return b


# ruleid: global-mutable-default
def two(a, b=[], *, c=1):
    b.append(a)
    return b


# ruleid: global-mutable-default
def three(cache={}):
    value = compute()
    if value:
        cache.update(a=1)
    return cache


# ok: global-mutable-default
def four(cache=None):
    cache.update(a=1)


# ruleid: global-mutable-default
async def five(seen=set(), *args):
    seen.add(args)
