package org.gengfu.driver.onvif;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A web server on loopback that answers as a script says, one request a connection. */
final class ScriptedCamera implements AutoCloseable {
  private static final Pattern OPERATION =
      Pattern.compile("Body[^>]*>\\s*<(?:[A-Za-z0-9]+:)?([A-Za-z]+)");

  /** A request as it came. */
  record Request(String method, String path, Map<String, String> fields, String body) {
    /** Local name of the first element in the body, else the path. */
    String operation() {
      Matcher matcher = OPERATION.matcher(body);
      return matcher.find() ? matcher.group(1) : path;
    }

    String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  /** Answers a request. */
  interface Script {
    void answer(Request request, OutputStream out) throws IOException;
  }

  private final ServerSocket server;
  private final Script script;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  ScriptedCamera(Script script) throws IOException {
    this.script = script;
    this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  List<Request> requests() {
    return requests;
  }

  /** How often an operation was asked. */
  long asked(String operation) {
    return requests.stream().filter(one -> one.operation().equals(operation)).count();
  }

  OnvifTarget target(String user, String password) {
    return OnvifTarget.of("127.0.0.1", port(), new OnvifLogin(user, password, false));
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> talk(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      Request request = read(new BufferedInputStream(socket.getInputStream()));
      requests.add(request);
      script.answer(request, socket.getOutputStream());
      socket.getOutputStream().flush();
    } catch (IOException gone) {
      // the client has given up, which is what some scripts are for
    }
  }

  private static Request read(InputStream in) throws IOException {
    String[] first = line(in).split(" ");
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] field = line.split(": ?", 2);
      fields.put(field[0].toLowerCase(Locale.ROOT), field[1]);
    }
    int length = Integer.parseInt(fields.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Request(first[0], first[1], fields, body);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int one = in.read(); one != '\n'; one = in.read()) {
      if (one < 0) {
        throw new IOException("the client left");
      }
      line.write(one);
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  /** A whole answer. */
  static void say(OutputStream out, String status, String fields, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head = "HTTP/1.1 " + status + "\r\nContent-Length: " + bytes.length + "\r\n" + fields;
    out.write((head + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.write(bytes);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
