package org.gengfu.driver.snmp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import org.gengfu.driver.testkit.ScriptedPeer;

/** A v2c agent led by a test, with BER of its own. */
final class RawPeer implements ScriptedPeer {
  private static final int PATIENCE_MILLIS = 45_000;

  private final DatagramSocket socket;
  private SocketAddress asker;
  private byte[] question = {};
  private byte[] previous = {};
  private int questions;

  RawPeer() {
    try {
      socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
      socket.setSoTimeout(PATIENCE_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public int contacts() {
    return questions;
  }

  @Override
  public void awaitQuestion() {
    DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
    try {
      socket.receive(packet);
    } catch (IOException e) {
      throw new AssertionError("no question came", e);
    }
    questions++;
    asker = packet.getSocketAddress();
    previous = question;
    question = Arrays.copyOf(packet.getData(), packet.getLength());
  }

  @Override
  public void answer(int value) {
    send(answer(question, value, 0));
  }

  @Override
  public void answerPrevious(int value) {
    send(answer(previous, value, 0));
  }

  @Override
  public void refuse() {
    send(answer(question, 0, 5));
  }

  @Override
  public void garbage() {
    send(new byte[] {0x17, 0x03, 0x01, 0x00, 0x20, 0x55, 0x55});
  }

  @Override
  public boolean strangersAnswer(int value) {
    byte[] asked = question.clone();
    int[] at = {0};
    enter(asked, at, 0x30);
    element(asked, at);
    element(asked, at);
    enter(asked, at, 0xA0);
    element(asked, at);
    asked[at[0] - 1] ^= 0x15;
    send(answer(asked, value, 0));
    return true;
  }

  @Override
  public boolean halfAnswer(int value) {
    byte[] whole = answer(question, value, 0);
    send(Arrays.copyOf(whole, whole.length / 2));
    return true;
  }

  /** The largest datagram, whose first length promises more than it holds. */
  @Override
  public boolean endless() {
    byte[] datagram = new byte[65_000];
    datagram[0] = 0x30;
    datagram[1] = (byte) 0x83;
    datagram[2] = 0x7F;
    send(datagram);
    return true;
  }

  @Override
  public void hangUp() {}

  @Override
  public void close() {
    socket.close();
  }

  void send(byte[] datagram) {
    try {
      socket.send(new DatagramPacket(datagram, datagram.length, asker));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The answer to a question whose parts are all shorter than 128 octets, except the outer two and
   * the list, whose lengths may take more: every varbind gets an INTEGER of two octets.
   */
  private static byte[] answer(byte[] question, int value, int errorStatus) {
    int[] at = {0};
    enter(question, at, 0x30);
    byte[] version = element(question, at);
    byte[] community = element(question, at);
    enter(question, at, question[at[0]] & 0xA7);
    byte[] requestId = element(question, at);
    element(question, at);
    element(question, at);
    enter(question, at, 0x30);
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    while (at[0] < question.length) {
      enter(question, at, 0x30);
      byte[] name = element(question, at);
      element(question, at);
      byte[] number = {0x02, 0x02, (byte) (value >> 8), (byte) value};
      list.writeBytes(wrap(0x30, name, errorStatus == 0 ? number : new byte[] {0x05, 0x00}));
    }
    byte[] status = {0x02, 0x01, (byte) errorStatus};
    byte[] index = {0x02, 0x01, 0x00};
    byte[] pdu = wrap(0xA2, requestId, status, index, wrap(0x30, list.toByteArray()));
    return wrap(0x30, version, community, pdu);
  }

  private static void enter(byte[] in, int[] at, int tag) {
    if ((in[at[0]] & 0xFF) != tag) {
      throw new AssertionError("tag %02x where %02x must be".formatted(in[at[0]], tag));
    }
    at[0]++;
    length(in, at);
  }

  private static byte[] element(byte[] in, int[] at) {
    int from = at[0]++;
    int length = length(in, at);
    at[0] += length;
    return Arrays.copyOfRange(in, from, at[0]);
  }

  private static int length(byte[] in, int[] at) {
    int first = in[at[0]++] & 0xFF;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < (first & 0x7F); i++) {
      length = length << 8 | in[at[0]++] & 0xFF;
    }
    return length;
  }

  private static byte[] wrap(int tag, byte[]... parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    out.write(0x82);
    out.write(body.size() >> 8);
    out.write(body.size());
    out.writeBytes(body.toByteArray());
    return out.toByteArray();
  }
}
