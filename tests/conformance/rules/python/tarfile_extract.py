import tarfile
import zipfile


def unpack(name, target):
    with tarfile.open(name) as archive:
        # ruleid: tarfile-extract
        archive.extractall(target)
        # ok: tarfile-extract
        archive.extractall(target, filter="data")
        # ok: tarfile-extract
        archive.extractall(path=target, members=safe_members(archive))
    tar = tarfile.open(name, "r:gz")
    for member in tar:
        # ruleid: tarfile-extract
        tar.extract(member, target)
    tar.close()
    with zipfile.ZipFile(name) as z:
        # ok: tarfile-extract
        z.extractall(target)
