package io.modeltrail.promotion.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modeltrail.event.Attestation;
import io.modeltrail.event.PromotionDecided;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttestationsTest {

  private static final KeyPair OURS = pair();
  private static final KeyPair THEIRS = pair();
  private static final Map<String, PublicKey> TRUSTED =
      Map.of("ours", OURS.getPublic(), "theirs", THEIRS.getPublic());
  private static final Attestations ATTESTATIONS =
      new Attestations("ours", OURS.getPrivate(), TRUSTED);

  static Stream<SpecificRecord> records() {
    return Stream.of(Signed.decided(), Signed.requested());
  }

  static Stream<Change> changes() {
    return records().map(Change::of).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("records")
  void what_was_signed_is_genuine(SpecificRecord record) {
    Attestation attestation = ATTESTATIONS.attest(record);

    assertThat(ATTESTATIONS.isGenuine(record, attestation)).isTrue();
    assertThat(attestation.getKeyId()).isEqualTo("ours");
    assertThat(attestation.getAlgorithm()).isEqualTo("Ed25519");
  }

  @Test
  void a_record_that_carries_its_attestation_is_genuine() {
    PromotionDecided record = Signed.decided();

    record.setAttestation(ATTESTATIONS.attest(record));

    assertThat(ATTESTATIONS.isGenuine(record, record.getAttestation())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_record_with_one_change_is_not_genuine(Change change) {
    SpecificRecord original =
        change.changed() instanceof PromotionDecided ? Signed.decided() : Signed.requested();
    Attestation attestation = ATTESTATIONS.attest(original);

    assertThat(change.changed()).isNotEqualTo(original);
    assertThat(ATTESTATIONS.isGenuine(change.changed(), attestation)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("records")
  void every_field_is_among_those_changed(SpecificRecord record) {
    var fields = new TreeSet<String>();
    record.getSchema().getFields().forEach(field -> fields.add(field.name()));
    fields.remove("attestation");

    assertThat(Change.of(record))
        .extracting(change -> change.what().replaceFirst("(?s)[ .].*", ""))
        .containsAll(fields);
  }

  @Test
  void the_signature_of_an_old_key_counts_as_long_as_the_key_is_trusted() {
    Attestation old = new Attestations("theirs", THEIRS.getPrivate(), TRUSTED).attest(record());
    Attestations without =
        new Attestations("ours", OURS.getPrivate(), Map.of("ours", OURS.getPublic()));

    assertThat(ATTESTATIONS.isGenuine(record(), old)).isTrue();
    assertThat(without.isGenuine(record(), old)).isFalse();
  }

  @Test
  void the_signature_of_a_stranger_under_a_trusted_id_is_not_genuine() {
    KeyPair stranger = pair();
    Attestation forged =
        new Attestations("ours", stranger.getPrivate(), Map.of("ours", stranger.getPublic()))
            .attest(record());

    assertThat(ATTESTATIONS.isGenuine(record(), forged)).isFalse();
  }

  @Test
  void a_signature_under_the_id_of_another_trusted_key_is_not_genuine() {
    Attestation moved = ATTESTATIONS.attest(record());
    moved.setKeyId("theirs");

    assertThat(ATTESTATIONS.isGenuine(record(), moved)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none", "ed25519", "Ed448", "SHA256withRSA"})
  void another_algorithm_is_not_genuine(String algorithm) {
    Attestation other = ATTESTATIONS.attest(record());
    other.setAlgorithm(algorithm);

    assertThat(ATTESTATIONS.isGenuine(record(), other)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not base64!", "AAAA", "\uD83D\uDC4D"})
  void what_is_no_signature_is_not_genuine(String signature) {
    Attestation other = ATTESTATIONS.attest(record());
    other.setSignature(signature);

    assertThat(ATTESTATIONS.isGenuine(record(), other)).isFalse();
  }

  @Test
  void every_byte_of_the_signature_counts() {
    Attestation attestation = ATTESTATIONS.attest(record());
    byte[] signature = Base64.getDecoder().decode(attestation.getSignature());
    for (int i = 0; i < signature.length; i++) {
      byte[] other = signature.clone();
      other[i] ^= 1;
      attestation.setSignature(Base64.getEncoder().encodeToString(other));

      assertThat(ATTESTATIONS.isGenuine(record(), attestation)).as("byte %d", i).isFalse();
    }
  }

  @Test
  void nothing_is_not_genuine() {
    assertThat(ATTESTATIONS.isGenuine(record(), null)).isFalse();
  }

  @Test
  void the_signature_of_a_record_of_another_name_with_the_same_fields_is_not_genuine() {
    SpecificRecord twin = new Renamed(record(), "PromotionUndecided");

    assertThat(ATTESTATIONS.isGenuine(new Renamed(record(), "PromotionDecided"), signed()))
        .isTrue();
    assertThat(ATTESTATIONS.isGenuine(twin, signed())).isFalse();
    assertThat(ATTESTATIONS.isGenuine(record(), ATTESTATIONS.attest(twin))).isFalse();
  }

  @Test
  void it_does_not_sign_with_a_key_that_it_would_not_trust() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Attestations("ours", OURS.getPrivate(), Map.of("theirs", THEIRS.getPublic())));
  }

  /// A record under another name.
  private record Renamed(SpecificRecord record, String name) implements SpecificRecord {

    @Override
    public Schema getSchema() {
      Schema schema = record.getSchema();
      return Schema.createRecord(
          name,
          schema.getDoc(),
          schema.getNamespace(),
          false,
          schema.getFields().stream()
              .map(field -> new Schema.Field(field, field.schema()))
              .toList());
    }

    @Override
    public Object get(int field) {
      return record.get(field);
    }

    @Override
    public void put(int field, Object value) {
      record.put(field, value);
    }
  }

  private static PromotionDecided record() {
    return Signed.decided();
  }

  private static Attestation signed() {
    return ATTESTATIONS.attest(record());
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
