package org.gengfu.driver.camera;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.driver.rtsp.wire.Login;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that a host has not taken yet are shown to it by one visit at a time: several at once
 * would lock the account of a recorder before the first refusal is known. The bus's thread only;
 * one entry for each host with its credentials, so no more than cameras.
 */
final class LoginTurns {
  private final Map<Place, Turn> turns = new HashMap<>();

  /** What a visit proved of its credentials. */
  enum Proof {
    TAKEN,
    /** They were refused, or rest: none of those that wait sends them. */
    REFUSED,
    NEITHER,
    /** There was no connection. */
    NOBODY_THERE
  }

  private record Place(String host, Login login) {}

  private static final class Turn {
    private final Map<Object, Runnable> waiting = new LinkedHashMap<>();
    private @Nullable Object holder;
    private boolean taken;
  }

  /** Goes on at once, or when it is this visit's turn. */
  void enter(Object visit, String host, @Nullable Login login, Runnable go) {
    if (login == null) {
      go.run();
      return;
    }
    Turn turn = turns.computeIfAbsent(new Place(host, login), key -> new Turn());
    if (!turn.taken && turn.holder != null) {
      turn.waiting.put(visit, go);
      return;
    }
    if (!turn.taken) {
      turn.holder = visit;
    }
    go.run();
  }

  /** A visit is over, whether it had its turn or not. */
  void leave(Object visit, String host, @Nullable Login login, Proof proof) {
    Turn turn = login == null ? null : turns.get(new Place(host, login));
    if (turn == null) {
      return;
    }
    turn.waiting.remove(visit);
    boolean held = turn.holder == visit;
    if (held) {
      turn.holder = null;
    }
    switch (proof) {
      case TAKEN -> {
        turn.taken = true;
        goAll(turn);
      }
      case REFUSED -> {
        turn.taken = false;
        goAll(turn);
      }
      case NOBODY_THERE -> {
        if (held) {
          goAll(turn);
        }
      }
      case NEITHER -> {
        if (held) {
          goNext(turn);
        }
      }
    }
  }

  private static void goAll(Turn turn) {
    List<Runnable> all = List.copyOf(turn.waiting.values());
    turn.waiting.clear();
    all.forEach(Runnable::run);
  }

  private static void goNext(Turn turn) {
    Iterator<Map.Entry<Object, Runnable>> waiting = turn.waiting.entrySet().iterator();
    if (waiting.hasNext()) {
      Map.Entry<Object, Runnable> next = waiting.next();
      waiting.remove();
      turn.holder = next.getKey();
      next.getValue().run();
    }
  }
}
