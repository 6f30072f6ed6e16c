package org.gengfu.driver.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.driver.camera.LoginTurns.Proof;
import org.gengfu.driver.rtsp.wire.Login;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who shows credentials when. */
class LoginTurnsTest {
  private static final Login LOGIN = new Login("u", "p", false);

  private final LoginTurns turns = new LoginTurns();
  private final List<String> gone = new ArrayList<>();

  @BeforeEach
  void fourChannelsOfOneRecorder() {
    for (String visit : List.of("a", "b", "c", "d")) {
      turns.enter(visit, "host", LOGIN, () -> gone.add(visit));
    }
    assertThat(gone).as("one at a time").containsExactly("a");
  }

  private void leave(String visit, Proof proof) {
    turns.leave(visit, "host", LOGIN, proof);
  }

  @Test
  void oneThatWasLetInLetsAllOthersGo() {
    leave("a", Proof.TAKEN);
    assertThat(gone).containsExactly("a", "b", "c", "d");
    turns.enter("e", "host", LOGIN, () -> gone.add("e"));
    assertThat(gone).endsWith("e");
  }

  @Test
  void withoutProofTheNextOneGoesAlone() {
    leave("c", Proof.NEITHER);
    leave("a", Proof.NEITHER);
    assertThat(gone).containsExactly("a", "b");
    leave("b", Proof.NEITHER);
    assertThat(gone).as("c was given up while it waited").containsExactly("a", "b", "d");
  }

  @Test
  void afterARefusalTheNextRoundIsOneAtATimeAgain() {
    leave("a", Proof.REFUSED);
    assertThat(gone).as("they find the login at rest").hasSize(4);
    turns.enter("e", "host", LOGIN, () -> gone.add("e"));
    turns.enter("f", "host", LOGIN, () -> gone.add("f"));
    assertThat(gone).endsWith("e");
  }

  @Test
  void othersAreNotHeldUp() {
    turns.enter("e", "other", LOGIN, () -> gone.add("e"));
    turns.enter("f", "host", null, () -> gone.add("f"));
    turns.enter("g", "host", new Login("u", "new", false), () -> gone.add("g"));
    assertThat(gone).containsExactly("a", "e", "f", "g");
    leave("a", Proof.NOBODY_THERE);
    assertThat(gone).contains("b", "c", "d");
  }
}
