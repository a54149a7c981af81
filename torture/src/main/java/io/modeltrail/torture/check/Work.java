package io.modeltrail.torture.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/// What an installation still has to do, as anyone may see who asks for its health.
///
/// @param at where its instances are
/// @param log where its topics are
record Work(Address at, LogReader log) implements Quiet.Sight {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Map<TopicPartition, Long> ends() throws IOException {
    return log.ends(topic -> !topic.startsWith("audit."));
  }

  @Override
  public Map<String, String> busy() {
    Map<String, String> busy = new TreeMap<>();
    for (String url : at.services()) {
      try {
        byte[] answer = new Web(url, at.auditor()).answer("/q/health/group/ingestion").body();
        JsonNode check = JSON.readTree(answer).at("/checks/0");
        JsonNode data = check.path("data");
        if (!check.path("status").asText().equals("UP") || data.path("lag").asLong() > 0) {
          busy.put(url, data.toString());
        }
      } catch (IOException e) {
        busy.put(url, "it does not answer: " + e.getMessage());
      }
    }
    return busy;
  }
}
