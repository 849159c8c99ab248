using System.Collections.Immutable;

namespace InstaHub.Web.Live;

/// <summary>The connections of one user in this process.</summary>
internal sealed class UserConnections(Guid userId)
{
    private ImmutableArray<LiveConnection> _all = [];

    public Guid UserId => userId;

    /// <summary>Held while the grains are told how many there are, so that they hear it in order.</summary>
    public SemaphoreSlim Gate { get; } = new(1);

    /// <summary>Whether this object has been given up for a new one. Changes under <see cref="Gate"/>.</summary>
    public bool IsGone { get; set; }

    public ImmutableArray<LiveConnection> All => _all;

    public void Add(LiveConnection connection) => ImmutableInterlocked.Update(ref _all, all => all.Add(connection));

    public void Remove(LiveConnection connection) => ImmutableInterlocked.Update(ref _all, all => all.Remove(connection));
}
