package org.gengfu.center.api.camera;

import java.time.Clock;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.ApiParts;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.camera.CameraRegister;
import org.gengfu.center.camera.Contract;
import org.gengfu.center.camera.LookStore;
import org.gengfu.center.store.Database;
import org.gengfu.core.availability.AvailabilityPolicy;

/** What answers about cameras, put together. */
public record CameraParts(
    CameraRegister register,
    CameraViews views,
    CameraHandlers cameras,
    TimelineHandlers timelines,
    ExclusionHandlers exclusions,
    CameraFactHandlers facts,
    RegisterHandlers registers,
    ReportHandlers reports,
    ReportDesk desk) {

  public static CameraParts of(ApiParts parts, Places places, Audit audit) {
    Database database = parts.database();
    Clock clock = parts.clock();
    AvailabilityPolicy policy = parts.settings().cameras().contract().policy();
    CameraRegister register = CameraRegister.load(database);
    CameraViews views = new CameraViews(register, parts.watch().picture(), places, policy, clock);
    CameraHandlers cameras = new CameraHandlers(views, register, new LookStore(database), database);
    Paperwork paperwork = new Paperwork(register, audit);
    Contract contract = parts.settings().cameras().contract();
    ReportDesk desk = new ReportDesk(database, parts.watch(), contract);
    return new CameraParts(
        register,
        views,
        cameras,
        new TimelineHandlers(cameras, register, database, contract, clock),
        new ExclusionHandlers(paperwork, parts.watch(), database, clock),
        new CameraFactHandlers(paperwork, parts.watch(), database),
        new RegisterHandlers(register, parts.watch(), audit),
        new ReportHandlers(desk, database, audit, clock, new EvidenceFile(parts.settings().data())),
        desk);
  }
}
