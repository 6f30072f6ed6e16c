package org.gengfu.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.core.contract.Contracts.BEGIN;
import static org.gengfu.core.contract.Contracts.edition;
import static org.gengfu.core.contract.Contracts.incident;
import static org.gengfu.core.contract.Contracts.item;
import static org.gengfu.core.contract.Contracts.level;
import static org.gengfu.core.contract.Contracts.node;
import static org.gengfu.core.contract.Contracts.ofType;
import static org.gengfu.core.contract.Contracts.restore;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.core.clock.Level;
import org.junit.jupiter.api.Test;

class ContractBookTest {
  private static final Instant LATER = BEGIN.plus(Duration.ofDays(100));
  private static final NodeFacts CAMERA = node("e1/c1", "camera", Map.of("owner", "Unicom"));

  // A fault is judged by what held when it began, not by what was edited since.
  @Test
  void theEditionThatBeganLastHolds() {
    ContractBook book =
        ContractBook.of(
            List.of(
                edition("c", 2, LATER, null, item("a", List.of(), List.of())),
                edition("c", 1, BEGIN, null)));
    assertThat(book.at("c", BEGIN.minusMillis(1))).isEmpty();
    assertThat(book.at("c", LATER.minusMillis(1)).orElseThrow().edition()).isEqualTo(1);
    assertThat(book.at("c", LATER).orElseThrow().edition()).isEqualTo(2);
  }

  // A contract that is over promises nothing, though an edition of it was the last to begin.
  @Test
  void aContractEnds() {
    ContractBook book = ContractBook.of(List.of(edition("c", 1, BEGIN, LATER)));
    assertThat(book.at(LATER.minusMillis(1))).hasSize(1);
    assertThat(book.at(LATER)).isEmpty();
    assertThat(book.at("c", LATER)).isEmpty();
  }

  // Two editions for one day: the one that was written later is what was meant.
  @Test
  void ofTwoThatBeginTogetherTheLaterHolds() {
    ContractBook book =
        ContractBook.of(List.of(edition("c", 3, BEGIN, null), edition("c", 2, BEGIN, null)));
    assertThat(book.at("c", BEGIN).orElseThrow().edition()).isEqualTo(3);
  }

  @Test
  void aDeviceIsHeldByWhatAnItemAsksForOrByItsOwnWord() {
    ContractBook book =
        ContractBook.of(
            List.of(
                edition(
                    "c",
                    1,
                    BEGIN,
                    null,
                    item("cameras", List.of(ofType("cam*")), List.of()),
                    item("others", List.of(ofType("ups")), List.of()),
                    item("named", List.of(), List.of()))));
    assertThat(book.items(CAMERA, BEGIN))
        .extracting(held -> held.item().id())
        .containsExactly("cameras");
    NodeFacts named = node("e1/x", "terminal", Map.of(NodeFacts.ITEMS, "d/named, c/named"));
    assertThat(book.items(named, BEGIN)).extracting(Held::id).containsExactly("c/named");
  }

  @Test
  void everyThingThatIsAskedMustBeSo() {
    DeviceSelector asked =
        new DeviceSelector(
            Set.of(),
            Set.of("camera"),
            Set.of("video"),
            Set.of(),
            Set.of("Unicom"),
            Map.of("project", Set.of("Y059", "Y06*")));
    Map<String, String> attributes = Map.of("project", "Y062");
    assertThat(asked.fits(new NodeFacts("n", "camera", "video.camera", "s", "Unicom", attributes)))
        .isTrue();
    assertThat(asked.fits(new NodeFacts("n", "camera", "videos", "s", "Unicom", attributes)))
        .isFalse();
    assertThat(asked.fits(new NodeFacts("n", "camera", "video", "s", "Mobile", attributes)))
        .isFalse();
    assertThat(asked.fits(new NodeFacts("n", "camera", "video", "s", "Unicom", Map.of())))
        .isFalse();
  }

  // The tighter of the general section and the item wins; an item of another contract is its own.
  @Test
  void theStrictestPromiseOfAContractIsOwed() {
    DeviceSelector cameras = ofType("camera");
    ContractBook book =
        ContractBook.of(
            List.of(
                edition(
                    "c",
                    1,
                    BEGIN,
                    null,
                    item("general", List.of(cameras), List.of(restore("general", all(12)))),
                    item("cameras", List.of(cameras), List.of(restore("cameras", all(24)))),
                    item("silent", List.of(cameras), List.of())),
                edition(
                    "d",
                    1,
                    BEGIN,
                    null,
                    item("own", List.of(cameras), List.of(restore("own", all(24)))))));
    assertThat(book.owed(incident(CAMERA, "camera_offline", 1), BEGIN))
        .extracting(owed -> owed.bound().id())
        .containsExactly("c/general/restore", "d/own/restore");
  }

  // One event may be grave in one item and light in another; each promise goes by its own level.
  @Test
  void eachItemHasItsOwnLevels() {
    DeviceSelector cameras = ofType("camera");
    ContractItem whole =
        item(
            "links",
            List.of(cameras),
            List.of(restore("links", Map.of(Level.ONE, 2, Level.TWO, 4))),
            level(Level.ONE, "camera_*", 10),
            level(Level.TWO, "camera_*", 1));
    ContractBook book = ContractBook.of(List.of(edition("c", 1, BEGIN, null, whole)));
    assertThat(book.owed(incident(CAMERA, "camera_offline", 60), BEGIN))
        .extracting(Owed::level)
        .containsExactly(Level.ONE);
    assertThat(book.owed(incident(CAMERA, "camera_offline", 9), BEGIN))
        .extracting(Owed::level)
        .containsExactly(Level.TWO);
    assertThat(book.owed(incident(CAMERA, "mains_fail", 1), BEGIN))
        .as("no rule of the contract: by how grave the alarm is")
        .extracting(Owed::level)
        .containsExactly(Level.TWO);
  }

  @Test
  void aPromiseIsFoundByItsNameInItsEdition() {
    ContractBook book =
        ContractBook.of(
            List.of(
                edition("c", 1, BEGIN, null, item("a", List.of(), List.of(restore("a", all(4)))))));
    assertThat(book.bound("c", 1, "a/restore").orElseThrow().id()).isEqualTo("c/a/restore");
    assertThat(book.bound("c", 2, "a/restore")).isEmpty();
    assertThat(book.promises("c", "a", BEGIN)).hasSize(1);
  }

  @Test
  void anExclusionAsksForItsCauseItsItemAndItsDevices() {
    Exclusion flood =
        new Exclusion("flood", Text.NONE, Set.of("flood"), ofType("camera"), Set.of("a"));
    assertThat(flood.excludes("a", CAMERA, "flood")).isTrue();
    assertThat(flood.excludes("a", CAMERA, "")).isFalse();
    assertThat(flood.excludes("b", CAMERA, "flood")).isFalse();
    assertThat(flood.excludes("a", node("n", "ups", Map.of()), "flood")).isFalse();
  }

  private static Map<Level, Integer> all(int hours) {
    return Map.of(Level.ONE, hours, Level.TWO, hours, Level.THREE, hours, Level.FOUR, hours);
  }
}
