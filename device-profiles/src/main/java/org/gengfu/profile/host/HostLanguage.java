package org.gengfu.profile.host;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.gengfu.document.MapNode;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.LanguageContext;
import org.gengfu.profile.ProtocolBlock;
import org.gengfu.profile.ProtocolLanguage;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WireSource;
import org.gengfu.profile.host.HostSource.Measure;
import org.jspecify.annotations.Nullable;

/** Computers in profiles: {@code protocol: host}. Stateless; any thread. */
public final class HostLanguage implements ProtocolLanguage {
  @Override
  public String protocol() {
    return "host";
  }

  @Override
  public String schemaResource() {
    return "/org/gengfu/profile/protocol/host.json";
  }

  @Override
  public ProtocolBlock block(MapNode settings, LanguageContext context) {
    return new HostBlock(
        settings.duration(
            "timeout",
            Duration.ofSeconds(2),
            Duration.ofMillis(100),
            Duration.ofSeconds(30),
            context.problems()));
  }

  @Override
  public @Nullable WireSource source(
      String pointId, MapNode point, ProtocolBlock block, LanguageContext context) {
    if (!point.require("measure", context.problems())) {
      return null;
    }
    Measure measure = point.choice("measure", Measure.class, Measure.HOST_NAME, context.problems());
    String of = "";
    if (point.get("of") instanceof ScalarNode node) {
      String text = context.text(node);
      if (text == null || !fits(measure, text, node, context)) {
        return null;
      }
      of = text;
    } else if (measure.of() != HostSource.Of.NOTHING) {
      String message = "\"of\" is missing: " + wanted(measure.of());
      context.problems().add(point.mark(), "MISSING", message, "Add of:");
      return null;
    }
    return new HostSource(measure, of);
  }

  private static boolean fits(
      Measure measure, String text, ScalarNode node, LanguageContext context) {
    boolean right =
        switch (measure.of()) {
          case NOTHING -> false;
          case PATH -> !text.isBlank() && text.indexOf('\0') < 0;
          case PATTERN -> isPattern(text);
          case USB_ID -> text.matches("[0-9a-fA-F]{4}:[0-9a-fA-F]{4}");
          case PRINTER -> text.matches("ipp://[A-Za-z0-9.\\-]+(:[0-9]{1,5})?(/\\S*)?");
          case SERVER -> text.matches("[A-Za-z0-9.\\-]+(:[0-9]{1,5})?");
        };
    if (!right) {
      String message = "\"" + text + "\" does not fit this measure: " + wanted(measure.of());
      context.problems().add(node.mark(), "WRONG_FORM", message, "Change or remove it");
    }
    return right;
  }

  private static boolean isPattern(String text) {
    try {
      Pattern.compile(text);
      return !text.isEmpty();
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private static String wanted(HostSource.Of of) {
    return switch (of) {
      case NOTHING -> "it has no of";
      case PATH -> "a path, e.g. /";
      case PATTERN -> "a regular expression";
      case USB_ID -> "vendor and product id, e.g. 04b8:0202";
      case PRINTER -> "an address such as ipp://127.0.0.1:631/printers/ticket";
      case SERVER -> "a time server, host or host:port";
    };
  }

  @Override
  public ValueKind rawKind(WireSource source) {
    return source instanceof HostSource host ? host.measure().kind() : ValueKind.REAL;
  }
}
