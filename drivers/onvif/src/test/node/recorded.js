// Answers as the package onvif recorded them from cameras, behind nothing or behind a digest that http-auth checks.
// Says "TOKEN nonce created digest" for tokens that the package makes, then "READY port".
'use strict';
const crypto = require('crypto');
const fs = require('fs');
const http = require('http');
const path = require('path');
const dot = require('dot');
const auth = require('http-auth');
const {Cam} = require('onvif');

const [mode, user, password] = process.argv.slice(2);
const folder = path.join(path.dirname(require.resolve('onvif/package.json')), 'test', 'serverMockup');
const files = fs.readdirSync(folder);
dot.templateSettings.strip = false;

function recorded(operation) {
  const name = files.find((file) => file === `${operation}.xml`) || files.find((file) => file.endsWith(`.${operation}.xml`));
  if (!name) {
    return null;
  }
  const text = fs.readFileSync(path.join(folder, name), 'utf8');
  return dot.template(text)({hostname: '192.168.68.111', port: 80, pullPointUrl: '/onvif/subscription?Idx=6'});
}

function answer(request, response) {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const body = Buffer.concat(parts).toString('utf8');
    const match = /Body[^>]*>\s*<(?:\w+:)?(\w+)/.exec(body);
    const found = match && recorded(match[1]);
    response.writeHead(found ? 200 : 500, {'Content-Type': 'application/soap+xml; charset=utf-8'});
    response.end(found || recorded('Error'));
  });
}

const realm = 'camera';
const digest = auth.digest({realm}, (name, known) => {
  const hash = crypto.createHash('md5').update(`${user}:${realm}:${password}`).digest('hex');
  return name === user ? known(hash) : known();
});
const server = http.createServer(mode === 'digest' ? digest.check(answer) : answer);

const cam = new Cam({hostname: '127.0.0.1', username: user, password, autoconnect: false}, () => {});
for (let i = 0; i < 5; i++) {
  const made = cam._passwordDigest();
  console.log(`TOKEN ${made.nonce} ${made.timestamp} ${made.passdigest}`);
}
server.listen(0, '127.0.0.1', () => console.log(`READY ${server.address().port}`));
