"""Settings of the shop."""

import os

SHOP_NAME = "Shopfront"
DATABASE = os.environ.get("SHOP_DATABASE", "shop.db")
UPLOADS = os.environ.get("SHOP_UPLOADS", "uploads")

# weakness: hard-coded secret
SECRET_KEY = "9f4c1d7be0a2438aa1c5e7d2b6f80934"
MAIL_API_KEY = os.environ.get("SHOP_MAIL_API_KEY", "")
PAYMENT_KEY = os.environ.get("SHOP_PAYMENT_KEY", "")

PAYMENT_URL = "https://payments.example.com/v2/charges"
STOCK_FEED = "https://stock.example.com/feed.xml"
SESSION_SECONDS = 30 * 60
