package org.gengfu.center.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.gengfu.center.watch.WatchFixture;
import org.junit.jupiter.api.Test;

/** Thousands of cameras are taken over without holding up what edges tell. */
class RegisterChangeTest {
  private static final String EDGE = WatchFixture.EDGE;

  private static List<Camera> cameras(int from, int to) {
    List<Camera> cameras = new ArrayList<>();
    for (int i = from; i < to; i++) {
      cameras.add(Looks.camera("C-%05d".formatted(i), EDGE, "cam-" + i, "东"));
    }
    return cameras;
  }

  private static boolean put(WatchFixture house, CameraRegister register, RegisterChange plan)
      throws Exception {
    boolean done =
        house.watch.record((connection, facts, now) -> register.put(connection, facts, plan, now));
    register.refresh();
    return done;
  }

  /** What must be compared is compared before the writer is asked for anything. */
  @Test
  void aChangeIsPlannedWhileTheWriterIsBusy() throws Exception {
    try (WatchFixture house = new WatchFixture()) {
      CameraRegister register = CameraRegister.load(house.database);
      AtomicReference<RegisterChange> planned = new AtomicReference<>();
      house.watch.record((connection, facts, now) -> {
        Thread reader =
            Thread.ofVirtual().start(() -> planned.set(register.plan(cameras(0, 5_000))));
        try {
          reader.join();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return now;
      });
      assertThat(planned.get().added()).isEqualTo(5_000);
      assertThat(put(house, register, planned.get())).isTrue();
      assertThat(register.cameras()).hasSize(5_000);
      assertThat(register.plan(cameras(0, 5_000)).unchanged()).isEqualTo(5_000);
    }
  }

  /** Two people import at once: the later one is checked against what the earlier one did. */
  @Test
  void aPlanAgainstAnotherRegisterDoesNothing() throws Exception {
    try (WatchFixture house = new WatchFixture()) {
      CameraRegister register = CameraRegister.load(house.database);
      RegisterChange early = register.plan(cameras(0, 3));
      RegisterChange late = register.plan(cameras(2, 5));
      assertThat(put(house, register, early)).isTrue();
      assertThat(put(house, register, late)).isFalse();
      assertThat(register.cameras()).hasSize(3);
      RegisterChange again = register.plan(cameras(2, 5));
      assertThat(again.added()).isEqualTo(2);
      assertThat(again.unchanged()).isEqualTo(1);
      assertThat(put(house, register, again)).isTrue();
      assertThat(register.cameras()).hasSize(5);
    }
  }

  /** The row to mend is the one in the workbook, whichever code comes first in the alphabet. */
  @Test
  void whoTakesAnothersDeviceIsRefusedNotWhoHasIt() throws Exception {
    try (WatchFixture house = new WatchFixture()) {
      CameraRegister register = CameraRegister.load(house.database);
      put(house, register, register.plan(List.of(Looks.camera("M", EDGE, "cam-1", "东"))));
      for (String code : List.of("A", "Z")) {
        RegisterChange plan = register.plan(List.of(Looks.camera(code, EDGE, "cam-1", "东")));
        assertThat(plan.refused())
            .containsExactly(
                new RegisterChange.Refused(
                    code, RegisterChange.Why.SAME_DEVICE, EDGE + "/cam-1", "M"));
        assertThat(put(house, register, plan)).isTrue();
        assertThat(register.cameras()).hasSize(1);
      }
    }
  }
}
