package org.gengfu.scenario.watch;

import java.util.List;

/**
 * An incident as its page shows it.
 *
 * @param state {@code held}, {@code open}, {@code resolved} or {@code merged}
 * @param root id of the node that failed
 * @param inferred true when nobody said that it failed
 * @param sentence what a person reads, in both languages
 * @param members the tree, causes before effects
 */
public record ShownIncident(
    String id,
    String state,
    String root,
    boolean inferred,
    List<String> sentence,
    List<Member> members) {
  public ShownIncident {
    sentence = List.copyOf(sentence);
    members = List.copyOf(members);
  }

  /**
   * One member.
   *
   * @param parent the episode of its cause, empty for the root
   * @param rule why, empty for the root
   * @param version of the rule, 0 for none
   * @param way the nodes from its cause to it
   * @param explanation what a person reads, in both languages
   */
  public record Member(
      String episode,
      String parent,
      String node,
      String type,
      String rule,
      long version,
      List<String> way,
      List<String> explanation) {
    public Member {
      way = List.copyOf(way);
      explanation = List.copyOf(explanation);
    }
  }

  /** True when it became part of another one. */
  public boolean merged() {
    return state.equals("merged");
  }
}
