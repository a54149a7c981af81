package io.modeltrail.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.event.AuditEntryRecorded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// The audit trail as an auditor finds it, and its hashes computed by what `docs/audit-leaf.md`
/// says.
record Trail(Api api, List<JsonNode> entries) {

  /// The topics that the trail itself is told on: their records are no entries.
  static final String[] NOT_IN_IT = {"audit.entry", "audit.checkpoint"};

  private static final int SAMPLE = 50;
  private static final ObjectMapper JSON = new ObjectMapper();

  static Trail of(Api api) throws IOException, InterruptedException {
    return new Trail(api, api.list("/entries", 1_000));
  }

  /// Every record has one entry, and the entries are numbered without a gap.
  void holds(Map<String, ConsumerRecord<byte[], byte[]>> records) {
    for (int i = 0; i < entries.size(); i++) {
      assertThat(entries.get(i).get("index").asInt()).isEqualTo(i);
    }
    List<String> places = entries.stream().map(Trail::place).toList();
    assertThat(places).doesNotHaveDuplicates();
    Set<String> beyond = new HashSet<>(places);
    // By the sets' own means: AssertJ compares each with each, and there are tens of thousands.
    Set<String> missing = new HashSet<>(records.keySet());
    missing.removeAll(beyond);
    assertThat(missing).isEmpty();
    beyond.removeAll(records.keySet());
    // Who reads the trail is noted in it meanwhile.
    assertThat(beyond).allMatch(place -> place.startsWith("audit.noted-"));
  }

  /// A sample of the entries has the hashes that anyone computes from the records.
  void agreesWith(Map<String, ConsumerRecord<byte[], byte[]>> records)
      throws IOException, InterruptedException {
    for (int i = 0; i < entries.size(); i += entries.size() / SAMPLE) {
      JsonNode entry = entries.get(i);
      JsonNode detail = api.get(entry.get("href").asText());
      String leaf = detail.get("leaf").asText();
      assertThat(sha256(new byte[] {0}, leaf.getBytes(UTF_8)))
          .isEqualTo(entry.get("leafHash").asText());
      ConsumerRecord<byte[], byte[]> record = records.get(place(entry));
      if (record != null) {
        assertThat(JSON.readTree(leaf).at("/commitments/record").asText())
            .isEqualTo(sha256(salt(detail), bytes(record)));
      }
    }
  }

  /// What the service has told of entries in the log is what they are, and told once.
  void isTold(List<AuditEntryRecorded> told) {
    Map<Long, String> hashes =
        told.stream().collect(toMap(AuditEntryRecorded::getIndex, AuditEntryRecorded::getLeafHash));
    hashes.forEach(
        (index, hash) ->
            assertThat(entries.get(index.intValue()).get("leafHash").asText()).isEqualTo(hash));
  }

  static String place(JsonNode entry) {
    JsonNode place = entry.get("place");
    return Observed.place(
        place.get("topic").asText(), place.get("partition").asInt(), place.get("offset").asLong());
  }

  private static byte[] salt(JsonNode detail) {
    for (JsonNode salt : detail.get("salts")) {
      if (salt.get("name").asText().equals("record")) {
        return HexFormat.of().parseHex(salt.get("salt").asText());
      }
    }
    throw new IllegalStateException("no salt of the record: " + detail);
  }

  private static byte[] bytes(ConsumerRecord<byte[], byte[]> record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    part(bytes, record.key());
    part(bytes, record.value());
    Header[] headers = record.headers().toArray();
    number(bytes, headers.length);
    for (Header header : headers) {
      part(bytes, header.key().getBytes(UTF_8));
      part(bytes, header.value());
    }
    return bytes.toByteArray();
  }

  private static void part(ByteArrayOutputStream to, byte[] part) {
    number(to, part == null ? -1 : part.length);
    to.writeBytes(part == null ? new byte[0] : part);
  }

  private static void number(ByteArrayOutputStream to, int number) {
    to.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  private static String sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
