from Crypto.Cipher import AES, Blowfish, DES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def encrypt(key, data, iv):
    # ruleid: crypto-ecb
    one = AES.new(key, AES.MODE_ECB)
    # ok: crypto-ecb
    two = AES.new(key, AES.MODE_CBC, iv)
    # ruleid: crypto-ecb
    three = Cipher(algorithms.AES(key), modes.ECB())
    # ok: crypto-ecb
    four = Cipher(algorithms.AES(key), modes.GCM(iv))
    # ruleid: crypto-ecb
    five = DES.new(key)
    # ok: crypto-ecb
    six = Blowfish.new(key, Blowfish.MODE_CBC, iv)
    # ruleid: crypto-ecb
    seven = AES.new(key=key, mode=AES.MODE_ECB)
    mode = AES.MODE_ECB
    # ruleid: crypto-ecb
    eight = AES.new(key, mode)
    return one, two, three, four, five, six, seven, eight
