namespace InstaHub.Web.Integration.Visibility;

/// <summary>Compares what viewers are answered with what they are to be answered, all of it before it says what is wrong.</summary>
internal sealed class VisibilityTable
{
    private readonly List<string> _wrong = [];
    private int _count;

    public async Task CheckAllAsync(string viewer, IReadOnlyList<(string Name, Func<string, Task<string>> Read)> readers, string expected)
    {
        foreach (var (name, read) in readers)
            await CheckAsync(viewer, name, read, expected);
    }

    public async Task CheckAsync(string viewer, string name, Func<string, Task<string>> read, string expected)
    {
        _count++;
        var actual = await read(viewer);
        if (actual != expected)
            _wrong.Add($"{viewer}: {name} is {actual}, to be {expected}");
    }

    /// <param name="atLeast">How much must have been compared.</param>
    public void AssertGood(int atLeast)
    {
        Assert.Empty(_wrong);
        Assert.True(_count >= atLeast, $"Only {_count} were compared.");
    }
}
