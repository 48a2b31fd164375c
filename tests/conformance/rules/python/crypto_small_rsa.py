from cryptography.hazmat.primitives.asymmetric import rsa
from Crypto.PublicKey import RSA

BITS = 1024
# ruleid: crypto-small-rsa
a = rsa.generate_private_key(public_exponent=65537, key_size=1024)
# ok: crypto-small-rsa
b = rsa.generate_private_key(public_exponent=65537, key_size=4096)
# ruleid: crypto-small-rsa
c = rsa.generate_private_key(65537, 512)
# ruleid: crypto-small-rsa
d = RSA.generate(BITS)
# ok: crypto-small-rsa
e = RSA.generate(1000)
# ruleid: crypto-small-rsa
f = RSA.generate(512 * 2)
# ok: crypto-small-rsa
g = RSA.generate(bits())
# ok: crypto-small-rsa
h = RSA.generate(2 ** 12)
