package org.gengfu.center.api.incident;

import java.time.Clock;
import java.time.ZoneId;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.ApiParts;
import org.gengfu.center.api.alarm.AlarmViews;
import org.gengfu.center.api.device.CommandViews;
import org.gengfu.center.api.field.FieldNames;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.api.field.RuleKinds;
import org.gengfu.center.incident.AlarmKinds;
import org.gengfu.center.learn.Learning;
import org.gengfu.center.learn.RuleTrials;
import org.gengfu.center.store.Database;
import org.gengfu.center.watch.Watch;

/**
 * What answers about incidents, rules, proposals, load and handover, put together. To be closed by
 * who made it.
 */
public record IncidentParts(
    IncidentHandlers incidents,
    IncidentActs acts,
    RuleHandlers rules,
    ProposalHandlers proposals,
    ShiftHandlers shifts,
    HandoverHandlers handover,
    RuleTrials trials,
    Learning learning)
    implements AutoCloseable {

  public static IncidentParts of(
      ApiParts parts, Places places, AlarmViews alarms, CommandViews commands, Audit audit) {
    Database database = parts.database();
    Watch watch = parts.watch();
    Clock clock = parts.clock();
    ZoneId zone = parts.settings().cameras().contract().calendar().zone();
    FieldNames names = new FieldNames(watch.picture(), places, new RuleKinds(AlarmKinds.shipped()));
    ShiftNews news = new ShiftNews(database, parts.maintenance());
    IncidentStories stories = new IncidentStories(watch.picture(), database, names, commands, news);
    IncidentHandlers incidents = new IncidentHandlers(watch.picture(), database, stories, clock);
    ShiftHandlers shifts =
        new ShiftHandlers(parts.settings().shifts(), zone, database, names, clock);
    RuleTrials trials = new RuleTrials(database);
    Learning learning = new Learning(database, watch.picture()::incidents, zone, clock);
    return new IncidentParts(
        incidents,
        new IncidentActs(watch, incidents, stories, names, audit),
        new RuleHandlers(
            watch, database, audit, trials, new KnownTypes(watch.picture()), zone, clock),
        new ProposalHandlers(watch, database, audit, learning, clock),
        shifts,
        new HandoverHandlers(watch, database, alarms, shifts, names, audit, news, incidents),
        trials,
        learning);
  }

  @Override
  public void close() {
    trials.close();
    learning.close();
  }
}
