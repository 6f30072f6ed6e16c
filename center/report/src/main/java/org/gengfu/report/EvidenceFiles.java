package org.gengfu.report;

import java.util.List;

/** Columns of the files of an evidence folder. */
final class EvidenceFiles {
  static final List<String> CAMERAS =
      List.of("code", "name", "site", "district", "owner", "items", "address", "party", "weight");
  static final List<String> SERVICE =
      List.of("camera", "from", "to", "evidence", "recorded", "withdrawn");
  static final List<String> LOOKS =
      List.of(
          "camera",
          "first",
          "last",
          "every_ms",
          "resolution_ms",
          "online",
          "intact",
          "evidence",
          "learned_first",
          "learned_last");
  static final List<String> EXCLUSIONS =
      List.of("id", "cameras", "reason", "from", "to", "asked_by", "asked_at", "text", "papers");
  static final List<String> RULINGS =
      List.of("exclusion", "kind", "by", "decided", "recorded", "from", "to");
  static final List<String> ATTRIBUTIONS =
      List.of("camera", "from", "to", "incident", "resource", "party", "recorded", "withdrawn");
  static final List<String> DOUBTS =
      List.of(
          "id",
          "camera",
          "from",
          "to",
          "evidence",
          "why",
          "asked_by",
          "asked_at",
          "decision",
          "decided_by",
          "recorded",
          "comment",
          "withdrawn_by",
          "withdrawn",
          "withdrawn_why");
  static final List<String> BACKFILLS =
      List.of(
          "id",
          "camera",
          "from",
          "to",
          "verdict",
          "measure",
          "evidence",
          "why",
          "asked_by",
          "asked_at",
          "decision",
          "decided_by",
          "recorded",
          "comment",
          "withdrawn_by",
          "withdrawn",
          "withdrawn_why");
  static final List<String> POLICY = List.of("name", "value");

  private EvidenceFiles() {}
}
