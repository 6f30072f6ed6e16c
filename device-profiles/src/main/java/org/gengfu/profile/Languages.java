package org.gengfu.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The protocol languages that are installed. Immutable; any thread. */
public final class Languages {
  private static final Map<String, ProtocolLanguage> INSTALLED = found();

  private Languages() {}

  private static Map<String, ProtocolLanguage> found() {
    Map<String, ProtocolLanguage> found = new LinkedHashMap<>();
    for (ProtocolLanguage language :
        ServiceLoader.load(ProtocolLanguage.class, ProtocolLanguage.class.getClassLoader())) {
      ProtocolLanguage earlier = found.put(language.protocol(), language);
      if (earlier != null) {
        throw new IllegalStateException(
            "two languages of protocol " + language.protocol() + ": " + earlier + ", " + language);
      }
    }
    return Collections.unmodifiableMap(found);
  }

  /** All of them, by protocol. */
  public static Map<String, ProtocolLanguage> installed() {
    return INSTALLED;
  }

  /** The language of a protocol, or null when none is installed. */
  public static @Nullable ProtocolLanguage of(String protocol) {
    return INSTALLED.get(protocol);
  }
}
