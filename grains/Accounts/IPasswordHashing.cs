namespace InstaHub.Grains.Accounts;

/// <summary>
/// Slow hashing of passwords, about 100 ms each. The work is done on the thread pool, so a grain that awaits it takes other
/// turns, and only so many at once, so that sign-ins leave processors to everything else.
/// </summary>
public interface IPasswordHashing
{
    /// <summary>A salted hash that names its own parameters.</summary>
    /// <exception cref="TimeoutException">Too many others wait for theirs.</exception>
    Task<string> HashAsync(string password, CancellationToken cancellationToken);

    /// <summary>Compares a password with a hash.</summary>
    /// <param name="hash">Of <see cref="HashAsync"/>; null compares with the hash of nothing, at the same cost, and is never right.</param>
    /// <param name="password">What was given.</param>
    /// <param name="cancellationToken">Ends the waiting for a free processor.</param>
    /// <exception cref="TimeoutException">Too many others wait for theirs.</exception>
    Task<PasswordVerdict> VerifyAsync(string? hash, string password, CancellationToken cancellationToken);
}

/// <summary>What a comparison found.</summary>
public enum PasswordVerdict
{
    Wrong,
    Right,

    /// <summary>Right, but the hash was made with other parameters than today's: it should be made anew.</summary>
    RightButOutdated,
}
