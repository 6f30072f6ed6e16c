package org.gengfu.center.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.JointForm;
import org.gengfu.core.order.Work;

/**
 * Acts as people send them: a name and fields. Only what people may do is known here; what the
 * program says by what it sees is not. Stateless; any thread.
 */
public final class ActFields {
  /** Most characters of a text. */
  static final int MOST_CHARACTERS = 2_000;

  private static final Map<String, List<Field>> ACTS = new LinkedHashMap<>();

  static {
    put("accept");
    put("dispatch", Field.text("technician"), new Field("forced", Field.Kind.FLAG));
    put("suspend", Field.text("reason"), Field.text("approvedBy"));
    put("unsuspend");
    put(
        "extend",
        new Field("until", Field.Kind.TIME),
        Field.text("reason"),
        Field.text("approvedBy"));
    put("report", new Field("at", Field.Kind.TIME));
    put("answer", Field.text("words"), new Field("done", Field.Kind.FLAG));
    put("reopen", Field.text("reason"));
    put("grade", new Field("level", Field.Kind.WHOLE), Field.text("reason"));
    put("urge", Field.text("words"));
    put("supervise");
    put("join", Field.text("helper"));
    put("split", Field.text("title"), Field.text("technician"));
    put("settle", Field.text("words"));
    put("fill", new Field("values", Field.Kind.TEXTS));
    put("confirm", Field.text("reason"), Field.text("evidence"));
    put("cancel", Field.text("reason"));
    put("take");
    put("return", Field.text("reason"));
    put("set_out");
    put("arrive", Field.text("proof"));
    put("diagnose", Field.text("finding"), new Field("answers", Field.Kind.TEXTS));
    put("wait_part", Field.text("sku"));
    put("resume");
    put("part_take", Field.text("serial"));
    put(
        "swap",
        new Field("old", "oldSerial", Field.Kind.TEXT),
        new Field("new", "newSerial", Field.Kind.TEXT),
        Field.text("device"),
        Field.text("place"));
    put("resolve", Field.text("what"));
    put("sign", Field.text("name"), Field.text("photo"));
  }

  /** A field as it is sent, and as the act calls it. */
  private record Field(String sent, String stored, Kind kind) {
    enum Kind {
      TEXT,
      FLAG,
      TIME,
      WHOLE,
      TEXTS
    }

    Field(String name, Kind kind) {
      this(name, name, kind);
    }

    static Field text(String name) {
      return new Field(name, Kind.TEXT);
    }
  }

  private ActFields() {}

  private static void put(String act, Field... fields) {
    ACTS.put(act, List.of(fields));
  }

  /** It is not an act that people may send, or not its fields. */
  public static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * The act.
   *
   * @param fields a JSON object; a field that is left out is empty
   * @throws Wrong when there is no such act, or its fields are not of its form
   */
  public static Act act(String name, JsonNode fields) throws Wrong {
    List<Field> known = ACTS.get(name);
    if (known == null) {
      throw new Wrong("act is none of " + String.join(", ", ACTS.keySet()));
    }
    for (String sent : (Iterable<String>) fields::fieldNames) {
      if (known.stream().noneMatch(each -> each.sent().equals(sent))) {
        throw new Wrong("fields of " + name + " do not have " + sent);
      }
    }
    ObjectNode tree = OrderJson.object().put(OrderJson.IS, name);
    for (Field each : known) {
      put(tree, each, fields.path(each.sent()));
    }
    try {
      return OrderJson.act(tree);
    } catch (JsonProcessingException e) {
      throw new Wrong("fields of " + name + ": " + e.getOriginalMessage());
    }
  }

  private static void put(ObjectNode tree, Field field, JsonNode value) throws Wrong {
    boolean absent = value.isMissingNode() || value.isNull();
    switch (field.kind()) {
      case TEXT -> tree.put(field.stored(), absent ? "" : text(field.sent(), value));
      case FLAG -> {
        if (!absent && !value.isBoolean()) {
          throw new Wrong("fields." + field.sent() + " must be true or false");
        }
        tree.put(field.stored(), !absent && value.booleanValue());
      }
      case WHOLE -> {
        if (!value.isInt()) {
          throw new Wrong("fields." + field.sent() + " must be a whole number");
        }
        tree.put(field.stored(), value.intValue());
      }
      case TIME -> tree.put(field.stored(), time(field.sent(), value).toString());
      case TEXTS -> {
        ObjectNode texts = tree.putObject(field.stored());
        int most = Math.max(Work.MOST_ANSWERS, JointForm.FILLED.size());
        if (!absent && (!value.isObject() || value.size() > most)) {
          throw new Wrong("fields." + field.sent() + " must be an object of texts");
        }
        for (Map.Entry<String, JsonNode> each : value.properties()) {
          texts.put(text(field.sent(), each.getKey()), text(field.sent(), each.getValue()));
        }
      }
    }
  }

  private static String text(String name, JsonNode value) throws Wrong {
    if (!value.isValueNode()) {
      throw new Wrong("fields." + name + " must be a text");
    }
    return value.isNull() ? "" : text(name, value.asText());
  }

  private static String text(String name, String text) throws Wrong {
    if (text.length() > MOST_CHARACTERS) {
      throw new Wrong("fields." + name + " has at most " + MOST_CHARACTERS + " characters");
    }
    return text.replace("\0", "");
  }

  private static Instant time(String name, JsonNode value) throws Wrong {
    try {
      return OffsetDateTime.parse(value.asText()).toInstant();
    } catch (DateTimeException e) {
      throw new Wrong("fields." + name + " must be a time like 2026-11-22T07:00:00Z");
    }
  }

  /** Name of an act. */
  public static String name(Act act) {
    return OrderJson.tree(act).get(OrderJson.IS).asText();
  }

  /** The fields of a stored deed, as they were sent. */
  static Map<String, Object> sent(String act, String stored) {
    Map<String, Object> sent = new LinkedHashMap<>();
    List<Field> known = ACTS.getOrDefault(act, List.of());
    for (Map.Entry<String, JsonNode> each : OrderJson.read(stored, JsonNode.class).properties()) {
      String name =
          known.stream()
              .filter(field -> field.stored().equals(each.getKey()))
              .map(Field::sent)
              .findFirst()
              .orElse(each.getKey());
      boolean instant = each.getKey().equals("firstGoodMillis");
      sent.put(
          instant ? "firstGood" : name,
          instant ? Instant.ofEpochMilli(each.getValue().longValue()).toString() : each.getValue());
    }
    return sent;
  }
}
