"""The command that opens the reading room: a local site over a case file."""

import socket
from typing import Annotated

import typer

from onrecord.cli.options import CASE, Case

_PORT = 8500


def serve(
    case: Case = CASE,
    host: Annotated[str, typer.Option(help="The address to answer at; this machine alone by default.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")] = _PORT,
    *,
    read_only: Annotated[bool, typer.Option("--read-only", help="Let nobody judge.")] = False,
    open_: Annotated[bool, typer.Option("--open/--no-open", help="Open it in the browser at once.")] = False,
) -> None:
    """Open the reading room: the record in a browser, and a person's word over the program's."""
    from onrecord.store.reader import Reader
    from onrecord.web.app import application
    from onrecord.web.settings import Settings

    Reader(case).close()  # a missing or older case is told here, not on a page
    with _bound(host, port) as bound:
        settings = Settings(host=host, port=bound.getsockname()[1], read_only=read_only)
        typer.echo(f"The reading room is open: {settings.address}\nCtrl-C closes it.")
        app = application(case, settings)
        if open_:
            import webbrowser

            webbrowser.open(settings.address)
        _run(app, bound)


def _bound(host: str, port: int) -> socket.socket:
    """Return a socket that listens. Raises BadParameter where the address can't be had."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        told = f"{host} port {port} cannot be had ({error.strerror or error}); choose another with --port, or --port 0"
        raise typer.BadParameter(told) from error


def _run(app: object, bound: socket.socket) -> None:
    """Answer until Ctrl-C, which ends it quietly."""
    import uvicorn

    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, date_header=False)  # type: ignore[arg-type]
    try:
        uvicorn.Server(config).run(sockets=[bound])
    except KeyboardInterrupt:  # uvicorn hands it on when it has closed
        return
