def read(paths):
    for path in paths:
        # ruleid: bare-except-pass
        try:
            load(path)
        except:
            pass
        # ok: bare-except-pass
        try:
            load(path)
        except ValueError:
            pass
        # ruleid: bare-except-pass
        try:
            first(path)
            second(path)
        except Exception:
            pass
        # ruleid: bare-except-pass
        try:
            load(path)
        except OSError as error:
            continue
        # ok: bare-except-pass
        try:
            load(path)
        except Exception as error:
            print(error)
