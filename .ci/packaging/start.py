"""What a packaged program needs before its own first line: a run-time hook of PyInstaller."""

import os
import sys


def _restore_library_path() -> None:
    """Give programs that the app starts (a browser) the system's libraries, not ours.

    PyInstaller's loader sets the variable and restarts itself, so that ours are found; from then
    on only children read it. A child that is ours (engine, probe of a library) takes itself for a
    part of this process and leaves the variable alone, unless it is told to begin anew.
    """
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    if not sys.platform.startswith("linux"):
        return
    original = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
    if original:
        os.environ["LD_LIBRARY_PATH"] = original
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)


def _open_missing_streams() -> None:
    """Give a program without a console streams to write to; they lead nowhere.

    In a console, no letter that it does not know may end the program.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        else:
            stream.reconfigure(errors="replace")


def _find_certificates() -> None:
    """Let HTTPS find the system's certificates.

    The bundled OpenSSL looks where the machine that built it keeps them; Fedora, SUSE and others
    keep them elsewhere.
    """
    if not sys.platform.startswith("linux") or "SSL_CERT_FILE" in os.environ:
        return
    for path in CERTIFICATES:
        if os.path.exists(path):
            os.environ["SSL_CERT_FILE"] = path
            return


CERTIFICATES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora
    "/etc/ssl/ca-bundle.pem",  # openSUSE
    "/etc/ssl/cert.pem",  # Alpine
)
_restore_library_path()
_find_certificates()
_open_missing_streams()
