using System.Collections.Concurrent;
using InstaHub.GrainInterfaces.Notifications;
using InstaHub.Grains.Common;
using InstaHub.Grains.Notifications;
using InstaHub.Silo.Stores.GroupCommit;

namespace InstaHub.Silo.Stores.Notifications;

/// <summary>What makes one group of notifications: see the key of the table.</summary>
internal readonly record struct NotificationGroup(Guid OwnerId, NotificationKind Kind, Guid TargetId, int Day)
{
    public static NotificationGroup Of(NotificationLook look) => new(look.OwnerId, look.Kind, look.TargetId, look.Day);
}

/// <summary>Many who have come to one large group: it is moved once, if any of them is news.</summary>
internal sealed record NotificationCrowd(NotificationGroup Group, IReadOnlyList<NotificationLook> Looks) : NotificationWrite(Group.OwnerId, Group.TargetId);

/// <summary>
/// Puts together what comes to groups that are known to be large, of each all that comes while the last is written: of a storm of likes or
/// follows the database sees a few operations instead of thousands.
/// </summary>
internal sealed class NotificationCrowds
{
    /// <summary>Groups that are remembered; of more all are forgotten, and found again by the next that comes to each.</summary>
    private const int Most = 50_000;

    // What comes to a group waits this long for others, so that a storm takes few transactions.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(5);

    private readonly IGroupCommitter<NotificationWrite, NotificationOutcome> _writes;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<NotificationGroup, bool> _large = new();
    private readonly Mailboxes<NotificationGroup, List<NotificationLook>> _mailboxes;

    public NotificationCrowds(IGroupCommitter<NotificationWrite, NotificationOutcome> writes, TimeProvider time)
    {
        (_writes, _time) = (writes, time);
        _mailboxes = new(SendAsync, static (waiting, more) =>
        {
            waiting.AddRange(more);
            return waiting;
        });
    }

    /// <summary>Joins the others that come to the group.</summary>
    /// <returns>Whether it is done; false: it is to be written by itself.</returns>
    public Task<bool> TryJoinAsync(NotificationLook look) =>
        look.MayAdd && _large.ContainsKey(NotificationGroup.Of(look)) ? _mailboxes.PostAsync(NotificationGroup.Of(look), [look]) : Task.FromResult(false);

    /// <summary>Remembers what a write has found.</summary>
    public void Found(NotificationLook look, NotificationOutcome outcome)
    {
        if (!outcome.IsLarge)
            return;
        if (_large.Count >= Most)
            _large.Clear();
        _large.TryAdd(NotificationGroup.Of(look), true);
    }

    private async Task<bool> SendAsync(NotificationGroup group, List<NotificationLook> looks)
    {
        await Task.Delay(Gathering, _time);
        try
        {
            if ((await _writes.SubmitAsync(new NotificationCrowd(group, looks))).IsLarge)
                return true;
            _large.TryRemove(group, out _);
        }
        catch (Exception)
        {
            // Each is written by itself then, and learns why not.
        }
        return false;
    }
}
