package io.modeltrail.audit.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agroal.api.AgroalDataSource;
import io.modeltrail.avro.Contract;
import io.modeltrail.messaging.loop.Arrival;
import io.modeltrail.messaging.loop.Intake;
import io.modeltrail.messaging.loop.MessagingSchema;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.wire.Encoder;
import io.modeltrail.messaging.wire.SchemaRegistry;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.flywaydb.core.Flyway;

/// A trail in a database of its own, which the trail's own code fills: with records as a loop would
/// bring them, at times that the test says.
public final class WrittenTrail implements AutoCloseable {

  private static final UUID TOPIC_ID = UUID.randomUUID();

  private final AgroalDataSource dataSource;
  private final Intake<?> intake;
  private final Encoder encoder;
  private long offset;

  public WrittenTrail() {
    var parts = Installation.PARTS;
    String database = "db_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    parts.createDatabase(database);
    dataSource = LoopProcess.dataSource(parts.jdbcUrl(database), parts.user(), parts.password());
    Flyway.configure().dataSource(dataSource).locations("db/audit").load().migrate();
    MessagingSchema.migrate(dataSource);
    var schemas = new SchemaRegistry(URI.create(parts.schemaRegistryUrl() + "/apis/ccompat/v7"));
    encoder = new Encoder(schemas);
    intake =
        Trail.intakes()
            .open(LoopProcess.settings("", "written", parts.bootstrapServers()), schemas);
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public byte[] encode(String topic, SpecificRecord event) {
    return encoder.encode(topic + "-value", Contract.topic(topic).schemaText(), event);
  }

  /// Adds a record that the log took at a time.
  ///
  /// @return the number of its entry
  public long add(String topic, Instant at, SpecificRecord event) {
    return add(topic, at, encode(topic, event));
  }

  public long add(String topic, Instant at, byte[] value) {
    var headers = new RecordHeaders().add("ce_source", "test".getBytes(UTF_8));
    ConsumerRecord<byte[], byte[]> raw =
        new ConsumerRecord<>(
            topic,
            0,
            offset,
            at.toEpochMilli(),
            TimestampType.LOG_APPEND_TIME,
            3,
            value.length,
            "key".getBytes(UTF_8),
            value,
            headers,
            Optional.empty());
    store(intake, List.of(new Arrival(new Place(TOPIC_ID, topic, 0, offset++), raw)));
    return number("SELECT max(index) FROM entry");
  }

  private <R extends Intake.Taken> void store(Intake<R> intake, List<Arrival> arrivals) {
    try (Connection tx = dataSource.getConnection()) {
      tx.setAutoCommit(false);
      intake.decide(tx, intake.read(arrivals));
      tx.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public long number(String sql) {
    return Long.parseLong(text(sql));
  }

  /// The first column of the first row, as text.
  public String text(String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// The columns of whatever table in which a text stands somewhere.
  public List<String> columnsWith(String text) {
    return columnsWith(dataSource, text);
  }

  /// The columns of whatever table of a database in which a text stands somewhere.
  public static List<String> columnsWith(DataSource dataSource, String text) {
    List<String> found = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement all = connection.createStatement();
        Statement one = connection.createStatement();
        ResultSet column =
            all.executeQuery(
                """
                SELECT format('%I.%I', c.table_schema, c.table_name), format('%I', c.column_name), c.data_type = 'bytea'
                FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
                WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
                """)) {
      while (column.next()) {
        String name = column.getString(2);
        String place =
            column.getBoolean(3)
                ? "position(convert_to('%s', 'UTF8') IN %s)".formatted(text, name)
                : "position('%s' IN %s::text)".formatted(text, name);
        try (ResultSet row =
            one.executeQuery(
                "SELECT count(*) FROM %s WHERE %s > 0".formatted(column.getString(1), place))) {
          row.next();
          if (row.getLong(1) > 0) {
            found.add(column.getString(1) + "." + name);
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
