package org.gengfu.notify.channel;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.driver.transport.NativeSerialLink;
import org.gengfu.driver.transport.Parity;
import org.gengfu.driver.transport.PortSettings;
import org.gengfu.driver.transport.SerialLink;
import org.gengfu.driver.transport.TcpSerialLink;
import org.gengfu.notify.modem.ModemSettings;
import org.gengfu.notify.modem.Validity;
import org.jspecify.annotations.Nullable;

/** Reads channels' settings. One thread, one document. */
final class SettingsReader {
  private static final int MAX_TEXT = 2_000;
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final Path base;
  private final Problems problems;

  SettingsReader(Path base, Problems problems) {
    this.base = base;
    this.problems = problems;
  }

  private void complain(MapNode node, String key, String message, String fix) {
    problems.add(node.valueMark(key), ChannelBook.CODE, message, fix);
  }

  @Nullable SecretFile secret(MapNode node, String key, boolean needed) {
    String file = needed ? node.string(key, problems) : node.optionalString(key, problems);
    return file == null ? null : new SecretFile(base.resolve(file));
  }

  /** An address without query, fragment and user. */
  @Nullable URI address(MapNode node, @Nullable String usual) {
    String text =
        usual == null ? node.string("url", problems) : node.string("url", usual, problems);
    if (text == null) {
      return null;
    }
    URI uri = parse(text);
    if (uri == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      complain(
          node,
          "url",
          "no address of a service",
          "https://host/path without ? and #; tokens belong in files");
      return null;
    }
    return uri;
  }

  private static @Nullable URI parse(String text) {
    try {
      URI uri = new URI(text);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return http && uri.getHost() != null && uri.getRawUserInfo() == null ? uri : null;
    } catch (java.net.URISyntaxException e) {
      return null;
    }
  }

  @Nullable MailSettings mail(MapNode node) {
    String host = node.string("host", problems);
    String from = node.string("from", problems);
    MailSettings.Security security =
        node.choice(
            "security", MailSettings.Security.class, MailSettings.Security.STARTTLS, problems);
    int port = (int) node.whole("port", security.port, 1, 65_535, problems);
    String user = node.optionalString("user", problems);
    SecretFile password = secret(node, "passwordFile", false);
    if ((user == null) != (password == null)) {
      complain(node, "user", "user and passwordFile belong together", "give both, or neither");
    }
    return host == null || from == null
        ? null
        : new MailSettings(host, port, security, user, password, from);
  }

  /** A port of this machine, or one behind a serial server. */
  @Nullable SerialLink link(MapNode node) {
    String path = node.optionalString("port", problems);
    String host = node.optionalString("host", problems);
    int baud = (int) node.whole("baud", 115_200, 300, 4_000_000, problems);
    int tcp = (int) node.whole("tcpPort", 0, 1, 65_535, problems);
    if (path != null && host == null) {
      return new NativeSerialLink(PortSettings.plain(path, baud, Parity.NONE, 1));
    }
    if (host != null && path == null && tcp > 0) {
      return new TcpSerialLink(host, tcp, CONNECT);
    }
    problems.add(
        node.mark(), ChannelBook.CODE, "where is the modem?", "port:, or host: and tcpPort:");
    return null;
  }

  @Nullable ModemSettings modem(MapNode node) {
    String center = node.string("serviceCenter", "", problems);
    boolean report = node.flag("reports", true, problems);
    int validity = -1;
    if (node.has("validity")) {
      validity =
          Validity.of(
              node.duration(
                  "validity", Duration.ofHours(4), Duration.ofMinutes(5), Validity.MOST, problems));
    }
    int maxText =
        (int) node.whole("maxText", ModemSettings.MAX_TEXT, 1, ModemSettings.MAX_TEXT, problems);
    if (!center.matches("(\\+?[0-9]{3,20})?")) {
      complain(node, "serviceCenter", "no telephone number", "\"+8613800371500\"");
      return null;
    }
    return new ModemSettings(center, report, validity, maxText);
  }

  @Nullable GatewaySettings gateway(MapNode node) {
    String url = node.string("url", problems);
    String method = node.string("method", "POST", problems);
    if (!method.equals("POST") && !method.equals("GET")) {
      complain(node, "method", "no method", "POST or GET");
    }
    SortedMap<String, String> headers = texts(node, "headers");
    SortedMap<String, String> constants = texts(node, "constants");
    GatewaySettings.Form form =
        node.choice("form", GatewaySettings.Form.class, GatewaySettings.Form.JSON, problems);
    String body = node.string("body", "", problems);
    boolean base64 = node.flag("base64", false, problems);
    int maxText = (int) node.whole("maxText", 300, 1, MAX_TEXT, problems);
    SecretFile secret = secret(node, "secretFile", false);
    MapNode sign = node.map("sign", problems);
    Signing signing = null;
    String signed = "";
    Signing.Form signForm = Signing.Form.HEX;
    Set<String> known = new HashSet<>(Template.MESSAGE);
    known.addAll(Template.REQUEST);
    constants.values().forEach(each -> check(node, "constants", each, known));
    known.addAll(constants.keySet());
    if (sign != null) {
      sign.require("by", problems);
      signing = sign.choice("by", Signing.class, Signing.HMAC_SHA256, problems);
      signed = sign.string("text", "", problems);
      signForm = sign.choice("form", Signing.Form.class, Signing.Form.HEX, problems);
      check(sign, "text", signed, known);
      sign.close(problems);
      known.add("sign");
    }
    check(node, "body", body, known);
    headers.values().forEach(each -> check(node, "headers", each, known));
    GatewaySettings.Test taken = test(node, "taken");
    GatewaySettings.Test again = test(node, "again");
    if (url == null || !checkUrl(node, url, known)) {
      return null;
    }
    return new GatewaySettings(
        method, url, headers, body, form, base64, maxText, constants, secret, signing, signed,
        signForm, taken, again);
  }

  private boolean checkUrl(MapNode node, String url, Set<String> known) {
    int before = problems.count();
    check(node, "url", url, known);
    String plain = url.replaceAll("\\$\\{[A-Za-z0-9_]+}", "x");
    if (parse(plain) == null) {
      complain(node, "url", "no address of a service", "https://host/path?to=${address}");
    }
    return problems.count() == before;
  }

  /** Every piece must be known: a wrong name would be sent to people. */
  private void check(MapNode node, String key, String template, Set<String> known) {
    for (String name : Template.names(template)) {
      if (!known.contains(name)) {
        complain(
            node,
            key,
            "no piece ${" + name + "}",
            "one of " + String.join(", ", new java.util.TreeSet<>(known)));
      }
    }
  }

  private SortedMap<String, String> texts(MapNode node, String key) {
    SortedMap<String, String> texts = new TreeMap<>();
    MapNode map = node.map(key, problems);
    if (map != null) {
      map.forEach((name, mark, value) -> {
        if (value instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.TEXT) {
          texts.put(name, scalar.text());
        } else {
          problems.add(value.mark(), ChannelBook.CODE, "not a text", "put it in quotes");
        }
      });
    }
    return texts;
  }

  private GatewaySettings.@Nullable Test test(MapNode node, String key) {
    MapNode test = node.map(key, problems);
    if (test == null) {
      return null;
    }
    String field = test.string("field", problems);
    var values = test.strings("values", problems);
    test.close(problems);
    if (values.isEmpty()) {
      complain(test, "values", "no values", "values: [\"0\"]");
    }
    return field == null ? null : new GatewaySettings.Test(field, values);
  }
}
