namespace InstaHub.Web.Integration.Chats.Model;

/// <summary>A chat of the model.</summary>
internal sealed class ModelChat(Guid id, string kind, int users)
{
    private readonly List<ModelMessage> _messages = [];
    private long _acknowledged;

    public Guid Id => id;

    public string Kind => kind;

    public string Invite { get; set; } = "";

    /// <summary>Held by who changes roles or owner; in channels, which tell of nothing, by who changes who is in.</summary>
    public SemaphoreSlim Roles { get; } = new(1);

    /// <summary>Held by who pins: the last pinned one is the first.</summary>
    public SemaphoreSlim Pinning { get; } = new(1);

    /// <summary>Held by who bans somebody or lifts that.</summary>
    public SemaphoreSlim Banning { get; } = new(1);

    /// <summary>Pinned messages, the one pinned last last.</summary>
    public List<ModelMessage> Pins { get; } = [];

    /// <summary>Who is in it as far as is known, for choosing what to do.</summary>
    public bool[] Believed { get; } = new bool[users];

    public int[] BelievedRoles { get; } = [.. Enumerable.Repeat(1, users)];

    public History<Standing>[] Standings { get; } = [.. Enumerable.Range(0, users).Select(_ => new History<Standing>(Standing.Never))];

    /// <summary>Whether a user is asked first: true, false or, where that cannot be told, null.</summary>
    public bool?[] Requested { get; } = new bool?[users];

    /// <summary>Whether a user may ever have been asked first.</summary>
    public bool[] WasAsked { get; } = new bool[users];

    public History<bool>[] Bans { get; } = [.. Enumerable.Range(0, users).Select(_ => new History<bool>(false))];

    public long[] ReadUpTo { get; } = new long[users];

    public Marks[] Marked { get; } = [.. Enumerable.Range(0, users).Select(_ => new Marks())];

    /// <summary>Where a user has cleared it.</summary>
    public long[] ClearedAt { get; } = [.. Enumerable.Repeat(-1L, users)];

    /// <summary>The whole log at the end, in order.</summary>
    public List<ModelMessage> Log { get; } = [];

    /// <summary>The highest number that somebody was answered.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    public bool IsPrivate => kind == "private";

    /// <summary>A user has come in.</summary>
    /// <param name="user">Who.</param>
    /// <param name="follows">Whether they may have followed who put them in, or not: those are asked. Empty: they came by themselves.</param>
    public void Ask(int user, bool[] follows)
    {
        Requested[user] = follows is [] ? false : follows is [var only] ? !only : null;
        WasAsked[user] |= Requested[user] != false;
    }

    public void Acknowledge(long sequence)
    {
        long seen;
        while ((seen = Acknowledged) < sequence && Interlocked.CompareExchange(ref _acknowledged, sequence, seen) != seen)
        {
        }
    }

    public void Add(ModelMessage message)
    {
        lock (_messages)
            _messages.Add(message);
        Acknowledge(message.Sequence);
    }

    public IReadOnlyList<ModelMessage> Messages
    {
        get
        {
            lock (_messages)
                return [.. _messages];
        }
    }

    /// <summary>One of the last messages, or of all.</summary>
    public ModelMessage? Pick(Random random)
    {
        lock (_messages)
        {
            if (_messages.Count == 0)
                return null;
            var last = random.Next(3) > 0 ? Math.Min(20, _messages.Count) : _messages.Count;
            return _messages[^(1 + random.Next(last))];
        }
    }
}

/// <summary>What somebody has set of a chat for themselves; each with when it was last set.</summary>
internal sealed class Marks
{
    public bool Muted { get; set; }

    public bool Archived { get; set; }

    public Change<bool> Pinned { get; set; } = new(false, long.MinValue, long.MinValue);
}
