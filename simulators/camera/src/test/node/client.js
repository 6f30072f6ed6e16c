'use strict';
// Asks a camera what it is and waits for one event: client.js HOST PORT USER PASSWORD
const {Cam} = require('onvif');

const [host, port, username, password] = process.argv.slice(2);
const saw = (what, value) => console.log('SAW ' + JSON.stringify({what, value}));
const fail = error => {
  console.log('FAILED ' + String(error && error.message || error));
  process.exit(1);
};
process.on('uncaughtException', fail);

const cam = new Cam({hostname: host, port: Number(port), username, password, timeout: 20000}, error => {
  if (error) {
    fail(error);
    return;
  }
  const step = call => new Promise((done, broken) =>
    call((problem, value) => problem ? broken(problem) : done(value)));
  (async () => {
    const information = await step(next => cam.getDeviceInformation(next));
    saw('model', information.model);
    saw('firmware', information.firmwareVersion);
    saw('profiles', cam.profiles.map(profile => profile.$.token));
    saw('sources', cam.videoSources ? [].concat(cam.videoSources).length : 0);
    saw('time', (await step(next => cam.getSystemDateAndTime(next))).toISOString());
    const stream = await step(next => cam.getStreamUri({protocol: 'RTSP', profileToken: 'Profile_101'}, next));
    saw('stream', stream.uri);
    saw('snapshot', (await step(next => cam.getSnapshotUri({profileToken: 'Profile_101'}, next))).uri);
    saw('services', (await step(next => cam.getServices(true, next))).length);
    cam.on('event', message => {
      const inner = message.message.message;
      const data = [].concat(inner.data.simpleItem)[0].$;
      console.log('EVENT ' + JSON.stringify({
        topic: message.topic._, operation: inner.$.PropertyOperation, name: data.Name, value: String(data.Value)}));
    });
    cam.on('eventsError', problem => console.log('PULL ' + problem));
    console.log('READY ' + information.serialNumber);
  })().catch(fail);
});
