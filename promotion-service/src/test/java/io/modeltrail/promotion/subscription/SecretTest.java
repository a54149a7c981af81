package io.modeltrail.promotion.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SecretTest {

  /// The example that the libraries of Standard Webhooks are tested with.
  @Test
  void it_signs_as_standard_webhooks_say() {
    Secret secret = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    String signature =
        secret.sign(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1_614_265_330),
            "{\"test\": 2432232314}".getBytes(UTF_8));
    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void a_new_one_is_long_enough_and_not_the_one_before() {
    Secret secret = Secret.create();
    assertThat(secret.key()).hasSize(32);
    assertThat(Secret.parse(secret.text()).key()).isEqualTo(secret.key());
    assertThat(Secret.create().text()).isNotEqualTo(secret.text());
  }

  @Test
  void it_does_not_get_into_logs() {
    Secret secret = Secret.create();
    assertThat(secret.toString()).doesNotContain(secret.text().substring(6));
  }

  @Test
  void what_is_too_short_is_none() {
    assertThatThrownBy(() -> Secret.parse("whsec_c2hvcnQ="))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Secret.parse("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
