package io.modeltrail.localstack.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/// Issues tokens as an OpenID Connect provider would.
public final class Tokens {

  /// Who signs: the services accept tokens of this issuer only.
  public static final String ISSUER = "https://modeltrail.local";

  /// How long a token is good for.
  public static final Duration LIFETIME = Duration.ofDays(7);

  /// Those of the rules that a stack begins with: a trainer sees what was refused of them.
  private static final List<String> WORKSPACES =
      List.of("default", "research", "retrain-qa", "retrain-production");

  private final SigningKey key;
  private final Clock clock;

  public Tokens(SigningKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /// A token for a person of the group: `trainer@local` for [Group#TRAINER].
  public String issue(Group group) {
    var subject = group.label() + "@local";
    var now = clock.instant();
    var claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setSubject(subject);
    claims.setClaim("upn", subject);
    claims.setStringListClaim("groups", group.held());
    claims.setClaim("kind", "PERSON");
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(now.plus(LIFETIME).getEpochSecond()));
    claims.setGeneratedJwtId();
    if (group == Group.TRAINER) {
      claims.setClaim("workspaces", WORKSPACES);
    }
    return sign(claims);
  }

  private String sign(JwtClaims claims) {
    var signature = new JsonWebSignature();
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signature.setHeader("typ", "JWT");
    signature.setKey(key.privateKey());
    signature.setPayload(claims.toJson());
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("A token cannot be signed", e);
    }
  }
}
