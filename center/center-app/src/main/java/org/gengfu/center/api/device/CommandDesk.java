package org.gengfu.center.api.device;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gengfu.center.access.Role;
import org.gengfu.center.access.User;
import org.gengfu.center.access.Users;
import org.gengfu.center.api.EdgeDesk;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.command.CommandRow;
import org.gengfu.center.command.CommandRules;
import org.gengfu.center.command.CommandRules.Verdict;
import org.gengfu.center.command.CommandTable;
import org.gengfu.center.command.CommandTable.Taken;
import org.gengfu.center.command.CommandTable.Who;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.StoreOfflineException;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.EdgeLink;
import org.gengfu.center.watch.Watch;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.WriteDefinition;
import org.gengfu.core.command.CommandFact;
import org.gengfu.core.command.CommandInput;
import org.gengfu.core.command.CommandMachine;
import org.gengfu.core.command.CommandState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what people ask of devices on its way: rules, the second person, sending, time-outs. It is
 * stored as sent before it goes out, so that a center that ends in between sends nothing twice.
 * Methods may be called from any thread that may block; time-outs are looked for once a second on a
 * thread of its own.
 */
public final class CommandDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);
  private static final int DUE_AT_ONCE = 1_000;

  private final Database database;
  private final Watch watch;
  private final Users users;
  private final EdgeDesk edges;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("command-timeouts").factory());

  CommandDesk(Database database, Watch watch, Users users, EdgeDesk edges, Clock clock) {
    this.database = database;
    this.watch = watch;
    this.users = users;
    this.edges = edges;
    this.clock = clock;
    timer.scheduleWithFixedDelay(this::letTimePass, 1, 1, TimeUnit.SECONDS);
  }

  /** What somebody wants. */
  record Wish(DeviceKey device, String metric, PointValue value, boolean confirmed) {}

  /** The rules' word on a wish. */
  Verdict judge(Wish wish, Role role) {
    Optional<Device> device = watch.picture().device(wish.device());
    return CommandRules.judge(
        device.map(Device::points).orElse(List.of()),
        device.map(Device::alarms).orElse(List.of()),
        wish.metric(),
        wish.value(),
        role,
        wish.confirmed());
  }

  boolean isOnline(String edge) {
    return watch.picture().link(edge).map(EdgeLink::online).orElse(false);
  }

  /**
   * Stores a wish that the rules allow, and sends it unless a second person must agree first.
   *
   * @throws ProblemException when the same thing is under way, or too many things are
   */
  CommandRow ask(Wish wish, WriteDefinition rule, Who who) {
    Instant now = now();
    boolean approval = !rule.approval().isEmpty();
    CommandRow wanted =
        new CommandRow(
            UUID.randomUUID().toString(),
            0,
            wish.device().edge(),
            wish.device().device(),
            wish.metric(),
            wish.value(),
            rule.approval(),
            now,
            null,
            null,
            null,
            CommandMachine.begin(who.name(), approval, rule.takes(), now));
    Optional<CommandRow> stored =
        database.transaction(connection -> {
          Optional<CommandTable.Obstacle> obstacle = CommandTable.obstacle(connection, wanted);
          if (obstacle.isPresent()) {
            throw problem(obstacle.get());
          }
          return CommandTable.add(connection, wanted, who);
        });
    CommandRow row = stored.orElseThrow(() -> problem(CommandTable.Obstacle.UNDER_WAY));
    watch.tell(row);
    return approval ? row : send(row, who);
  }

  private static ProblemException problem(CommandTable.Obstacle obstacle) {
    return conflict(
        switch (obstacle) {
          case UNDER_WAY -> "the same is under way already; wait for what comes of it";
          case TOO_MANY -> CommandTable.MAX_OPEN + " requests are open already";
        });
  }

  private static ProblemException conflict(String why) {
    return new ProblemException(ProblemException.Code.CONFLICT, why);
  }

  /** Stored as sent first, then sent. */
  private CommandRow send(CommandRow row, Who who) {
    Taken sending = take(row.id(), new CommandInput.Send(), who);
    if (sending.row().life().state() != CommandState.SENT || !sending.moved()) {
      return sending.row();
    }
    boolean sent =
        isOnline(row.edge())
            && edges.requestWrite(row.edge(), row.device(), row.metric(), row.value(), row.id());
    return sent
        ? sending.row()
        : take(row.id(), new CommandInput.NotSent("the edge is not connected"), Who.CENTER).row();
  }

  /**
   * A second person agrees; it is then sent.
   *
   * @throws ProblemException when the person may not, or it is too late, or the rules have changed
   */
  CommandRow agree(CommandRow row, User caller, Who who) {
    Role needed = CommandRules.role(row.approval());
    if (!caller.role().covers(needed)) {
      throw forbidden("this needs the role " + Json.name(needed));
    }
    if (caller.name().equals(row.life().askedBy())) {
      throw forbidden("whoever asked cannot agree; it needs a second person");
    }
    if (row.life().state() == CommandState.ASKED && !isOnline(row.edge())) {
      throw conflict("edge " + row.edge() + " is not connected; agree later");
    }
    String stale = stale(row);
    if (row.life().state() == CommandState.ASKED && !stale.isEmpty()) {
      take(row.id(), new CommandInput.Decline(Who.CENTER.name(), stale), Who.CENTER);
      throw conflict(stale);
    }
    Taken agreed = take(row.id(), new CommandInput.Agree(caller.name()), who);
    if (agreed.row().life().state() != CommandState.AGREED || !agreed.moved()) {
      throw conflict(reason(agreed));
    }
    return send(agreed.row(), who);
  }

  private static ProblemException forbidden(String why) {
    return new ProblemException(ProblemException.Code.FORBIDDEN, why);
  }

  private static String reason(Taken taken) {
    return switch (taken.fact()) {
      case CommandFact.Ignored(String why) -> why;
      case CommandFact.Moved moved -> moved.why();
    };
  }

  /** What has changed since it was asked, so that it is not what was meant; empty for nothing. */
  private String stale(CommandRow row) {
    Optional<User> asker = users.find(row.life().askedBy()).filter(User::enabled);
    if (asker.isEmpty()) {
      return "whoever asked has no account any more";
    }
    DeviceKey key = new DeviceKey(row.edge(), row.device());
    Verdict verdict = judge(new Wish(key, row.metric(), row.value(), true), asker.get().role());
    return verdict instanceof Verdict.Allowed(WriteDefinition rule)
            && rule.approval().equals(row.approval())
        ? ""
        : "the device's rules have changed since it was asked";
  }

  /** A second person declines, or whoever asked takes it back. */
  CommandRow decline(CommandRow row, User caller, Who who, String why) {
    boolean own = caller.name().equals(row.life().askedBy());
    Role needed = CommandRules.role(row.approval());
    if (!own && !caller.role().covers(needed)) {
      throw forbidden("this needs the role " + Json.name(needed));
    }
    Taken taken = take(row.id(), new CommandInput.Decline(caller.name(), why), who);
    if (taken.row().life().state() != CommandState.DECLINED || !taken.moved()) {
      throw conflict(reason(taken));
    }
    return taken.row();
  }

  Optional<CommandRow> find(String id) {
    return database.read(connection -> CommandTable.find(connection, id));
  }

  List<CommandRow> list(CommandTable.Filter filter, int limit) {
    return database.read(connection -> CommandTable.list(connection, filter, limit));
  }

  private Taken take(String id, CommandInput input, Who who) {
    Taken taken = database.transaction(connection -> taken(connection, id, input, who, now()));
    if (taken.moved()) {
      watch.tell(taken.row());
    }
    return taken;
  }

  private static Taken taken(
      Connection connection, String id, CommandInput input, Who who, Instant now)
      throws SQLException {
    return CommandTable.take(connection, id, input, who, now)
        .orElseThrow(() -> ProblemException.notFound("command " + id));
  }

  /** Ends what nobody agreed to in time, and what nothing was heard of. */
  public void letTimePass() {
    try {
      Instant now = now();
      for (String id :
          database.read(connection -> CommandTable.due(connection, now, DUE_AT_ONCE))) {
        take(id, new CommandInput.TimePassed(), Who.CENTER);
      }
    } catch (StoreOfflineException e) {
      LOG.debug("Time-outs are looked for again soon: {}", e.getMessage());
    } catch (RuntimeException e) { // the next second tries again
      LOG.error("Time-outs of commands", e);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
