using Orleans.Concurrency;

namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>Looks at the word of the request context, which is "nothing" when there is none.</summary>
public interface IContextGrain : IGrainWithStringKey
{
    /// <summary>The word seen here, and then by each of the further grains, one calling the next.</summary>
    Task<string[]> Look(params IContextGrain[] further);

    /// <summary>Sets the word in its own call.</summary>
    Task Set(string word);

    /// <summary>Sets the word and answers what another grain sees then.</summary>
    Task<string[]> SetAndLook(string word, IContextGrain other);

    /// <summary>Answers its word before and after a call of another grain which sets it.</summary>
    Task<string[]> LookAround(string word, IContextGrain other);

    /// <summary>See <see cref="Stage.Perform"/>; answers the word it sees in the end.</summary>
    Task<string> ActAndLook(string name);
}

[Reentrant]
public sealed class ContextGrain : Grain, IContextGrain
{
    private static string Word => RequestContext.Get("word") as string ?? "nothing";

    public async Task<string[]> Look(params IContextGrain[] further) =>
        further.Length == 0 ? [Word] : [Word, .. await further[0].Look(further[1..])];

    public Task Set(string word)
    {
        RequestContext.Set("word", word);
        return Task.CompletedTask;
    }

    public async Task<string[]> SetAndLook(string word, IContextGrain other)
    {
        RequestContext.Set("word", word);
        return await other.Look();
    }

    public async Task<string[]> LookAround(string word, IContextGrain other)
    {
        var before = Word;
        await other.Set(word);
        return [before, Word];
    }

    public async Task<string> ActAndLook(string name)
    {
        await Stage.Of(this).Perform(name);
        return Word;
    }
}
