package org.gengfu.center.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.access.Role;
import org.gengfu.center.access.User;
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
record Request(
    Map<String, String> path,
    Map<String, String> query,
    byte[] body,
    String range,
    String address,
    @Nullable User user,
    @Nullable String token) {

  /** The logged-in user of an operation that needs one. */
  User caller() {
    if (user == null) {
      throw new IllegalStateException("the operation was declared to need no user");
    }
    return user;
  }

  /** The caller's session. */
  String session() {
    if (token == null) {
      throw new IllegalStateException("the operation was declared to need no session");
    }
    return token;
  }

  String pathText(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException("no {" + name + "} in the path");
    }
    return value;
  }

  long pathId(String name) {
    try {
      return Long.parseLong(pathText(name));
    } catch (NumberFormatException e) {
      throw ProblemException.notFound(name + " " + pathText(name));
    }
  }

  Optional<String> text(String name, int maxLength) {
    Optional<String> value = Optional.ofNullable(query.get(name)).filter(text -> !text.isEmpty());
    if (value.isPresent() && value.get().length() > maxLength) {
      throw ProblemException.badField(name, "must have at most " + maxLength + " characters");
    }
    return value;
  }

  long whole(String name, long fallback, long min, long max) {
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

  boolean flag(String name, boolean fallback) {
    String text = query.get(name);
    return switch (text) {
      case null -> fallback;
      case "true" -> true;
      case "false" -> false;
      default -> throw ProblemException.badField(name, "must be true or false");
    };
  }

  Optional<Instant> time(String name) {
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

  <E extends Enum<E>> E choice(String name, Class<E> type, E fallback) {
    String text = query.get(name);
    return text == null ? fallback : constant(name, type, text);
  }

  static <E extends Enum<E>> E constant(String name, Class<E> type, String text) {
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

  /** The body as an object that has no other fields than these; an empty one when there is none. */
  Fields fields(Collection<String> known) {
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
  record Fields(JsonNode node) {

    boolean has(String name) {
      return node.hasNonNull(name);
    }

    String text(String name, int min, int max) {
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

    String text(String name, String fallback, int max) {
      return has(name) ? text(name, 0, max) : fallback;
    }

    int whole(String name, int min, int max) {
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

    boolean flag(String name) {
      JsonNode value = node.get(name);
      if (value == null || !value.isBoolean()) {
        throw ProblemException.badField(name, "must be true or false");
      }
      return value.booleanValue();
    }

    Role role(String name) {
      return constant(name, Role.class, text(name, 1, 32));
    }
  }
}
