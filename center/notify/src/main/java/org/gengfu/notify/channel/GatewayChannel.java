package org.gengfu.notify.channel;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.gengfu.notify.Channel;
import org.gengfu.notify.Message;
import org.gengfu.notify.Sent;

/** A gateway for short messages or calls whose request is data. Any thread. */
final class GatewayChannel implements Channel {
  private final HttpLine line;
  private final GatewaySettings settings;

  GatewayChannel(HttpLine line, GatewaySettings settings) {
    this.line = line;
    this.settings = settings;
  }

  @Override
  public Sent send(Message message, Instant deadline) {
    Map<String, String> pieces;
    try {
      pieces = pieces(message);
    } catch (IOException e) {
      return new Sent.TryAgain(String.valueOf(e.getMessage()));
    }
    String body = Template.fill(settings.body(), pieces, escape(settings.form()));
    if (settings.base64()) {
      body = Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
    }
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", settings.form().type);
    settings
        .headers()
        .forEach((name, value) ->
            headers.put(name, Template.fill(value, pieces, GatewayChannel::header)));
    URI uri;
    try {
      uri = URI.create(Template.fill(settings.url(), pieces, GatewayChannel::query));
    } catch (IllegalArgumentException e) {
      return new Sent.Refused("the gateway's url with this message is no address");
    }
    return outcome(line.send(settings.method(), uri, headers, body, deadline));
  }

  private Map<String, String> pieces(Message message) throws IOException {
    Map<String, String> pieces = new TreeMap<>(message.values());
    for (String name : Template.MESSAGE) {
      pieces.putIfAbsent(name, "");
    }
    pieces.put("address", message.address());
    pieces.put("title", cut(message.title()));
    pieces.put("text", cut(message.text().strip()));
    pieces.put("key", message.key());
    long millis = line.now().toEpochMilli();
    pieces.put("millis", String.valueOf(millis));
    pieces.put("seconds", String.valueOf(millis / 1_000));
    SecretFile secret = settings.secret();
    String said = secret == null ? "" : secret.read();
    pieces.put("secret", said);
    settings
        .constants()
        .forEach((name, value) ->
            pieces.put(name, Template.fill(value, Map.copyOf(pieces), each -> each)));
    Signing signing = settings.signing();
    if (signing != null) {
      String text = Template.fill(settings.signed(), pieces, each -> each);
      pieces.put("sign", settings.signForm().write(signing.sign(text, said)));
    }
    return pieces;
  }

  private String cut(String text) {
    int points = text.codePointCount(0, text.length());
    return points <= settings.maxText()
        ? text
        : text.substring(0, text.offsetByCodePoints(0, settings.maxText() - 1)) + "…";
  }

  private Sent outcome(HttpAnswer answer) {
    Sent failure = HttpLine.failure(answer);
    if (failure != null || !(answer instanceof HttpAnswer.Said(int status, String body))) {
      return failure == null ? new Sent.Unknown("no answer") : failure;
    }
    String why = Texts.said(body);
    GatewaySettings.Test taken = settings.taken();
    GatewaySettings.Test again = settings.again();
    if (taken == null || taken.holds(body)) {
      return new Sent.Accepted(why);
    }
    if (Json.field(body, taken.field()) == null && (again == null || !again.holds(body))) {
      return new Sent.Unknown("an answer without " + taken.field() + ": " + why);
    }
    return again != null && again.holds(body) ? new Sent.TryAgain(why) : new Sent.Refused(why);
  }

  private static UnaryOperator<String> escape(GatewaySettings.Form form) {
    return switch (form) {
      case JSON -> Json::escape;
      case FORM -> GatewayChannel::query;
      case PLAIN -> each -> each;
    };
  }

  private static String query(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A header takes no line ends and nothing but ASCII: the rest goes as in a query. */
  private static String header(String text) {
    return text.matches("[\\x20-\\x7e]*") ? text : query(text);
  }
}
