using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Security;

/// <summary>How it is kept secret whether something is hidden or not there; section <c>Existence</c>.</summary>
public sealed class ExistenceOptions
{
    public const string Section = "Existence";

    /// <summary>
    /// Least time until a 404 of an endpoint that hides existence is answered, in milliseconds: longer than finding out takes, be it from
    /// memory or from the database. Default 10; 0: no such time.
    /// </summary>
    [Range(0, 1000)]
    public int FloorMilliseconds { get; set; } = 10;
}

/// <summary>Checks <see cref="ExistenceOptions"/>; generated.</summary>
[OptionsValidator]
internal sealed partial class ExistenceOptionsValidator : IValidateOptions<ExistenceOptions>;
