"""A real SMTP server for tests: python3 mail_server.py PORT FOLDER [--user U --password P] [--starttls|--tls CERTIFICATE KEY] [--pause SECONDS]

Keeps each mail as a file in FOLDER/mails and each try to sign in as a line in FOLDER/signed-in: whether the line was encrypted, the
user and the password.
"""
import argparse
import asyncio
import os
import ssl
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, SMTP

parser = argparse.ArgumentParser()
parser.add_argument("port", type=int)
parser.add_argument("folder")
parser.add_argument("--user")
parser.add_argument("--password")
parser.add_argument("--starttls", nargs=2)
parser.add_argument("--tls", nargs=2)
parser.add_argument("--pause", type=float, default=0)
options = parser.parse_args()
os.makedirs(os.path.join(options.folder, "mails"), exist_ok=True)


def context(files):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(*files)
    return made


def sign_in(server, session, envelope, mechanism, data):
    user, password = data.login.decode(), data.password.decode()
    encrypted = options.tls or session.ssl
    with open(os.path.join(options.folder, "signed-in"), "a") as file:
        file.write(f"{'encrypted' if encrypted else 'clear'} {user} {password}\n")
    return AuthResult(success=(user, password) == (options.user, options.password), handled=False)


class Slow(SMTP):
    async def push(self, status):
        await asyncio.sleep(options.pause)
        await super().push(status)


class Keep:
    async def handle_DATA(self, server, session, envelope):
        name = os.path.join(options.folder, "mails", f"{time.time_ns()}")
        with open(name + ".part", "wb") as file:
            file.write(envelope.content)
        os.rename(name + ".part", name)
        return "250 taken"


class Server(Controller):
    def factory(self):
        return Slow(
            self.handler, tls_context=context(options.starttls) if options.starttls else None,
            authenticator=sign_in if options.user else None, auth_required=bool(options.user), auth_require_tls=False, timeout=600)


server = Server(Keep(), hostname="127.0.0.1", port=options.port, ssl_context=context(options.tls) if options.tls else None)
server.ready_timeout = 60
server.start()
while True:
    time.sleep(3600)
