package org.gengfu.notify.channel;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The request of a gateway for short messages or calls, as data. In {@code url}, headers, body and
 * the signed text {@code ${name}} stands for a piece: of the message ({@code address}, {@code
 * title}, {@code text}, {@code key}, {@code level}, {@code place}, {@code device}, {@code what},
 * {@code order}, {@code time}, {@code subject}), {@code millis}, {@code seconds}, {@code secret},
 * {@code sign}, or one of the constants.
 *
 * @param method GET or POST
 * @param url address; pieces are written as in a query
 * @param headers by name; pieces are written as they are
 * @param body pieces are written as {@code form} says
 * @param form how pieces are written into the body
 * @param base64 the whole body goes as Base64
 * @param maxText longest text in characters; a longer one is cut
 * @param constants pieces that are always the same
 * @param secret null when there is none
 * @param signing how it is signed, null when it is not
 * @param signed the text that is signed
 * @param signForm how the signature is written
 * @param taken how an answer says that it was taken; null when its status says so
 * @param again how an answer says that it may be tried again, null when it never does
 */
record GatewaySettings(
    String method,
    String url,
    SortedMap<String, String> headers,
    String body,
    Form form,
    boolean base64,
    int maxText,
    SortedMap<String, String> constants,
    @Nullable SecretFile secret,
    @Nullable Signing signing,
    String signed,
    Signing.Form signForm,
    @Nullable Test taken,
    @Nullable Test again) {
  /** How pieces are written into a body. */
  enum Form {
    JSON("application/json; charset=utf-8"),
    FORM("application/x-www-form-urlencoded; charset=utf-8"),
    PLAIN("text/plain; charset=utf-8");

    final String type;

    Form(String type) {
      this.type = type;
    }
  }

  /** A field of an answer in JSON, and the values that mean yes. */
  record Test(String field, List<String> values) {
    Test {
      values = List.copyOf(values);
    }

    boolean holds(String body) {
      String value = Json.field(body, field);
      return value != null && values.contains(value);
    }
  }

  GatewaySettings {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    constants = Collections.unmodifiableSortedMap(new TreeMap<>(constants));
  }
}
