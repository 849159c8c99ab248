using System.Collections.Concurrent;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Chats.Model;

/// <summary>Everybody, their chats, and what was done.</summary>
internal sealed class ChatWorld(Person[] people, bool[,] follows)
{
    private readonly History<bool>[] _blocks = [.. Enumerable.Range(0, people.Length * people.Length).Select(_ => new History<bool>(false))];

    public Person[] People => people;

    public int Users => people.Length;

    public List<ModelChat> Chats { get; } = [];

    public ConcurrentQueue<Attempt> Attempts { get; } = new();

    public ConcurrentQueue<Glance> Glances { get; } = new();

    public ConcurrentQueue<ModelRead> Reads { get; } = new();

    /// <summary>What was to be sent at a time: by id, with who and where; and whether it was taken back.</summary>
    public ConcurrentDictionary<Guid, Scheduled> Scheduled { get; } = new();

    /// <summary>What is wrong.</summary>
    public ConcurrentQueue<string> Problems { get; } = new();

    public static long Now => DateTime.UtcNow.Ticks;

    public int NumberOf(Guid userId) => Array.FindIndex(people, person => person.Id == userId);

    public History<bool> Blocks(int one, int other) => _blocks[(one * people.Length) + other];

    /// <summary>Whether one may have followed another during a time. Blocks end that for good.</summary>
    public IEnumerable<bool> Follows(int one, int other, long begin, long end)
    {
        var blocks = Blocks(one, other).Changes.Concat(Blocks(other, one).Changes).Where(change => change.Value).ToArray();
        if (follows[one, other] && !blocks.Any(block => block.End < begin))
            yield return true;
        if (!follows[one, other] || blocks.Any(block => block.Begin <= end))
            yield return false;
    }
}

/// <summary>A message that waits.</summary>
internal sealed record Scheduled(ModelChat Chat, int User, string Text, DateTimeOffset At)
{
    public bool IsTakenBack { get; set; }
}
