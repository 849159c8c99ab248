using System.Collections.ObjectModel;

namespace InstaHub.Web.Api.Errors;

/// <summary>A failure as a client may see it.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Code">The reason, for programs: snake_case, and never changed.</param>
/// <param name="Message">The reason, for people. It never carries an exception's text.</param>
public sealed record ApiError(int StatusCode, string Code, string Message)
{
    private static readonly IReadOnlyDictionary<string, string[]> NoDetails = ReadOnlyDictionary<string, string[]>.Empty;

    /// <summary>What is wrong with each field of the request, by the field's name; empty where no field is to blame.</summary>
    public IReadOnlyDictionary<string, string[]> Details { get; init; } = NoDetails;

    /// <summary>When it is worth trying again, sent as <c>Retry-After</c> in whole seconds; null when time does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the reason passes by itself, whatever the status says: see <see cref="MomentaryFailure"/>.</summary>
    public bool IsMomentary { get; init; }
}
