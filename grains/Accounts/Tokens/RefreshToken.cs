namespace InstaHub.Grains.Accounts.Tokens;

/// <summary>The secret that continues a session, a <see cref="UserSecret"/>.</summary>
public static class RefreshToken
{
    /// <summary>How long a token may wait to be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>A new token of a user.</summary>
    public static string Make(Guid userId) => UserSecret.Make(userId);

    /// <summary>What is stored of a token.</summary>
    public static byte[] HashOf(string token) => UserSecret.HashOf(token);
}
