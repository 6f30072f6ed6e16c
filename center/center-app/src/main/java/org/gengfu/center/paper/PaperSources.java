package org.gengfu.center.paper;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.gengfu.center.clock.ClockDesk;
import org.gengfu.center.contract.FieldFacts;
import org.gengfu.center.inspection.InspectionRounds;
import org.gengfu.center.store.Database;
import org.gengfu.center.story.Names;
import org.gengfu.center.story.Said;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.telemetry.TelemetryStore;

/**
 * Whom papers ask for facts.
 *
 * @param book the contracts
 * @param clocks the contracts' clocks
 * @param picture incidents and devices as they are now
 * @param field what contracts ask of things of the field
 * @param names what things are called
 * @param site what a site, a warehouse or a vehicle is called, by its id
 * @param people what a person is called, by the user's name
 * @param messages what people were told, in words
 * @param parts what kind of part a serial number is of, empty when the stock does not know it
 * @param telemetry what was measured
 * @param rounds of inspection
 * @param photos the photographs of orders
 * @param rates the time of cameras
 * @param contractor who stamps as party B; empty leaves a line to be written on
 * @param zone of papers of which no contract says the zone
 */
public record PaperSources(
    Database database,
    Supplier<ContractBook> book,
    ClockDesk clocks,
    LivePicture picture,
    FieldFacts field,
    Names names,
    Function<String, Said> site,
    UnaryOperator<String> people,
    MessageWords messages,
    Function<String, Optional<Said>> parts,
    TelemetryStore telemetry,
    InspectionRounds rounds,
    PaperPhotos photos,
    PaperRates rates,
    String contractor,
    ZoneId zone,
    InstantSource clock) {
  /** What papers say of photographs: the site, and the device that the order is about. */
  PaperPhotos.Words photoWords(boolean zh) {
    return new PaperPhotos.Words(
        zh,
        order -> {
          Said where = site.apply(order.matter().site());
          String node = order.matter().node();
          Said device = node.isEmpty() ? Said.same("") : names.node(node);
          String place = order.matter().site().isEmpty() ? "" : zh ? where.zh() : where.en();
          return (place + " " + (zh ? device.zh() : device.en())).strip();
        },
        people);
  }
}
