"""Where the bytes of an image come from: a file, or a member of a ZIP archive."""

import io
import os
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from pcam_model.wording import Text
from viewer.dicom.radiograph import UnreadableError
from viewer.dicom.text import clean

# A member is unpacked into memory. A chest radiograph has 20 MB; nothing here needs 2 GiB.
LARGEST_MEMBER = 2 * 1024**3


class _BoundedFile(io.BufferedReader):
    """A file that never asks for more bytes than it has.

    ``BufferedReader.read(n)`` allocates ``n`` bytes first, and a damaged header may ask for 4 GiB.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(io.FileIO(path))
        self.length = os.fstat(self.fileno()).st_size

    def read(self, size: int | None = -1, /) -> bytes:
        """Return at most ``size`` bytes, and never more than are left."""
        if size is not None and size > 65536:
            size = max(0, min(size, self.length - self.tell()))
        return super().read(size)


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or a member of a ZIP archive.

    Attributes
    ----------
    path : Path
        The file or the archive.
    member : str or None
        Name inside the archive, exactly as the archive has it. It is never used as a path.
    """

    path: Path
    member: str | None = None
    _hash: int = field(default=0, init=False, repr=False, compare=False)
    _label: str = field(default="", init=False, repr=False, compare=False)

    def __hash__(self) -> int:
        """Return a number worked out once: sources are looked up again and again."""
        if not self._hash:
            object.__setattr__(self, "_hash", hash((self.path, self.member)) or 1)
        return self._hash

    def __reduce__(self) -> tuple[type["Source"], tuple[Path, str | None]]:
        """Leave the number behind: another process works out another one."""
        return Source, (self.path, self.member)

    @classmethod
    def of(cls, path: "Path | str | Source") -> "Source":
        """Return the source of a path; a source stays as it is."""
        return path if isinstance(path, Source) else cls(Path(path))

    @property
    def label(self) -> str:
        """What a person sees: ``folder/file`` or ``archive.zip/member``, cleaned."""
        if not self._label:
            text = str(self.path) if self.member is None else f"{self.path}/{self.member}"
            object.__setattr__(self, "_label", clean(text, longest=1024))
        return self._label

    @property
    def name(self) -> str:
        """The last part of the label."""
        return clean((self.member or self.path.name).rsplit("/", 1)[-1])

    def open(self, archive: zipfile.ZipFile | None = None) -> BinaryIO:
        """Return the bytes as a stream that can seek.

        Parameters
        ----------
        archive : ZipFile, optional
            The archive of the member, already open; it stays open.

        Raises
        ------
        UnreadableError
            If the file or the member cannot be opened.
        """
        try:
            if self.member is None:
                return cast(BinaryIO, _BoundedFile(self.path))
            if archive is not None:
                return io.BytesIO(_unpack(archive, self.member))
            with zipfile.ZipFile(self.path) as opened:
                return io.BytesIO(_unpack(opened, self.member))
        except UnreadableError:
            raise
        except FileNotFoundError:
            raise UnreadableError(Text("The file does not exist (any more).")) from None
        except IsADirectoryError:
            raise UnreadableError(Text("This is a folder, not a file.")) from None
        except PermissionError:
            raise UnreadableError(Text("There is no permission to read the file.")) from None
        except KeyError:
            raise UnreadableError(Text("The archive has no such member (any more).")) from None
        except (OSError, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
            raise UnreadableError(
                Text("The file cannot be opened ({error}).", error=clean(str(error)))
            ) from None
        except Exception as error:
            # zipfile lets zlib.error, lzma.LZMAError and struct.error through.
            kind = type(error).__name__
            raise UnreadableError(Text("The archive is damaged ({kind}).", kind=kind)) from None


def _unpack(archive: zipfile.ZipFile, member: str) -> bytes:
    info = archive.getinfo(member)
    if info.file_size > LARGEST_MEMBER:
        raise UnreadableError(Text("The member of the archive is too large to unpack into memory."))
    with archive.open(info) as stream:
        data = stream.read(info.file_size + 1)
    if len(data) > info.file_size:
        raise UnreadableError(Text("The member of the archive is larger than the archive says."))
    return data
