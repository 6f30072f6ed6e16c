"""A Modbus server by pymodbus 3.0: `tcp` on a free port of the loopback, or `rtu PATH` on a serial line.

Prints READY and, for tcp, the port. Ends when its standard input ends.
"""
import asyncio
import struct
import sys

from pymodbus.constants import Endian
from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.device import ModbusDeviceIdentification
from pymodbus.framer.rtu_framer import ModbusRtuFramer
from pymodbus.framer.socket_framer import ModbusSocketFramer
from pymodbus.payload import BinaryPayloadBuilder
from pymodbus.server.async_io import ModbusSerialServer, ModbusTcpServer


def device():
    """Registers 0..99 hold their address times seven; a few hold known numbers; bits 0..31 are on when odd."""
    holding = [7 * address for address in range(100)]
    holding[10:12] = [0x4367, 0x8000]  # 231.5, high word first
    holding[12:14] = [0xCD15, 0x075B]  # 123456789, low word first
    holding[14] = 0xFF9F  # -97
    return ModbusSlaveContext(
        di=ModbusSequentialDataBlock(0, [address % 2 for address in range(32)]),
        co=ModbusSequentialDataBlock(0, [address % 2 for address in range(32)]),
        hr=ModbusSequentialDataBlock(0, holding),
        ir=ModbusSequentialDataBlock(0, list(range(1000, 1100))),
        zero_mode=True,
    )


def orders():
    """The same six numbers in all four orders of bytes, by pymodbus' own builder; unit 8."""
    registers = []
    for bytes_, words in (
        (Endian.Big, Endian.Big),  # ABCD
        (Endian.Big, Endian.Little),  # CDAB
        (Endian.Little, Endian.Big),  # BADC
        (Endian.Little, Endian.Little),  # DCBA
    ):
        builder = BinaryPayloadBuilder(byteorder=bytes_, wordorder=words)
        builder.add_32bit_uint(3123456789)
        builder.add_32bit_int(-123456789)
        builder.add_32bit_float(231.5)
        builder.add_64bit_uint(12345678901234567890)
        builder.add_64bit_int(-1234567890123456789)
        builder.add_64bit_float(-12345.6789)
        raw = b"".join(builder.build())
        registers += struct.unpack(">%dH" % (len(raw) // 2), raw)
    return ModbusSlaveContext(hr=ModbusSequentialDataBlock(0, registers), zero_mode=True)


IDENTITY = ModbusDeviceIdentification(
    info_name={"VendorName": "pymodbus", "ProductCode": "PM", "MajorMinorRevision": "2.7.1"})


async def until_input_ends():
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


async def main():
    context = ModbusServerContext(slaves={7: device(), 8: orders()}, single=False)
    if sys.argv[1] == "tcp":
        server = ModbusTcpServer(context, ModbusSocketFramer, identity=IDENTITY, address=("127.0.0.1", 0))
        serving = asyncio.ensure_future(server.serve_forever())
        await server.serving
        print("READY", server.server.sockets[0].getsockname()[1], flush=True)
    else:
        server = ModbusSerialServer(
            context, ModbusRtuFramer, identity=IDENTITY, port=sys.argv[2], baudrate=9600, ignore_missing_slaves=True)
        await server.start()
        serving = asyncio.ensure_future(server.serve_forever())
        print("READY", flush=True)
    await until_input_ends()
    serving.cancel()


asyncio.run(main())
