// An OPC UA client that nobody here wrote. Argument: the endpoint, a user and a password ("" for nobody). Prints one line
// of JSON for each thing it saw, then READY.
"use strict";
const { OPCUAClient, AttributeIds, ClientSubscription, ClientMonitoredItem, TimestampsToReturn, UserTokenType } = require("node-opcua-client");
const { makeBrowsePath } = require("node-opcua-service-translate-browse-path");
const { DataType } = require("node-opcua-variant");

const [url, user, password] = process.argv.slice(2);
const say = (what, value) => console.log("SAW " + JSON.stringify({ what, value }));

async function main() {
  const client = OPCUAClient.create({ endpointMustExist: false, connectionStrategy: { maxRetry: 1 } });
  await client.connect(url);
  say("endpoints", (await client.getEndpoints()).map(e => e.securityPolicyUri));
  const session = await client.createSession(
    user ? { type: UserTokenType.UserName, userName: user, password } : undefined
  );
  const namespaces = (await session.read({ nodeId: "i=2255", attributeId: AttributeIds.Value })).value.value;
  say("namespaces", Array.from(namespaces));
  const own = namespaces.indexOf("http://gengfu.org/illustrative/heat-station/");
  const station = await walk(session, "i=85", `${own}:HeatStation`);
  const children = await session.browse(station);
  say("children", children.references.map(r => r.browseName.name));
  const paged = await session.browse({ nodeId: station, resultMask: 63, browseDirection: 0, includeSubtypes: true, referenceTypeId: "i=33" });
  say("paged", paged.references.length);
  const temperature = await walk(session, "i=85", `${own}:HeatStation`, `${own}:Secondary`, `${own}:SupplyTemperature`);
  const value = await session.read({ nodeId: temperature, attributeId: AttributeIds.Value });
  say("temperature", value.value.value);
  say("type", (await session.read({ nodeId: temperature, attributeId: AttributeIds.DataType })).value.value.toString());
  say("unknown", (await session.read({ nodeId: "ns=1;s=nowhere", attributeId: AttributeIds.Value })).statusCode.name);
  const setpoint = await walk(session, "i=85", `${own}:HeatStation`, `${own}:Secondary`, `${own}:SupplySetpoint`);
  const write = v => session.write({ nodeId: setpoint, attributeId: AttributeIds.Value, value: { value: { dataType: DataType.Float, value: v } } });
  say("written", (await write(51.5)).name);
  say("refused", (await write(500)).name);
  await subscribe(session, temperature);
  console.log("READY");
  process.stdin.on("end", async () => {
    await session.close();
    await client.disconnect();
    process.exit(0);
  });
  process.stdin.resume();
}

async function walk(session, from, ...names) {
  const result = await session.translateBrowsePath(makeBrowsePath(from, "/" + names.join("/")));
  return result.targets[0].targetId;
}

async function subscribe(session, nodeId) {
  const subscription = ClientSubscription.create(session, {
    requestedPublishingInterval: 100,
    requestedMaxKeepAliveCount: 5,
    requestedLifetimeCount: 100,
    publishingEnabled: true,
  });
  const item = ClientMonitoredItem.create(
    subscription,
    { nodeId, attributeId: AttributeIds.Value },
    { samplingInterval: 50, queueSize: 10, discardOldest: true },
    TimestampsToReturn.Both
  );
  item.on("changed", value => say("changed", value.statusCode.isGood() ? value.value.value : value.statusCode.name));
  subscription.on("keepalive", () => say("keepalive", true));
}

main().catch(error => {
  console.log("SAW " + JSON.stringify({ what: "error", value: String(error.message) }));
  process.exit(1);
});
