namespace InstaHub.Web.Security;

/// <summary>
/// What an endpoint answers to callers who are not whom it is for: HTTP status codes, declared beside the endpoint and checked by a
/// test that calls each one. Of an endpoint that names no user or thing of one, all signed-in callers are alike.
/// </summary>
/// <param name="Nobody">To a caller without a token.</param>
/// <param name="Other">To a user who is signed in, asking for what belongs to another whose account is public.</param>
/// <param name="Blocked">To a user whom that other one has blocked.</param>
/// <param name="Expired">To a caller whose token has expired.</param>
public sealed record EndpointAccess(int Nobody, int Other, int Blocked, int Expired)
{
    /// <summary>Whether tokens are not looked at: who sends one is nobody all the same.</summary>
    public bool IgnoresTokens { get; init; }
}

/// <summary>Declares <see cref="EndpointAccess"/>.</summary>
public static class EndpointAccessExtensions
{
    /// <summary>For signed-in users alone: 401 to everybody else.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="other">See <see cref="EndpointAccess.Other"/>.</param>
    /// <param name="blocked">See <see cref="EndpointAccess.Blocked"/>; the same as <paramref name="other"/> when it is not given.</param>
    public static TBuilder ForUsers<TBuilder>(this TBuilder endpoint, int other = StatusCodes.Status200OK, int? blocked = null)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization().WithMetadata(new EndpointAccess(401, other, blocked ?? other, 401));

    /// <summary>For anybody. An expired token is refused, so that its owner renews it instead of being taken for nobody.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="answer">To nobody and to <see cref="EndpointAccess.Other"/>.</param>
    /// <param name="blocked">See <see cref="EndpointAccess.Blocked"/>; the same as <paramref name="answer"/> when it is not given.</param>
    public static TBuilder ForAnybody<TBuilder>(this TBuilder endpoint, int answer = StatusCodes.Status200OK, int? blocked = null)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.AllowAnonymous().WithMetadata(new EndpointAccess(answer, answer, blocked ?? answer, 401));

    /// <summary>For who has no valid token, or needs none: tokens are not looked at.</summary>
    public static TBuilder WithoutToken<TBuilder>(this TBuilder endpoint, int answer)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.AllowAnonymous().WithMetadata(new EndpointAccess(answer, answer, answer, answer) { IgnoresTokens = true });
}
