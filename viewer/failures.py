"""Why something failed, in words for people instead of the numbers of an operating system."""

import errno

from pcam_model.wording import Text

_WORDS = {
    errno.EACCES: Text("there is no permission for it"),
    errno.EPERM: Text("there is no permission for it"),
    errno.ENOENT: Text("there is no such file or folder"),
    errno.ENOTDIR: Text("there is no such folder"),
    errno.EISDIR: Text("this is a folder"),
    errno.ENOSPC: Text("the disk is full"),
    errno.EDQUOT: Text("the disk space that is yours is used up"),
    errno.EROFS: Text("the disk cannot be written to"),
    errno.ENAMETOOLONG: Text("the name is too long"),
}


def reason(error: BaseException) -> str:
    """Return why something failed.

    Parameters
    ----------
    error : BaseException
        Of the system, whose own message holds a number and a path, or one of ours with words.
    """
    if isinstance(error, OSError) and error.errno is not None:
        return _WORDS.get(error.errno, error.strerror or type(error).__name__)
    return str(error) or type(error).__name__
