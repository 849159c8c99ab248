using InstaHub.Web.Api.Errors;

namespace InstaHub.Web.Idempotency;

/// <summary>What can be wrong with an <c>Idempotency-Key</c>.</summary>
internal static class IdempotencyErrors
{
    public static readonly ApiError Mismatch = new(
        StatusCodes.Status422UnprocessableEntity, "idempotency_mismatch", "This idempotency key was used for another request.");

    public static readonly ApiError UnderWay = new(
        StatusCodes.Status409Conflict, "idempotency_in_progress", "The first request with this idempotency key is still being carried out.")
    {
        RetryAfter = TimeSpan.FromSeconds(1),
    };

    public static readonly ApiError BadKey =
        new FieldErrors().Add(IdempotencyMiddleware.KeyHeader, "This is 1 to 255 characters of visible ASCII.").ToError();
}
