package org.gengfu.core.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An order on its way from one state to the next. One thread, one use. */
final class OrderEdit {
  private final OrderState before;
  private OrderMatter matter;
  private Stage stage;
  private @Nullable String technician;
  private final SortedSet<String> helpers;
  private boolean suspended;
  private boolean supervised;
  private int urged;
  private @Nullable Instant until;
  private @Nullable Long good;
  private String joinedTo;
  private String finding;
  private final SortedMap<String, String> answers;
  private String waitsFor;
  private final List<String> parts;
  private final List<Act.Swap> swaps;
  private String what;
  private Act.@Nullable Sign signature;
  private final SortedMap<String, String> form;
  private List<Deed> conflicts;

  OrderEdit(OrderState before) {
    this.before = before;
    matter = before.matter();
    stage = before.stage();
    technician = before.technician();
    helpers = new TreeSet<>(before.helpers());
    suspended = before.marks().suspended();
    supervised = before.marks().supervised();
    urged = before.marks().urged();
    until = before.marks().until();
    good = before.marks().firstGoodMillis();
    joinedTo = before.marks().joinedTo();
    finding = before.work().finding();
    answers = new TreeMap<>(before.work().answers());
    waitsFor = before.work().waitsFor();
    parts = new ArrayList<>(before.work().parts());
    swaps = new ArrayList<>(before.work().swaps());
    what = before.work().what();
    signature = before.work().signature();
    form = new TreeMap<>(before.form());
    conflicts = before.conflicts();
  }

  OrderEdit at(Stage next) {
    stage = next;
    return this;
  }

  OrderEdit of(@Nullable String who) {
    technician = who;
    if (who != null) {
      helpers.remove(who);
    }
    return this;
  }

  OrderEdit about(OrderMatter other) {
    matter = matter.about(other);
    return this;
  }

  OrderEdit graded(int level) {
    matter = matter.graded(level);
    return this;
  }

  OrderEdit helped(String helper) {
    if (!helper.equals(technician)) {
      helpers.add(helper);
    }
    return this;
  }

  OrderEdit alone(String helper) {
    helpers.remove(helper);
    return this;
  }

  OrderEdit disputed(Deed deed) {
    List<Deed> more = new ArrayList<>(conflicts);
    more.add(deed);
    conflicts = more;
    return this;
  }

  /** The desk has decided: nothing is in dispute any more. */
  OrderEdit settled() {
    conflicts = List.of();
    return this;
  }

  OrderEdit good(@Nullable Long sinceMillis) {
    good = sinceMillis;
    return this;
  }

  OrderEdit suspended(boolean stands) {
    suspended = stands;
    return this;
  }

  OrderEdit watched() {
    supervised = true;
    return this;
  }

  OrderEdit urged() {
    urged++;
    return this;
  }

  OrderEdit until(Instant later) {
    until = later;
    return this;
  }

  OrderEdit joined(String order) {
    joinedTo = order;
    return this;
  }

  OrderEdit filled(SortedMap<String, String> values) {
    form.putAll(values);
    return this;
  }

  OrderEdit found(Act.Diagnose found) {
    answers.putAll(found.answers());
    finding = found.finding().isBlank() ? finding : found.finding();
    return this;
  }

  OrderEdit waits(String sku) {
    waitsFor = sku;
    return this;
  }

  OrderEdit took(String serial) {
    parts.add(serial);
    return this;
  }

  OrderEdit swapped(Act.Swap swap) {
    swaps.add(swap);
    return this;
  }

  OrderEdit mended(String how) {
    what = how;
    return this;
  }

  OrderEdit signed(Act.Sign sign) {
    signature = sign;
    return this;
  }

  OrderState after(Deed deed) {
    SortedSet<String> deeds = new TreeSet<>(before.deeds());
    if (!(deed.act() instanceof Act.Seen)) { // the center's own is never sent again
      deeds.add(deed.id());
    }
    Long ended = before.marks().endedMillis();
    return new OrderState(
        before.id(),
        before.madeMillis(),
        matter,
        stage,
        technician,
        helpers,
        new OrderState.Marks(
            suspended,
            supervised,
            urged,
            until,
            good,
            joinedTo,
            !stage.ended() ? null : ended != null ? ended : Long.valueOf(deed.atMillis())),
        new Work(finding, answers, waitsFor, parts, swaps, what, signature),
        form,
        conflicts,
        deeds,
        Math.max(before.changedMillis(), deed.atMillis()),
        before.revision() + 1);
  }
}
