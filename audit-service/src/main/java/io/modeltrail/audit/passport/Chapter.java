package io.modeltrail.audit.passport;

import io.modeltrail.audit.passport.Passport.Section;
import java.util.List;

/// A part of the page: is told of every entry, in the order of the trail, and keeps what it shows.
interface Chapter {

  void add(Told told);

  List<Section> sections();
}
