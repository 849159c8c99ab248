using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Security.Authentication;

/// <summary>
/// The scheme <c>Bearer</c> (RFC 6750): an access token in the <c>Authorization</c> header, or, for the hubs alone, in the query,
/// since browsers cannot set a header of a WebSocket.
/// </summary>
internal sealed class AccessTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, AccessTokenVerifier verifier)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "Bearer";

    private const string Prefix = "Bearer ";
    private const string Hubs = "/hubs";
    private const string QueryName = "access_token";

    private static readonly AuthenticateResult Invalid = AuthenticateResult.Fail("The access token is not valid.");

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var token = ReadToken();
        if (token.IsEmpty || Context.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>() is { IgnoresTokens: true })
            return Task.FromResult(AuthenticateResult.NoResult());
        var verifying = verifier.VerifyAsync(token);
        return verifying.IsCompletedSuccessfully ? Task.FromResult(Result(verifying.Result)) : AwaitAsync(verifying);

        async Task<AuthenticateResult> AwaitAsync(ValueTask<ClaimsPrincipal?> verifying) => Result(await verifying);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        // RFC 6750, section 3: no error code for who has sent no token.
        Response.Headers.WWWAuthenticate = ReadToken().IsEmpty ? Scheme : "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }

    private static AuthenticateResult Result(ClaimsPrincipal? caller) =>
        caller is null ? Invalid : AuthenticateResult.Success(new AuthenticationTicket(caller, Scheme));

    private ReadOnlySpan<char> ReadToken()
    {
        string? header = Request.Headers.Authorization;
        if (header is not null && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return header.AsSpan(Prefix.Length).Trim(' ');
        return Request.Path.StartsWithSegments(Hubs, StringComparison.OrdinalIgnoreCase) ? (string?)Request.Query[QueryName] : default(ReadOnlySpan<char>);
    }
}
