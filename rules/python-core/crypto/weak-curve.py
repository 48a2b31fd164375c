from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric import ec as curves
import cryptography.hazmat.primitives.asymmetric.ec


def keys():
    # ruleid: python.crypto.weak-curve
    ec.generate_private_key(ec.SECP192R1())
    # ruleid: python.crypto.weak-curve
    ec.generate_private_key(curve=curves.SECT163K1())
    # ruleid: python.crypto.weak-curve
    chosen = cryptography.hazmat.primitives.asymmetric.ec.SECT163R2

    # ok: python.crypto.weak-curve
    ec.generate_private_key(ec.SECP256R1())
    # ok: python.crypto.weak-curve
    ec.generate_private_key(ec.SECP384R1())
    # ok: python.crypto.weak-curve
    ec.generate_private_key(curves.BrainpoolP256R1())
    return chosen
