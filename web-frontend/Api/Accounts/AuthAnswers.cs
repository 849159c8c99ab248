using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Profiles;

namespace InstaHub.Web.Api.Accounts;

/// <summary>Answer to whoever has signed in. <c>ExpiresIn</c>: seconds until the access token ends.</summary>
internal sealed record SignedInAnswer(Me User, string AccessToken, string RefreshToken, int ExpiresIn)
{
    public static SignedInAnswer Of(SignedIn signedIn) =>
        new(signedIn.User, signedIn.Tokens.AccessToken, signedIn.Tokens.RefreshToken, signedIn.Tokens.ExpiresIn);
}

/// <summary>Answer of <c>POST auth/refresh</c>.</summary>
internal sealed record TokensAnswer(string AccessToken, string RefreshToken, int ExpiresIn)
{
    public static TokensAnswer Of(SessionTokens tokens) => new(tokens.AccessToken, tokens.RefreshToken, tokens.ExpiresIn);
}

/// <summary>One of the user's sessions. <c>Current</c>: the one that asks.</summary>
internal sealed record SessionAnswer(Guid Id, string Device, string Address, DateTimeOffset StartedAt, DateTimeOffset LastSeen, bool Current)
{
    public static SessionAnswer Of(SessionView session, Guid? current) =>
        new(session.Id, session.Device, session.Address, session.StartedAt, session.LastSeen, session.Id == current);
}

/// <summary>How many sessions have ended.</summary>
internal sealed record EndedAnswer(int EndedSessions);

/// <summary>Answer of <c>POST auth/email/verify</c>.</summary>
internal sealed record VerifiedAnswer(bool EmailVerified);

/// <summary>An answer with nothing to say.</summary>
internal sealed record Nothing;
