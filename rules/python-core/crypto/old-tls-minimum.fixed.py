import ssl


def contexts(context, other, floor):
    # ruleid: python.crypto.old-tls-minimum
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    # ruleid: python.crypto.old-tls-minimum
    other.options.minimum_version = ssl.TLSVersion.TLSv1_2
    # ruleid: python.crypto.old-tls-minimum
    context.minimum_version = ssl.TLSVersion.TLSv1_2

    # ok: python.crypto.old-tls-minimum
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    # ok: python.crypto.old-tls-minimum
    context.minimum_version = floor
    # ok: python.crypto.old-tls-minimum
    context.maximum_version = ssl.TLSVersion.TLSv1_3
    # ok: python.crypto.old-tls-minimum
    allowed = context.minimum_version >= ssl.TLSVersion.TLSv1
    return allowed
