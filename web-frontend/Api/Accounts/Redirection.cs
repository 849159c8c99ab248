namespace InstaHub.Web.Api.Accounts;

/// <summary>Sends the browser elsewhere. Addresses of sign-ins hold secrets, and the framework's own result logs where it leads.</summary>
/// <param name="status">302, or 303 after a POST.</param>
/// <param name="location">Where to: an address of ours, or of a provider.</param>
internal sealed class Redirection(int status, string location) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
