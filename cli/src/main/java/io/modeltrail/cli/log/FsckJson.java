package io.modeltrail.cli.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.cli.log.FsckReport.Checked;
import io.modeltrail.cli.log.FsckReport.Older;
import io.modeltrail.cli.log.FsckReport.Rejected;
import io.modeltrail.tlog.tile.Difference;
import io.modeltrail.tlog.tile.LogCheck.Finding;
import java.util.List;

/// A report for programs. Where a list is cut, the number beside it is of all.
final class FsckJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FsckJson() {}

  static String of(Source source, FsckReport report) {
    ObjectNode json = JSON.createObjectNode();
    json.put("log", source.toString());
    json.put("sound", report.isSound());
    switch (report) {
      case Rejected rejected -> json.put("rejected", rejected.why());
      case Checked checked -> add(json, checked);
    }
    return json.toPrettyString() + "\n";
  }

  private static void add(ObjectNode json, Checked checked) {
    ObjectNode checkpoint = json.putObject("checkpoint");
    checkpoint.put("origin", checked.by().checkpoint().origin());
    checkpoint.put("size", checked.by().checkpoint().head().size());
    checkpoint.put("root", checked.by().checkpoint().head().root().base64());
    checkpoint.put("signedBy", checked.by().log().key().toString());
    ArrayNode witnesses = checkpoint.putArray("witnesses");
    checked
        .by()
        .seen()
        .forEach(
            seen ->
                witnesses
                    .addObject()
                    .put("name", seen.witness().name())
                    .put("key", seen.witness().key().toString())
                    .put("at", seen.at().toString()));
    switch (checked.older()) {
      case Older.NotAsked notAsked -> {}
      case Older.Consistent(long size) -> json.put("consistentWith", size);
      case Older.Contradicts(String why) -> json.put("contradicts", why);
    }
    json.put("checkedFrom", checked.from());
    switch (checked.finding()) {
      case Finding.Sound sound -> json.put("differences", 0).putArray("different");
      case Finding.Damaged damaged -> {
        json.put("differences", damaged.count());
        ArrayNode list = json.putArray("different");
        damaged.differences().forEach(difference -> list.add(node(difference)));
      }
    }
    json.put("leavesRead", checked.leaves() != null);
    if (checked.leaves() != null) {
      add(json.putObject("leaves"), checked.leaves());
    }
  }

  private static ObjectNode node(Difference difference) {
    ObjectNode node = JSON.createObjectNode();
    node.put("path", difference.path());
    node.put("entry", difference.entry());
    node.put("why", difference.why());
    if (difference.expected() != null) {
      node.put("expected", difference.expected().hex());
    }
    if (difference.found() != null) {
      node.put("found", difference.found().hex());
    }
    return node;
  }

  private static void add(ObjectNode json, LeafLook.Seen leaves) {
    json.put("read", leaves.entries());
    json.put("flaws", leaves.flawed());
    add(json.putArray("flawed"), leaves.flaws());
    json.put("samePlaces", leaves.repeated());
    add(json.putArray("samePlace"), leaves.again());
    json.put("allPlacesCompared", leaves.allPlaces());
  }

  private static void add(ArrayNode list, List<LeafLook.Flaw> flaws) {
    flaws.forEach(flaw -> list.addObject().put("entry", flaw.entry()).put("why", flaw.why()));
  }
}
