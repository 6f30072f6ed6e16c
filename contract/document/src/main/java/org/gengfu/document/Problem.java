package org.gengfu.document;

/**
 * One complaint about a document.
 *
 * @param mark where
 * @param code stable name of the kind of complaint, upper case, e.g. {@code UNKNOWN_KEY}
 * @param message what is wrong, without full stop; never quotes a value that may be secret
 * @param fix what to do about it, without full stop; may be empty
 */
public record Problem(Mark mark, String code, String message, String fix) {
  @Override
  public String toString() {
    String text = mark + ": " + code + " " + message + ".";
    String end = fix.endsWith("?") || fix.endsWith(".") ? "" : ".";
    return fix.isEmpty() ? text : text + " " + fix + end;
  }
}
