package org.gengfu.profile.lint;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.gengfu.document.MapNode;
import org.gengfu.document.ScalarNode;

/**
 * A profile speaks of a kind of device, so it holds no password and no address of one installation.
 * Messages never quote the value.
 */
final class SecretRule implements NodeRule {
  private static final Pattern SECRET =
      Pattern.compile(
          "(.*(passw(or)?d|passphrase|secret|apikey|token|credential|privatekey).*)|pwd|psk"
              + "|community|authkey|privkey");

  /** Names that are remembered; when there are more, all are forgotten. */
  private static final int MAX_KNOWN = 10_000;

  /** What was found out of names; there are few, but they stand everywhere. */
  private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

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

  private static final List<String> INSTANCE =
      List.of("host", "hostname", "ip", "ipAddress", "unitId", "serialPort");

  @Override
  public void check(ProfileFile file, Findings findings) {
    Place.walk(
        file.root(),
        place -> {
          if (place.node() instanceof ScalarNode scalar && place.path().size() > 0) {
            value(place, scalar, findings);
          } else if (place.node() instanceof MapNode spec
              && place.path().size() == 2
              && place.under("params")) {
            parameter(file, place, spec, findings);
          }
        });
  }

  private static boolean secret(String name) {
    if (KNOWN.size() > MAX_KNOWN) {
      KNOWN.clear();
    }
    return KNOWN.computeIfAbsent(
        name, any -> SECRET.matcher(any.toLowerCase(Locale.ROOT).replaceAll("[_-]", "")).matches());
  }

  /** Quick: most texts hold none of what every address holds. */
  private static boolean looksLike(String text) {
    return text.indexOf('.') > 0
        || text.indexOf(':') > 0
        || text.indexOf('/') >= 0
        || text.indexOf('-') > 0
        || text.startsWith("COM");
  }

  private static void value(Place place, ScalarNode scalar, Findings findings) {
    boolean kind = scalar.kind() == ScalarNode.Kind.TEXT || scalar.kind() == ScalarNode.Kind.WHOLE;
    boolean local = LOCAL.matcher(scalar.text()).find();
    if (!kind
        || local
        || place.under("tests")
        || place.under("points") && place.path().size() <= 2) {
      return;
    }
    if (secret(place.name()) && !scalar.text().startsWith("${")) {
      String message = "\"" + place.name() + "\" is a secret, and a profile holds none";
      String fix =
          "Declare a parameter with secret: true and no default; the device's entry gives its value";
      findings.error(place.key(), "SECRET", message, fix);
      findings.cover(scalar.mark());
      return;
    }
    String text = scalar.text();
    boolean address =
        looksLike(text)
            && (IPV4.matcher(text).matches()
                || MAC.matcher(text).matches()
                || PORT.matcher(text).matches());
    if ((address && !FREE.contains(place.name())) || INSTANCE.contains(place.name())) {
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
