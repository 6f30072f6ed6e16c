package org.gengfu.center.stock;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.core.travel.SpeedTable;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.jspecify.annotations.Nullable;

/**
 * How long ways take: the section {@code travel:} of {@code center.yaml}. Immutable.
 *
 * @param detour how much longer roads are than the straight line
 * @param fixed added to every way for starting and parking
 * @param handout from the call until a part leaves a warehouse
 * @param bands speeds by time of day; empty for the usual ones
 * @param routing a service that knows the roads, asked as OSRM's table service is; null for none
 */
public record TravelSettings(
    double detour,
    Duration fixed,
    Duration handout,
    List<SpeedTable.Band> bands,
    @Nullable URI routing) {
  /** A city without a routing service. */
  public static final TravelSettings USUAL =
      new TravelSettings(1.3, Duration.ofMinutes(5), Duration.ofMinutes(10), List.of(), null);

  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])");
  private static final Duration DAY = Duration.ofDays(1);

  public TravelSettings {
    bands = List.copyOf(bands);
  }

  /** Reads the section; what is wrong is added to the problems. */
  public static TravelSettings read(@Nullable MapNode map, Problems problems) {
    if (map == null) {
      return USUAL;
    }
    double detour = map.number("detour", USUAL.detour, 1, 5, problems);
    Duration fixed = map.duration("fixed", USUAL.fixed, Duration.ZERO, DAY, problems);
    Duration handout = map.duration("handout", USUAL.handout, Duration.ZERO, DAY, problems);
    List<SpeedTable.Band> bands = new ArrayList<>();
    for (MapNode band : map.maps("speeds", problems)) {
      String from = band.string("from", "", problems);
      double kmh = band.number("kmh", 40, 1, 200, problems);
      Matcher time = TIME.matcher(from);
      if (time.matches()) {
        int minute = Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
        bands.add(new SpeedTable.Band(minute, kmh));
      } else {
        problems.add(
            band.mark(),
            "SPEEDS",
            "a speed needs the time of day from which it holds",
            "Write for example {from: \"07:00\", kmh: 25}");
      }
      band.close(problems);
    }
    if (bands.size() > SpeedTable.MOST_BANDS) {
      problems.add(
          map.keyMark("speeds"),
          "SPEEDS",
          SpeedTable.MOST_BANDS + " speeds are the most",
          "Leave some out");
      bands.clear();
    }
    URI routing = routing(map, problems);
    map.close(problems);
    return new TravelSettings(detour, fixed, handout, bands, routing);
  }

  private static @Nullable URI routing(MapNode map, Problems problems) {
    String text = map.optionalString("routing", problems);
    if (text == null) {
      return null;
    }
    if (!text.matches("https?://[A-Za-z0-9_.:-]{1,253}(/[A-Za-z0-9_./-]*)?")) {
      problems.add(
          map.valueMark("routing"),
          "ROUTING",
          "this is not the address of a routing service",
          "Write for example http://routes.example:5000");
      return null;
    }
    return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  /** The speeds as a table. */
  SpeedTable table(ZoneId zone) {
    List<SpeedTable.Band> used = bands.isEmpty() ? SpeedTable.usual(zone).bands() : bands;
    return new SpeedTable(detour, fixed.toMillis(), used, zone);
  }
}
