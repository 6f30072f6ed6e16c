package org.gengfu.sim.camera.box;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who looks at a camera over RTSP within one connection, written for tests. */
final class Viewer implements AutoCloseable {
  private static final Pattern QUOTED = Pattern.compile("(realm|nonce)=\"([^\"]*)\"");

  private final Socket socket;
  private final DataInputStream in;
  private final String url;
  private final Map<String, String> challenge = new HashMap<>();
  private final List<byte[]> early = new ArrayList<>();
  private String session = "";
  private int number;

  Viewer(String host, int port, String path) throws IOException {
    socket = new Socket(host, port);
    socket.setSoTimeout(20_000);
    in = new DataInputStream(socket.getInputStream());
    url = "rtsp://" + host + ":" + port + path;
  }

  /** An answer; packets that came before it are kept. */
  record Reply(int status, Map<String, String> headers, String body) {}

  /** One packet with its channel. */
  record Packet(int channel, byte[] bytes) {
    int type() {
      return bytes[12] & 0x1F;
    }

    boolean last() {
      return (bytes[1] & 0x80) != 0;
    }
  }

  Socket socket() {
    return socket;
  }

  /** Describes, after having been asked who it is. */
  Reply describe() throws IOException {
    return known("DESCRIBE", url, "Accept: application/sdp\r\n");
  }

  /** Describes, sets up and plays; the first answer that is no 200, or the one to PLAY. */
  Reply play(String transport) throws IOException {
    Reply reply = describe();
    if (reply.status() == 200) {
      reply = known("SETUP", url + "/trackID=1", "Transport: " + transport + "\r\n");
    }
    if (reply.status() == 200) {
      session = reply.headers().get("session").split(";")[0];
      reply = known("PLAY", url + "/", "");
    }
    return reply;
  }

  Reply play() throws IOException {
    return play("RTP/AVP/TCP;unicast;interleaved=0-1");
  }

  Reply known(String method, String target, String headers) throws IOException {
    Reply reply = ask(method, target, headers + authorization(method, target));
    if (reply.status() != 401) {
      return reply;
    }
    Matcher matcher = QUOTED.matcher(reply.headers().get("www-authenticate"));
    while (matcher.find()) {
      challenge.put(matcher.group(1), matcher.group(2));
    }
    return ask(method, target, headers + authorization(method, target));
  }

  Reply tearDown() throws IOException {
    return known("TEARDOWN", url, "");
  }

  Reply ask(String method, String target, String headers) throws IOException {
    number++;
    String named = session.isEmpty() ? "" : "Session: " + session + "\r\n";
    String text =
        "%s %s RTSP/1.0\r\nCSeq: %d\r\n%s%s\r\n".formatted(method, target, number, named, headers);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    int first = in.readUnsignedByte();
    while (first == '$') {
      early.add(rest().bytes());
      first = in.readUnsignedByte();
    }
    String status = (char) first + line();
    Map<String, String> got = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      got.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    byte[] body = in.readNBytes(Integer.parseInt(got.getOrDefault("content-length", "0")));
    return new Reply(
        Integer.parseInt(status.split(" ")[1]), got, new String(body, StandardCharsets.UTF_8));
  }

  /** Packets that came in between. */
  int early() {
    return early.size();
  }

  Packet packet() throws IOException {
    int first = in.read();
    if (first < 0) {
      throw new EOFException();
    }
    if (first != '$') {
      throw new IOException("no frame but " + first);
    }
    return rest();
  }

  private Packet rest() throws IOException {
    int channel = in.readUnsignedByte();
    return new Packet(channel, in.readNBytes(in.readUnsignedShort()));
  }

  /** The units of the next whole picture, put together again. */
  List<byte[]> picture() throws IOException {
    List<byte[]> units = new ArrayList<>();
    ByteArrayOutputStream fragments = new ByteArrayOutputStream();
    while (true) {
      Packet packet = packet();
      if (packet.channel() != 0) {
        continue;
      }
      byte[] bytes = packet.bytes();
      if (packet.type() == 28) {
        if ((bytes[13] & 0x80) != 0) {
          fragments.reset();
          fragments.write(bytes[12] & 0xE0 | bytes[13] & 0x1F);
        }
        fragments.write(bytes, 14, bytes.length - 14);
        if ((bytes[13] & 0x40) != 0) {
          units.add(fragments.toByteArray());
        }
      } else {
        units.add(Arrays.copyOfRange(bytes, 12, bytes.length));
      }
      if (packet.last()) {
        return units;
      }
    }
  }

  /** The slice of the next key frame. */
  byte[] keySlice() throws IOException {
    while (true) {
      for (byte[] unit : picture()) {
        if ((unit[0] & 0x1F) == 5) {
          return unit;
        }
      }
    }
  }

  private String authorization(String method, String target) {
    if (challenge.isEmpty()) {
      return "";
    }
    String realm = challenge.get("realm");
    String nonce = challenge.get("nonce");
    String first = Md5.hex(TestTown.USER + ":" + realm + ":" + TestTown.PASSWORD);
    String response = Md5.hex(first + ":" + nonce + ":" + Md5.hex(method + ":" + target));
    return """
    Authorization: Digest username="%s", realm="%s", nonce="%s", uri="%s", response="%s"\r\n\
    """
        .formatted(TestTown.USER, realm, nonce, target, response);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int octet = in.readUnsignedByte();
    while (octet != '\n') {
      line.append((char) octet);
      octet = in.readUnsignedByte();
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
