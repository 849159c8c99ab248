using System.Text.Json;
using InstaHub.GrainInterfaces.Common;

namespace InstaHub.Web.Api.Errors;

/// <summary>The one place where an exception becomes what a client sees of it.</summary>
internal sealed class ErrorMapper(IEnumerable<IServiceAvailability> availability)
{
    private readonly IServiceAvailability[] _availability = [.. availability];

    public ApiError Map(Exception exception) => exception switch
    {
        ApiException api => api.Error,
        BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest, InnerException: JsonException json } => BadJson(json),
        BadHttpRequestException bad => HttpErrors.Of(bad.StatusCode),
        _ => IsUnavailable(exception) ? HttpErrors.Unavailable : HttpErrors.Internal,
    };

    /// <summary>Names the field whose value cannot be read. The path is the client's own input, so it may be given back.</summary>
    private static ApiError BadJson(JsonException exception) =>
        exception.Path is ['$', '.', .. { Length: > 0 } field]
            ? HttpErrors.ValidationFailed with { Details = new Dictionary<string, string[]> { [field] = ["This value cannot be read here."] } }
            : HttpErrors.ValidationFailed with { Message = "The request's body is not the JSON that is expected here." };

    /// <summary>
    /// A grain call counts as away that got no answer in time (a time-out, or a cancellation that was not the client's), whose silo
    /// has gone and is not replaced yet, or whose grain says that what it needs is away.
    /// </summary>
    private bool IsUnavailable(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is TimeoutException or OperationCanceledException or OrleansMessageRejectionException or UnavailableException || Array.Exists(_availability, a => a.IsUnavailable(cause)))
                return true;
        }
        return false;
    }
}
