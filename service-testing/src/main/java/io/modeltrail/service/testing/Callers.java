package io.modeltrail.service.testing;

import static io.restassured.RestAssured.given;

import io.modeltrail.localstack.identity.SigningKey;
import io.modeltrail.localstack.identity.Tokens;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.util.List;
import java.util.Set;

/// Requests with tokens as an OIDC provider would deal them.
public final class Callers {

  private Callers() {}

  public static RequestSpecification as(String group) {
    return as(group, List.of());
  }

  public static RequestSpecification as(String group, List<String> workspaces) {
    return given().header("Authorization", "Bearer " + token(group, workspaces));
  }

  /// A person who has groups, or roles that rules name.
  public static RequestSpecification person(String subject, String... groups) {
    var claims =
        Jwt.issuer(Tokens.ISSUER)
            .subject(subject)
            .upn(subject)
            .groups(Set.of(groups))
            .claim("kind", "PERSON");
    return given().header("Authorization", "Bearer " + signed(claims));
  }

  /// For clients of another kind.
  public static String token(String group) {
    return token(group, List.of());
  }

  private static String token(String group, List<String> workspaces) {
    var claims =
        Jwt.issuer(Tokens.ISSUER)
            .subject(group + "-1")
            .upn(group + "-1")
            .groups(Set.of(group))
            .claim("kind", "JOB");
    if (!workspaces.isEmpty()) {
      claims.claim("workspaces", workspaces);
    }
    return signed(claims);
  }

  private static String signed(JwtClaimsBuilder claims) {
    return claims.expiresIn(600).sign(SigningKey.in(ServiceParts.KEYS).privateKey());
  }
}
