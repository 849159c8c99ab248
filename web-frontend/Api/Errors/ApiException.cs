namespace InstaHub.Web.Api.Errors;

/// <summary>Ends a request with a failure from where no answer can be returned: while its parameters are being bound.</summary>
public sealed class ApiException(ApiError error) : Exception(error.Message)
{
    public ApiError Error { get; } = error;
}
