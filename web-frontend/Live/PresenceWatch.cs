using InstaHub.GrainInterfaces.Live;
using InstaHub.GrainInterfaces.Presence;

namespace InstaHub.Web.Live;

/// <summary>A user of whom a connection is told whether they are there.</summary>
internal sealed class PresenceWatch : TopicWatch
{
    private readonly LatestPresence _told;

    /// <param name="userId">Who is watched.</param>
    /// <param name="connection">Whose watch it is.</param>
    public PresenceWatch(Guid userId, LiveConnection connection)
        : base(userId, connection, sent: 0)
    {
        Waiting = _told = new LatestPresence(userId);
    }

    /// <summary>Notes what the client is told in an answer.</summary>
    /// <returns>That, or the newer that it was told by events already.</returns>
    public UserPresence Answer(UserPresence presence) => _told.Answer(presence);

    /// <summary>Makes the user seem to be gone, if they seemed to be there: the connection may know no more. The watch must have been ended.</summary>
    public void Hide() => Connection.Deliver(Waiting, PresenceEvents.Raw(UserPresence.Hidden with { Number = long.MaxValue }));

    /// <summary>What the client gets is the difference between what it was told before and what is so now.</summary>
    private sealed class LatestPresence(Guid userId) : LatestEvent
    {
        private readonly Lock _lock = new();
        private UserPresence? _told;

        public UserPresence Answer(UserPresence presence)
        {
            lock (_lock)
                return _told = _told is { } told && told.Number > presence.Number ? told : presence;
        }

        protected override IReadOnlyList<LiveEvent> EventsOf(LiveEvent newest)
        {
            var presence = UserPresence.FromJson(newest.Data);
            lock (_lock)
            {
                var before = _told;
                if (before?.Number >= presence.Number)
                    return [];
                _told = presence;
                return [.. PresenceEvents.Between(userId, before, presence)];
            }
        }
    }
}
