package org.gengfu.center.api.device;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.command.CommandRow;
import org.gengfu.center.command.CommandRules;
import org.gengfu.center.settings.Texts;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.PointDefinition.ValueType;
import org.gengfu.contract.PointValue;
import org.gengfu.core.command.CommandState;
import org.jspecify.annotations.Nullable;

/** Requests to devices as {@code openapi.yaml} shapes them. Any thread. */
public final class CommandViews {
  private static final String ALARMS = "Alarms/";

  private final LivePicture picture;
  private final Places places;

  CommandViews(LivePicture picture, Places places) {
    this.picture = picture;
    this.places = places;
  }

  public record CommandView(
      String id,
      String edge,
      String device,
      Map<String, String> deviceTitle,
      String site,
      String room,
      String metric,
      Map<String, String> title,
      @Nullable Object value,
      Map<String, String> valueText,
      CommandState state,
      String askedBy,
      Instant asked,
      @Nullable Role approval,
      @Nullable Instant deadline,
      @Nullable String decidedBy,
      @Nullable Instant decided,
      @Nullable Instant sent,
      @Nullable Instant ended,
      String why) {}

  public CommandView view(CommandRow row) {
    DeviceKey key = new DeviceKey(row.edge(), row.device());
    Places.Place place = places.of(key);
    return new CommandView(
        row.id(),
        row.edge(),
        row.device(),
        places.title(key).byLanguage(),
        place.site(),
        place.room(),
        row.metric(),
        title(key, row.metric()).byLanguage(),
        DeviceViews.value(row.value()),
        valueText(key, row.metric(), row.value()),
        row.life().state(),
        row.life().askedBy(),
        row.asked(),
        row.approval().isEmpty() ? null : CommandRules.role(row.approval()),
        row.life().deadline(),
        row.life().decidedBy(),
        row.decided(),
        row.sent(),
        row.ended(),
        row.life().why());
  }

  /** What a metric is called. */
  Texts title(DeviceKey key, String metric) {
    if (metric.startsWith(ALARMS)) {
      String rule = metric.substring(ALARMS.length());
      return Texts.of(
          picture.device(key).stream()
              .flatMap(device -> device.alarms().stream())
              .filter(alarm -> alarm.alarm().equals(rule))
              .map(AlarmDefinition::texts)
              .findFirst()
              .orElse(Map.of()),
          rule);
    }
    PointDefinition point = point(key, metric);
    return Texts.of(point == null ? Map.of() : point.titles(), metric);
  }

  private @Nullable PointDefinition point(DeviceKey key, String metric) {
    return picture.device(key).stream()
        .flatMap(device -> device.points().stream())
        .filter(each -> each.point().equals(metric))
        .findFirst()
        .orElse(null);
  }

  /** A value in words: the name of an enumeration's value, else number and unit; empty to run. */
  private Map<String, String> valueText(DeviceKey key, String metric, PointValue value) {
    if (metric.startsWith(ALARMS) || metric.startsWith(PointDefinition.COMMANDS)) {
      return Map.of();
    }
    PointDefinition point = point(key, metric);
    Map<String, String> texts = new LinkedHashMap<>();
    for (String language : new String[] {"zh", "en"}) {
      texts.put(language, valueText(point, value, language));
    }
    return texts;
  }

  private static String valueText(
      @Nullable PointDefinition point, PointValue value, String language) {
    String plain =
        switch (value) {
          case PointValue.Real(double real) ->
              real == Math.rint(real) && Math.abs(real) < 1e15
                  ? Long.toString((long) real)
                  : Double.toString(real);
          case PointValue.Whole(long whole) -> Long.toString(whole);
          case PointValue.Flag(boolean flag) -> Boolean.toString(flag);
          case PointValue.Text(String text) -> text;
        };
    if (point == null) {
      return plain;
    }
    String raw = value instanceof PointValue.Flag(boolean flag) ? (flag ? "1" : "0") : plain;
    String label = point.labels().get(raw + "." + language);
    if (label != null) {
      return label;
    }
    boolean number = point.type() == ValueType.REAL || point.type() == ValueType.WHOLE;
    String unit = point.unit().equals("Cel") ? "°C" : point.unit();
    return number && !unit.isEmpty() && !unit.equals("1") ? plain + " " + unit : plain;
  }

  /** What a person is asked before this is done. */
  Map<String, String> question(DeviceKey key, String metric, PointValue value) {
    Map<String, String> device = places.title(key).byLanguage();
    Map<String, String> title = title(key, metric).byLanguage();
    Map<String, String> text = valueText(key, metric, value);
    Map<String, String> question = new LinkedHashMap<>();
    String zh = text.isEmpty() ? "确定对“%s”执行“%s”吗？" : "确定将“%s”的“%s”设为 %s 吗？";
    String en = text.isEmpty() ? "Run “%2$s” on “%1$s”?" : "Set “%2$s” of “%1$s” to %3$s?";
    question.put("zh", ask(zh, "zh", device, title, text));
    question.put("en", ask(en, "en", device, title, text));
    return question;
  }

  private static String ask(
      String form,
      String language,
      Map<String, String> device,
      Map<String, String> title,
      Map<String, String> value) {
    return form.formatted(
        inLanguage(device, language), inLanguage(title, language), inLanguage(value, language));
  }

  private static String inLanguage(Map<String, String> texts, String language) {
    String text = texts.getOrDefault(language, texts.get("zh"));
    return text == null ? "" : text;
  }
}
