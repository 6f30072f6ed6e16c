package org.gengfu.profile.camera;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.LanguageContext;
import org.gengfu.profile.ProtocolBlock;
import org.gengfu.profile.ProtocolLanguage;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WireSource;
import org.gengfu.profile.camera.CameraBlock.OnlineAt;
import org.gengfu.profile.camera.CameraBlock.Transport;
import org.gengfu.profile.camera.LookSource.Look;
import org.gengfu.profile.camera.OnvifUse.Quirk;
import org.jspecify.annotations.Nullable;

/** Cameras in profiles: {@code protocol: camera}. Stateless; any thread. */
public final class CameraLanguage implements ProtocolLanguage {
  /** Longest path of a stream, in characters. */
  public static final int MAX_PATH = 1_000;

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration FIRST_PICTURE = Duration.ofSeconds(10);

  @Override
  public String protocol() {
    return "camera";
  }

  @Override
  public String schemaResource() {
    return "/org/gengfu/profile/protocol/camera.json";
  }

  @Override
  public ProtocolBlock block(MapNode settings, LanguageContext context) {
    Problems problems = context.problems();
    String path = "";
    if (settings.get("path") instanceof ScalarNode node) {
      String text = context.text(node);
      path = text == null ? "" : text;
      if (text != null && !isPath(text)) {
        String message = "\"" + text + "\" is no path of a stream";
        problems.add(
            node.mark(), "WRONG_FORM", message, "Begin it with /, and write printable ASCII only");
      }
    }
    return new CameraBlock(
        path,
        settings.choice("transport", Transport.class, Transport.TCP_THEN_UDP, problems),
        settings.duration(
            "firstPicture", FIRST_PICTURE, Duration.ofSeconds(5), Duration.ofSeconds(30), problems),
        settings.flag("inClear", false, problems),
        settings.choice("onlineAt", OnlineAt.class, OnlineAt.FLOWING, problems),
        onvif(settings.map("onvif", problems), problems),
        picture(settings.map("picture", problems), problems));
  }

  /** True for what may stand behind host and port of a stream's address. */
  public static boolean isPath(String text) {
    return text.startsWith("/")
        && text.length() <= MAX_PATH
        && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }

  private static @Nullable OnvifUse onvif(@Nullable MapNode node, Problems problems) {
    if (node == null) {
      return null;
    }
    String path = node.string("path", OnvifUse.DEVICE_SERVICE, problems);
    if (!isPath(path)) {
      problems.add(
          node.valueMark("path"),
          "WRONG_FORM",
          "\"" + path + "\" is no path of a service",
          "Write for example " + OnvifUse.DEVICE_SERVICE);
    }
    return new OnvifUse(
        path,
        node.choice("auth", OnvifUse.Auth.class, OnvifUse.Auth.BOTH, problems),
        quirks(node.strings("quirks", problems)),
        node.flag("events", false, problems),
        node.duration(
            "recordingOldAfter", DAY, Duration.ofMinutes(1), DAY.multipliedBy(30), problems));
  }

  /** The schema has checked the names. */
  private static Set<Quirk> quirks(List<String> names) {
    Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    for (Quirk quirk : Quirk.values()) {
      if (names.contains(quirk.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
        quirks.add(quirk);
      }
    }
    return quirks;
  }

  private static Map<String, Double> picture(@Nullable MapNode node, Problems problems) {
    Map<String, Double> thresholds = new LinkedHashMap<>();
    List<String> names = node == null ? List.of() : node.keys();
    for (String name : names) {
      if (node != null) {
        thresholds.put(name, node.number(name, 0, 0, 1_000_000, problems));
      }
    }
    return thresholds;
  }

  @Override
  public @Nullable WireSource source(
      String pointId, MapNode point, ProtocolBlock block, LanguageContext context) {
    Problems problems = context.problems();
    if (!point.require("look", problems)) {
      return null;
    }
    Look look = point.choice("look", Look.class, Look.ONLINE, problems);
    String fault = point.string("fault", "", problems);
    if ((look == Look.FAULT) == fault.isEmpty()) {
      boolean lacking = fault.isEmpty();
      problems.add(
          lacking ? point.mark() : point.keyMark("fault"),
          lacking ? "MISSING" : "WRONG_FORM",
          lacking ? "which fault is meant is not said" : "only look: fault has a fault",
          lacking ? "Add for example fault: black" : "Remove it");
      return null;
    }
    return new LookSource(look, fault);
  }

  @Override
  public ValueKind rawKind(WireSource source) {
    return source instanceof LookSource look ? look.look().kind() : ValueKind.REAL;
  }
}
