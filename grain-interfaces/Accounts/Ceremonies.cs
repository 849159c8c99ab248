using System.Text;

namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>
/// Exchanges of several steps that are under way: what the server must remember from one request to the next, whichever process
/// answers it. One key serves all.
/// </summary>
[Alias("InstaHub.Accounts.ICeremoniesGrain")]
public interface ICeremoniesGrain : IGrainWithIntegerKey
{
    /// <summary>Remembers a ceremony for <see cref="Ceremony.Lifetime"/>.</summary>
    /// <returns>By what it is continued.</returns>
    [Alias("Start")]
    Task<CeremonyHandle> Begin(CeremonyPurpose purpose, Guid? userId, string state, CancellationToken cancellationToken = default);

    /// <summary>Ends a ceremony. Of any number of simultaneous callers one gets it; null when there is none of that purpose.</summary>
    [Alias("Take")]
    Task<Ceremony?> Take(CeremonyPurpose purpose, string handle, CancellationToken cancellationToken = default);

    /// <summary>Lets a ceremony that was taken go on under its handle, until it would have ended anyway.</summary>
    [Alias("GiveBack")]
    Task GiveBack(CeremonyPurpose purpose, string handle, Ceremony ceremony, CancellationToken cancellationToken = default);
}

/// <summary>What a ceremony is for; numbers are those of the database.</summary>
[GenerateSerializer, Alias("InstaHub.Accounts.CeremonyPurpose")]
public enum CeremonyPurpose
{
    PasskeyRegistration = 1,
    PasskeySignIn = 2,

    /// <summary>A browser was sent to an OpenID provider.</summary>
    ExternalSignIn = 3,

    /// <summary>A provider has said who it is; a password or a code is missing.</summary>
    ExternalLink = 4,
}

/// <summary>By what a ceremony is continued.</summary>
/// <param name="Value">A secret of 43 characters; only its hash is stored.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.CeremonyHandle")]
public sealed record CeremonyHandle([property: Id(0)] string Value)
{
    // What a grain answers is logged when everything is.
    private bool PrintMembers(StringBuilder text) => false;
}

/// <summary>What is remembered of a ceremony.</summary>
/// <param name="UserId">Who is signed in; null: nobody, or it does not matter.</param>
/// <param name="State">In the form of whoever began it.</param>
/// <param name="ExpiresAt">UTC.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.Ceremony")]
public sealed record Ceremony([property: Id(0)] Guid? UserId, [property: Id(1)] string State, [property: Id(2)] DateTimeOffset ExpiresAt)
{
    /// <summary>How long somebody may take to continue.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    // The state may hold secrets.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("UserId = ").Append(UserId);
        return true;
    }
}
