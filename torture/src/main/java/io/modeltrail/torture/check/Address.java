package io.modeltrail.torture.check;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where an installation is looked at from outside, and with which tokens.
///
/// @param registry addresses of its instances, without a path; empty: it is not looked at
/// @param promotion likewise
/// @param audit likewise
/// @param auditor a token
/// @param operator a token
/// @param logKey that the trail is verified with; null: the trail is not looked at
record Address(
    String kafka,
    List<String> registry,
    List<String> promotion,
    List<String> audit,
    String auditor,
    String operator,
    @Nullable String logKey) {

  List<String> services() {
    return Stream.of(registry, promotion, audit).flatMap(List::stream).toList();
  }
}
