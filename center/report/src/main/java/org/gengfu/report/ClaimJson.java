package org.gengfu.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.gengfu.core.availability.Verdict;

/** Doubts and back-fills of a report for another program. Used within one call. */
final class ClaimJson {
  private final JsonGenerator json;

  ClaimJson(JsonGenerator json) {
    this.json = json;
  }

  void rests(ClaimSum rests) throws IOException {
    json.writeObjectFieldStart("restsOnClaims");
    json.writeNumberField("upByBackfillMs", rests.filledUpMillis());
    json.writeNumberField("downByBackfillMs", rests.filledDownMillis());
    json.writeNumberField("changedMs", rests.millis());
    shifts(rests.shifts());
    json.writeEndObject();
  }

  private void shifts(List<Shift> shifts) throws IOException {
    json.writeArrayFieldStart("changes");
    for (Shift shift : shifts) {
      json.writeStartObject();
      json.writeStringField("before", shift.before().name());
      json.writeStringField("after", shift.after().name());
      json.writeNumberField("ms", shift.millis());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  void rows(List<ClaimRow> rows) throws IOException {
    json.writeArrayFieldStart("doubtsAndBackfills");
    for (ClaimRow row : rows) {
      Claim claim = row.claim();
      json.writeStartObject();
      json.writeStringField("id", claim.id());
      json.writeStringField("camera", row.camera().code());
      Verdict verdict = claim.verdict();
      json.writeStringField("kind", verdict == null ? "DOUBT" : "BACKFILL");
      if (verdict != null) {
        json.writeStringField("verdict", verdict.name());
      }
      json.writeStringField("from", time(claim.range().fromMillis()));
      json.writeStringField("to", time(claim.range().toMillis()));
      json.writeStringField("state", row.state().name());
      json.writeNumberField("changedMs", Shift.millis(row.shifts()));
      shifts(row.shifts());
      json.writeStringField("evidence", claim.evidence());
      json.writeStringField("why", claim.why());
      json.writeStringField("askedBy", claim.askedBy());
      json.writeStringField("asked", time(claim.askedAtMillis()));
      decided(row);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Nothing that the report does not know yet. */
  private void decided(ClaimRow row) throws IOException {
    Claim.Decision decision = row.claim().decision();
    if (decision != null && row.state() != Claim.State.UNDECIDED) {
      json.writeStringField("decidedBy", decision.by());
      json.writeStringField("known", time(decision.atMillis()));
      json.writeStringField("comment", decision.comment());
    }
    Claim.Withdrawal withdrawal = row.claim().withdrawal();
    boolean gone = row.state() == Claim.State.TAKEN_BACK || row.state() == Claim.State.WITHDRAWN;
    if (withdrawal != null && gone) {
      json.writeStringField("withdrawnBy", withdrawal.by());
      json.writeStringField("withdrawn", time(withdrawal.atMillis()));
      json.writeStringField("withdrawnWhy", withdrawal.comment());
    }
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
