package org.gengfu.profile.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gengfu.document.MapNode;
import org.gengfu.document.ScalarNode;

/**
 * A profile speaks of a kind of device, so it holds no password and no address of one installation.
 * Messages never quote the value.
 */
final class SecretRule implements NodeRule {
  /** What a secret's name holds, in lower case and without lines between its words. */
  private static final List<String> SECRET_PARTS =
      List.of(
          "passwd",
          "password",
          "passphrase",
          "secret",
          "apikey",
          "token",
          "credential",
          "privatekey");

  private static final Set<String> SECRETS =
      Set.of("pwd", "psk", "community", "authkey", "privkey");

  private static final Pattern IPV4 =
      Pattern.compile(
          "((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])"
              + "(:[0-9]{1,5}|/[0-9]{1,2})?");
  private static final Pattern LOCAL = Pattern.compile("127\\.0\\.0\\.1|localhost|\\[::1]");
  private static final Pattern MAC = Pattern.compile("([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}");
  private static final Pattern PORT =
      Pattern.compile("(/dev/(tty|serial|cu)\\S*|COM[0-9]{1,3}|(tcp|udp|opc\\.tcp|rtsp)://\\S+)");

  /** Keys whose values are documents or numbers in dots by nature. */
  private static final Set<String> FREE =
      Set.of(
          "url",
          "doc",
          "note",
          "zh",
          "en",
          "version",
          "firmware",
          "since",
          "until",
          "by",
          "page",
          "manual",
          "importedFrom",
          "oid",
          "sysObjectId",
          "trap",
          "regex",
          "at",
          "table",
          "key");

  private static final Set<String> INSTANCE =
      Set.of("host", "hostname", "ip", "ipAddress", "unitId", "serialPort");

  @Override
  public void check(ProfileFile file, Findings findings) {
    Map<String, Boolean> secrets = new HashMap<>();
    for (Place place : file.places()) {
      if (place.node() instanceof ScalarNode scalar && place.depth() > 0) {
        boolean secret = secrets.computeIfAbsent(place.name(), SecretRule::secret);
        value(place, scalar, secret, findings);
      } else if (place.node() instanceof MapNode spec
          && place.depth() == 2
          && place.under("params")) {
        parameter(file, place, spec, findings);
      }
    }
  }

  private static boolean secret(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    if (word.indexOf('_') >= 0 || word.indexOf('-') >= 0) {
      word = word.replace("_", "").replace("-", "");
    }
    if (SECRETS.contains(word)) {
      return true;
    }
    for (String part : SECRET_PARTS) {
      if (word.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /** Quick: most texts hold none of what every address holds. */
  private static boolean looksLike(String text) {
    return text.indexOf('.') > 0
        || text.indexOf(':') > 0
        || text.indexOf('/') >= 0
        || text.indexOf('-') > 0
        || text.startsWith("COM");
  }

  private static void value(Place place, ScalarNode scalar, boolean secret, Findings findings) {
    boolean kind = scalar.kind() == ScalarNode.Kind.TEXT || scalar.kind() == ScalarNode.Kind.WHOLE;
    if (!kind || place.under("tests") || place.under("points") && place.depth() <= 2) {
      return;
    }
    boolean instance = INSTANCE.contains(place.name());
    boolean free = FREE.contains(place.name()) || !looksLike(scalar.text());
    if (free && !secret && !instance || LOCAL.matcher(scalar.text()).find()) {
      return;
    }
    if (secret && !scalar.text().startsWith("${")) {
      String message = "\"" + place.name() + "\" is a secret, and a profile holds none";
      String fix =
          "Declare a parameter with secret: true and no default; the device's entry gives its value";
      findings.error(place.key(), "SECRET", message, fix);
      findings.cover(scalar.mark());
      return;
    }
    String text = scalar.text();
    boolean address =
        !free
            && (IPV4.matcher(text).matches()
                || MAC.matcher(text).matches()
                || PORT.matcher(text).matches());
    if (address || instance) {
      String message = "\"" + place.name() + "\" holds an address of one installation";
      String fix = "Remove it; addresses belong in the device's entry of the edge's settings";
      findings.error(place.key(), "INSTANCE_ADDRESS", message, fix);
      findings.cover(scalar.mark());
    }
  }

  private static void parameter(ProfileFile file, Place place, MapNode spec, Findings findings) {
    boolean marked =
        spec.get("secret") instanceof ScalarNode flag && Boolean.TRUE.equals(flag.flag());
    if (marked && spec.has("default")) {
      String message = "the secret parameter \"" + place.name() + "\" has a default";
      String fix = "Remove default; the device's entry gives the value";
      findings.error(spec.keyMark("default"), "SECRET", message, fix);
    } else if (!marked && secret(place.name())) {
      String message = "the parameter \"" + place.name() + "\" would be shown to everyone";
      String fix = "Add secret: true";
      Edit edit = Insertion.entry(file, spec, "secret: true");
      findings.warning(place.key(), "SECRET", message, fix, edit);
    }
  }
}
