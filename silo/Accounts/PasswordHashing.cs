using InstaHub.Grains.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Accounts;

/// <summary>Hashing by ASP.NET Core Identity's <see cref="PasswordHasher{TUser}"/>, format 3.</summary>
public sealed class PasswordHashing : IPasswordHashing, IDisposable
{
    // The hasher hands the user to nobody.
    private static readonly object Nobody = new();

    private readonly PasswordHasher<object> _hasher;
    private readonly SemaphoreSlim _slots;
    private readonly TimeSpan _patience;
    private readonly Lazy<string> _hashOfNothing;

    public PasswordHashing(IOptions<PasswordHashingOptions> options)
    {
        _hasher = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = options.Value.Iterations }));
        _slots = new SemaphoreSlim(options.Value.Slots);
        _patience = options.Value.Patience;
        _hashOfNothing = new(() => _hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
    }

    public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
        InTurnAsync(() => _hasher.HashPassword(Nobody, password), cancellationToken);

    public Task<PasswordVerdict> VerifyAsync(string? hash, string password, CancellationToken cancellationToken) =>
        InTurnAsync(() => Verify(hash, password), cancellationToken);

    public void Dispose() => _slots.Dispose();

    private PasswordVerdict Verify(string? hash, string password)
    {
        var nothing = _hashOfNothing.Value; // made for whoever comes first, not for the first whose name is unknown
        var result = _hasher.VerifyHashedPassword(Nobody, hash ?? nothing, password);
        return hash is null || result == PasswordVerificationResult.Failed ? PasswordVerdict.Wrong
            : result == PasswordVerificationResult.SuccessRehashNeeded ? PasswordVerdict.RightButOutdated
            : PasswordVerdict.Right;
    }

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (!await _slots.WaitAsync(_patience, cancellationToken))
            throw new TimeoutException($"No processor was free to hash a password within {_patience}.");
        try
        {
            return await Task.Run(work, CancellationToken.None);
        }
        finally
        {
            _slots.Release();
        }
    }
}
