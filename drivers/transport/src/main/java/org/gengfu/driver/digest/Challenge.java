package org.gengfu.driver.digest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a device asks for credentials, in the field {@code WWW-Authenticate} of HTTP (RFC 7616, RFC
 * 7617) or RTSP (RFC 2326, D). Pure.
 */
public sealed interface Challenge {

  /** The password as it is. */
  record Basic() implements Challenge {}

  /**
   * A digest of it.
   *
   * @param hash Java's name of it: {@code MD5} or {@code SHA-256}
   * @param algorithm as the device wrote it, empty when it did not
   * @param opaque to be given back, null when there is none
   * @param withQop whether {@code qop=auth} was offered
   * @param stale the credentials were right, the nonce is too old
   */
  record Digest(
      String realm,
      String nonce,
      String hash,
      String algorithm,
      @Nullable String opaque,
      boolean withQop,
      boolean stale)
      implements Challenge {}

  /**
   * Asked for in a way that is not spoken here: not one of the two schemes, another hash, a session
   * ({@code -sess}), or {@code qop=auth-int} alone.
   *
   * @param why one of the words of docs/cameras.md, with what the device said in double quotes
   */
  record Unknown(String why) implements Challenge {}

  /**
   * The best of what is offered: SHA-256 before MD5 before Basic. One field may hold several
   * challenges (RFC 9110, 11.6.1).
   *
   * @param fields values of all fields {@code WWW-Authenticate} of an answer
   */
  static Challenge best(List<String> fields) {
    Challenge best = new Unknown("no-challenge");
    for (String field : fields) {
      for (String part : Parts.of(field)) {
        Challenge one = Parts.parse(part);
        if (Parts.rank(one) > Parts.rank(best) || best instanceof Unknown) {
          best = one;
        }
      }
    }
    return best;
  }

  /** The text of challenges, taken apart. */
  final class Parts {
    private static final int MOST_QUOTED = 60;
    private static final Pattern PARAMETER =
        Pattern.compile("([A-Za-z]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^,\\s]*))");

    /** Where another challenge begins: after a comma a word, a blank, and no {@code =}. */
    private static final Pattern NEXT =
        Pattern.compile(",\\s*(?=[A-Za-z][A-Za-z0-9-]*\\s+[^=\\s])");

    private Parts() {}

    static List<String> of(String field) {
      List<String> parts = new ArrayList<>();
      Matcher next = NEXT.matcher(field);
      int begin = 0;
      while (next.find()) {
        if (!isQuoted(field, begin, next.start())) {
          parts.add(field.substring(begin, next.start()).strip());
          begin = next.end();
        }
      }
      parts.add(field.substring(begin).strip());
      return parts;
    }

    private static boolean isQuoted(String field, int from, int at) {
      boolean quoted = false;
      for (int i = from; i < at; i++) {
        if (field.charAt(i) == '\\') {
          i++;
        } else if (field.charAt(i) == '"') {
          quoted = !quoted;
        }
      }
      return quoted;
    }

    static int rank(Challenge challenge) {
      return switch (challenge) {
        case Unknown unknown -> 0;
        case Basic basic -> 1;
        case Digest digest -> digest.hash().equals("MD5") ? 2 : 3;
      };
    }

    static Challenge parse(String field) {
      String scheme = field.split("[ \t]", 2)[0].toLowerCase(Locale.ROOT);
      if (scheme.equals("basic")) {
        return new Basic();
      }
      if (!scheme.equals("digest")) {
        return new Unknown("asks-for " + quoted(scheme));
      }
      Map<String, String> values = new HashMap<>();
      Matcher matcher = PARAMETER.matcher(field.substring(scheme.length()));
      while (matcher.find()) {
        String quoted = matcher.group(2);
        String value = quoted != null ? quoted.replaceAll("\\\\(.)", "$1") : matcher.group(3);
        values.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
      }
      return digest(values);
    }

    private static Challenge digest(Map<String, String> values) {
      String algorithm = values.getOrDefault("algorithm", "");
      String hash =
          switch (algorithm.toUpperCase(Locale.ROOT)) {
            case "", "MD5" -> "MD5";
            case "SHA-256" -> "SHA-256";
            default -> "";
          };
      String nonce = values.get("nonce");
      String qop = values.getOrDefault("qop", "");
      boolean withAuth = List.of(qop.toLowerCase(Locale.ROOT).split("[, ]+", -1)).contains("auth");
      if (hash.isEmpty()) {
        return new Unknown("asks-for-digest " + quoted(algorithm));
      }
      if (nonce == null) {
        return new Unknown("no-nonce");
      }
      if (!qop.isEmpty() && !withAuth) {
        return new Unknown("asks-for-qop " + quoted(qop));
      }
      boolean stale = "true".equalsIgnoreCase(values.get("stale"));
      String realm = values.getOrDefault("realm", "");
      return new Digest(realm, nonce, hash, algorithm, values.get("opaque"), withAuth, stale);
    }

    private static String quoted(String text) {
      String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").replace('"', '\'').strip();
      String cut = line.length() <= MOST_QUOTED ? line : line.substring(0, MOST_QUOTED - 1) + "…";
      return "\"" + cut + "\"";
    }
  }
}
