package org.gengfu.center.broker;

import java.util.Map;

/** Who may connect: one credential per edge, its user name being the edge's id. Immutable. */
public final class EdgeAccounts {
  private final Map<String, Credential> byEdge;
  // Checked for names that nobody has, so that the time of a refusal tells nothing.
  private final Credential nobody = Credential.ofPassword("nobody");

  public EdgeAccounts(Map<String, Credential> byEdge) {
    this.byEdge = Map.copyOf(byEdge);
  }

  /** True when this edge exists and this is its password. */
  boolean admits(String edge, String password) {
    Credential credential = byEdge.get(edge);
    if (credential == null) {
      nobody.matches(password);
      return false;
    }
    return credential.matches(password);
  }

  int count() {
    return byEdge.size();
  }
}
