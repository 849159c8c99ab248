using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Security.Passkeys;

/// <summary>Options of passkeys; section <c>Passkeys</c>, checked when the process starts.</summary>
public sealed class PasskeyOptions
{
    public const string Section = "Passkeys";

    /// <summary>
    /// The relying party's id: the host name of the service, or a domain above it. Passkeys work for it alone, for ever. Default: the
    /// host of the request, which is right where the service has one name only, and its proxy passes nothing on that is for another.
    /// </summary>
    [RegularExpression("^[a-z0-9.-]{1,253}$", ErrorMessage = "Passkeys:ServerDomain must be a host name.")]
    public string? ServerDomain { get; set; }

    /// <summary>
    /// Origins whose pages may use passkeys, beside the one that the request is for, e.g. <c>https://app.example.org</c>. Default: none.
    /// </summary>
    public IList<string> Origins { get; set; } = [];

    /// <summary>How long a browser waits for its user. 10 s to 10 min, after which a ceremony ends. Default 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);
}

/// <summary>Checks <see cref="PasskeyOptions"/>; generated.</summary>
[OptionsValidator]
internal sealed partial class PasskeyOptionsValidator : IValidateOptions<PasskeyOptions>;
