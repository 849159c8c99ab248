using System.Diagnostics.CodeAnalysis;

namespace InstaHub.GrainInterfaces.Common;

/// <summary>What a grain method gives when it may refuse: a value, or the reason why there is none.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.Result`1")]
public sealed record Result<T>
{
    private Result(T? value, Error? error)
    {
        Value = value;
        Error = error;
    }

    /// <summary>The value; default when it was refused.</summary>
    [Id(0)]
    public T? Value { get; }

    /// <summary>The reason; null when there is a value.</summary>
    [Id(1)]
    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsSuccess => Error is null;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}
