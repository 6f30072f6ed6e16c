package org.gengfu.sim.camera.onvif;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gengfu.sim.camera.login.DigestGuard;
import org.gengfu.sim.camera.login.UsernameToken;
import org.gengfu.sim.camera.net.Serving;

/** Answers whoever asks a box's services, and gives single pictures. Any thread. */
public final class OnvifServing implements Serving {
  private static final Duration PATIENCE = Duration.ofSeconds(75);
  private static final Duration FAREWELL = Duration.ofSeconds(1);
  private static final int MOST_REST = 4 * HttpInput.MOST_BODY_BYTES;
  private static final String XML = "application/soap+xml; charset=utf-8";

  private final OnvifHost host;
  private final DigestGuard guard;
  private final EventService events;
  private final Map<String, Operation> operations = new HashMap<>();

  /**
   * The services of one box.
   *
   * @param realm what the box calls itself when it asks for a password
   */
  public OnvifServing(OnvifHost host, String realm, InstantSource clock) {
    this.host = host;
    guard = new DigestGuard(realm, true);
    events = new EventService(host, clock);
    MediaService media = new MediaService(host);
    RecordingService recording = new RecordingService(host);
    add(Soap.DEVICE, new DeviceService(host).operations());
    add(Soap.MEDIA, media.first());
    add(Soap.MEDIA2, media.second());
    add(Soap.EVENTS, events.own());
    add(Soap.NOTIFICATION, events.manager());
    add(Soap.RECORDING, recording.recording());
    add(Soap.SEARCH, recording.search());
  }

  /** To be called after something about the box has changed. */
  public void changed() {
    events.look();
  }

  @Override
  public void serve(Socket socket) throws IOException {
    socket.setSoTimeout((int) PATIENCE.toMillis());
    InputStream in = socket.getInputStream();
    OutputStream out = socket.getOutputStream();
    try {
      HttpInput input = new HttpInput(in);
      HttpRequest request = input.next();
      while (request != null) {
        if (!host.silent()) {
          Thread.sleep(host.delay());
          Answer answer = answer(request);
          send(out, answer);
          if ("close".equalsIgnoreCase(request.header("Connection"))) {
            return;
          }
        }
        request = input.next();
      }
    } catch (HttpInput.RefusedException e) {
      byte[] why = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
      send(out, new Answer(e.status(), "text/plain", why, ""));
      letGo(socket, in);
    } catch (SocketTimeoutException silent) {
      // Nobody has asked anything for long enough.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads on for a moment: an end with bytes unread would reset the connection, answer and all. */
  private static void letGo(Socket socket, InputStream in) throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout((int) FAREWELL.toMillis());
    byte[] rest = new byte[16 * 1_024];
    try {
      for (int left = MOST_REST; left > 0; ) {
        int read = in.read(rest);
        left = read < 0 ? 0 : left - read;
      }
    } catch (SocketTimeoutException enough) {
      // Whoever still writes has had time to read.
    }
  }

  /**
   * An answer over HTTP.
   *
   * @param challenge value of {@code WWW-Authenticate}, empty for none
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Answer(int status, String type, byte[] body, String challenge) {}

  private void add(String namespace, Map<String, Operation> service) {
    service.forEach((name, operation) -> operations.put(namespace + " " + name, operation));
  }

  private Answer answer(HttpRequest request) throws InterruptedException {
    host.channels().forEach(channel -> channel.stream().camera().answered());
    if (request.method().equals("GET")) {
      return snapshot(request);
    }
    if (!request.method().equals("POST")) {
      return new Answer(405, "text/plain", new byte[0], "");
    }
    try {
      SoapRequest asked = Soap.read(request.body(), request.path());
      Operation operation = operations.get(asked.operation());
      if (operation == null) {
        throw SoapFault.sender("ActionNotSupported", "this box does not do that");
      }
      if (!operation.open() && !admitted(request, asked)) {
        return unauthorized();
      }
      String body = operation.step().answer(asked);
      return new Answer(200, XML, Soap.envelope(operation.action(), asked.messageId(), body), "");
    } catch (SoapFault fault) {
      return new Answer(fault.status(), XML, Soap.envelope("", "", fault.body()), "");
    }
  }

  /** True when it is proven who asks, false when HTTP shall ask for it. */
  private boolean admitted(HttpRequest request, SoapRequest asked) throws SoapFault {
    if (host.account().open()) {
      return true;
    }
    Optional<UsernameToken> token = asked.token();
    if (host.ways() != OnvifHost.Ways.HTTP && token.isPresent()) {
      return switch (token.get().check(host.account(), host.ownTime(), host.tolerance())) {
        case ADMITTED -> true;
        case WRONG -> throw SoapFault.sender("NotAuthorized", "Sender not Authorized");
        case OTHER_TIME ->
            throw SoapFault.sender("NotAuthorized", "Wsse authorized time check failed");
      };
    }
    if (host.ways() == OnvifHost.Ways.TOKEN) {
      throw SoapFault.sender("NotAuthorized", "Sender not Authorized");
    }
    return guard.admits(request.header("Authorization"), request.method(), host.account());
  }

  private Answer unauthorized() {
    String body = SoapFault.sender("NotAuthorized", "Sender not Authorized").body();
    return new Answer(401, XML, Soap.envelope("", "", body), guard.challenge());
  }

  private Answer snapshot(HttpRequest request) {
    int number = MediaService.snapshotChannel(request.path());
    Optional<OnvifChannel> channel =
        host.channels().stream().filter(one -> one.number() == number).findFirst();
    if (channel.isEmpty()) {
      return new Answer(404, "text/plain", new byte[0], "");
    }
    String authorization = request.header("Authorization");
    if (!guard.admits(authorization, request.method(), host.account())) {
      return new Answer(401, "text/plain", new byte[0], guard.challenge());
    }
    return new Answer(200, "image/jpeg", channel.get().snapshot().get(), "");
  }

  private static void send(OutputStream out, Answer answer) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 ");
    head.append(answer.status()).append(' ').append(reason(answer.status())).append("\r\n");
    head.append("Content-Type: ").append(answer.type()).append("\r\n");
    head.append("Content-Length: ").append(answer.body().length).append("\r\n");
    if (!answer.challenge().isEmpty()) {
      head.append("WWW-Authenticate: ").append(answer.challenge()).append("\r\n");
    }
    byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(bytes, bytes.length + answer.body().length);
    System.arraycopy(answer.body(), 0, whole, bytes.length, answer.body().length);
    out.write(whole);
    out.flush();
  }

  private static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 413 -> "Content Too Large";
      default -> "Internal Server Error";
    };
  }
}
