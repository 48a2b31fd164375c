import os

# ruleid: python.configuration.django-settings-allowed-hosts
ALLOWED_HOSTS = ["*"]
# ruleid: python.configuration.django-settings-allowed-hosts
ALLOWED_HOSTS = ["shop.example.com", '*']
if os.environ.get("SHOP_OPEN"):
    # ruleid: python.configuration.django-settings-allowed-hosts
    ALLOWED_HOSTS += ["*"]

# ok: python.configuration.django-settings-allowed-hosts
ALLOWED_HOSTS = ["shop.example.com", ".example.org"]
# ok: python.configuration.django-settings-allowed-hosts
ALLOWED_HOSTS = os.environ["SHOP_HOSTS"].split(",")
# ok: python.configuration.django-settings-allowed-hosts
CORS_HEADERS = ["*"]
# ok: python.configuration.django-settings-allowed-hosts
ALLOWED_HOSTS = []
