// An OPC UA server that nobody here wrote. Arguments: folder for certificates, port (0: any), a number of namespaces
// to be registered before the plant's own, so that its index moves. Prints READY and the port; lines on standard input:
// "set NAME VALUE" changes a variable.
"use strict";
const path = require("path");
const { OPCUAServer } = require("node-opcua-server");
const { SecurityPolicy, MessageSecurityMode } = require("node-opcua-secure-channel");
const { OPCUACertificateManager } = require("node-opcua-certificate-manager");
const { Variant, DataType, VariantArrayType } = require("node-opcua-variant");
const { StatusCodes } = require("node-opcua-status-code");
const { DataValue } = require("node-opcua-data-value");

const [folder, port, before] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const URI = "http://example.org/plant";
const values = { temperature: 47.5, pressure: 612, running: true, name: "站一", alarms: 5, setpoint: 20 };

async function main() {
  const certificates = new OPCUACertificateManager({
    automaticallyAcceptUnknownCertificate: true,
    rootFolder: path.join(folder, "pki"),
  });
  await certificates.initialize();
  const server = new OPCUAServer({
    port,
    host: "127.0.0.1",
    resourcePath: "/plant",
    serverCertificateManager: certificates,
    userCertificateManager: certificates,
    securityPolicies: [
      SecurityPolicy.None,
      SecurityPolicy.Basic256Sha256,
      SecurityPolicy.Aes128_Sha256_RsaOaep,
      SecurityPolicy.Aes256_Sha256_RsaPss,
    ],
    securityModes: [MessageSecurityMode.None, MessageSecurityMode.SignAndEncrypt],
    allowAnonymous: true,
    userManager: { isValidUser: (user, password) => user === "edge" && password === "s3cret" },
    serverCapabilities: { operationLimits: { maxNodesPerRead: 3, maxMonitoredItemsPerCall: 2 } },
  });
  await server.initialize();
  const space = server.engine.addressSpace;
  for (let i = 0; i < before; i++) {
    space.registerNamespace("http://example.org/earlier/" + i);
  }
  build(space, space.registerNamespace(URI));
  await server.start();
  listen();
  console.log("READY " + server.endpoints[0].port);
}

function build(space, own) {
  const plant = own.addObject({ organizedBy: space.rootFolder.objects, browseName: "Plant" });
  const pumps = own.addObject({ componentOf: plant, browseName: "Pumps" });
  for (const name of ["P1", "P2"]) {
    const pump = own.addObject({ componentOf: pumps, browseName: name, displayName: "泵 " + name });
    variable(own, pump, "Current", DataType.Float, () => (name === "P1" ? 10.5 : 21.25), `Pumps.${name}.Current`);
  }
  variable(own, plant, "Temperature", DataType.Double, () => values.temperature, "Temperature");
  variable(own, plant, "Pressure", DataType.Int16, () => values.pressure, "Pressure");
  variable(own, plant, "Running", DataType.Boolean, () => values.running, "Running");
  variable(own, plant, "Name", DataType.String, () => values.name, "Name");
  variable(own, plant, "Alarms", DataType.UInt32, () => values.alarms, "Alarms");
  variable(own, plant, "Setpoint", DataType.Double, () => values.setpoint, "Setpoint", v => (values.setpoint = v));
  own.addVariable({
    componentOf: plant,
    browseName: "Levels",
    nodeId: "s=Levels",
    dataType: DataType.Double,
    valueRank: 1,
    minimumSamplingInterval: 50,
    value: { get: () => new Variant({ dataType: DataType.Double, arrayType: VariantArrayType.Array, value: [1.5, 2.5, 3.5] }) },
  });
  own.addVariable({
    componentOf: plant,
    browseName: "Broken",
    nodeId: "s=Broken",
    dataType: DataType.Double,
    minimumSamplingInterval: 50,
    value: { timestamped_get: () => new DataValue({ statusCode: StatusCodes.BadSensorFailure, sourceTimestamp: new Date() }) },
  });
}

function variable(own, parent, name, dataType, get, id, set) {
  own.addVariable({
    componentOf: parent,
    browseName: name,
    nodeId: "s=" + id,
    dataType,
    minimumSamplingInterval: 50,
    value: {
      get: () => new Variant({ dataType, value: get() }),
      ...(set && { set: variant => (set(variant.value), StatusCodes.Good) }),
    },
  });
}

function listen() {
  require("readline")
    .createInterface({ input: process.stdin })
    .on("line", line => {
      const [word, name, value] = line.split(" ");
      if (word === "set") {
        values[name] = JSON.parse(value);
      }
    })
    .on("close", () => process.exit(0));
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
