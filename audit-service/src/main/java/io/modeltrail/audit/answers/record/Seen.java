package io.modeltrail.audit.answers.record;

import org.jspecify.annotations.Nullable;

/// What can be seen of an entry.
public sealed interface Seen {

  Entry entry();

  /// @param copy what is wrong with the copy that searches use; null: nothing. What the record says
  ///   was read from its bytes
  record Legible(Fact<?> fact, @Nullable String copy) implements Seen {
    @Override
    public Entry entry() {
      return fact.entry();
    }
  }

  /// The bytes are those that came; what they say cannot be read.
  record Illegible(Entry entry, Headers headers, String why) implements Seen {}

  /// The record was taken away. Its leaf still says that it came.
  ///
  /// @param by the entry that notes it, as the database says; null: it names none
  record Erased(Entry entry, @Nullable Long by) implements Seen {}

  /// What is stored is not what the leaf commits to, or the leaf is not what was signed.
  record Altered(Entry entry, String what) implements Seen {}
}
