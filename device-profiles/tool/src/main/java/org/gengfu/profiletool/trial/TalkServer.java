package org.gengfu.profiletool.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gengfu.document.MapNode;
import org.gengfu.profile.recording.RecordedEntry;
import org.gengfu.profile.recording.Recording;
import org.gengfu.profiletool.probe.WireOptions;

/**
 * A serial line as it was recorded, behind a serial server that passes bytes on. To a question it
 * answers as the device did, to the same question next time as the device did next time, at last
 * always the same; to a question that was not recorded it is silent. What the device said before
 * the first question it says by itself. One connection at a time, on a thread of its own.
 */
final class TalkServer implements AutoCloseable {
  /** Most of what was said unasked that is said again: the newest. */
  static final int MAX_UNASKED = 200;

  /** Longest pause between two things said unasked. */
  private static final long MAX_PAUSE_MILLIS = 100;

  /** After this without another byte a question is over, even if a longer one begins like it. */
  private static final int QUIET_MILLIS = 40;

  /** What is sent so soon after something else belongs to it; no driver gives up so soon. */
  private static final long SAME_QUESTION_MILLIS = 100;

  private final ServerSocket server;
  private final Map<String, ArrayDeque<String>> answers = new HashMap<>();
  private final List<RecordedEntry.Heard> unasked = new ArrayList<>();
  private final CountDownLatch said = new CountDownLatch(1);
  private final Thread thread;

  TalkServer(Recording recording) throws IOException {
    StringBuilder question = new StringBuilder();
    StringBuilder answer = new StringBuilder();
    long asked = 0;
    for (RecordedEntry entry : recording.entries()) {
      if (entry instanceof RecordedEntry.Sent sent) {
        if (!answer.isEmpty() || sent.atMillis() - asked > SAME_QUESTION_MILLIS) {
          keep(question, answer);
        }
        asked = sent.atMillis();
        question.append(text(sent.bytes().toArray()));
      } else if (entry instanceof RecordedEntry.Heard heard && question.isEmpty()) {
        unasked.add(heard);
      } else if (entry instanceof RecordedEntry.Heard heard) {
        answer.append(text(heard.bytes().toArray()));
      }
    }
    keep(question, answer);
    unasked.subList(0, Math.max(0, unasked.size() - MAX_UNASKED)).clear();
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    thread = Thread.ofVirtual().name("talk-server").start(this::serve);
  }

  /** Keeps an exchange; a question that nobody answered is not answered here either. */
  private void keep(StringBuilder question, StringBuilder answer) {
    if (!question.isEmpty() && !answer.isEmpty()) {
      answers.computeIfAbsent(question.toString(), q -> new ArrayDeque<>()).add(answer.toString());
    }
    question.setLength(0);
    answer.setLength(0);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** How a driver finds it; of the device holds what the command line says. */
  WireOptions way(MapNode device) {
    MapNode bus = Wiring.node("transport: tcp, host: 127.0.0.1, port: " + server.getLocalPort());
    return new WireOptions(bus, device);
  }

  /** Waits until everything unasked has been said; false when nobody wanted to hear it in time. */
  boolean awaitSaid(long seconds) throws InterruptedException {
    return unasked.isEmpty() || said.await(seconds, TimeUnit.SECONDS);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.setTcpNoDelay(true);
        say(socket.getOutputStream());
        talk(socket);
      } catch (SocketException e) {
        // the driver has hung up, or this was closed
      } catch (IOException e) {
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void say(OutputStream out) throws IOException, InterruptedException {
    long before = unasked.isEmpty() ? 0 : unasked.getFirst().atMillis();
    for (RecordedEntry.Heard each : unasked) {
      TimeUnit.MILLISECONDS.sleep(Math.min(MAX_PAUSE_MILLIS, each.atMillis() - before));
      before = each.atMillis();
      out.write(each.bytes().toArray());
    }
    said.countDown();
  }

  private void talk(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder got = new StringBuilder();
    while (true) {
      byte[] bytes = new byte[1_024];
      socket.setSoTimeout(got.isEmpty() ? 0 : QUIET_MILLIS);
      try {
        int count = in.read(bytes);
        if (count < 0) {
          return;
        }
        got.append(text(Arrays.copyOf(bytes, count)));
        String so = got.toString();
        if (answers.keySet().stream().anyMatch(q -> q.length() > so.length() && q.startsWith(so))) {
          continue;
        }
      } catch (SocketTimeoutException quiet) {
        // the question is over
      }
      ArrayDeque<String> known = answers.get(got.toString());
      got.setLength(0);
      if (known != null) {
        String answer = known.size() > 1 ? known.remove() : known.getFirst();
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    thread.interrupt();
  }
}
