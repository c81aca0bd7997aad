"""HTTP as it comes in on a socket, for servers that answer with bytes of their own."""

import socket


def request_of(sock: socket.socket) -> bytes:
    """A request with its body, in whatever way its length is told."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = sock.recv(65_536)
        if not more:
            return data
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    low = head.lower()
    if b"transfer-encoding: chunked" in low:
        while not body.endswith(b"0\r\n\r\n") and (more := sock.recv(65_536)):
            body += more
    elif b"content-length:" in low:
        length = int(low.partition(b"content-length:")[2].split()[0])
        while len(body) < length and (more := sock.recv(65_536)):
            body += more
    return head + b"\r\n\r\n" + body
