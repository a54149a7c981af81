package io.modeltrail.messaging.wire;

/// What Avro believes of a record's bytes. A length inside a record is believed before its bytes
/// are there: no text or collection can be longer than a record.
public final class AvroLimits {

  private AvroLimits() {}

  /// Sets the limits for the whole process, unless they are set already. Avro reads them once: to
  /// be called before anything is decoded.
  public static void apply() {
    limit("org.apache.avro.limits.bytes.maxLength");
    limit("org.apache.avro.limits.string.maxLength");
    limit("org.apache.avro.limits.collectionItems.maxLength");
  }

  private static void limit(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(Decoder.SERVICE_RECORD_BYTES_MAX));
    }
  }
}
