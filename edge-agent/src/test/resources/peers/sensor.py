"""A temperature and humidity sensor by pymodbus 3.0: `PORT` (0: any) of the loopback, unit 1.

Input register 1 holds the second argument (tenths of a degree), 2 holds 480 (48.0 %).
Prints READY and the port. Ends when its standard input ends.
"""
import asyncio
import sys

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.framer.socket_framer import ModbusSocketFramer
from pymodbus.server.async_io import ModbusTcpServer


async def main():
    sensor = ModbusSlaveContext(ir=ModbusSequentialDataBlock(0, [0, int(sys.argv[2]), 480, 0]), zero_mode=True)
    context = ModbusServerContext(slaves={1: sensor}, single=False)
    address = ("127.0.0.1", int(sys.argv[1]))
    server = ModbusTcpServer(context, ModbusSocketFramer, address=address, allow_reuse_address=True)
    serving = asyncio.ensure_future(server.serve_forever())
    await server.serving
    print("READY", server.server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    serving.cancel()


asyncio.run(main())
