using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Presence;
using InstaHub.GrainInterfaces.Profiles;

namespace InstaHub.Grains.Presence;

/// <summary>Who may see whether a user is there. Pure.</summary>
public static class PresenceRules
{
    /// <summary>Decides. What oneself shows to others has no effect on what one sees of them. Being restricted has none either: it must not show.</summary>
    /// <param name="viewerId">Who looks; null: nobody known, who never may.</param>
    /// <param name="owner">Of whom.</param>
    /// <param name="relation">What is between the two, seen by the viewer.</param>
    public static bool MaySee(Guid? viewerId, UserCard owner, Relation relation) =>
        viewerId is not null && owner.Status == AccountStatus.Active && (viewerId == owner.Id || MaySee(owner.PresenceFor, relation));

    private static bool MaySee(PresenceAudience audience, Relation relation) =>
        (relation & (Relation.Blocking | Relation.BlockedBy)) == 0 && audience switch
        {
            PresenceAudience.Everyone => true,
            PresenceAudience.Followers => relation.HasFlag(Relation.Following),
            PresenceAudience.Following => relation.HasFlag(Relation.FollowedBy),
            _ => false,
        };
}
