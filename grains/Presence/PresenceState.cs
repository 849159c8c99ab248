using InstaHub.GrainInterfaces.Presence;

namespace InstaHub.Grains.Presence;

/// <summary>
/// Whether one user is there, as others see it: by signs of life, each of which holds for a time, and by what the user has chosen. Pure: time
/// comes in from outside. Not thread-safe.
/// </summary>
/// <param name="times">How long things take.</param>
/// <param name="began">Since when signs are taken in here, UTC: what came before is known as it was stored.</param>
public sealed class PresenceState(PresenceTimes times, DateTimeOffset began)
{
    private StoredPresence? _stored;

    // The last sign of life, and until when the user counts as there by signs, or because they were there before this began.
    private DateTimeOffset? _signAt;
    private DateTimeOffset _hereUntil;
    private DateTimeOffset _presumedUntil;

    private DateTimeOffset? _markedAt;
    private bool _mustMark;
    private UserPresence _shown = UserPresence.Hidden;

    /// <summary>What others see, as of the last <see cref="Update"/>.</summary>
    public UserPresence Shown => _shown;

    /// <summary>Takes in what is stored; later ones only for what was chosen.</summary>
    public void Load(StoredPresence stored)
    {
        if (_stored is not null)
        {
            _stored = _stored with { Chosen = stored.Chosen };
            return;
        }

        _stored = stored;
        _markedAt = stored.SeenAt;
        // Nobody has stored that they have gone. They are given the time that their web processes need to report here.
        if (stored.IsHere && stored.SeenAt > began - times.MarkInterval - times.Lease)
            (_presumedUntil, _signAt) = (began + times.Lease, _signAt ?? stored.SeenAt);
    }

    /// <summary>The user has connections.</summary>
    /// <param name="now">The time, UTC.</param>
    /// <param name="until">When they count as lost unless a later sign comes.</param>
    public void Stay(DateTimeOffset now, DateTimeOffset until) => (_signAt, _hereUntil) = (now, until);

    /// <summary>The last connection has been closed: the user stays there for a moment, for who comes back at once was not away.</summary>
    public void Leave(DateTimeOffset now)
    {
        if (now < _hereUntil)
            (_signAt, _hereUntil) = (now, now + times.Grace);
    }

    /// <summary>The user has chosen, and that is stored.</summary>
    public void Choose(DateTimeOffset now, PresenceStatus status)
    {
        // Who disappears was seen until now.
        if (status == PresenceStatus.Offline && _shown.Status != PresenceStatus.Offline)
            Disappear(now);
        _stored = _stored! with { Chosen = status };
    }

    /// <summary>Finds out what others see now.</summary>
    /// <returns>Whether that has changed.</returns>
    public bool Update(DateTimeOffset now)
    {
        var isHere = ChangesAt(now) is not null;
        var status = isHere ? _stored!.Chosen : PresenceStatus.Offline;
        if (!isHere && _signAt is { } left && _stored!.Chosen != PresenceStatus.Offline)
            Disappear(left);

        var lastSeen = status == PresenceStatus.Offline ? _stored!.SeenAt : null;
        if (_shown.Number > 0 && (status, lastSeen) == (_shown.Status, _shown.LastSeen))
            return false;
        _shown = new UserPresence(status, lastSeen, Math.Max(_shown.Number + 1, now.UtcTicks));
        return true;
    }

    /// <summary>Makes sure that what is shown counts as newer than what somebody was told by a grain before this one, whose clock was ahead.</summary>
    public void Outnumber(long number)
    {
        if (number > _shown.Number)
            _shown = _shown with { Number = number + 1 };
    }

    /// <summary>When the user counts as gone, unless a sign comes; null: they are not there.</summary>
    public DateTimeOffset? ChangesAt(DateTimeOffset now)
    {
        var until = _hereUntil > _presumedUntil ? _hereUntil : _presumedUntil;
        return now < until ? until : null;
    }

    /// <summary>What is to be stored now; it counts as stored.</summary>
    /// <param name="userId">Whose state this is.</param>
    public SeenMark? TakeMark(Guid userId)
    {
        if (_shown.Status == PresenceStatus.Offline)
        {
            var mark = _mustMark ? new SeenMark(userId, _stored!.SeenAt!.Value, IsHere: false) : null;
            _mustMark = false;
            return mark;
        }

        if (_signAt is not { } seenAt || seenAt - _markedAt < times.MarkInterval)
            return null;
        _markedAt = seenAt;
        return new SeenMark(userId, seenAt, IsHere: true);
    }

    private void Disappear(DateTimeOffset at)
    {
        // A clock may have been set back.
        _markedAt = at < _stored!.SeenAt ? _stored.SeenAt : at;
        _stored = _stored with { SeenAt = _markedAt, IsHere = false };
        (_signAt, _mustMark) = (null, true);
    }
}

/// <summary>How long things take.</summary>
/// <param name="Lease">How long a web process counts as there after it last said so.</param>
/// <param name="Grace">How long a user stays there after the last connection.</param>
/// <param name="MarkInterval">Shortest time between two writes of a user who is there.</param>
public sealed record PresenceTimes(TimeSpan Lease, TimeSpan Grace, TimeSpan MarkInterval);
