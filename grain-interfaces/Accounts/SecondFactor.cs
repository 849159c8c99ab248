using System.Text;
using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>A new secret, on its way to its owner.</summary>
/// <param name="Secret">160 bits in base32 (RFC 4648), for typing.</param>
/// <param name="Uri">The same as <c>otpauth://</c>, for a QR code.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.SecondFactorSetup")]
public sealed record SecondFactorSetup([property: Id(0)] string Secret, [property: Id(1)] string Uri)
{
    private bool PrintMembers(StringBuilder text) => false;
}

/// <summary>Codes that each work once instead of a one-time password; shown once, stored hashed.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.RecoveryCodes")]
public sealed record RecoveryCodes([property: Id(0)] IReadOnlyList<string> Codes)
{
    private bool PrintMembers(StringBuilder text) => false;
}

/// <summary>By what a user shows that it is them: one of the two.</summary>
/// <param name="Password">The account's password.</param>
/// <param name="Code">A one-time password or a recovery code.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.SecondFactorProof")]
public sealed record SecondFactorProof([property: Id(0)] string? Password, [property: Id(1)] string? Code)
{
    private bool PrintMembers(StringBuilder text) => false;
}

/// <summary>Why this feature refuses.</summary>
public static class SecondFactorErrors
{
    /// <summary>The first factor was right; told to nobody else.</summary>
    public static readonly Error Required = new(ErrorKind.Unauthenticated, "two_factor_required", "A code of the second factor is needed.");

    /// <summary>At a sign-in.</summary>
    public static readonly Error WrongCode = new(ErrorKind.Unauthenticated, "wrong_code", "The code is wrong, or was used before.");

    /// <summary>To a user who is signed in: not 401, by which a client would take its token for expired.</summary>
    public static readonly Error CodeRefused = new(ErrorKind.Forbidden, "wrong_code", "The code is wrong, or was used before.");

    public static readonly Error EnabledAlready = new(ErrorKind.Conflict, "two_factor_enabled", "The second factor is enabled already.");

    public static readonly Error NotSetUp = new(ErrorKind.Conflict, "two_factor_not_set_up", "There is no second factor.");

    public static readonly Error ProofMissing = new(ErrorKind.Invalid, "validation_failed", "The request is not valid.")
    {
        Details = new Dictionary<string, string[]> { ["code"] = ["Give the password or a code."] },
    };
}
