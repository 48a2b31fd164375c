import logging


def work(items, task):
    # ruleid: python.errors.swallowed-exception
    try:
        task()
    except Exception:
        pass

    # ruleid: python.errors.swallowed-exception
    try:
        task()
    except:  # noqa
        pass

    # ruleid: python.errors.swallowed-exception
    try:
        task()
    except Exception as error:
        pass

    for item in items:
        # ruleid: python.errors.swallowed-exception
        try:
            item()
        except BaseException:
            continue

    # ok: python.errors.swallowed-exception
    try:
        task()
    except KeyError:
        pass

    # ok: python.errors.swallowed-exception
    try:
        task()
    except Exception:
        logging.exception("task failed")

    # ok: python.errors.swallowed-exception
    try:
        task()
    except Exception:
        raise

    # ok: python.errors.swallowed-exception
    try:
        task()
    finally:
        pass

    # Assigning a value nobody reads swallows just as well.
    # todoruleid: python.errors.swallowed-exception
    try:
        task()
    except Exception:
        _ = None
