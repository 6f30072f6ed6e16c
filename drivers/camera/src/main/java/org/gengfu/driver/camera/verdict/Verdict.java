package org.gengfu.driver.camera.verdict;

import java.util.List;
import org.gengfu.contract.CameraRung;
import org.gengfu.contract.RungState;
import org.gengfu.contract.Seen;

/**
 * What one visit says of a camera.
 *
 * @param ladder one state per rung, lowest first
 * @param online whether it is online at the rung that its profile says
 * @param intact whether it is online and its picture sane
 * @param faults of the picture, in kebab case
 */
public record Verdict(List<RungState> ladder, Seen online, Seen intact, List<String> faults) {
  public Verdict {
    ladder = List.copyOf(ladder);
    faults = List.copyOf(faults);
  }

  /** The state of a rung. */
  public RungState rung(CameraRung rung) {
    return ladder.get(rung.ordinal());
  }

  /**
   * The rung that says most of what is wrong: the lowest that is bad, else the lowest that is not
   * observed, the recording aside; else the first, which is good.
   */
  public RungState telling() {
    RungState telling = ladder.getFirst();
    for (RungState state : ladder) {
      if (state.rung() != CameraRung.RECORDING) {
        if (state.seen() == Seen.BAD) {
          return state;
        }
        if (telling.seen() == Seen.GOOD && state.seen() == Seen.NOT_OBSERVED) {
          telling = state;
        }
      }
    }
    return telling;
  }

  /** The number of the highest rung below the recording that is good, 0 for none. */
  public int top() {
    int top = 0;
    for (RungState state : ladder) {
      if (state.rung() != CameraRung.RECORDING && state.seen() == Seen.GOOD) {
        top = state.rung().ordinal() + 1;
      }
    }
    return top;
  }

  /** True when a person would look at this camera. */
  public boolean isSuspect() {
    return online != Seen.GOOD || intact == Seen.BAD;
  }

  /** What is compared to see that a judgement has changed: no times, no words. */
  public String signature() {
    StringBuilder signature = new StringBuilder();
    for (RungState state : ladder) {
      signature.append(state.seen()).append('/').append(state.reason()).append(' ');
    }
    return signature
        .append(online)
        .append(' ')
        .append(intact)
        .append(' ')
        .append(faults)
        .toString();
  }
}
