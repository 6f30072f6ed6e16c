package org.gengfu.center;

import java.util.HashMap;
import java.util.Map;
import org.gengfu.center.notify.PlaceNames;
import org.gengfu.center.settings.CenterSettings;
import org.gengfu.center.settings.Texts;

/** The names that the settings give to sites and rooms. Immutable; any thread. */
final class PlacesOfSettings implements PlaceNames {
  private final Map<String, String> names = new HashMap<>();

  PlacesOfSettings(CenterSettings settings) {
    for (CenterSettings.Site site : settings.sites()) {
      names.put(site.id(), name(site.title(), site.id()));
      for (CenterSettings.Room room : site.rooms()) {
        names.put(site.id() + "/" + room.id(), name(room.title(), room.id()));
      }
    }
  }

  private static String name(Texts title, String id) {
    return title.byLanguage().getOrDefault("zh", id);
  }

  @Override
  public String of(String site, String room) {
    if (site.equals("-")) {
      return "";
    }
    String place = names.getOrDefault(site, site);
    return room.equals("-") ? place : place + " " + names.getOrDefault(site + "/" + room, room);
  }
}
