package org.gengfu.driver.onvif;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How HTTP asks for credentials (RFC 7616, RFC 7617). */
sealed interface Challenge {

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

  /** Asked for in a way that is not spoken here. */
  record Unknown(String why) implements Challenge {}

  Pattern PARAMETER =
      Pattern.compile("([A-Za-z]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^,\\s]*))");

  /** Several challenges may stand in one field, after a comma. */
  Pattern NEXT = Pattern.compile(",\\s*(?=(?:Digest|Basic)\\s)", Pattern.CASE_INSENSITIVE);

  /** The best of what is offered: SHA-256 before MD5 before Basic. */
  static Challenge best(List<String> fields) {
    Challenge best = new Unknown("it refuses without saying how credentials are wanted");
    for (String field : fields) {
      for (String part : NEXT.split(field)) {
        Challenge one = parse(part.strip());
        if (rank(one) > rank(best) || best instanceof Unknown) {
          best = one;
        }
      }
    }
    return best;
  }

  private static int rank(Challenge challenge) {
    return switch (challenge) {
      case Unknown unknown -> 0;
      case Basic basic -> 1;
      case Digest digest -> digest.hash().equals("MD5") ? 2 : 3;
    };
  }

  private static Challenge parse(String field) {
    String scheme = field.split("[ \t]", 2)[0].toLowerCase(Locale.ROOT);
    if (scheme.equals("basic")) {
      return new Basic();
    }
    if (!scheme.equals("digest")) {
      return new Unknown("it asks for " + Words.quoted(scheme));
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
      return new Unknown("it asks for a digest by " + Words.quoted(algorithm));
    }
    if (nonce == null) {
      return new Unknown("its digest challenge has no nonce");
    }
    if (!qop.isEmpty() && !withAuth) {
      return new Unknown("it asks for a digest with qop " + Words.quoted(qop));
    }
    boolean stale = "true".equalsIgnoreCase(values.get("stale"));
    String realm = values.getOrDefault("realm", "");
    return new Digest(realm, nonce, hash, algorithm, values.get("opaque"), withAuth, stale);
  }
}
