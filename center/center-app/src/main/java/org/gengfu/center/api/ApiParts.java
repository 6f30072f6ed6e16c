package org.gengfu.center.api;

import java.time.Clock;
import org.gengfu.center.maintenance.MaintenanceDesk;
import org.gengfu.center.notify.NotifyDesk;
import org.gengfu.center.settings.CenterSettings;
import org.gengfu.center.store.Database;
import org.gengfu.center.watch.Watch;
import org.gengfu.notes.NoteLibrary;
import org.gengfu.telemetry.TelemetryStore;

/**
 * What the server speaks for.
 *
 * @param watch the writer, for commands, live values and events
 * @param telemetry for trends
 * @param desk for edges
 * @param notes about firmware
 * @param messages for what people were told
 * @param maintenance for planned work
 * @param service for contracts and what is done by them
 */
public record ApiParts(
    CenterSettings settings,
    Instance instance,
    Database database,
    Watch watch,
    TelemetryStore telemetry,
    EdgeDesk desk,
    NoteLibrary notes,
    NotifyDesk messages,
    MaintenanceDesk maintenance,
    ServiceDesks service,
    Clock clock) {}
