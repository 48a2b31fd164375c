import ast
import builtins


def variable(text):
    # ruleid: python.injection.eval-dynamic
    return eval(text)


def statement(text, namespace):
    # ruleid: python.injection.eval-dynamic
    exec(text, namespace)


def formatted(name):
    # ruleid: python.injection.eval-dynamic
    return eval(f"settings.{name}")


def qualified(text):
    # ruleid: python.injection.eval-dynamic
    return builtins.eval(text)


def constant():
    # ok: python.injection.eval-dynamic
    return eval("1 + 1")


def constant_variable():
    text = "1 + 1"
    # ok: python.injection.eval-dynamic
    return eval(text)


def literal(text):
    # ok: python.injection.eval-dynamic
    return ast.literal_eval(text)


def method(model, text):
    # ok: python.injection.eval-dynamic
    return model.eval(text)


def renamed(text):
    run = eval
    # The built-in is reached through a variable.
    # todoruleid: python.injection.eval-dynamic
    return run(text)
