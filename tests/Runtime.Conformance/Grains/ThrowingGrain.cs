namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>A domain error with a code.</summary>
[GenerateSerializer]
public sealed class DomainException : Exception
{
    public DomainException(string code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    [Id(0)]
    public string Code { get; private set; }
}

/// <summary>Throws in several manners.</summary>
public interface IThrowingGrain : IGrainWithStringKey
{
    /// <summary>Throws before the first await, from a method that is not async.</summary>
    Task ThrowAtOnce(string message);

    Task ThrowLater(string message);

    Task<int> ThrowInsteadOfResult(string message);

    Task ThrowArgument(string message, string parameter);

    Task ThrowKeyNotFound(string message);

    Task ThrowDomain(string code, string message);

    Task ThrowWithInner(string message, string inner);

    /// <summary>Calls <see cref="ThrowDomain"/> of another grain.</summary>
    Task ThrowThrough(IThrowingGrain other, string code, string message);

    Task Answer();
}

public sealed class ThrowingGrain : Grain, IThrowingGrain
{
    public Task ThrowAtOnce(string message) => throw new InvalidOperationException(message);

    public async Task ThrowLater(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public async Task<int> ThrowInsteadOfResult(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public Task ThrowArgument(string message, string parameter) => throw new ArgumentException(message, parameter);

    public Task ThrowKeyNotFound(string message) => throw new KeyNotFoundException(message);

    public Task ThrowDomain(string code, string message) => throw new DomainException(code, message);

    public Task ThrowWithInner(string message, string inner) =>
        throw new DomainException("outer", message, new InvalidOperationException(inner));

    public Task ThrowThrough(IThrowingGrain other, string code, string message) => other.ThrowDomain(code, message);

    public Task Answer() => Task.CompletedTask;
}
