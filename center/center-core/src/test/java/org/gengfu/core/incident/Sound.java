package org.gengfu.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** What must hold of every state. */
final class Sound {
  private Sound() {}

  static void check(IncidentState state) {
    int links = 0;
    for (Episode episode : state.episodes().values()) {
      links += link(state, episode);
      assertThat(Arrays.stream(state.at(episode.key().resource()).episodes()).boxed())
          .as("node of %s", episode.key())
          .contains(episode.number());
      assertThat(state.effectsOf(episode.number())).hasSize(episode.effects());
      assertThat(state.effectsOf(episode.number()).stream().filter(one -> !one.active()))
          .hasSize(episode.effectsEnded());
    }
    assertThat(state.effects().size()).isEqualTo(links);
    Set<Long> members = new HashSet<>();
    for (Incident incident : state.incidents().values()) {
      if (incident.residualOf() == 0) {
        assertThat(state.episode(incident.root()).incident()).isEqualTo(incident.id());
        for (Episode member : state.members(incident)) {
          assertThat(members.add(member.number())).as("one incident for each").isTrue();
        }
      }
    }
    assertThat(members).as("every episode has an incident").hasSize(state.episodes().size());
    assertThat(state.episodes().size()).isLessThanOrEqualTo(state.policy().maxEpisodes() + 1_000);
    assertThat(state.waiting().size()).isLessThanOrEqualTo(state.policy().maxWaiting());
  }

  private static int link(IncidentState state, Episode episode) {
    Reason reason = episode.reason();
    if (reason == null) {
      assertThat(episode.incident()).as("root %s", episode).isNotZero();
      return 0;
    }
    assertThat(episode.incident()).as("no root: %s", episode).isZero();
    assertThat(state.effects().contains(new Pair(reason.cause(), episode.number()))).isTrue();
    assertThat(reason.lag().millis())
        .as("lag of %s", reason)
        .isBetween(reason.lag().minMillis(), reason.lag().maxMillis());
    int steps = 0;
    Episode at = episode;
    while (at.reason() != null) {
      at = state.episode(at.reason().cause());
      assertThat(++steps).as("a circle at %s", episode).isLessThan(1_000_000);
    }
    return 1;
  }
}
