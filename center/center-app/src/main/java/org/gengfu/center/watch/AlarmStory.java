package org.gengfu.center.watch;

import java.util.Locale;
import org.gengfu.center.store.JournalRow;
import org.gengfu.core.alarm.AlarmChange;
import org.gengfu.core.alarm.Visibility;
import org.gengfu.core.alarm.Word;
import org.jspecify.annotations.Nullable;

/**
 * What a journal row of an alarm says to a person.
 *
 * @param kind what happened, e.g. {@code raised}
 * @param user who did it, null when nobody did
 * @param text comment or reason, may be empty
 */
public record AlarmStory(String kind, @Nullable String user, String text) {

  /** The story of a row that is about an alarm. */
  public static AlarmStory of(JournalRow row) {
    String kind = row.kind().substring(row.kind().indexOf('.') + 1);
    return of(kind, CoreJson.change(row.kind(), row.body()));
  }

  private static AlarmStory of(String kind, AlarmChange change) {
    return switch (change) {
      case AlarmChange.Configured ignored -> plain(kind, "");
      case AlarmChange.Observed observed ->
          plain(kind, observed.observation().kind().name().toLowerCase(Locale.ROOT));
      case AlarmChange.ConditionMoved ignored -> plain(kind, "");
      case AlarmChange.Raised ignored -> plain(kind, "");
      case AlarmChange.Cleared cleared ->
          plain(kind, cleared.cause().name().toLowerCase(Locale.ROOT));
      case AlarmChange.Updated ignored -> plain(kind, "");
      case AlarmChange.Revised ignored -> plain(kind, "late evidence");
      case AlarmChange.Fleeting ignored -> plain(kind, "");
      case AlarmChange.Acknowledged acknowledged ->
          by(kind, acknowledged.by().user(), acknowledged.by().comment());
      case AlarmChange.Heard heard ->
          by(kind, heard.word().user(), heard(heard.word(), heard.verdict()));
      case AlarmChange.Agreed ignored -> plain(kind, "");
      case AlarmChange.Realarmed ignored -> plain(kind, "");
      case AlarmChange.BecameStale ignored -> plain(kind, "");
      case AlarmChange.ResetDone reset -> by(kind, reset.user(), "");
      case AlarmChange.NotedClosed noted -> by(kind, noted.user(), noted.comment());
      case AlarmChange.Shelved(Visibility.Shelf shelf) -> by(kind, shelf.user(), shelf.reason());
      case AlarmChange.Unshelved unshelved ->
          by(kind, unshelved.user(), unshelved.why().name().toLowerCase(Locale.ROOT));
      case AlarmChange.Suppressed suppressed -> plain(kind, suppressed.cause());
      case AlarmChange.Unsuppressed unsuppressed -> plain(kind, unsuppressed.rule());
      case AlarmChange.TakenOut(Visibility.OutOfService out) ->
          by(kind, out.user(), out.workOrder());
      case AlarmChange.PutBack back ->
          by(kind, back.user(), back.why().name().toLowerCase(Locale.ROOT));
      case AlarmChange.SourceWentSilent ignored -> plain(kind, "");
      case AlarmChange.SourceHeard ignored -> plain(kind, "");
      case AlarmChange.Chattered chattered -> plain(kind, chattered.cycles() + " cycles");
      case AlarmChange.Archived ignored -> plain(kind, "");
      case AlarmChange.Ignored ignored -> plain(kind, ignored.why());
      case AlarmChange.Refused refused -> plain(kind, refused.why());
    };
  }

  private static String heard(Word word, AlarmChange.Verdict verdict) {
    String what =
        String.join(
            " ",
            CoreJson.dashed(word.kind().name()),
            "at the",
            CoreJson.dashed(word.side().name()) + ":",
            CoreJson.dashed(verdict.name()));
    return word.comment().isEmpty() ? what : what + " (" + word.comment() + ")";
  }

  private static AlarmStory plain(String kind, String text) {
    return new AlarmStory(kind, null, text);
  }

  private static AlarmStory by(String kind, String user, String text) {
    return new AlarmStory(kind, user.isEmpty() ? null : user, text);
  }
}
