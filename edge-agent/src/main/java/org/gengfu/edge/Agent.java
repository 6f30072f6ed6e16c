package org.gengfu.edge;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gengfu.contract.Birth;
import org.gengfu.edge.bus.BusOwner;
import org.gengfu.edge.bus.Heirs;
import org.gengfu.edge.health.HealthMonitor;
import org.gengfu.edge.health.ProcessFigures;
import org.gengfu.edge.health.Vitals;
import org.gengfu.edge.outbox.FolderDisk;
import org.gengfu.edge.outbox.Outbox;
import org.gengfu.edge.outbox.OutboxSyncer;
import org.gengfu.edge.pipeline.DevicePipeline;
import org.gengfu.edge.settings.BusSetup;
import org.gengfu.edge.settings.EdgeSettings;
import org.gengfu.edge.status.AgentStatus;
import org.gengfu.edge.uplink.Uplink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running agent: buses feed the outbox, the outbox feeds the uplink. Any thread may call it;
 * starting, reloading and closing take turns.
 */
final class Agent implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

  private static final long IDLE_SECONDS = 10;
  private static final long LEAVE_SECONDS = 5;

  private final FolderDisk disk;
  private final Outbox outbox;
  private final OutboxSyncer syncer;
  private final Roster roster;
  private final Intake intake;
  private final HealthMonitor health;
  private final ExecutorService resolver = resolver();
  private final Map<String, RunningBus> buses = new LinkedHashMap<>();
  private EdgeSettings settings;
  private volatile Uplink uplink;
  private volatile List<String> rejected = List.of();
  private volatile List<BusOwner> owners = List.of();

  /**
   * Opens the outbox; nothing is asked before {@link #start}.
   *
   * @throws org.gengfu.edge.outbox.OutboxUnusableException when the outbox cannot be used
   */
  Agent(EdgeSettings settings) {
    this.settings = settings;
    this.disk = FolderDisk.open(settings.outboxFolder());
    this.outbox = Outbox.open(disk, settings.outbox(), InstantSource.system());
    this.roster = new Roster(this::node);
    this.uplink = Uplink.overTcp(settings.uplink(), outbox, roster);
    this.intake = new Intake(outbox, roster, this::demandBirths, this::wakeUplink);
    this.health = new HealthMonitor(this::vitals, intake::append, InstantSource.system());
    this.syncer = new OutboxSyncer(outbox, this::wakeUplink);
  }

  /** One thread, that lives while devices say what they are: profiles are made one at a time. */
  private static ExecutorService resolver() {
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("profiles").factory());
    one.allowCoreThreadTimeOut(true);
    return one;
  }

  private Birth node(Instant now) {
    Map<String, String> properties = new HashMap<>();
    properties.put("kind", "edge");
    properties.put("title.zh", "边缘代理 " + settings.edge());
    properties.put("title.en", "Edge agent " + settings.edge());
    return health.birth(now, properties);
  }

  private void demandBirths() {
    uplink.demandBirths();
  }

  private void wakeUplink() {
    uplink.wake();
  }

  synchronized void start() {
    settings.buses().forEach(bus -> open(Heirs.none(bus)));
    health.start();
    uplink.start();
  }

  private void open(Heirs heirs) {
    BusSetup setup = heirs.setup();
    BusOwner owner =
        new BusOwner(
            heirs,
            setup.driver().open(setup.settings()),
            intake,
            InstantSource.system(),
            System::nanoTime,
            resolver);
    buses.put(setup.id(), new RunningBus(setup.id(), setup.fingerprint(), owner));
    owners = buses.values().stream().map(RunningBus::owner).toList();
    roster.enter(setup.id(), owner, setup.devices());
    owner.start();
  }

  private void shut(RunningBus bus) {
    buses.remove(bus.id());
    owners = buses.values().stream().map(RunningBus::owner).toList();
    roster.leave(bus.owner());
    bus.owner().close();
  }

  /** What a bus knows of its devices, to be handed over; nothing when it does not tell in time. */
  private static Map<String, DevicePipeline> known(RunningBus bus) {
    try {
      return bus.owner().leave().get(LEAVE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("bus {}: what it knows of its devices is lost: {}", bus.id(), e.toString());
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  /** Takes new settings: what did not change keeps running. */
  synchronized void reload(EdgeSettings next) {
    rejected = List.of();
    Map<String, DevicePipeline> known = new HashMap<>();
    Map<String, BusSetup> wanted = new LinkedHashMap<>();
    next.buses().forEach(bus -> wanted.put(bus.id(), bus));
    for (RunningBus running : List.copyOf(buses.values())) {
      BusSetup setup = wanted.get(running.id());
      if (setup == null || !setup.fingerprint().equals(running.fingerprint())) {
        known.putAll(known(running));
        shut(running);
      }
    }
    List<Heirs> reopened =
        next.buses().stream()
            .filter(setup -> !buses.containsKey(setup.id()))
            .map(setup -> Heirs.of(setup, known))
            .toList();
    reopened.forEach(this::open);
    warnOfRestart(next);
    boolean uplinkChanged = !next.uplink().equals(settings.uplink());
    settings = next;
    if (uplinkChanged) {
      uplink.close();
      uplink = Uplink.overTcp(next.uplink(), outbox, roster);
      uplink.start();
    }
    LOG.info(
        "configuration taken: {} of {} buses opened anew{}",
        reopened.size(),
        buses.size(),
        uplinkChanged ? ", uplink begun anew" : "");
    uplink.wake();
  }

  private void warnOfRestart(EdgeSettings next) {
    if (!next.outbox().equals(settings.outbox())
        || !next.outboxFolder().equals(settings.outboxFolder())
        || next.statusPort() != settings.statusPort()) {
      LOG.warn("changes of \"outbox\" and \"status\" take effect when the agent is restarted");
    }
  }

  /** New settings were refused; the old ones stay in use. */
  void reject(List<String> problems) {
    rejected = List.copyOf(problems);
  }

  private Vitals vitals() {
    return new Vitals(
        outbox.figures(),
        freeBytes(),
        settingsNow().outbox().keepFreeBytes(),
        owners.stream().map(BusOwner::figures).toList(),
        !rejected.isEmpty(),
        ProcessFigures.residentBytes(),
        ProcessFigures.heapBytes(),
        ProcessFigures.cpuNanos());
  }

  private long freeBytes() {
    try {
      return disk.usableBytes();
    } catch (IOException e) {
      return -1;
    }
  }

  private synchronized EdgeSettings settingsNow() {
    return settings;
  }

  AgentStatus status() {
    return new AgentStatus(
        settingsNow().edge(),
        InstantSource.system().instant(),
        uplink.figures(),
        outbox.figures(),
        owners.stream().map(BusOwner::figures).toList(),
        new ArrayList<>(roster.lines()),
        rejected,
        ProcessFigures.residentBytes(),
        intake.firstReading());
  }

  /** Stops asking, says goodbye to the host, and closes the outbox. */
  @Override
  public synchronized void close() {
    List.copyOf(buses.values()).forEach(bus -> bus.owner().close());
    resolver.shutdownNow();
    health.close();
    uplink.close();
    outbox.close();
    syncer.close();
  }
}
