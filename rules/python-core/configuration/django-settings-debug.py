import os

# ruleid: python.configuration.django-settings-debug
DEBUG = True
# ruleid: python.configuration.django-settings-debug
TEMPLATE_DEBUG = True

if "SHOP" in os.environ:
    # ruleid: python.configuration.django-settings-debug
    DEBUG: bool = True

# ok: python.configuration.django-settings-debug
DEBUG = False
# ok: python.configuration.django-settings-debug
DEBUG = os.environ.get("DJANGO_DEBUG") == "1"
# ok: python.configuration.django-settings-debug
DEBUG_TOOLBAR = True
# ok: python.configuration.django-settings-debug
options = {"DEBUG": True}
