package org.gengfu.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.gengfu.core.availability.Exclusion;
import org.gengfu.core.availability.PublishedRate;
import org.gengfu.core.availability.Ratio;
import org.gengfu.core.availability.Root;
import org.gengfu.core.availability.Tally;
import org.gengfu.core.availability.Target;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.ReportDifference;
import org.gengfu.core.availability.report.ReportRow;
import org.gengfu.core.availability.report.ReportSpan;
import org.jspecify.annotations.Nullable;

/**
 * A report for another program: times ISO 8601 UTC, sums in milliseconds, rates as numbers from 0
 * to 100 with four places beside the two integers that they are made of. Any thread.
 */
public final class JsonReport {
  private final JsonGenerator json;
  private final ReportOrder order;

  private JsonReport(JsonGenerator json, ReportOrder order) {
    this.json = json;
    this.order = order;
  }

  /** Writes a report; the stream stays open. */
  public static void write(CameraReport report, OutputStream out) throws IOException {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json = factory.createGenerator(out)) {
      new JsonReport(json, report.order()).all(report);
    }
  }

  private void all(CameraReport report) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", order.head().title());
    json.writeStringField("contract", order.head().contract());
    json.writeStringField("partyA", order.head().partyA());
    json.writeStringField("partyB", order.head().partyB());
    range(order.range());
    json.writeStringField("zone", order.calendar().zone().getId());
    json.writeStringField("knownAt", time(order.knownAtMillis()));
    json.writeStringField("groupBy", order.groupBy().name());
    json.writeStringField("split", order.split().name());
    policy();
    issue();
    json.writeArrayFieldStart("measures");
    for (MeasureReport part : report.parts()) {
      part(part);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void policy() throws IOException {
    json.writeObjectFieldStart("policy");
    json.writeNumberField("downAfterMs", order.policy().downAfterMillis());
    json.writeNumberField("upAfterMs", order.policy().upAfterMillis());
    json.writeNumberField("trustMs", order.policy().trustMillis());
    json.writeArrayFieldStart("honoured");
    for (var reason : order.policy().honoured().stream().sorted().toList()) {
      json.writeString(reason.name());
    }
    json.writeEndArray();
    ratio("leastCoverage", order.policy().leastCoverage());
    json.writeEndObject();
  }

  private void issue() throws IOException {
    json.writeObjectFieldStart("version");
    json.writeNumberField("number", order.issue().number());
    json.writeStringField("why", order.issue().why());
    Issue.Earlier earlier = order.issue().earlier();
    if (earlier != null) {
      json.writeNumberField("beforeNumber", earlier.number());
      json.writeStringField("beforeKnownAt", time(earlier.knownAtMillis()));
    }
    json.writeEndObject();
  }

  private void part(MeasureReport part) throws IOException {
    json.writeStartObject();
    json.writeStringField("measure", part.measure().name());
    json.writeFieldName("total");
    row(part.figures().total());
    Target target = order.targets().get(part.measure());
    if (target != null) {
      json.writeObjectFieldStart("target");
      ratio("rate", target.rate());
      json.writeBooleanField("above", target.above());
      json.writeStringField("outcome", target.outcome(part.figures().total().tally()).name());
      json.writeEndObject();
    }
    rows("totals", part.figures().totals());
    rows("groups", part.figures().groups());
    rows("rows", part.figures().rows());
    cameras(part.cameras());
    faults(part.faults());
    excuses(part.excuses());
    refused(part.refused());
    ClaimJson claims = new ClaimJson(json);
    claims.rests(part.rests());
    claims.rows(part.claims());
    Changes changes = part.changes();
    if (changes != null) {
      changes(changes);
    }
    json.writeEndObject();
  }

  private void rows(String name, List<ReportRow> rows) throws IOException {
    json.writeArrayFieldStart(name);
    for (ReportRow row : rows) {
      row(row);
    }
    json.writeEndArray();
  }

  private void row(@Nullable ReportRow row) throws IOException {
    if (row == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("group", row.group());
    span(row.span());
    tally(row.tally());
    json.writeObjectFieldStart("weighted");
    tally(row.weighted());
    json.writeEndObject();
    json.writeNumberField("inService", row.inService());
    json.writeNumberField("hadDown", row.hadDown());
    json.writeObjectFieldStart("downByParty");
    for (Map.Entry<String, Long> each : row.downByParty().entrySet()) {
      json.writeNumberField(each.getKey(), each.getValue());
    }
    json.writeEndObject();
    roots(row.downByRoot());
    json.writeObjectFieldStart("excusedByReason");
    for (var each : row.excused().entrySet()) {
      json.writeNumberField(each.getKey().name(), each.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("excusedDownMs", row.excusedDownMillis());
    json.writeNumberField("resolutionMs", row.resolutionMillis());
    json.writeEndObject();
  }

  private void roots(SortedMap<Root, Long> roots) throws IOException {
    json.writeArrayFieldStart("downByRoot");
    for (Map.Entry<Root, Long> each : roots.entrySet()) {
      json.writeStartObject();
      root(each.getKey());
      json.writeNumberField("ms", each.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void root(Root root) throws IOException {
    json.writeStringField("incident", root.incident());
    json.writeStringField("resource", root.resource());
    json.writeStringField("party", root.party());
  }

  private void span(ReportSpan span) throws IOException {
    json.writeStringField("span", span.name());
    range(span.range());
  }

  private void range(TimeRange range) throws IOException {
    json.writeStringField("from", time(range.fromMillis()));
    json.writeStringField("to", time(range.toMillis()));
  }

  private void tally(Tally tally) throws IOException {
    json.writeNumberField("upMs", tally.up());
    json.writeNumberField("downMs", tally.down());
    json.writeNumberField("unknownMs", tally.unknown());
    json.writeNumberField("excusedMs", tally.excluded());
    json.writeNumberField("outMs", tally.out());
    PublishedRate rate = tally.published(order.policy().leastCoverage());
    switch (rate) {
      case PublishedRate.Figure figure -> {
        json.writeStringField("result", "figure");
        ratio("rate", figure.rate());
      }
      case PublishedRate.InsufficientData none ->
          json.writeStringField("result", "insufficient-data");
      case PublishedRate.NotApplicable none -> json.writeStringField("result", "not-applicable");
    }
    if (tally.counted() > 0) {
      ratio("low", tally.low().orElseThrow());
      ratio("high", tally.high().orElseThrow());
      ratio("coverage", tally.coverage().orElseThrow());
    }
  }

  private void ratio(String name, Ratio ratio) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("percent", ratio.percent(4));
    json.writeNumberField("numerator", ratio.numerator());
    json.writeNumberField("denominator", ratio.denominator());
    json.writeEndObject();
  }

  private void cameras(List<CameraRow> rows) throws IOException {
    json.writeArrayFieldStart("cameras");
    for (CameraRow row : rows) {
      json.writeStartObject();
      json.writeStringField("code", row.camera().code());
      json.writeStringField("name", row.camera().name());
      json.writeStringField("site", row.camera().site());
      json.writeStringField("district", row.camera().district());
      json.writeStringField("owner", row.camera().owner());
      json.writeArrayFieldStart("items");
      for (String item : row.camera().items()) {
        json.writeString(item);
      }
      json.writeEndArray();
      tally(row.tally());
      json.writeNumberField("faults", row.faults());
      json.writeNumberField("longestDownMs", row.longestDownMillis());
      json.writeNumberField("excusedDownMs", row.sheet().excusedDownMillis());
      json.writeNumberField("resolutionMs", row.sheet().resolutionMillis());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void faults(List<FaultRow> rows) throws IOException {
    json.writeArrayFieldStart("faults");
    for (FaultRow row : rows) {
      json.writeStartObject();
      json.writeStringField("camera", row.camera().code());
      range(row.range());
      json.writeNumberField("ms", row.range().millis());
      Root root = row.root();
      if (root == null) {
        json.writeStringField("party", row.party());
      } else {
        root(root);
      }
      json.writeBooleanField("backfilled", row.backfilled());
      json.writeBooleanField("beganBefore", row.began());
      json.writeBooleanField("goesOn", row.goesOn());
      json.writeNumberField("resolutionMs", row.resolutionMillis());
      json.writeStringField("evidence", row.evidence());
      json.writeNumberField("moreEvidence", row.moreEvidence());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void excuses(List<ExcuseRow> rows) throws IOException {
    json.writeArrayFieldStart("excused");
    for (ExcuseRow row : rows) {
      json.writeStartObject();
      json.writeStringField("camera", row.camera().code());
      range(row.range());
      json.writeNumberField("ms", row.range().millis());
      json.writeStringField("wouldBe", row.beneath().name());
      asked(row.exclusion());
      json.writeStringField("approvedBy", row.ruling().by());
      json.writeStringField("approved", time(row.ruling().decidedAtMillis()));
      json.writeStringField("learned", time(row.ruling().recordedAtMillis()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void asked(Exclusion exclusion) throws IOException {
    json.writeStringField("exclusion", exclusion.id());
    json.writeStringField("reason", exclusion.reason().name());
    json.writeStringField("text", exclusion.text());
    json.writeStringField("askedBy", exclusion.askedBy());
    json.writeStringField("asked", time(exclusion.askedAtMillis()));
    json.writeArrayFieldStart("papers");
    for (String paper : exclusion.evidence()) {
      json.writeString(paper);
    }
    json.writeEndArray();
  }

  private void refused(List<RefusedRow> rows) throws IOException {
    json.writeArrayFieldStart("notExcused");
    for (RefusedRow row : rows) {
      json.writeStartObject();
      json.writeStringField("camera", row.camera().code());
      range(row.refused().exclusion().asked());
      json.writeStringField("why", row.refused().why().name());
      asked(row.refused().exclusion());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void changes(Changes changes) throws IOException {
    json.writeObjectFieldStart("changes");
    json.writeNumberField("beforeNumber", changes.before().number());
    json.writeStringField("beforeKnownAt", time(changes.before().knownAtMillis()));
    pairs("groups", changes.figures().groups());
    pairs("rows", changes.figures().rows());
    json.writeArrayFieldStart("stretches");
    for (ChangeRow row : changes.stretches()) {
      json.writeStartObject();
      json.writeStringField("camera", row.camera().code());
      range(row.difference().range());
      json.writeStringField("before", row.difference().before().timeClass().name());
      json.writeStringField("after", row.difference().after().timeClass().name());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("stretchesLeftOut", changes.leftOut());
    json.writeEndObject();
  }

  private void pairs(String name, List<ReportDifference.Pair> pairs) throws IOException {
    json.writeArrayFieldStart(name);
    for (ReportDifference.Pair pair : pairs) {
      json.writeStartObject();
      json.writeFieldName("before");
      row(pair.before());
      json.writeFieldName("after");
      row(pair.after());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
