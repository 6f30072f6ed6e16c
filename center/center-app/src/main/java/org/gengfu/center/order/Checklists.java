package org.gengfu.center.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gengfu.center.story.Said;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderMatter;
import org.jspecify.annotations.Nullable;

/**
 * What is to be looked at, by kind of device and kind of order; the table is {@code
 * checklists.json}. The first list that fits is the one: that of the device's kind or of what it
 * begins with ({@code power.ups}, then {@code power}), then the order's kind, then the usual one.
 * Immutable; any thread.
 */
public final class Checklists {
  private static final String TABLE = "checklists.json";

  private final Map<String, Checklist> lists;
  private final Map<String, Said> choices;

  /** A list of steps. */
  public record Checklist(String id, List<Step> steps) {
    public Checklist {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One step.
   *
   * @param text by language
   * @param kind {@code check}, {@code value}, {@code photo} or {@code choice}
   * @param unit of a value, null for none
   * @param options of a choice, each in both languages: Chinese, a space, English
   * @param points ids of points that know the value already, the first that the device has
   */
  public record Step(
      String id,
      Map<String, String> text,
      String kind,
      @Nullable String unit,
      List<String> options,
      List<String> points) {
    public Step {
      options = List.copyOf(options);
      points = List.copyOf(points);
    }
  }

  private Checklists(Map<String, Checklist> lists) {
    this.lists = Map.copyOf(lists);
    Map<String, Said> found = new HashMap<>();
    for (Checklist list : lists.values()) {
      for (Step step : list.steps()) {
        for (String option : step.options()) {
          found.put(option, Said.choice(option));
        }
      }
    }
    this.choices = Map.copyOf(found);
  }

  /** The table that is shipped. */
  public static Checklists shipped() {
    try (InputStream in =
        Objects.requireNonNull(Checklists.class.getResourceAsStream(TABLE), TABLE)) {
      Map<String, Checklist> lists = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> each :
          JsonMapper.builder().build().readTree(in).properties()) {
        List<Step> steps = new ArrayList<>();
        each.getValue().forEach(step -> steps.add(step(step)));
        lists.put(each.getKey(), new Checklist(each.getKey(), steps));
      }
      return new Checklists(lists);
    } catch (IOException e) {
      throw new IllegalStateException(TABLE + " is part of the program", e);
    }
  }

  private static Step step(JsonNode step) {
    String unit = step.path("unit").asText("");
    return new Step(
        step.path("id").asText(),
        Map.of("zh", step.path("zh").asText(), "en", step.path("en").asText()),
        step.path("kind").asText("check"),
        unit.isEmpty() ? null : unit,
        texts(step.path("options")),
        texts(step.path("points")));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  /** The list for an order. */
  public Checklist of(OrderMatter matter) {
    if (matter.kind() == OrderKind.FAULT || matter.kind() == OrderKind.SWAP) {
      Optional<Checklist> found = ofKind(matter.deviceKind());
      if (found.isPresent()) {
        return matter.metering() ? calibrated(found.get()) : found.get();
      }
    }
    Checklist own = lists.get("order." + OrderTable.name(matter.kind()));
    Checklist usual = Objects.requireNonNull(lists.get("usual"), "usual");
    boolean mends = matter.kind() == OrderKind.FAULT || matter.kind() == OrderKind.SWAP;
    return own != null ? own : mends && matter.metering() ? calibrated(usual) : usual;
  }

  /** A list with the steps of a calibration behind it, which the device's repair is to end with. */
  private Checklist calibrated(Checklist list) {
    Checklist calibration = Objects.requireNonNull(lists.get("order.calibration"));
    List<Step> steps = new ArrayList<>(list.steps());
    for (Step step : calibration.steps()) {
      if (steps.stream().noneMatch(each -> each.id().equals(step.id()))) {
        steps.add(step);
      }
    }
    return new Checklist(list.id(), steps);
  }

  /** The list of a kind of device, or of what it begins with. */
  public Optional<Checklist> ofKind(String deviceKind) {
    String kind = deviceKind;
    while (!kind.isEmpty()) {
      Checklist found = lists.get(kind);
      if (found != null) {
        return Optional.of(found);
      }
      kind = kind.contains(".") ? kind.substring(0, kind.lastIndexOf('.')) : "";
    }
    return Optional.empty();
  }

  /** A choice as it is told in each language; what is no choice of these lists is told as it is. */
  public Said said(String answer) {
    return choices.getOrDefault(answer, Said.same(answer));
  }

  /** The list of every inspection. */
  public Checklist inspection() {
    return Objects.requireNonNull(lists.get("order.inspection"), "order.inspection");
  }

  /** All lists, for checks. */
  List<Checklist> all() {
    return List.copyOf(lists.values());
  }
}
