package org.gengfu.center.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.access.Role;
import org.gengfu.center.access.User;
import org.gengfu.center.store.Times;
import org.gengfu.core.availability.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * A request as handlers see it: who asks, and what, checked on reading; its texts have no NUL
 * characters ({@link Json#clean}). Immutable; any thread.
 *
 * @param path parameters of the path, decoded
 * @param query parameters of the query, the first of each name
 * @param body the raw body, empty when there was none
 * @param range which bytes of something larger the body is ({@code Content-Range}), empty for all
 * @param address where it comes from
 * @param user who is logged in, null when nobody is
 * @param token the session's token, null when there is none
 */
public record Request(
    Map<String, String> path,
    Map<String, String> query,
    byte[] body,
    String range,
    String address,
    @Nullable User user,
    @Nullable String token) {

  /** Most characters of an id that a body names. */
  public static final int MAX_ID = 200;

  /** The logged-in user of an operation that needs one. */
  public User caller() {
    if (user == null) {
      throw new IllegalStateException("the operation was declared to need no user");
    }
    return user;
  }

  /** The caller's session. */
  public String session() {
    if (token == null) {
      throw new IllegalStateException("the operation was declared to need no session");
    }
    return token;
  }

  public String pathText(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException("no {" + name + "} in the path");
    }
    return value;
  }

  public long pathId(String name) {
    try {
      return Long.parseLong(pathText(name));
    } catch (NumberFormatException e) {
      throw ProblemException.notFound(name + " " + pathText(name));
    }
  }

  public Optional<String> text(String name, int maxLength) {
    Optional<String> value = Optional.ofNullable(query.get(name)).filter(text -> !text.isEmpty());
    if (value.isPresent() && value.get().length() > maxLength) {
      throw ProblemException.badField(name, "must have at most " + maxLength + " characters");
    }
    return value;
  }

  public long whole(String name, long fallback, long min, long max) {
    String text = query.get(name);
    if (text == null) {
      return fallback;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw ProblemException.badField(name, "must be a whole number from " + min + " to " + max);
  }

  public boolean flag(String name, boolean fallback) {
    String text = query.get(name);
    return switch (text) {
      case null -> fallback;
      case "true" -> true;
      case "false" -> false;
      default -> throw ProblemException.badField(name, "must be true or false");
    };
  }

  public Optional<Instant> time(String name) {
    String text = query.get(name);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
    } catch (DateTimeException e) {
      throw ProblemException.badField(name, "must be a time like 2026-11-22T07:00:00Z");
    }
  }

  public <E extends Enum<E>> E choice(String name, Class<E> type, E fallback) {
    String text = query.get(name);
    return text == null ? fallback : constant(name, type, text);
  }

  public static <E extends Enum<E>> E constant(String name, Class<E> type, String text) {
    for (E constant : type.getEnumConstants()) {
      if (Json.name(constant).equals(text)) {
        return constant;
      }
    }
    String known =
        String.join(
            ", ", java.util.Arrays.stream(type.getEnumConstants()).map(Json::name).toList());
    throw ProblemException.badField(name, "must be one of: " + known.toLowerCase(Locale.ROOT));
  }

  /**
   * The time between two instants.
   *
   * @throws ProblemException when it is empty
   */
  public static TimeRange range(Instant from, Instant to) {
    try {
      return new TimeRange(Times.storable(from).toEpochMilli(), Times.storable(to).toEpochMilli());
    } catch (IllegalArgumentException e) {
      throw ProblemException.badField("to", "must be after from");
    }
  }

  /** The body as an object that has no other fields than these; an empty one when there is none. */
  public Fields fields(Collection<String> known) {
    if (body.length == 0) {
      return new Fields(JsonNodeFactory.instance.objectNode());
    }
    JsonNode node = Json.parse(body);
    if (!node.isObject()) {
      throw new ProblemException(
          ProblemException.Code.BAD_REQUEST, "the body must be a JSON object");
    }
    for (String name : (Iterable<String>) node::fieldNames) {
      if (!known.contains(name)) {
        throw ProblemException.badField(
            name.length() > 64 ? name.substring(0, 64) : name,
            "is not known here; known: " + String.join(", ", known));
      }
    }
    return new Fields(node);
  }

  /** The fields of a body. */
  public record Fields(JsonNode node) {

    public boolean has(String name) {
      return node.hasNonNull(name);
    }

    public String text(String name, int min, int max) {
      JsonNode value = node.get(name);
      if (value == null || !value.isTextual()) {
        throw ProblemException.badField(name, "must be a text");
      }
      String text = Json.clean(value.textValue());
      if (text.length() < min || text.length() > max) {
        throw ProblemException.badField(name, "must have " + min + " to " + max + " characters");
      }
      return text;
    }

    public String text(String name, String fallback, int max) {
      return has(name) ? text(name, 0, max) : fallback;
    }

    public int whole(String name, int min, int max) {
      JsonNode value = node.get(name);
      if (value == null
          || !value.isIntegralNumber()
          || !value.canConvertToInt()
          || value.intValue() < min
          || value.intValue() > max) {
        throw ProblemException.badField(name, "must be a whole number from " + min + " to " + max);
      }
      return value.intValue();
    }

    public boolean flag(String name) {
      JsonNode value = node.get(name);
      if (value == null || !value.isBoolean()) {
        throw ProblemException.badField(name, "must be true or false");
      }
      return value.booleanValue();
    }

    /** A list of texts of 1 to {@value #MAX_ID} characters. */
    public List<String> texts(String name, int min, int max) {
      JsonNode array = node.get(name);
      if (array == null || !array.isArray() || array.size() < min || array.size() > max) {
        throw ProblemException.badField(name, "must be a list of " + min + " to " + max + " texts");
      }
      List<String> texts = new ArrayList<>();
      for (JsonNode text : array) {
        if (!text.isTextual() || text.textValue().isBlank() || text.textValue().length() > MAX_ID) {
          throw ProblemException.badField(name, "has texts of 1 to " + MAX_ID + " characters");
        }
        texts.add(Json.clean(text.textValue()));
      }
      return texts;
    }

    /** Ids, each once. */
    public List<Long> ids(String name, int max) {
      JsonNode array = node.get(name);
      if (array == null || !array.isArray() || array.isEmpty() || array.size() > max) {
        throw ProblemException.badField(name, "must be a list of 1 to " + max + " ids");
      }
      LinkedHashSet<Long> ids = new LinkedHashSet<>();
      for (JsonNode id : array) {
        if (!id.isIntegralNumber() || !id.canConvertToLong() || id.longValue() < 1) {
          throw ProblemException.badField(name, "has whole numbers from 1 on");
        }
        ids.add(id.longValue());
      }
      return List.copyOf(ids);
    }

    /** An instant, in whole milliseconds. */
    public Instant time(String name) {
      try {
        return OffsetDateTime.parse(text(name, 1, 40)).toInstant().truncatedTo(ChronoUnit.MILLIS);
      } catch (DateTimeException e) {
        throw ProblemException.badField(name, "must be a time like 2026-11-22T07:00:00Z");
      }
    }

    public Role role(String name) {
      return constant(name, Role.class, text(name, 1, 32));
    }
  }
}
