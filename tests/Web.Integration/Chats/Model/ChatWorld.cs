using System.Collections.Concurrent;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Chats.Model;

/// <summary>Whether somebody is in a chat.</summary>
internal enum Place
{
    Never,
    In,
    Out,
}

/// <summary>What is done in chats, and answered by a rule.</summary>
internal enum ModelAct
{
    Send,
    React,
    EditMessage,
    DeleteForAll,
    Hide,
    PinMessage,
    Read,
    Mark,
    Accept,
    See,
    Rename,
    Add,
    Kick,
    Ban,
    Unban,
    Leave,
    Join,
    SetRole,
}

/// <summary>How somebody stands in a chat.</summary>
/// <param name="Place">Whether they are in it.</param>
/// <param name="Role">1 member, 2 admin, 3 owner.</param>
/// <param name="Since">They see messages after this number.</param>
/// <param name="Until">And up to this one; null: all.</param>
/// <param name="ReadFrom">Their read mark when they came.</param>
internal sealed record Standing(Place Place, int Role = 1, long Since = 0, long? Until = null, long ReadFrom = 0)
{
    public static readonly Standing Never = new(Place.Never);

    public bool IsIn => Place == Place.In;

    public bool Sees(long sequence) => Place != Place.Never && sequence > Since && (Until is not { } until || sequence <= until);
}

/// <summary>Something that is so from a moment between begin and end of what made it so.</summary>
internal sealed record Change<T>(T Value, long Begin, long End);

/// <summary>What became so, one after the other.</summary>
internal sealed class History<T>(T first)
{
    private readonly List<Change<T>> _changes = [new(first, long.MinValue, long.MinValue)];

    public IReadOnlyList<Change<T>> Changes => _changes;

    public T Last => _changes[^1].Value;

    public void Add(T value, long begin, long end)
    {
        lock (_changes)
            _changes.Add(new(value, begin, end));
    }

    /// <summary>What may have been so at some moment of a time: it was made before its end, and what followed was not there before its beginning.</summary>
    public IEnumerable<T> During(long begin, long end)
    {
        for (var i = 0; i < _changes.Count; i++)
        {
            if (_changes[i].Begin <= end && (i == _changes.Count - 1 || _changes[i + 1].End >= begin))
                yield return _changes[i].Value;
        }
    }
}

/// <summary>A message that is known to have been sent. What is done to it is entered when it was answered.</summary>
internal sealed class ModelMessage(Guid id, int sender, string type, string? text)
{
    public Guid Id => id;

    public int Sender => sender;

    public string Type => type;

    public bool IsSystem => type == "system";

    public long Sequence { get; set; }

    public Guid? ClientId { get; init; }

    /// <summary>What it may say: of an edit whose answer was that it is not there, nobody knows.</summary>
    public HashSet<string?> Texts { get; } = [text];

    public string? Text { get; set; } = text;

    public bool IsForwarded { get; init; }

    public bool Disappears { get; init; }

    /// <summary>When it was sent: from the request to the answer; of one sent by nobody's request, unknown.</summary>
    public long Begin { get; set; } = long.MinValue;

    public long End { get; set; } = long.MaxValue;

    /// <summary>When it may have begun to be deleted, and when it was for sure.</summary>
    public long DeletionBegan { get; set; } = long.MaxValue;

    public long DeletionEnded { get; set; } = long.MaxValue;

    public bool IsDeleted => Disappears || DeletionEnded < long.MaxValue;

    public HashSet<(int User, string Emoji)> Reactions { get; } = [];

    /// <summary>Who has deleted it for themselves, and when that was answered.</summary>
    public Dictionary<int, long> HiddenFrom { get; } = [];
}

/// <summary>Something that somebody did, and what they were answered: <c>ok</c> or the code.</summary>
internal sealed record Attempt(ModelChat Chat, int User, ModelAct Act, string Code, long Begin, long End)
{
    public ModelMessage? Message { get; init; }

    public int? Target { get; init; }

    public int Role { get; init; }

    /// <summary>Of an owner who left: whose the chat is then.</summary>
    public int? Heir { get; init; }

    public bool IsOk => Code == "ok";
}

/// <summary>What somebody read of a chat while others acted: the newest messages.</summary>
internal sealed record Glance(ModelChat Chat, int User, IReadOnlyList<long> Sequences, long Begin, long End);

/// <summary>What a read mark was answered with.</summary>
internal sealed record ModelRead(ModelChat Chat, int User, long UpTo, long Unread, long Begin, long End);

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
