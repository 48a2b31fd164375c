import Crypto.Cipher.ARC4
from Crypto.Cipher import AES, DES
from Crypto.Cipher import DES3 as TripleDes
from Cryptodome.Cipher import Blowfish
from cryptography.hazmat.decrepit.ciphers.algorithms import RC2
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def encrypt(key, iv, nonce, data):
    # ruleid: python.crypto.weak-cipher
    DES.new(key, DES.MODE_CBC, iv).encrypt(data)
    # ruleid: python.crypto.weak-cipher
    TripleDes.new(key, TripleDes.MODE_CFB, iv)
    # ruleid: python.crypto.weak-cipher
    Crypto.Cipher.ARC4.new(key)
    # ruleid: python.crypto.weak-cipher
    Blowfish.new(key=key, mode=Blowfish.MODE_CBC)
    # ruleid: python.crypto.weak-cipher
    Cipher(algorithms.TripleDES(key), modes.CBC(iv))
    # ruleid: python.crypto.weak-cipher
    Cipher(RC2(key), modes.CBC(iv))

    # ok: python.crypto.weak-cipher
    AES.new(key, AES.MODE_GCM, nonce=nonce).encrypt_and_digest(data)
    # ok: python.crypto.weak-cipher
    Cipher(algorithms.AES(key), modes.GCM(nonce))
    # ok: python.crypto.weak-cipher
    AESGCM(key).encrypt(nonce, data, None)
    # ok: python.crypto.weak-cipher
    Cipher(algorithms.ChaCha20(key, nonce), mode=None)
