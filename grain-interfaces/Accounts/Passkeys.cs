using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>The passkeys of one account, by user id. The ceremonies run in the web front end; here is what comes of them.</summary>
[Alias("InstaHub.Accounts.IPasskeysGrain")]
public interface IPasskeysGrain : IGrainWithGuidKey
{
    /// <summary>All of them, at most <see cref="Passkey.MaxPerUser"/>, oldest first.</summary>
    [Alias("List")]
    Task<IReadOnlyList<Passkey>> List(CancellationToken cancellationToken = default);

    /// <summary>Adds one.</summary>
    /// <returns>Or <see cref="PasskeyErrors.TooMany"/>, <see cref="PasskeyErrors.KnownAlready"/>, <see cref="PasskeyErrors.InvalidName"/>.</returns>
    [Alias("Add")]
    Task<Result<Passkey>> Add(Passkey passkey, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Removes one.</summary>
    /// <returns>Or <see cref="PasskeyErrors.NotFound"/>.</returns>
    [Alias("Remove")]
    Task<Result<bool>> Remove(Guid passkeyId, Origin origin, CancellationToken cancellationToken = default);
}

/// <summary>A passkey (WebAuthn Level 3, "credential record").</summary>
/// <param name="Id">UUID version 7, ours.</param>
/// <param name="CredentialId">The authenticator's id of it, at most 1,023 bytes; nobody else has the same.</param>
/// <param name="PublicKey">COSE_Key.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="LastUsedAt">UTC; null: never.</param>
/// <param name="SignCount">How often it has signed, by its own count; 0 for ever when it does not count.</param>
/// <param name="Transports">How a browser reaches it.</param>
/// <param name="IsUserVerified">Whether the authenticator verified its user when it was made.</param>
/// <param name="IsBackupEligible">Whether it can be copied to other devices.</param>
/// <param name="IsBackedUp">Whether it was.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.Passkey")]
public sealed record Passkey(
    [property: Id(0)] Guid Id,
    [property: Id(1)] ReadOnlyMemory<byte> CredentialId,
    [property: Id(2)] ReadOnlyMemory<byte> PublicKey,
    [property: Id(3)] string Name,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] DateTimeOffset? LastUsedAt,
    [property: Id(6)] long SignCount,
    [property: Id(7)] IReadOnlyList<string> Transports,
    [property: Id(8)] bool IsUserVerified,
    [property: Id(9)] bool IsBackupEligible,
    [property: Id(10)] bool IsBackedUp)
{
    /// <summary>Most passkeys of one account.</summary>
    public const int MaxPerUser = 20;

    /// <summary>Longest name, in characters.</summary>
    public const int MaxNameLength = 50;
}

/// <summary>A passkey has signed a challenge, and the signature was verified.</summary>
/// <param name="UserId">Whose it is.</param>
/// <param name="PasskeyId">Which.</param>
/// <param name="SignCount">Its count now.</param>
/// <param name="IsBackedUp">Whether it is copied to other devices now.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.PasskeyUse")]
public sealed record PasskeyUse([property: Id(0)] Guid UserId, [property: Id(1)] Guid PasskeyId, [property: Id(2)] long SignCount, [property: Id(3)] bool IsBackedUp);

/// <summary>Why this feature refuses.</summary>
public static class PasskeyErrors
{
    /// <summary>At a sign-in; the same for all reasons.</summary>
    public static readonly Error Refused = new(ErrorKind.Unauthenticated, "unauthenticated", "This passkey does not sign in here.");

    /// <summary>At a registration; the same for all reasons.</summary>
    public static readonly Error NotRegistered = new(ErrorKind.Unprocessable, "passkey_refused", "The passkey could not be registered. Start again.");

    public static readonly Error KnownAlready = new(ErrorKind.Conflict, "passkey_exists", "This passkey is registered already.");

    public static readonly Error TooMany = new(ErrorKind.Conflict, "too_many_passkeys", "There are as many passkeys as one account may have. Remove one first.");

    public static readonly Error NotFound = new(ErrorKind.NotFound, "not_found", "There is nothing here.");

    public static readonly Error InvalidName = new(ErrorKind.Invalid, "validation_failed", "The request is not valid.")
    {
        Details = new Dictionary<string, string[]> { ["name"] = [$"A name has 1 to {Passkey.MaxNameLength} characters, and no control characters."] },
    };
}
