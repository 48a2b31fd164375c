import sys
import traceback
from pprint import pprint


def handler(event, context):
    # ruleid: nested-either-inside
    print(event)
    # ruleid: nested-either-inside
    pprint(context)
    if DEBUG:
        # ok: nested-either-inside
        print("debug")
    else:
        # ruleid: nested-either-inside
        print("else")
    # ok: nested-either-inside
    print("error", event, file=sys.stderr)
    try:
        work()
    except Exception:
        # ruleid: nested-either-inside
        traceback.print_exc()


class Command(BaseCommand):
    def handle(self, *args, **options):
        # ruleid: nested-either-inside
        print(args)

    def other(self):
        # ok: nested-either-inside
        print(self)


def plain(event):
    # ok: nested-either-inside
    print(event)
