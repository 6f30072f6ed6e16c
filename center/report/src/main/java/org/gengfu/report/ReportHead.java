package org.gengfu.report;

/**
 * What stands at the head and at the foot of a report.
 *
 * @param title of the contract or of what is reported; may be empty
 * @param contract its number; may be empty
 * @param partyA 甲方, the owner who signs; empty leaves a line to be written on
 * @param partyB 乙方, the contractor who signs; the same
 */
public record ReportHead(
    String title, String contract, String partyA, String partyB, Language language) {
  /** Nothing but a language. */
  public static ReportHead in(Language language) {
    return new ReportHead("", "", "", "", language);
  }
}
