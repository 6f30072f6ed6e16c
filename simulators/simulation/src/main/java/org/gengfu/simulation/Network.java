package org.gengfu.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The line between one edge and the center: it delays, so that messages overtake each other, loses,
 * doubles, and is cut at times. While it is cut, messages are lost, or kept somewhere on the way
 * and all come at once when it is whole again. One thread.
 */
final class Network {
  private final Agenda agenda;
  private final Random random;
  private final List<Runnable> kept = new ArrayList<>();
  private double loss;
  private boolean cut;
  private boolean keeps;

  Network(Agenda agenda, Random random, double loss) {
    this.agenda = agenda;
    this.random = random;
    this.loss = loss;
  }

  boolean isCut() {
    return cut;
  }

  /** Cuts the line. */
  void cut(boolean keepsWhatIsSent) {
    cut = true;
    keeps = keepsWhatIsSent;
  }

  /** Makes the line whole; what was kept comes now. */
  void mend() {
    cut = false;
    List<Runnable> burst = List.copyOf(kept);
    kept.clear();
    burst.forEach(each -> agenda.in(random.nextInt(500), each));
  }

  /** From now on nothing is lost. */
  void heal() {
    loss = 0;
    mend();
  }

  /** Sends a message that may come once, twice or never. */
  void send(Runnable arrives) {
    if (cut && keeps && kept.size() < 200) {
      kept.add(arrives);
    } else if (!cut && random.nextDouble() >= loss) {
      agenda.in(delay(), () -> arrive(arrives));
      if (loss > 0 && random.nextInt(20) == 0) {
        agenda.in(delay() + 1_000, () -> arrive(arrives));
      }
    }
  }

  private void arrive(Runnable arrives) {
    if (!cut) {
      arrives.run();
    }
  }

  private long delay() {
    return random.nextInt(10) == 0 ? random.nextInt(20_000) : 50 + random.nextInt(500);
  }
}
