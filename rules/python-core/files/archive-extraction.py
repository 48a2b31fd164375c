import tarfile
import zipfile
from contextlib import closing
from tarfile import open as open_tar


def opened(name, target):
    with tarfile.open(name) as archive:
        # ruleid: python.files.archive-extraction
        archive.extractall(target)


def assigned(name):
    archive = tarfile.open(name, "r:gz")
    # ruleid: python.files.archive-extraction
    archive.extractall()
    archive.close()


def chained(name):
    # ruleid: python.files.archive-extraction
    open_tar(name).extractall(path="/srv")


def trusted(name):
    with closing(tarfile.open(name)) as archive:
        # ruleid: python.files.archive-extraction
        archive.extractall("/srv", filter="fully_trusted")


def typed(archive: tarfile.TarFile):
    # ruleid: python.files.archive-extraction
    archive.extractall("/srv")


def filtered(name):
    with tarfile.open(name) as archive:
        # ok: python.files.archive-extraction
        archive.extractall("/srv", filter="data")


def filter_function(name):
    with tarfile.open(name) as archive:
        # ok: python.files.archive-extraction
        archive.extractall("/srv", filter=tarfile.data_filter)


def own_filter(name, keep):
    with tarfile.open(name) as archive:
        # ok: python.files.archive-extraction
        archive.extractall("/srv", filter=keep)


def old_python(name):
    with tarfile.open(name) as archive:
        if hasattr(tarfile, "data_filter"):
            archive.extractall("/srv", filter="data")
        else:
            # ok: python.files.archive-extraction
            archive.extractall("/srv")


def checked_members(name):
    with tarfile.open(name) as archive:
        # ok: python.files.archive-extraction
        archive.extractall("/srv", members=safe_members(archive))


def zipped(name):
    with zipfile.ZipFile(name) as archive:
        # ok: python.files.archive-extraction
        archive.extractall("/srv")


def unpacked(name):
    import shutil

    # shutil.unpack_archive() has the same weakness for tar files, but the kind of archive is not known here.
    # todoruleid: python.files.archive-extraction
    shutil.unpack_archive(name, "/srv")
