package org.gengfu.notify.channel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Writes and reads the little JSON that services speak. Stateless; any thread. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** Writes something. */
  interface Writing {
    void to(JsonGenerator out) throws IOException;
  }

  static String write(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      writing.to(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing into memory", impossible);
    }
    return text.toString();
  }

  /** A text as it stands between the quotes of a JSON string. */
  static String escape(String text) {
    String quoted = write(out -> out.writeString(text));
    return quoted.substring(1, quoted.length() - 1);
  }

  /**
   * A value as text.
   *
   * @param path names from the root, with dots between them; not into lists
   * @return null when it is not there, or the text is no JSON
   */
  static @Nullable String field(String json, String path) {
    Deque<String> at = new ArrayDeque<>();
    try (JsonParser parser = FACTORY.createParser(json)) {
      int lists = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_ARRAY -> lists++;
          case END_ARRAY -> lists--;
          case START_OBJECT -> at.addLast(String.valueOf(parser.currentName()));
          case END_OBJECT -> at.removeLast();
          default -> {
            if (lists == 0 && token.isScalarValue() && path.equals(path(at, parser))) {
              return parser.getText();
            }
          }
        }
      }
    } catch (IOException noJson) {
      return null;
    }
    return null;
  }

  private static String path(Deque<String> at, JsonParser parser) throws IOException {
    StringBuilder path = new StringBuilder();
    at.stream().skip(1).forEach(name -> path.append(name).append('.'));
    return path.append(parser.currentName()).toString();
  }
}
