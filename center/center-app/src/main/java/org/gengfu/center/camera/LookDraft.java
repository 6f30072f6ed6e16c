package org.gengfu.center.camera;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.camera.LookRun.Look;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.RungState;
import org.gengfu.contract.Seen;
import org.gengfu.contract.Thumbnail;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The looks of one transaction in the making. The evidence takes every look to its place, however
 * late; what the newest look says changes only by a newer one. Nothing holds until it is stored and
 * handed to {@link CameraMemory#accept}. Only the writer's thread may use it.
 */
public final class LookDraft {
  /** Most cameras of all edges together; looks at further ones are refused and counted. */
  static final int MAX_CAMERAS = 100_000;

  /** A look from further ahead of the center's clock than this is no news: that clock is wrong. */
  static final Duration MAX_AHEAD = Duration.ofMinutes(5);

  private final CameraMemory memory;
  private final Instant now;
  private final AvailabilityPolicy policy;
  private final Map<CameraSource, List<CameraLook>> looks = new LinkedHashMap<>();
  private final Map<CameraSource, CameraNow> newest = new LinkedHashMap<>();
  private final Map<CameraSource, Instant> pictured = new LinkedHashMap<>();
  private final List<CameraNow> news = new ArrayList<>();
  private int refused;
  private int count;

  /**
   * @param now the center's clock: when it learned all that this draft holds
   */
  public LookDraft(CameraMemory memory, Instant now) {
    this.memory = memory;
    this.policy = memory.policy();
    this.now = now;
  }

  /**
   * A look that an edge tells of.
   *
   * @param historical true when it comes from the edge's backlog: nobody need be looking now
   */
  public void take(String edge, CameraLook look, boolean historical) {
    CameraSource source = new CameraSource(edge, look.device());
    CameraNow before = now(source);
    if (before == null && memory.size() + newest.size() >= MAX_CAMERAS) {
      refused++;
      return;
    }
    count++;
    looks.computeIfAbsent(source, ignored -> new ArrayList<>()).add(look);
    boolean ahead = look.time().isAfter(now.plus(MAX_AHEAD));
    if (before == null) {
      newest.put(source, CameraNow.first(source, look));
    } else if (look.time().isAfter(before.time()) && !ahead) {
      CameraNow after = before.after(look, policy);
      newest.put(source, historical ? after.waitedFor(before.lost()) : after);
    } else if (before.time().isAfter(now.plus(MAX_AHEAD)) && !ahead) {
      newest.put(
          source, CameraNow.first(source, look).withPicture(before.picture(), before.pictureAt()));
    }
  }

  /** Whoever looked at it is gone: what it is shows only by the next live look. */
  public void lost(CameraSource source, Instant at) {
    CameraNow before = now(source);
    if (before != null && before.lost() == null) {
      newest.put(source, before.waitedFor(at));
    }
  }

  private @Nullable CameraNow now(CameraSource source) {
    CameraNow drafted = newest.get(source);
    return drafted != null ? drafted : memory.now(source);
  }

  /** True when there is nothing to store. */
  public boolean isEmpty() {
    return looks.isEmpty() && newest.isEmpty();
  }

  /** Writes everything; to be called once, inside a transaction. */
  public void store(Connection connection) throws SQLException {
    for (Map.Entry<CameraSource, List<CameraLook>> entry : looks.entrySet()) {
      List<Look> evidence = entry.getValue().stream().map(this::evidence).toList();
      LookRunTable.put(connection, entry.getKey(), evidence);
      pictures(connection, entry.getKey(), entry.getValue());
    }
    CameraNowTable.put(connection, newest.values());
    newest.values().stream()
        .filter(after -> after.isNews(memory.now(after.source()), now, policy))
        .forEach(news::add);
  }

  private Look evidence(CameraLook look) {
    LookTimes.Time time =
        new LookTimes.Time(
            look.time().toEpochMilli(), now.toEpochMilli(), look.sinceLast().toMillis());
    return new Look(time, LookKind.of(look), detail(look));
  }

  private static String detail(CameraLook look) {
    return look.ladder().stream()
        .filter(state -> state.seen() != Seen.GOOD)
        .findFirst()
        .map(RungState::detail)
        .orElse("");
  }

  private void pictures(Connection connection, CameraSource source, List<CameraLook> all)
      throws SQLException {
    for (CameraLook look : all) {
      Thumbnail thumbnail = look.thumbnail();
      if (thumbnail == null) {
        continue;
      }
      Optional<Long> id = CameraPictureTable.add(connection, source, look, thumbnail);
      CameraNow before = now(source);
      if (id.isPresent() && before != null && !look.time().isBefore(pictured(before))) {
        newest.put(source, before.withPicture(id.get(), look.time()));
        pictured.put(source, look.time());
      }
    }
  }

  /**
   * Of several pictures in one draft the latest is shown; an older one than the look is no news.
   */
  private Instant pictured(CameraNow before) {
    Instant drafted = pictured.get(before.source());
    return drafted != null ? drafted : before.picture() == 0 ? Instant.MIN : before.time();
  }

  /** What is new of the newest looks; known once stored. */
  public Map<CameraSource, CameraNow> newest() {
    return newest;
  }

  /** Those of which a page has something else to show; known once stored. */
  public List<CameraNow> news() {
    return news;
  }

  /** Looks that were taken. */
  public int count() {
    return count;
  }

  /** Looks that were refused because there are too many cameras. */
  public int refused() {
    return refused;
  }
}
