package io.modeltrail.torture.load;

/// Where an installation is found, and with which tokens.
///
/// @param trainer a token; likewise the others
public record Address(
    String kafka,
    String schemaRegistry,
    String registry,
    String promotion,
    String trainer,
    String owner,
    String reviewer) {}
