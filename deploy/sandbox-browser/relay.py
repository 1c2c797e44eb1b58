"""The only way to Chromium's debugging port from outside: who comes from the right addresses and brings the token is let through.

The token comes as "Authorization: Bearer TOKEN", as the password of basic authorisation (http://any:TOKEN@host:port), or as the parameter "token" of
the address, for clients that can set no header. It is taken out before the request goes on. A connection carries one request, so that nobody rides on a
connection somebody else opened.
"""

import asyncio
import base64
import binascii
import hmac
import ipaddress
import urllib.parse

HEAD_LIMIT = 16 * 1024
HEAD_SECONDS = 10
ANSWER_SECONDS = 30
CONNECTIONS = 64
BLOCK = 64 * 1024
NOT_UP = 503

WORDS = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 413: "Payload Too Large", 502: "Bad Gateway", 503: "Service Unavailable"}


class Refused(Exception):
    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


class Request:
    """The head of a request."""

    def __init__(self, head):
        try:
            lines = head.decode("latin-1").split("\r\n")
            self.method, self.target, self.version = lines[0].split(" ")
        except ValueError:
            raise Refused(400, "this is no HTTP request") from None
        if not self.version.startswith("HTTP/1.") or not self.target.startswith("/"):
            raise Refused(400, "this is no HTTP request")
        self.headers = []
        for line in lines[1:]:
            if line:
                name, colon, value = line.partition(":")
                if not colon or name != name.strip() or not name:
                    raise Refused(400, "a header is malformed")
                self.headers.append((name, value.strip()))

    def all(self, name):
        return [value for key, value in self.headers if key.lower() == name]

    def upgrade(self):
        return any(value.lower() == "websocket" for value in self.all("upgrade"))

    def tokens(self):
        """Every token it brings."""
        return self.header_tokens() + self.parameter_tokens()

    def header_tokens(self):
        found = []
        for value in self.all("authorization"):
            scheme, _, rest = value.partition(" ")
            if scheme.lower() == "bearer":
                found.append(rest.strip())
            elif scheme.lower() == "basic":
                try:
                    found.append(base64.b64decode(rest, validate=True).decode("utf-8").partition(":")[2])
                except (binascii.Error, UnicodeDecodeError):
                    found.append("")
        return found

    def parameter_tokens(self):
        query = urllib.parse.urlsplit(self.target).query
        return [value for part in query.split("&") for name, _, value in [part.partition("=")] if name == "token"]

    def without_token(self):
        """The head as it goes on: without the token, and announcing that nothing follows on this connection."""
        path, mark, query = self.target.partition("?")
        query = "&".join(part for part in query.split("&") if part.partition("=")[0] != "token")
        dropped = {"authorization"} if self.upgrade() else {"authorization", "connection", "keep-alive"}
        lines = ["%s %s %s" % (self.method, path + (mark + query if query else ""), self.version)]
        lines += ["%s: %s" % header for header in self.headers if header[0].lower() not in dropped]
        if not self.upgrade():
            lines.append("Connection: close")
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


class Relay:
    """Listens on all addresses of the container.

    token: what clients have to bring; source: the network they have to come from, or None; target: tells Chromium's port, or None while it is not up.
    """

    def __init__(self, token, source, target):
        self.token = token.encode()
        self.source = source
        self.target = target
        self.places = asyncio.Semaphore(CONNECTIONS)

    async def serve(self, port):
        server = await asyncio.start_server(self.welcome, "0.0.0.0", port, limit=HEAD_LIMIT)
        async with server:
            await server.serve_forever()

    async def welcome(self, reader, writer):
        try:
            async with self.places:
                await self.attend(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.TimeoutError):
            pass  # whoever went away, or says nothing, wants no answer
        finally:
            writer.close()

    async def attend(self, reader, writer):
        try:
            self.check_source(writer.get_extra_info("peername")[0])
            request = Request(await self.head(reader))
            self.check_token(request)
            if request.all("transfer-encoding") or any(value != "0" for value in request.all("content-length")):
                raise Refused(413, "requests with a body are not passed on")
            chromium = await self.connect()
        except Refused as refusal:
            await self.refuse(writer, refusal)
            return
        try:
            chromium[1].write(request.without_token())
            await chromium[1].drain()
            if request.upgrade():
                await both_ways((reader, writer), chromium)
            else:
                await asyncio.wait_for(one_answer(chromium[0], writer), ANSWER_SECONDS)
        finally:
            chromium[1].close()

    @staticmethod
    async def head(reader):
        try:
            return await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), HEAD_SECONDS)
        except asyncio.LimitOverrunError:
            raise Refused(400, "the head of the request is too long") from None

    def check_source(self, peer):
        address = ipaddress.ip_address(peer)
        # From inside the container comes only what could reach Chromium anyway.
        if self.source is not None and address not in self.source and not address.is_loopback:
            raise Refused(403, "%s is not in the range that may come here (browser.cdpSourceRange)" % address)

    def check_token(self, request):
        # Compared in constant time, and all that was brought, so that the time tells nothing.
        matches = [hmac.compare_digest(token.encode(), self.token) for token in request.tokens()]
        if not any(matches):
            raise Refused(401, "the token is missing or wrong")

    async def connect(self):
        port = self.target()
        if port is None:
            raise Refused(NOT_UP, "the browser is starting")
        try:
            return await asyncio.open_connection("127.0.0.1", port, limit=BLOCK)
        except OSError:
            raise Refused(502, "the browser does not take connections") from None

    @staticmethod
    async def refuse(writer, refusal):
        body = (str(refusal) + "\n").encode()
        challenge = "WWW-Authenticate: Bearer\r\n" if refusal.status == 401 else ""
        writer.write(("HTTP/1.1 %d %s\r\n%sContent-Type: text/plain; charset=utf-8\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % (
            refusal.status, WORDS[refusal.status], challenge, len(body))).encode() + body)
        await writer.drain()


async def one_answer(reader, writer):
    """Passes on one answer, and no more: Chromium keeps its end open."""
    head = await reader.readuntil(b"\r\n\r\n")
    writer.write(head)
    length = next((int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), None)
    while length is None or length > 0:
        block = await reader.read(BLOCK if length is None else min(BLOCK, length))
        if not block:
            break
        writer.write(block)
        await writer.drain()
        length = None if length is None else length - len(block)
    await writer.drain()


async def both_ways(client, chromium):
    """Passes on everything until either side ends."""
    pumps = [asyncio.ensure_future(pump(client[0], chromium[1])), asyncio.ensure_future(pump(chromium[0], client[1]))]
    try:
        await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in pumps:
            task.cancel()
        await asyncio.gather(*pumps, return_exceptions=True)


async def pump(reader, writer):
    while block := await reader.read(BLOCK):
        writer.write(block)
        await writer.drain()
