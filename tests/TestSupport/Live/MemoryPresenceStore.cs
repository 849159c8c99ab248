using System.Collections.Concurrent;
using System.Threading.Channels;
using InstaHub.GrainInterfaces.Presence;
using InstaHub.Grains.Presence;

namespace InstaHub.TestSupport.Live;

/// <summary>What is stored of whether users are there, without a database; for silos that have none.</summary>
public sealed class MemoryPresenceStore : IPresenceStore
{
    private readonly ConcurrentDictionary<Guid, StoredPresence> _users = new();
    private readonly Channel<SeenMark> _marks = Channel.CreateUnbounded<SeenMark>();

    /// <summary>What is stored of a user.</summary>
    public StoredPresence this[Guid userId]
    {
        get => _users.GetValueOrDefault(userId) ?? new StoredPresence();
        set => _users[userId] = value;
    }

    /// <summary>If set, how the next choice fails after it was stored.</summary>
    public Exception? Fails { get; set; }

    /// <summary>Waits for the next mark that is stored.</summary>
    public Task<SeenMark> NextMarkAsync() => Patience.ForAsync(_marks.Reader.ReadAsync().AsTask(), "a mark to be stored");

    /// <summary>Marks that were stored and not yet given.</summary>
    public int MarkCount => _marks.Reader.Count;

    /// <inheritdoc/>
    public Task<StoredPresence> FindAsync(Guid userId, CancellationToken cancellationToken) => Task.FromResult(this[userId]);

    /// <inheritdoc/>
    public Task ChooseAsync(Guid userId, PresenceStatus status, CancellationToken cancellationToken)
    {
        this[userId] = this[userId] with { Chosen = status };
        return Fails is { } failure ? Task.FromException(failure) : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task MarkAsync(SeenMark mark, CancellationToken cancellationToken)
    {
        this[mark.UserId] = this[mark.UserId] with { SeenAt = mark.SeenAt, IsHere = mark.IsHere };
        _marks.Writer.TryWrite(mark);
        return Task.CompletedTask;
    }
}
