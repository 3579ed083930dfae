"""Makers of the bytes that reading tests read: an HTML page, a WARC record, a PDF."""

import gzip
import zlib

PARAGRAPHS = (
    "The foreign ministers of Norway and Chile signed an agreement on fishing rights in Oslo on Monday.",
    "Chile will open its ports to Norwegian research ships, the ministry said in a statement.",
    '"We have waited four years for this day," the Norwegian minister told reporters after the ceremony.',
    "Environmental groups said the agreement did too little to protect krill in Antarctic waters.",
    "The two governments will meet again in Santiago next spring to agree on quotas.",
)
TEXT = "\n\n".join(PARAGRAPHS)
TITLE = "Norway and Chile sign accord on fishing"


def body(paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def html(inside: str = "", head: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    """Return a page with litter around an article; ``inside`` stands between its headline and its first paragraph."""
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{TITLE} | Fjord Times</title>{head}</head><body>"
        "<nav><ul><li><a href=/>Home</a></li><li><a href=/world>World</a></li></ul></nav>"
        f"<article><h1>{TITLE}</h1>{inside}{body(paragraphs)}</article>"
        "<aside class=related><h3>Related</h3><p><a href=/x>Harbour tolls to rise in the new year, council says</a></p>"
        "</aside><footer><p>Fjord Times, Bryggen 1, Bergen. All rights reserved.</p></footer></body></html>"
    )


def warc(url: str, content: bytes, media_type: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n\r\n".encode() + content
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2021-09-09T10:11:12Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{zlib.crc32(url.encode()):012}>\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: application/http;msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0)


def pdf(pages: list[list[str]], trailer: str = "") -> bytes:
    """Return a PDF with a line of 11 points every 14 points; an empty line leaves a gap."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 11 Tf 50 780 Td {shown} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    content, offsets = "%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        offsets.append(len(content))
        content += f"{number} 0 obj\n{item}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start, size = len(content), len(objects) + 1
    content += f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    return f"{content}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode("latin-1")
