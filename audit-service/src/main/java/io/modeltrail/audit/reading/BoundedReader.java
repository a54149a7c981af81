package io.modeltrail.audit.reading;

import io.modeltrail.messaging.wire.Decoder;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Conversion;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;

/// Reads records of one schema that somebody else wrote. A few bytes of a schema such as a list of
/// lists of nulls can stand for more elements than there is memory: they are counted before they
/// are taken.
final class BoundedReader extends GenericDatumReader<Object> {

  /// Most elements of all lists and maps of a record.
  private static final int ELEMENTS_MAX = Decoder.SERVICE_RECORD_BYTES_MAX;

  private static final GenericData DATA = data();

  private long elements;

  BoundedReader(Schema schema) {
    super(schema, schema, DATA);
  }

  /// To be called before each record.
  BoundedReader begin() {
    elements = 0;
    return this;
  }

  @Override
  protected Object newArray(Object old, int size, Schema schema) {
    count(size);
    return super.newArray(old, size, schema);
  }

  @Override
  protected void addToArray(Object array, long pos, Object element) {
    count(1);
    super.addToArray(array, pos, element);
  }

  @Override
  protected Object newMap(Object old, int size) {
    count(size);
    return super.newMap(old, size);
  }

  @Override
  protected void addToMap(Object map, Object key, Object value) {
    count(1);
    super.addToMap(map, key, value);
  }

  private void count(int more) {
    elements += more;
    if (elements > 2L * ELEMENTS_MAX) { // each is counted as announced and as taken
      throw new AvroRuntimeException("more than %,d elements".formatted(ELEMENTS_MAX));
    }
  }

  private static GenericData data() {
    GenericData data = new GenericData();
    Conversion<?> millis = new TimeConversions.TimestampMillisConversion();
    data.addLogicalTypeConversion(millis);
    data.setFastReaderEnabled(false); // it would not count
    return data;
  }
}
