package org.gengfu.driver.opcua;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stands between a driver and a server without security and loses single answers, as a server does
 * whose answer was on its way when it changed its mind. Chunks after a lost one are numbered anew
 * (OPC 10000-6, 6.7.2), or the connection would be cut for the hole.
 */
final class LossyProxy implements AutoCloseable {
  private static final int HEADER = 8;
  private static final int SEQUENCE = 16;
  private static final int TYPE = 24;
  private static final int PUBLISH_RESPONSE = 829;
  private static final int REPUBLISH_REQUEST = 832;

  /** The node id of a DataChangeNotification's binary form, ns=0;i=811. */
  private static final byte[] DATA_CHANGE = {1, 0, 0x2B, 3};

  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final int target;
  private final CountDownLatch lost = new CountDownLatch(1);
  private final CountDownLatch askedAgain = new CountDownLatch(1);
  private volatile boolean loseNext;
  private volatile boolean forgetful;

  LossyProxy(int target) throws IOException {
    this.target = target;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** The next answer that tells of a change does not arrive. */
  void loseNextChange() {
    loseNext = true;
  }

  /** From now on the server has no message any longer that is asked for again. */
  void forgetful() {
    forgetful = true;
  }

  void awaitLost() throws InterruptedException {
    if (!lost.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("no change was told");
    }
  }

  void awaitAskedAgain() throws InterruptedException {
    if (!askedAgain.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the lost message was not asked for again");
    }
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket client = server.accept();
        Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(there);
        Thread.ofVirtual().start(() -> pump(client, there, true));
        Thread.ofVirtual().start(() -> pump(there, client, false));
      }
    } catch (IOException ended) {
      System.out.println("the proxy ended: " + ended.getMessage());
    }
  }

  private void pump(Socket from, Socket to, boolean request) {
    int missing = 0;
    try {
      DataInputStream in = new DataInputStream(from.getInputStream());
      OutputStream out = to.getOutputStream();
      while (true) {
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER) {
          break;
        }
        int size = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        ByteBuffer chunk = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put(header).put(in.readNBytes(size - HEADER));
        boolean message = new String(header, 0, 3, StandardCharsets.US_ASCII).equals("MSG");
        if (message && !request && lose(chunk)) {
          missing++;
          lost.countDown();
          continue;
        }
        if (message) {
          chunk.putInt(SEQUENCE, chunk.getInt(SEQUENCE) - missing);
          look(chunk, request);
        }
        out.write(chunk.array());
      }
    } catch (IOException gone) {
      System.out.println("a proxied line ended: " + gone.getMessage());
    } finally {
      shut(from);
      shut(to);
    }
  }

  private boolean lose(ByteBuffer chunk) {
    if (!loseNext || type(chunk) != PUBLISH_RESPONSE || !tellsChange(chunk.array())) {
      return false;
    }
    loseNext = false;
    return true;
  }

  /** A request to publish again ends with the number of the message (OPC 10000-4, 5.14.6). */
  private void look(ByteBuffer chunk, boolean request) {
    if (request && type(chunk) == REPUBLISH_REQUEST) {
      if (forgetful) {
        chunk.putInt(chunk.capacity() - Integer.BYTES, 1_000_000);
      }
      askedAgain.countDown();
    }
  }

  private static int type(ByteBuffer chunk) {
    return chunk.capacity() >= TYPE + 4 && chunk.get(TYPE) == 1
        ? chunk.getShort(TYPE + 2) & 0xFFFF
        : -1;
  }

  private static boolean tellsChange(byte[] chunk) {
    for (int i = TYPE + 4; i <= chunk.length - DATA_CHANGE.length; i++) {
      int k = 0;
      while (k < DATA_CHANGE.length && chunk[i + k] == DATA_CHANGE[k]) {
        k++;
      }
      if (k == DATA_CHANGE.length) {
        return true;
      }
    }
    return false;
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    open.forEach(LossyProxy::shut);
  }
}
