package io.modeltrail.promotion.subscription;

import io.modeltrail.event.Actor;
import io.modeltrail.governance.Environment;
import io.modeltrail.promotion.rules.Revisions;
import io.modeltrail.promotion.subscription.Subscription.Owner;
import io.modeltrail.service.access.Caller;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.door.Envelope;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.RequestScoped;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;

/// The subscriptions that a caller may see and change: its own; all, for an operator.
@RequestScoped
class OwnSubscriptions {

  private static final int TROUBLES_MAX = 100;
  private static final String ROUTE = "POST /subscriptions";

  private final Caller caller;
  private final Envelope envelope;
  private final KeyNotes notes;
  private final Stored stored;
  private final Revisions revisions;

  OwnSubscriptions(
      Caller caller, Envelope envelope, KeyNotes notes, Stored stored, Revisions revisions) {
    this.caller = caller;
    this.envelope = envelope;
    this.notes = notes;
    this.stored = stored;
    this.revisions = revisions;
  }

  record Made(boolean isNew, SubscriptionView view) {}

  /// @throws Problem.Thrown 400 if it may not be, 409 if there are too many
  Made create(SubscriptionBody body, @Nullable String idempotencyKey) throws SQLException {
    UUID id = envelope.eventId(ROUTE, idempotencyKey);
    Optional<Subscription> before = stored.table().find(id);
    if (before.isPresent()) {
      String secret = stored.subscriptions().secret(id).text();
      return new Made(false, SubscriptionView.of(before.get(), null, secret));
    }
    var request =
        new Subscriptions.Request(
            id,
            owner(),
            body.wish(
                Endpoints.of(stored.config(), SystemDefaultDnsResolver.INSTANCE), environments()),
            body.fromBeginning(),
            stored.config().max());
    notes.note(id, "created", URI.create(request.wish().url()).getHost());
    Secret secret =
        stored
            .subscriptions()
            .create(request)
            .orElseThrow(
                () ->
                    conflict(
                        "TOO_MANY_SUBSCRIPTIONS",
                        "there are %d subscriptions, more are not taken".formatted(request.max())));
    return new Made(true, SubscriptionView.of(known(id.toString()), null, secret.text()));
  }

  private Set<String> environments() {
    return revisions.current().map(current -> current.governance().environments().stream()).stream()
        .flatMap(all -> all.map(Environment::name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  List<Subscription> list(long after, int size) throws SQLException {
    return stored.table().list(isOperator() ? null : owner(), after, size);
  }

  /// @throws Problem.Thrown 404 if there is none, or it is another's
  Subscription known(String id) throws SQLException {
    return stored
        .table()
        .find(parse(id))
        .filter(found -> isOperator() || found.owner().equals(owner()))
        .orElseThrow(() -> Problem.notFound("you have no subscription " + id));
  }

  private static UUID parse(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("BAD_SUBSCRIPTION_ID", "a subscription's id is a UUID, found " + id);
    }
  }

  SubscriptionView view(Subscription it) throws SQLException {
    return SubscriptionView.of(it, stored.deliveries().troubles(it.id(), TROUBLES_MAX), null);
  }

  void delete(Subscription it) throws SQLException {
    notes.note(it.id(), "deleted", URI.create(it.wish().url()).getHost());
    stored.table().delete(it.id());
  }

  /// @throws Problem.Thrown 409 if it has ended, or too many secrets sign
  SubscriptionView rotate(Subscription it) throws SQLException {
    notes.note(it.id(), "rotated", URI.create(it.wish().url()).getHost());
    Secret secret =
        stored
            .subscriptions()
            .rotate(it.id(), stored.config())
            .orElseThrow(
                () ->
                    conflict(
                        "NOT_ROTATED",
                        "it has ended, or %d secrets sign already: wait until one is over"
                            .formatted(Subscriptions.SECRETS_MAX)));
    return SubscriptionView.of(it, null, secret.text());
  }

  SubscriptionView resume(Subscription it) throws SQLException {
    stored.deliveries().resume(it.id());
    return view(known(it.id().toString()));
  }

  private static Problem.Thrown conflict(String code, String detail) {
    return Problem.of(409, code, detail).thrown();
  }

  private boolean isOperator() {
    return caller.actor().getRoles().contains(Groups.OPERATOR);
  }

  private Owner owner() {
    Actor actor = caller.actor();
    return new Owner(actor.getSubject(), Objects.requireNonNullElse(actor.getIssuer(), ""));
  }
}
