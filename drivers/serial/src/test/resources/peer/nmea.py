"""A GNSS receiver on a serial port: RMC, GGA and ZDA again and again. Usage: nmea.py PORT"""
import sys
import time
import serial


def sentence(body):
    check = 0
    for char in body:
        check ^= ord(char)
    return "$%s*%02X\r\n" % (body, check)


port = serial.Serial(sys.argv[1], 4800)
print("READY", flush=True)
while True:
    port.write(b"\x00\xff$GPRMC,broken\r\n")
    for body in (
        "GNRMC,123519,A,3112.000,N,12127.000,E,0.0,0.0,221126,,,A",
        "GNGGA,123519,3112.000,N,12127.000,E,2,11,0.8,12.0,M,8.0,M,,",
        "GNZDA,123519.00,22,11,2026,00,00",
    ):
        port.write(sentence(body).encode("ascii"))
    time.sleep(0.2)
