from Crypto.Cipher import AES
from Cryptodome.Cipher import AES as Aes2
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.modes import ECB


def encrypt(key, iv, nonce):
    # ruleid: python.crypto.ecb-mode
    AES.new(key, AES.MODE_ECB)
    # ruleid: python.crypto.ecb-mode
    Aes2.new(key, mode=Aes2.MODE_ECB)
    # ruleid: python.crypto.ecb-mode
    Cipher(algorithms.AES(key), modes.ECB())
    # ruleid: python.crypto.ecb-mode
    Cipher(algorithms.AES(key), mode=ECB())

    # PyCrypto's default mode was ECB; PyCryptodome asks for one.
    # todoruleid: python.crypto.ecb-mode
    AES.new(key)

    # ok: python.crypto.ecb-mode
    AES.new(key, AES.MODE_GCM, nonce=nonce)
    # ok: python.crypto.ecb-mode
    AES.new(key, AES.MODE_EAX)
    # ok: python.crypto.ecb-mode
    Cipher(algorithms.AES(key), modes.CBC(iv))
    # ok: python.crypto.ecb-mode
    print(AES.MODE_ECB)
