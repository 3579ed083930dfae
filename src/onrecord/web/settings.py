"""What the reading room is started with: the address it answers at, the token for it, whether anyone may judge."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from secrets import token_urlsafe
from socket import gethostname

_LOCAL = ("127.0.0.1", "::1", "localhost")
_EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - the names of such a bind, to know one


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``host`` and ``port`` are what is bound; ``token`` is random for each start; ``read_only``: nobody may judge."""

    host: str = "127.0.0.1"
    port: int = 8500
    token: str = field(default_factory=lambda: token_urlsafe(24), repr=False)
    read_only: bool = False

    @property
    def is_local(self) -> bool:
        """Tell whether only this machine can reach the address."""
        return self.host in _LOCAL or (_is_address(self.host) and ip_address(self.host).is_loopback)

    @property
    def cookie(self) -> str:
        """The name of the cookie that keeps the token; cookies of one host are shared by all its ports."""
        return f"onrecord-{self.port}"

    @property
    def address(self) -> str:
        """The address to open, with the token."""
        name = {"0.0.0.0": gethostname(), "::": gethostname()}.get(self.host, self.host)  # noqa: S104 - as above
        return f"http://{f'[{name}]' if ':' in name else name}:{self.port}/?token={self.token}"

    def answers_to(self, name: str) -> bool:
        """Tell whether a browser may know us by this name: any other is a name that was pointed here by a stranger."""
        if self.is_local:
            return name in {*_LOCAL, self.host}
        if self.host in _EVERYWHERE:
            return name in {*_LOCAL, gethostname()} or _is_address(name)
        return name == self.host


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
