package org.gengfu.driver.onvif;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.gengfu.driver.transport.NetworkFailure;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer on a connection of its own, over HTTP/1.1, bounded in time and bytes
 * as a whole: a body that drips byte by byte is given up at the deadline. Blocks; any thread.
 *
 * <p>Its own, since the JDK's client ends its time-out with the head of the answer, and since
 * cameras with room for a few connections do not like to be kept.
 */
final class HttpExchange {
  private HttpExchange() {}

  static HttpOutcome ask(
      HttpQuestion question, Duration connect, Deadline deadline, int largestBody) {
    try (Socket socket = new Socket()) {
      HttpOutcome failure = connect(socket, question, deadline.orAfter(connect));
      if (failure != null) {
        return failure;
      }
      return talk(socket, question, deadline, largestBody);
    } catch (IOException closing) {
      return new HttpOutcome.NoAnswer(NetworkFailure.word(closing));
    }
  }

  private static @Nullable HttpOutcome connect(
      Socket socket, HttpQuestion question, Deadline deadline) {
    String host = question.uri().getHost();
    String where = host + ":" + question.port();
    try {
      String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
      InetSocketAddress to = new InetSocketAddress(InetAddress.getByName(name), question.port());
      socket.setTcpNoDelay(true);
      socket.connect(to, deadline.leftMillis());
      return null;
    } catch (UnknownHostException e) {
      return new HttpOutcome.NotAsked("no-address " + host);
    } catch (SocketTimeoutException e) {
      return new HttpOutcome.NoConnection("connection-timeout " + where);
    } catch (IOException e) {
      String why = NetworkFailure.word(e) + " " + where;
      return NetworkFailure.isOwn(e)
          ? new HttpOutcome.NotAsked(why)
          : new HttpOutcome.NoConnection(why);
    } catch (IllegalArgumentException e) {
      return new HttpOutcome.NotAsked("no-address " + where);
    }
  }

  private static HttpOutcome talk(
      Socket socket, HttpQuestion question, Deadline deadline, int largestBody) {
    HttpReader reader = new HttpReader(socket, deadline, largestBody);
    try {
      OutputStream out = socket.getOutputStream();
      byte[] head = question.head();
      byte[] all = new byte[head.length + question.body().length];
      System.arraycopy(head, 0, all, 0, head.length);
      System.arraycopy(question.body(), 0, all, head.length, question.body().length);
      out.write(all);
      out.flush();
      return reader.answer();
    } catch (SocketTimeoutException e) {
      return new HttpOutcome.NoAnswer("no-answer; bytes " + reader.bytesSeen());
    } catch (IOException e) {
      return new HttpOutcome.NoAnswer(NetworkFailure.word(e) + "; bytes " + reader.bytesSeen());
    }
  }
}
