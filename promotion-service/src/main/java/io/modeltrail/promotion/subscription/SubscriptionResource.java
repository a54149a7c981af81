package io.modeltrail.promotion.subscription;

import io.modeltrail.service.access.Groups;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.page.Parameters;
import io.modeltrail.service.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Webhooks: who is told of promotions over HTTP.
@Path("/subscriptions")
@Tag(name = "Subscriptions")
@RolesAllowed({Groups.DEPLOYER, Groups.OPERATOR})
class SubscriptionResource {

  private final OwnSubscriptions own;

  SubscriptionResource(OwnSubscriptions own) {
    this.own = own;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Have promotions told to a URL",
      description =
          "Each promotion is sent as a CloudEvent (JSON), signed as Standard Webhooks say, at least"
              + " once and in order per model. The secret is shown here and not again.")
  @RequestBody(content = @Content(schema = @Schema(implementation = SubscriptionBody.class)))
  @APIResponse(
      responseCode = "201",
      description = "It is made",
      content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
  @APIResponse(
      responseCode = "200",
      description = "The same key made it before",
      content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
  @APIResponse(responseCode = "400", description = "The URL may not be delivered to, or such")
  @APIResponse(responseCode = "409", description = "There are as many as there may be")
  @APIResponse(responseCode = "503", description = "The broker is away; send it again")
  public Response create(
      String body,
      @Parameter(description = "The same key again is the same subscription")
          @HeaderParam("Idempotency-Key")
          @Nullable String idempotencyKey)
      throws SQLException {
    OwnSubscriptions.Made made = own.create(SubscriptionBody.read(body), idempotencyKey);
    SubscriptionView view = made.view();
    return Response.status(made.isNew() ? 201 : 200)
        .header(HttpHeaders.LOCATION, view.href())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(view)
        .build();
  }

  @GET
  @Operation(summary = "One's own subscriptions; all, for an operator")
  public Page<SubscriptionView> list(
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after,
      @Context UriInfo uri)
      throws SQLException {
    Parameters.only(uri, Set.of());
    long position = after == null ? 0 : Page.position(after, Long::valueOf);
    return Page.of(
        own.list(position, limit.andOneMore()),
        limit,
        each -> Long.toString(each.number()),
        SubscriptionView::of);
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One subscription, with what could not be delivered and why")
  public SubscriptionView one(String id) throws SQLException {
    return own.view(own.known(id));
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Tell no more, and forget what was not delivered")
  @APIResponse(responseCode = "204", description = "It is gone")
  public void delete(String id) throws SQLException {
    own.delete(own.known(id));
  }

  @POST
  @Path("/{id}/secret")
  @Operation(
      summary = "A new secret",
      description = "The one before signs as well for 24 hours. The new one is shown here only.")
  @APIResponse(
      responseCode = "200",
      description = "With the secret",
      content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
  @APIResponse(responseCode = "409", description = "It was rotated too often, or has ended")
  public Response rotate(String id) throws SQLException {
    return Response.ok(own.rotate(own.known(id)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  @POST
  @Path("/{id}/resume")
  @Operation(summary = "Try at once again what failed or was given up")
  @APIResponse(responseCode = "409", description = "It has ended")
  public SubscriptionView resume(String id) throws SQLException {
    Subscription known = own.known(id);
    if (known.state() == Subscription.State.ENDED) {
      throw Problem.of(409, "SUBSCRIPTION_ENDED", "its receiver wanted no more; make a new one")
          .thrown();
    }
    return own.resume(known);
  }
}
