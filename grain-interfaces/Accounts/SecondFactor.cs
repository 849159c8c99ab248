using System.Text;
using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>The second factor of one account, by user id: one-time passwords by time (RFC 6238) and recovery codes.</summary>
[Alias("InstaHub.Accounts.ISecondFactorGrain")]
public interface ISecondFactorGrain : IGrainWithGuidKey
{
    /// <summary>Makes a new secret, which is not asked for before <see cref="Enable"/>.</summary>
    /// <returns>Or <see cref="SecondFactorErrors.EnabledAlready"/>.</returns>
    [Alias("SetUp")]
    Task<Result<SecondFactorSetup>> SetUp(CancellationToken cancellationToken = default);

    /// <summary>From now on asks for a code at each sign-in, if <paramref name="code"/> shows that the user has the secret.</summary>
    /// <returns>Or <see cref="SecondFactorErrors.NotSetUp"/>, <see cref="SecondFactorErrors.EnabledAlready"/>, <see cref="SecondFactorErrors.CodeRefused"/>.</returns>
    [Alias("Enable")]
    Task<Result<RecoveryCodes>> Enable(string code, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Asks for codes no longer; secret and recovery codes are forgotten.</summary>
    /// <returns>
    /// Or <see cref="SecondFactorErrors.NotSetUp"/>, <see cref="SecondFactorErrors.CodeRefused"/>,
    /// <see cref="SecondFactorErrors.PasswordRefused"/>, <see cref="AccountErrors.TooManyAttempts"/>.
    /// </returns>
    [Alias("Disable")]
    Task<Result<bool>> Disable(SecondFactorProof proof, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Makes new recovery codes; those from before work no longer.</summary>
    /// <returns>Or <see cref="SecondFactorErrors.NotSetUp"/>, <see cref="SecondFactorErrors.CodeRefused"/>, <see cref="AccountErrors.TooManyAttempts"/>.</returns>
    [Alias("ReplaceRecoveryCodes")]
    Task<Result<RecoveryCodes>> ReplaceRecoveryCodes(string code, Origin origin, CancellationToken cancellationToken = default);
}

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

    /// <summary>Of who is signed in: not 401, by which a client would take its token for expired.</summary>
    public static readonly Error CodeRefused = new(ErrorKind.Unprocessable, "wrong_code", "The code is wrong, or was used before.");

    public static readonly Error PasswordRefused = new(ErrorKind.Unprocessable, "wrong_password", "The password is wrong.");

    public static readonly Error EnabledAlready = new(ErrorKind.Conflict, "two_factor_enabled", "The second factor is enabled already.");

    public static readonly Error NotSetUp = new(ErrorKind.Conflict, "two_factor_not_set_up", "There is no second factor.");

    public static readonly Error ProofMissing = new(ErrorKind.Invalid, "validation_failed", "The request is not valid.")
    {
        Details = new Dictionary<string, string[]> { ["code"] = ["Give the password or a code."] },
    };
}
