package org.gengfu.driver.onvif;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes of an answer made into text that a parser of XML can be given: the charset found, what
 * comes before the XML dropped, a bare {@code &} repaired, a document type refused. Pure.
 */
sealed interface AnswerText {

  /**
   * It may be XML.
   *
   * @param text without an XML declaration
   * @param repaired a bare {@code &} was made into {@code &amp;}
   */
  record Xml(String text, boolean repaired) implements AnswerText {}

  /** It is not. */
  record Other(String why) implements AnswerText {}

  Pattern DECLARATION = Pattern.compile("\\s*<\\?xml\\b([^>]{0,200})\\?>");
  Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
  Pattern REFERENCE = Pattern.compile("&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});");

  static AnswerText of(byte[] body) {
    String text = decoded(body);
    if (text.isBlank()) {
      return new Other("empty-answer");
    }
    String rest = DECLARATION.matcher(text).lookingAt() ? afterDeclaration(text) : text.strip();
    String begin = rest.substring(0, Math.min(rest.length(), 400)).toLowerCase(Locale.ROOT);
    if (begin.startsWith("<!doctype html") || begin.startsWith("<html")) {
      return new Other("html");
    }
    if (!begin.startsWith("<")) {
      return new Other("no-xml " + Words.quoted(rest));
    }
    int cut = rest.toLowerCase(Locale.ROOT).indexOf("<!doctype");
    if (cut >= 0 && !withinData(rest, cut)) {
      return new Other("document-type");
    }
    return repaired(withoutControls(rest));
  }

  private static String afterDeclaration(String text) {
    Matcher declaration = DECLARATION.matcher(text);
    var _ = declaration.lookingAt();
    return text.substring(declaration.end()).strip();
  }

  private static String decoded(byte[] body) {
    if (starts(body, 0xEF, 0xBB, 0xBF)) {
      return new String(body, 3, body.length - 3, StandardCharsets.UTF_8);
    }
    if (starts(body, 0xFE, 0xFF) || starts(body, 0xFF, 0xFE)) {
      return new String(body, StandardCharsets.UTF_16);
    }
    String begin = new String(body, 0, Math.min(body.length, 300), StandardCharsets.ISO_8859_1);
    Matcher declaration = DECLARATION.matcher(begin);
    if (declaration.lookingAt()) {
      Matcher encoding = ENCODING.matcher(declaration.group(1));
      if (encoding.find()) {
        return new String(body, charset(encoding.group(1)));
      }
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  private static Charset charset(String name) {
    try {
      return name.toUpperCase(Locale.ROOT).startsWith("UTF-16")
          ? StandardCharsets.UTF_8 // its declaration was readable as ASCII, so it is not UTF-16
          : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  private static boolean starts(byte[] body, int... begin) {
    if (body.length < begin.length) {
      return false;
    }
    for (int i = 0; i < begin.length; i++) {
      if ((body[i] & 0xFF) != begin[i]) {
        return false;
      }
    }
    return true;
  }

  /** Characters that XML 1.0 does not have, mostly a NUL at the end, become blanks. */
  private static String withoutControls(String text) {
    StringBuilder clean = null;
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      boolean bad = (one < ' ' && one != '\t' && one != '\n' && one != '\r') || one >= 0xFFFE;
      if (bad) {
        clean = clean == null ? new StringBuilder(text) : clean;
        clean.setCharAt(i, ' ');
      }
    }
    return clean == null ? text : clean.toString().strip();
  }

  private static boolean withinData(String text, int at) {
    int open = text.lastIndexOf("<![CDATA[", at);
    return open >= 0 && text.indexOf("]]>", open) > at;
  }

  private static Xml repaired(String text) {
    if (text.indexOf('&') < 0) {
      return new Xml(text, false);
    }
    StringBuilder fixed = new StringBuilder(text.length() + 64);
    Matcher reference = REFERENCE.matcher(text);
    boolean repaired = false;
    int data = text.indexOf("<![CDATA[");
    int done = 0;
    for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
      while (data >= 0 && data < at && endOfData(text, data) < at) {
        data = text.indexOf("<![CDATA[", endOfData(text, data));
      }
      boolean inData = data >= 0 && data < at;
      if (!inData && !reference.region(at, text.length()).lookingAt()) {
        fixed.append(text, done, at).append("&amp;");
        done = at + 1;
        repaired = true;
      }
    }
    return new Xml(fixed.append(text, done, text.length()).toString(), repaired);
  }

  private static int endOfData(String text, int open) {
    int end = text.indexOf("]]>", open);
    return end < 0 ? text.length() : end;
  }
}
