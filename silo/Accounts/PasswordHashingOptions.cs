using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Accounts;

/// <summary>Options of the hashing of passwords; configuration section <c>PasswordHashing</c>, checked at start-up.</summary>
public sealed class PasswordHashingOptions
{
    public const string Section = "PasswordHashing";

    /// <summary>
    /// Rounds of PBKDF2 with HMAC-SHA512. Hashes made with another number go on working and are made anew when their user next
    /// signs in. 1,000 to 10,000,000. Default 210,000 (OWASP Password Storage Cheat Sheet), about 100 ms of one processor.
    /// </summary>
    [Range(1_000, 10_000_000)]
    public int Iterations { get; set; } = 210_000;

    /// <summary>
    /// Most hashes at the same time, each of which takes a processor. 1 to 1,024; 0: all processors but one, and at least one.
    /// Default 0.
    /// </summary>
    [Range(0, 1_024)]
    public int Concurrency { get; set; }

    /// <summary>How long somebody waits for their turn; then the answer is that the service is unavailable. Up to 25 s. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:25")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary><see cref="Concurrency"/> as a number.</summary>
    internal int Slots => Concurrency > 0 ? Concurrency : Math.Max(1, Environment.ProcessorCount - 1);
}

/// <summary>Checks <see cref="PasswordHashingOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class PasswordHashingOptionsValidator : IValidateOptions<PasswordHashingOptions>;
