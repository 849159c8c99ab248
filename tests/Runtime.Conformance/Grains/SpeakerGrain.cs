using Orleans.Concurrency;

namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>An observer.</summary>
public interface IListener : IGrainObserver
{
    [ResponseTimeout("00:00:02")]
    Task Hear(string word);

    [OneWay]
    Task HearOneWay(string word);

    [ResponseTimeout("00:00:02")]
    Task<string> Answer(string word);
}

/// <summary>Calls observers.</summary>
public interface ISpeakerGrain : IGrainWithStringKey
{
    /// <summary>Keeps an observer for <see cref="Say"/>.</summary>
    Task Listen(IListener listener);

    Task Say(string word);

    /// <summary>Says a word; answers the name of the exception that the observer's call ends with.</summary>
    Task<string?> TrySay(string word);

    Task SayOneWay(string word);

    /// <summary>Says many words, one way, without waiting.</summary>
    Task SayAll(string[] words);

    Task<string> Ask(string word);

    Task<bool> IsListener(IListener listener);
}

public sealed class SpeakerGrain : Grain, ISpeakerGrain
{
    private IListener? _listener;

    private IListener Listener => _listener ?? throw new InvalidOperationException("Nobody listens.");

    public Task Listen(IListener listener)
    {
        _listener = listener;
        return Task.CompletedTask;
    }

    public Task Say(string word) => Listener.Hear(word);

    public async Task<string?> TrySay(string word)
    {
        try
        {
            await Listener.Hear(word);
            return null;
        }
        catch (Exception exception)
        {
            return exception.GetType().FullName;
        }
    }

    public Task SayOneWay(string word) => Listener.HearOneWay(word);

    public async Task SayAll(string[] words)
    {
        foreach (var word in words)
        {
            await Listener.HearOneWay(word);
        }
    }

    public Task<string> Ask(string word) => Listener.Answer(word);

    public Task<bool> IsListener(IListener listener) => Task.FromResult(Listener.Equals(listener));
}
