"""An RFC 2217 server of python3-serial in front of a serial port. Usage: rfc2217_server.py PORT"""
import socket
import sys
import threading
import serial
import serial.rfc2217



class Port(serial.Serial):
    """A pseudo terminal has no modem lines; nothing else is changed."""

    cts = dsr = ri = cd = property(lambda self: False)


port = Port(sys.argv[1], timeout=0.05)
server = socket.socket()
server.bind(("127.0.0.1", 0))
server.listen(1)
print("READY", server.getsockname()[1], flush=True)


class Connection:
    """What PortManager writes to; it asks for a thread safe write."""

    def __init__(self, peer):
        self.peer = peer
        self.lock = threading.Lock()

    def write(self, data):
        with self.lock:
            self.peer.sendall(data)


while True:
    peer, _ = server.accept()
    connection = Connection(peer)
    manager = serial.rfc2217.PortManager(port, connection)
    alive = True

    def from_port():
        while alive:
            data = port.read(port.in_waiting or 1)
            if data:
                connection.write(b"".join(manager.escape(data)))

    threading.Thread(target=from_port, daemon=True).start()
    while True:
        data = peer.recv(1024)
        if not data:
            break
        port.write(b"".join(manager.filter(data)))
        print("BAUD", port.baudrate, port.parity, flush=True)
    alive = False
