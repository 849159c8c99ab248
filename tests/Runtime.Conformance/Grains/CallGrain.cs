namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>A method of each shape.</summary>
public interface ICallGrain : IGrainWithStringKey
{
    Task Nothing();

    Task<string> Text(string text);

    ValueTask NothingByValue();

    ValueTask<string> TextByValue(string text);

    Task<string> Describe(int number, Guid id, string? text, DateTimeOffset at, int? maybe, CancellationToken cancellationToken);

    Task<string> WithOptional(string text, int times = 2, CancellationToken cancellationToken = default);

    Task<string> Overloaded();

    Task<string> Overloaded(int number);

    Task<string> Overloaded(string text);

    Task<string> Overloaded(int number, string text);

    /// <summary>How often <see cref="Nothing"/> and <see cref="NothingByValue"/> have been called.</summary>
    Task<int> Nothings();
}

public sealed class CallGrain : Grain, ICallGrain
{
    private int _nothings;

    public Task Nothing()
    {
        _nothings++;
        return Task.CompletedTask;
    }

    public async Task<string> Text(string text)
    {
        await Task.Yield();
        return text;
    }

    public ValueTask NothingByValue()
    {
        _nothings++;
        return ValueTask.CompletedTask;
    }

    public async ValueTask<string> TextByValue(string text)
    {
        await Task.Yield();
        return text;
    }

    public Task<string> Describe(int number, Guid id, string? text, DateTimeOffset at, int? maybe, CancellationToken cancellationToken) =>
        Task.FromResult($"{number == default} {id == default} {text is null} {at == default} {maybe is null} {cancellationToken.IsCancellationRequested}");

    public Task<string> WithOptional(string text, int times, CancellationToken cancellationToken) =>
        Task.FromResult(string.Concat(Enumerable.Repeat(text, times)));

    public Task<string> Overloaded() => Task.FromResult("none");

    public Task<string> Overloaded(int number) => Task.FromResult($"number {number}");

    public Task<string> Overloaded(string text) => Task.FromResult($"text {text}");

    public Task<string> Overloaded(int number, string text) => Task.FromResult($"number {number} text {text}");

    public Task<int> Nothings() => Task.FromResult(_nothings);
}
