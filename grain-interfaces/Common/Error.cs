namespace InstaHub.GrainInterfaces.Common;

/// <summary>Why a request was refused, as a value: it crosses grains and the wire unchanged. Each feature names its own in <c>XxxErrors</c>.</summary>
/// <param name="Kind">What it means for the caller; the web front end maps it to an HTTP status.</param>
/// <param name="Code">The reason, for programs: snake_case, never changed.</param>
/// <param name="Message">The reason, for people.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Error")]
public sealed record Error([property: Id(0)] ErrorKind Kind, [property: Id(1)] string Code, [property: Id(2)] string Message)
{
    /// <summary>What is wrong with single fields, by the field's name in the API; null when no field is to blame.</summary>
    [Id(3)]
    public IReadOnlyDictionary<string, string[]>? Details { get; init; }

    /// <summary>Until when a limit holds; null when time does not help.</summary>
    [Id(4)]
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether it passes by itself, so that the very same request may succeed later: it is not kept under an idempotency key.</summary>
    [Id(5)]
    public bool IsMomentary { get; init; }
}

/// <summary>The kinds of refusals.</summary>
[GenerateSerializer, Alias("InstaHub.ErrorKind")]
public enum ErrorKind
{
    /// <summary>The input is not valid: 400.</summary>
    Invalid = 0,

    /// <summary>Nobody is signed in, or the credentials are wrong: 401.</summary>
    Unauthenticated = 1,

    /// <summary>The caller may not: 403.</summary>
    Forbidden = 2,

    /// <summary>There is none, or the caller may not know of it: 404.</summary>
    NotFound = 3,

    /// <summary>It conflicts with what is there: 409.</summary>
    Conflict = 4,

    /// <summary>It is no longer there: 410.</summary>
    Gone = 5,

    /// <summary>Well-formed but unacceptable: 422.</summary>
    Unprocessable = 6,

    /// <summary>Too many requests: 429.</summary>
    RateLimited = 7,

    /// <summary>What was sent is too large: 413.</summary>
    TooLarge = 8,

    /// <summary>What was sent is of no kind that is known here: 415.</summary>
    UnsupportedType = 9,
}
