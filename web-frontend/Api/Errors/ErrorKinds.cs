using InstaHub.GrainInterfaces.Common;

namespace InstaHub.Web.Api.Errors;

/// <summary>The one place where a refusal of a grain becomes what a client sees of it.</summary>
public static class ErrorKinds
{
    /// <summary>The failure that says what <paramref name="error"/> says.</summary>
    public static ApiError ToApiError(this Error error) => new(StatusOf(error.Kind), error.Code, error.Message)
    {
        Details = error.Details ?? HttpErrors.Internal.Details,
        RetryAfter = error.RetryAfter,
        IsMomentary = error.IsMomentary,
    };

    /// <summary>The HTTP status of a kind of refusal.</summary>
    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Gone => StatusCodes.Status410Gone,
        ErrorKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.RateLimited => StatusCodes.Status429TooManyRequests,
        ErrorKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorKind.UnsupportedType => StatusCodes.Status415UnsupportedMediaType,
        // A silo that is newer than this process may know more kinds.
        _ => StatusCodes.Status400BadRequest,
    };
}
