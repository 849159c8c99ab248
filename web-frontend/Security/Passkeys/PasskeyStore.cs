using System.Globalization;
using InstaHub.GrainInterfaces.Accounts;
using Microsoft.AspNetCore.Identity;

namespace InstaHub.Web.Security.Passkeys;

/// <summary>A user as the framework's passkey handler knows them.</summary>
internal sealed record PasskeyUser(Guid Id)
{
    /// <summary>The user handle that authenticators keep.</summary>
    public string Handle => Id.ToString("D", CultureInfo.InvariantCulture);
}

/// <summary>What the framework's passkey handler reads of users, out of the grains. It writes nothing: that is done by what it gives back.</summary>
internal sealed class PasskeyStore(IGrainFactory grains) : IUserPasskeyStore<PasskeyUser>
{
    public Task<PasskeyUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(Guid.TryParseExact(userId, "D", out var id) ? new PasskeyUser(id) : null);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyUser user, CancellationToken cancellationToken) =>
        [.. (await grains.GetPasskeys(user.Id).List(cancellationToken)).Select(InfoOf)];

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PasskeyUser user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await GetPasskeysAsync(user, cancellationToken)).FirstOrDefault(passkey => passkey.CredentialId.AsSpan().SequenceEqual(credentialId));

    /// <summary>Asked at a registration: whether a credential is known. The database decides that when it is added.</summary>
    public Task<PasskeyUser?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult<PasskeyUser?>(null);

    public Task<string> GetUserIdAsync(PasskeyUser user, CancellationToken cancellationToken) => Task.FromResult(user.Handle);

    public void Dispose()
    {
    }

    // The name carries our id through the handler, which does not look at it.
    private static UserPasskeyInfo InfoOf(Passkey passkey) => new(
        passkey.CredentialId.ToArray(), passkey.PublicKey.ToArray(), passkey.CreatedAt, (uint)passkey.SignCount, [.. passkey.Transports],
        passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp, attestationObject: [], clientDataJson: [])
    {
        Name = passkey.Id.ToString("D", CultureInfo.InvariantCulture),
    };

    // What the handler never asks.
    public Task AddOrUpdatePasskeyAsync(PasskeyUser user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RemovePasskeyAsync(PasskeyUser user, byte[] credentialId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> GetUserNameAsync(PasskeyUser user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetUserNameAsync(PasskeyUser user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> GetNormalizedUserNameAsync(PasskeyUser user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetNormalizedUserNameAsync(PasskeyUser user, string? normalizedName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<PasskeyUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> CreateAsync(PasskeyUser user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> UpdateAsync(PasskeyUser user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(PasskeyUser user, CancellationToken cancellationToken) => throw new NotSupportedException();
}
