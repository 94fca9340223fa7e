"""How much memory and time reading a foreign file may take; set by the child on itself."""

import sys
from pathlib import Path

MEGABYTE = 1024 * 1024
_LEAST_MEMORY = 1024 * MEGABYTE
_MOST_MEMORY = 6 * 1024 * MEGABYTE
_MEMORY_PER_BYTE = 40
_LEAST_SECONDS = 30
_SECONDS_PER_MEGABYTE = 4


def seconds_for(size: int) -> int:
    """The processor seconds a file of that many bytes may take."""
    return _LEAST_SECONDS + _SECONDS_PER_MEGABYTE * (size // MEGABYTE)


def memory_for(size: int) -> int:
    """The bytes of memory a file of that many bytes may take beyond what the program itself has."""
    return min(_MOST_MEMORY, max(_LEAST_MEMORY, _MEMORY_PER_BYTE * size))


def limit_this_process(size: int) -> None:
    """Hold this process to the limits for a file of that size, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    memory = _address_space() + memory_for(size)
    seconds = seconds_for(size)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _address_space() -> int:
    """The address space this process has now, in bytes; 0 where the system does not tell."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return 0
    return int(status.read_text(encoding="ascii").split()[0]) * 4096
