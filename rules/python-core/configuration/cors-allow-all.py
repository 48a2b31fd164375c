import os

# ruleid: python.configuration.cors-allow-all
CORS_ALLOW_ALL_ORIGINS = True
# ruleid: python.configuration.cors-allow-all
CORS_ORIGIN_ALLOW_ALL = True


class Base:
    # ruleid: python.configuration.cors-allow-all
    CORS_ALLOW_ALL_ORIGINS: bool = True


# ok: python.configuration.cors-allow-all
CORS_ALLOW_ALL_ORIGINS = False
# ok: python.configuration.cors-allow-all
CORS_ALLOWED_ORIGINS = ["https://shop.example.com"]
# ok: python.configuration.cors-allow-all
CORS_ALLOW_ALL_ORIGINS = os.environ.get("SHOP_OPEN") == "1"
# ok: python.configuration.cors-allow-all
CORS_ALLOW_CREDENTIALS = True
