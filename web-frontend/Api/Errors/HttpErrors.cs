namespace InstaHub.Web.Api.Errors;

/// <summary>The failures that HTTP itself knows. A feature's own reasons are in its <c>Errors</c> file.</summary>
public static class HttpErrors
{
    public static readonly ApiError ValidationFailed = new(400, "validation_failed", "The request is not valid.");
    public static readonly ApiError Unauthenticated = new(401, "unauthenticated", "Sign in to do this.");
    public static readonly ApiError Forbidden = new(403, "forbidden", "This is not allowed.");
    public static readonly ApiError NotFound = new(404, "not_found", "There is nothing here.");
    public static readonly ApiError MethodNotAllowed = new(405, "method_not_allowed", "This address does not answer that method.");
    public static readonly ApiError NotAcceptable = new(406, "not_acceptable", "The answer cannot be given in the form asked for.");
    public static readonly ApiError RequestTimeout = new(408, "request_timeout", "The request took too long to arrive.");
    public static readonly ApiError Conflict = new(409, "conflict", "This conflicts with what is there.");
    public static readonly ApiError Gone = new(410, "gone", "This is no longer here.");
    public static readonly ApiError PreconditionFailed = new(412, "precondition_failed", "This has changed meanwhile.");
    public static readonly ApiError TooLarge = new(413, "too_large", "The request is too large.");
    public static readonly ApiError UnsupportedType = new(415, "unsupported_type", "The request's content type is not supported here.");
    public static readonly ApiError Unprocessable = new(422, "unprocessable", "The request cannot be acted upon.");
    public static readonly ApiError RateLimited = new(429, "rate_limited", "Too many requests. Try again later.");
    public static readonly ApiError Internal = new(500, "internal", "Something went wrong on our side.");
    public static readonly ApiError Unavailable = new(503, "unavailable", "The service is not available right now. Try again soon.");

    /// <summary>All of them, by status.</summary>
    public static IReadOnlyList<ApiError> Known => All;

    private static readonly ApiError[] All =
    [
        ValidationFailed, Unauthenticated, Forbidden, NotFound, MethodNotAllowed, NotAcceptable, RequestTimeout, Conflict, Gone,
        PreconditionFailed, TooLarge, UnsupportedType, Unprocessable, RateLimited, Internal, Unavailable,
    ];

    /// <summary>The failure of a status from 400 on; one without a name of its own is a bad request or an internal error.</summary>
    public static ApiError Of(int statusCode)
    {
        foreach (var error in All)
        {
            if (error.StatusCode == statusCode)
                return error;
        }
        return (statusCode < 500 ? ValidationFailed with { Code = "bad_request" } : Internal) with { StatusCode = statusCode };
    }
}
