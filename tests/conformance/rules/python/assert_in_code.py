import pytest

assert pytest


class Account:
    # ruleid: assert-in-code
    assert LIMIT > 0, "limit"

    def pay(self, amount):
        # ok: assert-in-code
        assert amount > 0
        return amount


def test_pay():
    # ok: assert-in-code
    assert Account().pay(1) == 1
